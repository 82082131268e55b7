#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <functional>
#include <string>

#include "gui/presenters/table.h"

namespace kontor::gui {

/// A sentence where the mistake is: icon, words, and at most one thing to do about it. Takes no
/// space while it has nothing to say.
class InfoRow : public wxPanel {
 public:
  InfoRow(wxWindow* parent, const std::string& id);

  void say(Tone tone, const std::string& sentence);
  /// With a button beside the sentence.
  void say(Tone tone, const std::string& sentence, const std::string& action,
           std::function<void()> act);
  void clear();
  std::string sentence() const { return m_sentence; }

 private:
  void wrap();

  std::string m_id;
  std::string m_sentence;
  wxStaticBitmap* m_icon;
  wxStaticText* m_text;
  wxButton* m_button;
  std::function<void()> m_act;
};

}  // namespace kontor::gui
