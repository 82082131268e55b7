#pragma once

#include <wx/dialog.h>

#include <memory>
#include <vector>

#include "gui/presenters/low_level_form.h"
#include "gui/views/form_panel.h"

namespace kontor::gui {

/// Asks at what level products are low; ends with wxID_OK when it was set.
class LowLevelDialog : public wxDialog {
 public:
  LowLevelDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                 std::shared_ptr<OpenBook> book, std::vector<stock::PoolRow> products,
                 std::vector<company::Location> places, LocationId place);
  ~LowLevelDialog() override { DestroyChildren(); }  // they read m_form

  LowLevelForm& form() { return m_form; }

 private:
  LowLevelForm m_form;
  FormPanel* m_panel = nullptr;
};

}  // namespace kontor::gui
