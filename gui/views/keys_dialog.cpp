#include "gui/views/keys_dialog.h"

#include <wx/button.h>

#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"
#include "gui/widgets/way_out.h"

namespace kontor::gui {

std::vector<KeyGroup> keys_here(const Language& t, const Commands& commands,
                                const std::string& page, const std::vector<KeyHelp>& of_page,
                                bool list) {
  KeyGroup everywhere{t.text("Everywhere"), {}}, lists{t.text("In lists"), {}};
  for (const auto& command : commands.all()) {
    if (command.shortcut.empty()) continue;
    const bool of_list = command.id.starts_with("list.");
    if (!of_list && !command.can_run()) continue;
    // Isolated, or the comma of "Ctrl+," would stand before it in a mirrored window.
    (of_list ? lists : everywhere).keys.push_back({t.isolated(command.shortcut), command.help});
  }
  lists.keys.push_back({"Home / End", t.text("Goes to the first or last row.")});
  lists.keys.push_back({"Space", t.text("Chooses the row.")});
  lists.keys.push_back({"Shift+F10", t.text("Opens the menu of the row.")});
  lists.keys.push_back(
      {"Esc", t.text("Clears the search, closes the details, clears the filters.")});
  std::vector<KeyGroup> groups;
  if (!of_page.empty()) groups.push_back({page, of_page});
  if (list) groups.push_back(std::move(lists));
  groups.push_back(std::move(everywhere));
  return groups;
}

KeysDialog::KeysDialog(wxWindow* parent, const Language& t, const std::vector<KeyGroup>& groups)
    : wxDialog(parent, wxID_ANY, wx_text(t.text("Keys"))) {
  set_access(this, "keys-dialog", wx_text(t.text("Keys")));
  give_edge(this);
  // The window's keys beside those of its page: no dialog that must be made larger to be read.
  auto* leading = new wxBoxSizer(wxVERTICAL);
  auto* trailing = new wxBoxSizer(wxVERTICAL);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto* side = i + 1 == groups.size() && groups.size() > 1 ? trailing : leading;
    if (!side->IsEmpty()) side->AddSpacer(space(this, Space::group));
    side->Add(make_group(groups[i], i));
  }
  auto* both = new wxBoxSizer(wxHORIZONTAL);
  both->Add(leading);
  if (!trailing->IsEmpty()) both->AddSpacer(2 * space(this, Space::section));
  both->Add(trailing);
  auto* close = way_out(this, this, t.text("Close"), "keys-close");
  close->SetDefault();
  close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Destroy(); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { Destroy(); });
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(both, 0, wxALL, space(this, Space::group));
  column->Add(close, 0, wxALIGN_RIGHT | wxLEFT | wxRIGHT | wxBOTTOM, space(this, Space::group));
  SetSizerAndFit(column);
  centre_over_window(this);
  close->SetFocus();
}

wxSizer* KeysDialog::make_group(const KeyGroup& group, std::size_t index) {
  const std::string id = "keys-" + std::to_string(index);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(section_title(this, group.title, id + "-title"));
  column->AddSpacer(space(this, Space::inside));
  auto* grid = new wxFlexGridSizer(2, space(this, Space::hair), space(this, Space::group));
  for (std::size_t i = 0; i < group.keys.size(); ++i) {
    const std::string one = id + "-" + std::to_string(i);
    auto* keys = body_text(this, group.keys[i].keys, one, Tone::dimmed);
    grid->Add(keys, 0, wxALIGN_CENTRE_VERTICAL);
    grid->Add(body_text(this, group.keys[i].what, one + "-what"), 0, wxALIGN_CENTRE_VERTICAL);
  }
  column->Add(grid);
  return column;
}

}  // namespace kontor::gui
