#include "gui/views/revoking_page.h"

#include "gui/views/say_refusal.h"

namespace kontor::gui {

void RevokingPage::begin(ListPresenter& list, Revoking& things, bool dense) {
  m_things = &things;
  things.on_act = [this] { show_act(); };
  build(list, dense);
  start();
}

wxButton* RevokingPage::act_button(const std::string& id, const std::string& label,
                                   std::function<void()> act) {
  auto* made = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(made, id, wx_text(label));
  // After this event: an assistive tool that caused it waits for its end.
  made->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) { CallAfter(act); });
  return made;
}

void RevokingPage::add_revoke(const std::string& id, const std::string& label) {
  stretch_filters();
  m_revoke = act_button(id, label, [this] { revoke(); });
  add_filter(m_revoke);
}

void RevokingPage::fill_filters() {
  if (!list()) return;  // it is built just now
  const auto row = list()->chosen_row();
  m_revoke->Enable(row && m_things->may_revoke(*row));
  fill_acts();
}

void RevokingPage::revoke() {
  if (const auto row = list()->chosen_row()) m_things->revoke(*row);
}

void RevokingPage::show_act() {
  if (!list()) return;  // it is built just now
  const auto& refused = m_things->refused();
  if (m_things->said().empty()) {
    // Nothing was done yet.
  } else if (const std::string label = approval_label(m_around, refused); !label.empty()) {
    say(m_things->said_tone(), m_things->said(), label,
        [approve = m_around.approve, act = *refused] { approve(act); });
  } else {
    say(m_things->said_tone(), m_things->said());
  }
  fill_filters();
}

StatePanel::Content RevokingPage::unread(const std::string& error) {
  const Language& t = m_around.language;
  return {"network-error-symbolic", t.text("The list could not be read"), error,
          t.text("Try again"), [this] { refresh(); }};
}

}  // namespace kontor::gui
