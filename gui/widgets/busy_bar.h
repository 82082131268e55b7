#pragma once

#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include <functional>
#include <string>

namespace kontor::gui {

/// Background work as people should see it: nothing for the first 150 ms, then a thin moving line,
/// after a second what it does and a way to stop it.
class BusyBar : public wxPanel {
 public:
  BusyBar(wxWindow* parent, const std::string& id, const std::string& cancel_label);

  /// The same label again changes nothing.
  void begin(const std::string& label, std::function<void()> cancel);
  void end();
  bool shown() const { return m_gauge->IsShown(); }

 private:
  void advance();

  wxGauge* m_gauge;
  wxStaticText* m_label;
  wxButton* m_cancel;
  wxTimer m_timer;
  std::string m_id;
  std::function<void()> m_stop;
  std::string m_what;
  int m_elapsed_ms = 0;
  bool m_busy = false;
};

}  // namespace kontor::gui
