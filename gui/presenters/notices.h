#pragma once

#include <deque>
#include <functional>
#include <string>

#include "gui/presenters/table.h"

namespace kontor::gui {

/// A sentence for the whole window, with at most one thing to do about it, or with a file that was
/// written: it can be opened and shown in its folder.
struct Notice {
  Tone tone = Tone::positive;
  std::string sentence;
  std::string action;  ///< what the button says; empty: no button
  std::function<void()> act = {};
  std::string file = {};  ///< its path; empty: the notice is of none
};

/// What finished in the background, told one after the other: a second one waits until the first
/// was read and closed.
class Notices {
 public:
  explicit Notices(std::function<void()> changed) : m_changed(std::move(changed)) {}

  /// The same sentence, waiting already, is not said twice.
  void say(Notice notice);
  /// What is shown now; none: nothing is to be said.
  const Notice* front() const { return m_waiting.empty() ? nullptr : &m_waiting.front(); }
  /// How many wait behind the one that is shown.
  std::size_t behind() const { return m_waiting.empty() ? 0 : m_waiting.size() - 1; }
  /// The one that is shown was read.
  void close();
  /// Its button was pressed: it goes, and does what it offers.
  void act();
  void clear();

 private:
  std::deque<Notice> m_waiting;
  std::function<void()> m_changed;
};

}  // namespace kontor::gui
