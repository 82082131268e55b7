#include "gui/widgets/gtk_dialogs.h"

#include <gtk/gtk.h>
#include <wx/dialog.h>
#include <wx/filedlg.h>
#include <wx/msgdlg.h>

#include <vector>

namespace kontor::gui {

namespace {

bool belongs_to(const wxWindow* dialog, const wxTopLevelWindow* window) {
  const auto* parent = dialog->GetParent();
  return parent && wxGetTopLevelParent(const_cast<wxWindow*>(parent)) == window;
}

}  // namespace

void end_dialogs(wxTopLevelWindow* window) {
  // GTK's own run in a loop of theirs.
  GList* all = gtk_window_list_toplevels();
  for (GList* each = all; each; each = each->next) {
    auto* widget = GTK_WIDGET(each->data);
    const bool native = GTK_IS_MESSAGE_DIALOG(widget) || GTK_IS_FILE_CHOOSER_DIALOG(widget);
    if (native && gtk_widget_get_visible(widget))
      gtk_dialog_response(GTK_DIALOG(widget), GTK_RESPONSE_CANCEL);
  }
  g_list_free(all);
  std::vector<wxDialog*> own;
  for (auto* one : wxTopLevelWindows) {
    auto* dialog = wxDynamicCast(one, wxDialog);
    const bool native = wxDynamicCast(one, wxMessageDialog) || wxDynamicCast(one, wxFileDialog);
    if (dialog && !native && dialog->IsShown() && belongs_to(dialog, window)) own.push_back(dialog);
  }
  for (auto* dialog : own) {
    if (dialog->IsModal())
      dialog->EndModal(wxID_CANCEL);
    else
      dialog->Close();
  }
}

}  // namespace kontor::gui
