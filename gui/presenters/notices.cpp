#include "gui/presenters/notices.h"

#include <algorithm>

namespace kontor::gui {

void Notices::say(Notice notice) {
  const bool known = std::any_of(m_waiting.begin(), m_waiting.end(), [&](const Notice& other) {
    return other.sentence == notice.sentence;
  });
  if (known) return;
  m_waiting.push_back(std::move(notice));
  m_changed();
}

void Notices::close() {
  if (m_waiting.empty()) return;
  m_waiting.pop_front();
  m_changed();
}

void Notices::act() {
  if (m_waiting.empty()) return;
  const auto act = m_waiting.front().act;
  close();
  if (act) act();
}

void Notices::clear() {
  if (m_waiting.empty()) return;
  m_waiting.clear();
  m_changed();
}

}  // namespace kontor::gui
