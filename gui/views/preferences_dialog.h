#pragma once

#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/sizer.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/presenters/language.h"
#include "gui/presenters/preferences.h"
#include "i18n/language.h"

namespace kontor::gui {

/// What a person may choose of language, figures, text and colours. Every choice is taken at once;
/// there is nothing to confirm.
class PreferencesDialog : public wxDialog {
 public:
  PreferencesDialog(wxWindow* parent, const Language& language, Preferences now);

  /// The choice of this id has the focus: the window was built again because of it.
  void focus(const std::string& id);
  wxChoice* choice(const std::string& id) const;

  /// Another choice was made at the control with this id.
  std::function<void(const Preferences&, const std::string& id)> on_choice;
  std::function<void()> on_close;

 private:
  /// One labelled choice; `chosen` is told which of `values` was taken.
  void add(const std::string& id, const std::string& label, const std::vector<std::string>& values,
           int now, std::function<void(int)> chosen);
  void add_note(const std::string& id, const std::string& sentence);

  Preferences m_now;
  wxFlexGridSizer* m_grid = nullptr;
  std::vector<wxChoice*> m_choices;
};

}  // namespace kontor::gui
