#pragma once

#include <wx/dialog.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <optional>

#include "gui/presenters/language.h"

namespace kontor::gui {

/// Days from one to another, both included; none: open on that side.
struct Days {
  std::optional<BusinessDate> from, to;
};

/// Asks for two dates; what is no date is said beside the fields.
class DaysDialog : public wxDialog {
 public:
  DaysDialog(wxWindow* parent, const Language& language, Days days);
  const Days& days() const { return m_days; }

 private:
  bool take();

  Language m_language;
  Days m_days;
  wxTextCtrl* m_from = nullptr;
  wxTextCtrl* m_to = nullptr;
  wxStaticText* m_problem = nullptr;
};

}  // namespace kontor::gui
