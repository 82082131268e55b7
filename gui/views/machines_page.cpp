#include "gui/views/machines_page.h"

#include <wx/textdlg.h>

#include "gui/views/say_refusal.h"

namespace kontor::gui {

MachinesPage::MachinesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                           BusyBar& busy, bool dense)
    : ListPage(parent, around, busy,
               {"machines",
                around.language.text("Machines"),
                around.language.text("Reading the machines..."),
                {},
                true}),
      m_presenter(*this, std::move(book), around.executor, around.language) {
  m_presenter.on_act = [this] { show_act(); };
  build(m_presenter, dense);
  start();
}

void MachinesPage::add_filters(const Language& t) {
  const auto button = [&](const std::string& id, const std::string& label,
                          std::function<void()> act) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    // After this event: an assistive tool that caused it waits for its end.
    made->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) { CallAfter(act); });
    return made;
  };
  m_enrol = button("machines-enrol", t.text("Make PINs good here"),
                   [this] { m_presenter.enrol({}, {}); });
  add_filter(m_enrol);
  m_code = button("machines-code", t.text("Code for a further machine"),
                  [this] { m_presenter.make_code(); });
  add_filter(m_code, Space::inside);
  stretch_filters();
  m_revoke = button("machines-revoke", t.text("Take out"), [this] { revoke(); });
  add_filter(m_revoke);
}

void MachinesPage::fill_filters() {
  if (!list()) return;
  const auto row = list()->chosen_row();
  m_enrol->Enable(!m_presenter.acting() && !m_presenter.enrolled());
  m_code->Enable(!m_presenter.acting() && m_presenter.enrolled());
  m_revoke->Enable(row && m_presenter.may_revoke(*row));
}

void MachinesPage::revoke() {
  if (const auto row = list()->chosen_row()) m_presenter.revoke(*row);
}

void MachinesPage::show_act() {
  if (!list()) return;  // it is built just now
  if (m_presenter.take_needs_code()) CallAfter([this] { ask_code(); });
  const auto& refused = m_presenter.refused();
  if (const std::string label = approval_label(m_around, refused); !label.empty()) {
    say(m_presenter.said_tone(), m_presenter.said(), label,
        [approve = m_around.approve, act = *refused] { approve(act); });
  } else {
    say(m_presenter.said_tone(), m_presenter.said());
  }
  fill_filters();
}

void MachinesPage::ask_code() {
  const Language& t = m_around.language;
  wxTextEntryDialog dialog(
      this,
      wx_text(t.text("PINs are good on another machine already. There, Set-up > Machines makes a "
                     "code for this one.")),
      wx_text(t.text("Code for a further machine")));
  if (dialog.ShowModal() != wxID_OK) return;
  m_presenter.enrol({}, wxString(dialog.GetValue()).Trim().Trim(false).utf8_string());
}

StatePanel::Content MachinesPage::empty_content() {
  const Language& t = m_around.language;
  if (m_presenter.state() == ListPresenter::State::failed) {
    return {"network-error-symbolic", t.text("The list could not be read"), m_presenter.error(),
            t.text("Try again"), [this] { refresh(); }};
  }
  return {"computer-symbolic", t.text("PINs are good nowhere yet"),
          t.text("A PIN is short, so it is good only on machines of the shop: each is made known "
                 "here once. Passwords are good everywhere."),
          t.text("Make PINs good here"), [this] { m_presenter.enrol({}, {}); }};
}

}  // namespace kontor::gui
