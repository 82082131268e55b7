#pragma once

#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include <functional>
#include <string>
#include <vector>

namespace kontor::gui {

/// Background work as people should see it: nothing for the first 150 ms, then a thin moving line,
/// after a second what it does and a way to stop it. Of several works the newest is shown.
class BusyBar : public wxPanel {
 public:
  BusyBar(wxWindow* parent, const std::string& id, const std::string& cancel_label);

  /// `owner` works at something; the same label again changes nothing.
  void begin(const void* owner, const std::string& label, std::function<void()> cancel);
  /// How far it is, 0 to 100; below zero where it is not known.
  void at(const void* owner, int percent);
  void end(const void* owner);
  /// Nobody works any more: the book was closed.
  void end_all();
  bool shown() const { return m_gauge->IsShown(); }

 private:
  struct Work {
    const void* owner;
    std::string what;
    std::function<void()> stop;
    int percent = -1;
  };
  void advance();
  void show_newest();
  void rest();

  wxGauge* m_gauge;
  wxStaticText* m_label;
  wxButton* m_cancel;
  wxTimer m_timer;
  std::string m_id;
  std::vector<Work> m_works;
  int m_elapsed_ms = 0;
};

}  // namespace kontor::gui
