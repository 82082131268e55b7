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
  m_pages->SetSelection(0);
  set_label(m_status, m_around.language.text("No book is open"));
  SetTitle("Kontor");
  m_root->Layout();
  update_menu();
  start().take_focus();
}

void MainFrame::choose_book() {
  if (m_book) close_book();
  start().choose_file();
}

void MainFrame::new_book() {
  if (m_book) close_book();
  start().go_to_new_book();
}

}  // namespace kontor::gui
