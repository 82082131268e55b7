#pragma once

#include <wx/button.h>
#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/presenters/list_presenter.h"

namespace kontor::gui {

/// The filters of a list as buttons that take them away, each read as "Remove filter: ...". Takes
/// no space while there are none.
class ChipRow : public wxPanel {
 public:
  /// `remove` is the sentence of a button for screen readers, with {filter} in it, translated.
  ChipRow(wxWindow* parent, const std::string& id, std::string remove);

  /// True when others are shown than before.
  bool show(const std::vector<FilterChip>& chips);
  const std::vector<wxButton*>& buttons() const { return m_buttons; }

  std::function<void(const std::string& chip_id)> on_remove;

 private:
  wxButton* make_chip(const FilterChip& chip);

  std::string m_id, m_remove;
  std::vector<FilterChip> m_chips;
  std::vector<wxButton*> m_buttons;
};

}  // namespace kontor::gui
