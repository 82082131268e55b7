#include "gui/presenters/unknown_people.h"

namespace kontor::gui {

UnknownPeople::UnknownPeople(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                             std::function<void()> changed)
    : m_book(std::move(book)),
      m_language(std::move(language)),
      m_changed(std::move(changed)),
      m_table({text_column("code", m_language.text("Code"), 200),
               text_column("name", m_language.text("Name in the files"), 280, true)}),
      m_reading(executor, Lane::read) {}

void UnknownPeople::load() {
  m_reading.run(
      [book = m_book](const Cancel&) {
        return book->book().read([&](Unit& unit) { return book->employees().list(unit); });
      },
      [this](const std::vector<staff::Employee>& all) { take(all); },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_changed();
      });
}

void UnknownPeople::take(const std::vector<staff::Employee>& all) {
  m_error.clear();
  m_table.clear();
  for (const auto& one : all) {
    if (one.provisional) m_table.add({{{one.code}, {}}, {{one.name}, {}}});
  }
  m_changed();
}

}  // namespace kontor::gui
