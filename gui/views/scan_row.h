#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>

#include "gui/presenters/language.h"

namespace kontor::gui {

/// A field for what a scanner sends or a person types, a quantity beside it. Enter in either takes
/// both; the focus then waits for the next code.
class ScanRow : public wxPanel {
 public:
  /// `quantity_hint`: what an empty quantity means, translated.
  ScanRow(wxWindow* parent, const Language& language, const std::string& id,
          const std::string& quantity_hint);

  wxTextCtrl* code() const { return m_code; }
  wxTextCtrl* quantity() const { return m_quantity; }
  void take_focus() { m_code->SetFocus(); }
  /// Puts a line into the fields so that its quantity can be typed anew.
  void edit(const std::string& code, const std::string& quantity);
  void enter();

  std::function<void(const std::string& code, const std::string& quantity)> on_enter;
  /// Several lines were pasted.
  std::function<void(const std::string& text)> on_paste;

 private:
  wxTextCtrl* add_field(wxSizer* row, const std::string& id, const std::string& label, int width,
                        int share);
  void pasted(wxClipboardTextEvent& event);

  wxTextCtrl* m_code = nullptr;
  wxTextCtrl* m_quantity = nullptr;
};

/// What is on the clipboard as text; empty: nothing.
std::string clipboard_words();

}  // namespace kontor::gui
