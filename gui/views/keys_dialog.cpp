#include "gui/views/keys_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

KeysDialog::KeysDialog(wxWindow* parent, const Language& t, const Commands& commands)
    : wxDialog(parent, wxID_ANY, wx_text(t.text("Keys"))) {
  set_access(this, "keys-dialog", wx_text(t.text("Keys")));
  auto* grid = new wxFlexGridSizer(2, space(this, Space::inside), space(this, Space::section));
  const auto add = [&](const std::string& keys, const std::string& what) {
    const std::string id = "keys-" + std::to_string(grid->GetItemCount() / 2);
    auto* shown = section_title(this, keys, id);
    shown->SetLayoutDirection(wxLayout_LeftToRight);
    grid->Add(shown, 0, wxALIGN_CENTRE_VERTICAL);
    grid->Add(body_text(this, what, id + "-what"), 0, wxALIGN_CENTRE_VERTICAL);
  };
  for (const auto& command : commands.all()) {
    if (!command.shortcut.empty()) add(command.shortcut, command.help);
  }
  add("Esc", t.text("Clears the search, closes the details, clears the filters."));
  add("Home / End", t.text("Goes to the first or last row."));
  add("Space", t.text("Chooses the row."));
  add("Shift+F10", t.text("Opens the menu of the row."));
  auto* close = new wxButton(this, wxID_CLOSE, wx_text(t.text("Close")));
  set_access(close, "keys-close", wx_text(t.text("Close")));
  SetEscapeId(wxID_CLOSE);
  close->SetDefault();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(grid, 0, wxALL, space(this, Space::group));
  column->Add(close, 0, wxALIGN_RIGHT | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizerAndFit(column);
  close->SetFocus();
}

}  // namespace kontor::gui
