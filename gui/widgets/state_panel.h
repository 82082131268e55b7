#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <functional>
#include <string>

namespace kontor::gui {

/// What stands in place of a list that has no rows: an icon, what will be here, and the one act
/// that fills it.
class StatePanel : public wxPanel {
 public:
  StatePanel(wxWindow* parent, const std::string& id);

  struct Content {
    std::string icon;
    std::string title;
    std::string sentence;
    std::string action;  ///< empty: no button
    std::function<void()> act;
  };
  void show(Content content);
  const Content& content() const { return m_content; }
  wxButton* button() const { return m_button; }

 private:
  std::string m_id;
  Content m_content;
  wxStaticBitmap* m_icon;
  wxStaticText* m_title;
  wxStaticText* m_sentence;
  wxButton* m_button;
};

}  // namespace kontor::gui
