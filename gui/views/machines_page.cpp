#include "gui/views/machines_page.h"

#include <wx/textdlg.h>

namespace kontor::gui {

MachinesPage::MachinesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                           BusyBar& busy, bool dense)
    : RevokingPage(parent, around, busy,
                   {"machines",
                    around.language.text("Machines"),
                    around.language.text("Reading the machines..."),
                    {},
                    true}),
      m_presenter(*this, std::move(book), around.executor, around.language) {
  begin(m_presenter, m_presenter, dense);
}

void MachinesPage::add_filters(const Language& t) {
  m_enrol = act_button("machines-enrol", t.text("Make PINs good here"),
                       [this] { m_presenter.enrol({}, {}); });
  add_filter(m_enrol);
  m_code = act_button("machines-code", t.text("Code for a further machine"),
                      [this] { m_presenter.make_code(); });
  add_filter(m_code, Space::inside);
  add_revoke("machines-revoke", t.text("Take out"));
}

void MachinesPage::fill_acts() {
  m_enrol->Enable(!m_presenter.acting() && !m_presenter.enrolled());
  m_code->Enable(!m_presenter.acting() && m_presenter.enrolled());
}

void MachinesPage::show_act() {
  if (list() && m_presenter.take_needs_code()) CallAfter([this] { ask_code(); });
  RevokingPage::show_act();
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
  if (m_presenter.state() == ListPresenter::State::failed) return unread(m_presenter.error());
  return {"computer-symbolic", t.text("PINs are good nowhere yet"),
          t.text("A PIN is short, so it is good only on machines of the shop: each is made known "
                 "here once. Passwords are good everywhere."),
          t.text("Make PINs good here"), [this] { m_presenter.enrol({}, {}); }};
}

}  // namespace kontor::gui
