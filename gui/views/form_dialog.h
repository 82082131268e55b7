#pragma once

#include <wx/button.h>
#include <wx/dialog.h>

#include <string>

#include "gui/views/form_panel.h"

namespace kontor::gui {

/// A dialog around one form, with Cancel beneath it. Derived classes own the form, so that they
/// destroy the children, which read it, before it goes.
class FormDialog : public wxDialog {
 public:
  FormPanel* panel() const { return m_panel; }

 protected:
  struct Look {
    std::string id;             ///< "token": the controls' ids begin with it
    std::string title;          ///< translated
    int width = 0, height = 0;  ///< of the form, in DIP
  };

  FormDialog(wxWindow* parent, Surroundings around, Look look);
  /// Builds it, once the form stands; `beside` is a further button, at the other end from Cancel.
  void build(BusyBar& busy, FormPresenter& form, wxButton* beside = nullptr);
  /// Cancel, Escape, or the window's own close.
  virtual void dropped() = 0;
  /// Takes the dialog away; false where it has gone already.
  bool leave();

  Surroundings m_around;

 private:
  Look m_look;
  FormPanel* m_panel = nullptr;
  bool m_left = false;
};

}  // namespace kontor::gui
