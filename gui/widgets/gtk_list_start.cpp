#include "gui/widgets/gtk_list_start.h"

#include <gtk/gtk.h>
#include <wx/dataview.h>

namespace kontor::gui {

namespace {

constexpr const char* kept = "kontor-start";

/// How a list was laid out last, and whether its first column was in sight.
struct Start {
  double upper = 0, page = 0;
  bool at_start = true;
};

GtkAdjustment* sideways(gpointer view) {
  return gtk_scrollable_get_hadjustment(GTK_SCROLLABLE(view));
}

double end_of(GtkAdjustment* place) {
  return gtk_adjustment_get_upper(place) - gtk_adjustment_get_page_size(place);
}

Start& start_of(gpointer view) {
  return *static_cast<Start*>(g_object_get_data(G_OBJECT(view), kept));
}

/// A value that comes with another extent is GTK's, within a layout; any other is a person's.
void moved(GtkAdjustment* place, gpointer view) {
  Start& start = start_of(view);
  if (gtk_adjustment_get_upper(place) != start.upper ||
      gtk_adjustment_get_page_size(place) != start.page) {
    return;
  }
  start.at_start = gtk_adjustment_get_value(place) >= end_of(place) - 1;
}

void laid_out(GtkWidget* view, GdkRectangle*, gpointer) {
  GtkAdjustment* place = sideways(view);
  Start& start = start_of(view);
  start.upper = gtk_adjustment_get_upper(place);
  start.page = gtk_adjustment_get_page_size(place);
  if (start.at_start) gtk_adjustment_set_value(place, end_of(place));
}

}  // namespace

void keep_at_start(wxDataViewCtrl* list) {
  GtkWidget* view = list->GtkGetTreeView();
  if (gtk_widget_get_direction(view) != GTK_TEXT_DIR_RTL) return;
  g_object_set_data_full(
      G_OBJECT(view), kept, new Start, +[](gpointer start) { delete static_cast<Start*>(start); });
  g_signal_connect_object(sideways(view), "value-changed", G_CALLBACK(moved), view,
                          GConnectFlags(0));
  g_signal_connect_after(view, "size-allocate", G_CALLBACK(laid_out), nullptr);
}

}  // namespace kontor::gui
