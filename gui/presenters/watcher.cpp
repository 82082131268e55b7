#include "gui/presenters/watcher.h"

namespace kontor::gui {

namespace {

// Two desks may commit in another order than their audit numbers: what came late under a lower
// number is seen by looking once more, so many ticks later.
constexpr int echo_after = 3;

}  // namespace

Watcher::Watcher(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                 Events events)
    : m_book(std::move(book)),
      m_language(std::move(language)),
      m_events(std::move(events)),
      m_asking(executor, Lane::read) {}

void Watcher::tick() {
  if (m_asking.busy()) return;
  m_asking.run([book = m_book](const Cancel&) { return book->changes().last_change(); },
               [this](std::int64_t last) { answered(last); },
               [this](const Failure& failure) {
                 if (m_lost) return;
                 m_lost = true;
                 m_events.lost(m_language.sentence(failure));
               });
}

void Watcher::answered(std::int64_t last) {
  const bool moved = m_last && last != *m_last;
  const bool was_lost = m_lost;
  m_last = last;
  m_lost = false;
  if (was_lost) m_events.back();
  // What was missed while the server was away is read too.
  if (moved || was_lost) {
    m_echo = echo_after;
    m_events.changed();
  } else if (m_echo > 0 && --m_echo == 0) {
    m_events.changed();
  }
}

}  // namespace kontor::gui
