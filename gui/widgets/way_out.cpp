#include "gui/widgets/way_out.h"

#include "gui/widgets/gtk_platform.h"

namespace kontor::gui {

wxButton* way_out(wxDialog* dialog, wxWindow* parent, const std::string& words,
                  const std::string& id) {
  auto* button = new wxButton(parent, wxID_ANY, wx_text(words));
  set_access(button, id, wx_text(words));
  dialog->SetEscapeId(button->GetId());
  return button;
}

}  // namespace kontor::gui
