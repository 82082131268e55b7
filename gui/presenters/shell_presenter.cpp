#include "gui/presenters/shell_presenter.h"

#include "gui/presenters/recent_books.h"

namespace kontor::gui {

ShellPresenter::ShellPresenter(ShellView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                               Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_title(book_title(m_book->address())),
      m_watcher(m_book, executor, m_language,
                {[this] {
                   load();  // names change, and somebody may get the first secret
                   m_view.book_changed();
                 },
                 [this](const std::string& sentence) {
                   m_notice = sentence;
                   m_view.show_notice();
                 },
                 [this] {
                   m_notice.clear();
                   m_view.show_notice();
                 }}),
      m_reading(executor, Lane::read) {}

void ShellPresenter::load() {
  m_reading.run(
      [book = m_book](const Cancel&) {
        Facts facts;
        facts.asks = book->desk().asks();
        book->book().read([&](Unit& unit) {
          const auto entities = book->company().entities(unit);
          if (!entities.empty()) facts.company = entities.front().name;
          const auto who = book->actor().employee;
          for (const auto& employee : book->employees().list(unit)) {
            if (employee.id != who) continue;
            facts.person = employee.name;
            facts.code = employee.code;
          }
        });
        return facts;
      },
      [this](Facts facts) {
        if (!facts.company.empty()) m_title = facts.company;
        m_person = facts.person;
        m_code = facts.code;
        m_asks = facts.asks;
        m_view.show_status();
      },
      [this](const Failure& failure) {
        m_notice = m_language.sentence(failure);
        m_view.show_notice();
      });
}

std::string ShellPresenter::status() const {
  return m_language.text("Book: {book}", {{"book", book_title(m_book->address())}});
}

std::string ShellPresenter::person() const {
  return m_person.empty() || m_person == "Owner" ? m_language.text("Owner") : m_person;
}

}  // namespace kontor::gui
