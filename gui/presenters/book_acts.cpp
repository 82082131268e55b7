#include "gui/presenters/book_acts.h"

#include <utility>

namespace kontor::gui {

BookActs::BookActs(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                   std::function<void()> changed)
    : m_language(std::move(language)),
      m_book(std::move(book)),
      m_changed(std::move(changed)),
      m_working(executor, Lane::write) {}

void BookActs::tell(const std::string& sentence) {
  m_refused.reset();
  end(sentence, false);
}

void BookActs::run(std::string activity, Act act) {
  run_in(m_book, std::move(activity), std::move(act));
}

void BookActs::run_in(std::shared_ptr<OpenBook> book, std::string activity, Act act) {
  if (busy()) return;
  m_activity = activity;
  m_result.clear();
  m_refused.reset();
  m_work = std::make_shared<LongWork>();
  m_working.run(
      [act, book = std::move(book), work = m_work](const Cancel&) { return act(*book, *work); },
      [this, act, activity](const Result<Told>& told) {
        if (told) {
          end(told->sentence, told->wrong);
          return;
        }
        const auto again = [this, act, activity](std::shared_ptr<OpenBook> lent) {
          run_in(std::move(lent), activity, act);
        };
        m_refused = refused_act(told.refusal(), m_alive.guard(again));
        end(m_language.sentence(told.refusal()), true);
      },
      [this](const Failure& failure) { end(m_language.sentence(failure), true); });
  m_changed();
}

void BookActs::end(std::string sentence, bool wrong) {
  m_result = std::move(sentence);
  m_wrong = wrong;
  m_changed();
}

}  // namespace kontor::gui
