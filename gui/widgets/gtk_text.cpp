#include "gui/widgets/gtk_text.h"

#include <gtk/gtk.h>

namespace kontor::gui {

void keep_left_to_right(wxTextCtrl* text) {
  auto* scrolled = static_cast<GtkWidget*>(text->GetHandle());
  gtk_widget_set_direction(scrolled, GTK_TEXT_DIR_LTR);
  // wx gives the direction to what scrolls, not to the text in it.
  GtkWidget* inner = GTK_IS_BIN(scrolled) ? gtk_bin_get_child(GTK_BIN(scrolled)) : nullptr;
  if (inner) gtk_widget_set_direction(inner, GTK_TEXT_DIR_LTR);
}

}  // namespace kontor::gui
