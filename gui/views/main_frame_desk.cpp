// Who is at the book: signing in, locking, the next one, approvals, secrets.

#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <utility>

#include "gui/presenters/closed_area.h"
#include "gui/views/main_frame.h"
#include "gui/widgets/gtk_dialogs.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

bool MainFrame::can_lock() const { return book_is_open() && m_shell && m_shell->asks(); }

void MainFrame::lock() {
  if (can_lock()) lock_for(m_shell->person_code());
}

void MainFrame::switch_person() {
  if (m_sign_in) {
    m_sign_in->entrance()->expect({});
  } else if (can_lock()) {
    lock_for({});
  }
}

void MainFrame::lock_for(const std::string& code) {
  for (const auto& [area, page] : m_made) page->remember();
  end_dialogs(this);
  show_sign_in(m_book, code);
}

void MainFrame::show_sign_in(std::shared_ptr<OpenBook> door, const std::string& code) {
  m_door = std::move(door);
  put_away();
  m_sign_in = new SignInPage(this, m_around, m_door);
  m_sign_in->on_other_book = [this] { m_commands.run("book.close"); };
  m_sign_in->entrance()->on_entered = [this](std::shared_ptr<OpenBook> book) {
    // After this event: the page goes.
    CallAfter([this, book = std::move(book)] { admit(book); });
  };
  GetSizer()->Add(m_sign_in, 1, wxEXPAND);
  SetTitle("Kontor");
  Layout();
  update_menu();
  m_sign_in->entrance()->expect(code);
}

void MainFrame::leave_sign_in() {
  m_sign_in->Destroy();
  m_sign_in = nullptr;
  bring_back();
  Layout();
}

void MainFrame::put_away() {
  if (m_vault) return;
  m_root->Hide();
  GetSizer()->Detach(m_root);
  // A window that is never shown is no part of what assistive tools read; a hidden page of one that
  // is shown would be.
  m_vault = new wxFrame(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxFRAME_NO_TASKBAR);
  m_root->Reparent(m_vault);
}

void MainFrame::bring_back() {
  if (!m_vault) return;
  m_root->Reparent(this);
  GetSizer()->Add(m_root, 1, wxEXPAND);
  m_vault->Destroy();
  m_vault = nullptr;
  m_root->Show();
}

void MainFrame::admit(const std::shared_ptr<OpenBook>& book) {
  if (!m_sign_in) return;
  if (m_book && same_person(m_book->actor(), book->actor())) {
    // All is as it was left.
    leave_sign_in();
    m_door.reset();
    show_status();
    front()->take_focus();
    return;
  }
  if (on_person && on_person(book)) return;
  m_state.expected.clear();
  if (!m_book) {
    leave_sign_in();
    m_door.reset();
  }
  show_book(book);
}

bool MainFrame::at_work() const { return importing() || unsaved(); }

bool MainFrame::unsaved() const {
  return std::ranges::any_of(m_made, [](const auto& made) { return made.second->unsaved(); });
}

void MainFrame::take_settings() {
  Settings* settings = &m_around.settings;
  if (m_book->seat() == Seat::taken) {
    m_personal = std::make_unique<PersonalSettings>(m_around.settings, m_book->address(),
                                                    std::to_string(m_book->actor().employee.value));
    settings = m_personal.get();
  }
  m_inside = std::make_unique<Surroundings>(
      Surroundings{m_around.executor, m_around.opener, *settings, m_around.language,
                   m_around.versions, [this](const RefusedAct& act) { ask_approval(act); },
                   [this](const SecretOwner& owner, SecretKind kind) { ask_secret(owner, kind); }});
}

void MainFrame::set_aside() {
  m_clock.Stop();
  m_folder_clock.reset();  // the other one's window looks into the folder
  Hide();
}

void MainFrame::come_back(const wxRect& place) {
  SetSize(place);
  if (m_sign_in) leave_sign_in();
  m_door.reset();
  Show();
  Raise();
  start_clocks();
  m_shell->tick();
  show_status();
  front()->take_focus();
}

void MainFrame::ask_approval(const RefusedAct& act) {
  if (m_approval) m_approval->Close();
  m_approval = new ApprovalDialog(this, m_around, m_book, act);
  m_approval->on_close = [this, closed = m_approval] {
    if (m_approval == closed) m_approval = nullptr;
  };
  m_approval->Show();
}

void MainFrame::ask_secret(const SecretOwner& owner, SecretKind kind) {
  if (!book_is_open()) return;
  if (m_secret) m_secret->Close();
  SecretOwner named = owner;
  if (named.own()) named.name = m_shell->person();
  // One's own by the button of one's own row, too.
  if (named.code == m_shell->person_code()) named.code.clear();
  m_secret = new SecretDialog(this, m_around, *m_busy, m_book, std::move(named), kind);
  m_secret->on_close = [this, closed = m_secret](const std::string& done) {
    if (m_secret == closed) m_secret = nullptr;
    if (done.empty() || !m_shell) return;
    m_shell->now_asks();
    m_notices.say({Tone::positive, done, {}, {}});
    update_menu();
  };
  m_secret->Show();
}

bool MainFrame::may_report(const std::string& id) const {
  const auto* report = reports::report_named(id);
  return m_book && report && !reports::refused(*report, m_book->actor());
}

void MainFrame::ask_staff_file(StaffFile kind) {
  go_to(Area::team);
  if (m_team) m_team->ask_list(kind);
}

void MainFrame::show_person_menu() {
  wxMenu menu;
  for (const char* id : {"desk.lock", "desk.switch", "", "desk.pin", "desk.password"}) {
    if (*id == 0) {
      menu.AppendSeparator();
      continue;
    }
    const Command& command = m_commands.at(id);
    auto* item = menu.Append(wxID_ANY, wx_text(command.label), wx_text(command.help));
    item->Enable(command.can_run());
    menu.Bind(
        wxEVT_MENU,
        [this, name = std::string(id)](wxCommandEvent&) {
          CallAfter([this, name] { m_commands.run(name); });
        },
        item->GetId());
  }
  m_person->PopupMenu(&menu, 0, 0);
}

}  // namespace kontor::gui
