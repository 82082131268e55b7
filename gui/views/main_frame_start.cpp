#include <utility>

#include "gui/views/main_frame.h"
#include "gui/widgets/labels.h"

namespace kontor::gui {

StartPage& MainFrame::start() {
  // A window that opens with its book never shows it.
  if (!m_start) {
    m_start = new StartPage(m_first, m_around, *m_busy, m_defaults,
                            [this](std::shared_ptr<OpenBook> book) { show_book(std::move(book)); });
    m_first->GetSizer()->Add(m_start, 1, wxEXPAND);
    m_first->Layout();
  }
  return *m_start;
}

void MainFrame::show_start_page() {
  m_navigation->Hide();
  m_line->Hide();
  m_person->Hide();
  m_pages->SetSelection(0);
  set_label(m_status, m_around.language.text("No book is open"));
  SetTitle("Kontor");
  m_root->Layout();
  update_menu();
  start().take_focus();
}

void MainFrame::choose_book() {
  if (m_book || m_door) close_book();
  start().choose_file();
}

void MainFrame::new_book() {
  if (m_book || m_door) close_book();
  start().go_to_new_book();
}

void MainFrame::let_go() {
  m_clock.Stop();
  m_folder_clock.reset();
  m_alerts.reset();
  m_shell.reset();
  m_today = nullptr;
  m_stock = nullptr;
  m_transfers = nullptr;
  m_orders = nullptr;
  m_customers = nullptr;
  m_team = nullptr;
  m_books = nullptr;
  m_channels = nullptr;
  m_reports = nullptr;
  m_setup = nullptr;
  m_front = nullptr;
  m_stale.clear();
  m_made.clear();
  m_history = {};
  m_book.reset();
}

bool MainFrame::drop_page() {
  if (m_pages->GetPageCount() > 1) m_pages->DeletePage(m_pages->GetPageCount() - 1);
  return m_pages->GetPageCount() > 1;
}

void MainFrame::close_book() {
  if (m_sign_in) leave_sign_in();
  if (!m_book) {
    if (std::exchange(m_door, nullptr)) show_start_page();
    return;
  }
  for (const auto& [area, page] : m_made) page->remember();
  const bool dense = m_state.dense;
  const Preferences preferences = m_state.preferences;
  m_state = {};
  m_state.dense = dense;
  m_state.preferences = preferences;
  const auto book = m_book;
  let_go();
  m_pages->SetSelection(0);
  while (drop_page()) {
  }
  m_folder.reset();
  m_inside.reset();
  m_personal.reset();
  m_busy->end_all();
  m_notice->clear();
  m_notices.clear();
  start().show_start();
  show_start_page();
}

}  // namespace kontor::gui
