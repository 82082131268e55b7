#include "gui/widgets/chip_row.h"

#include <wx/app.h>
#include <wx/wrapsizer.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int chip_icon = 12;

}  // namespace

ChipRow::ChipRow(wxWindow* parent, const std::string& id, std::string remove)
    : wxPanel(parent), m_id(id), m_remove(std::move(remove)) {
  set_access(this, id, {});
  SetSizer(new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES));
  Hide();
}

bool ChipRow::show(const std::vector<FilterChip>& chips) {
  if (chips == m_chips) return false;
  // The one with the focus goes: its neighbour has it next.
  bool had_focus = false;
  for (auto* button : m_buttons) had_focus = had_focus || button->HasFocus();
  m_chips = chips;
  GetSizer()->Clear(true);
  m_buttons.clear();
  for (const auto& chip : m_chips) m_buttons.push_back(make_chip(chip));
  Show(!m_chips.empty());
  if (had_focus && !m_buttons.empty()) m_buttons.front()->SetFocus();
  Layout();
  return true;
}

wxButton* ChipRow::make_chip(const FilterChip& chip) {
  auto* button = new wxButton(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  // As a text, not as a label: "&" in a name is no access key.
  button->SetLabelText(wx_text(chip.text));
  const bool rtl = wxTheApp->GetLayoutDirection() == wxLayout_RightToLeft;
  button->SetBitmap(symbolic_icon("window-close-symbolic", chip_icon, colour_of(Tone::normal), rtl),
                    rtl ? wxLEFT : wxRIGHT);
  std::string name = m_remove;
  if (const auto at = name.find("{filter}"); at != std::string::npos) {
    name.replace(at, std::string("{filter}").size(), chip.text);
  }
  set_access(button, m_id + "-" + chip.id, wx_text(name));
  button->SetToolTip(wx_text(name));
  button->Bind(wxEVT_BUTTON, [this, id = chip.id](wxCommandEvent&) {
    // After this event: the button goes.
    CallAfter([this, id] {
      if (on_remove) on_remove(id);
    });
  });
  GetSizer()->Add(button, 0, wxRIGHT | wxBOTTOM, space(this, Space::inside));
  return button;
}

}  // namespace kontor::gui
