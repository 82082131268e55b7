#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "persistence/engine/open.h"

namespace kontor::persistence {

/// One audit row as those see it who follow the book.
struct Change {
  std::int64_t seq = 0;
  std::string action;
  std::string subject;
  std::int64_t subject_id = 0;
};

/// Tells a process that the book changed, also by other processes. A waiting call belongs to one
/// thread; stop() may be called from any.
class ChangeFeed {
 public:
  explicit ChangeFeed(const SqlBook& book);
  ~ChangeFeed();
  ChangeFeed(const ChangeFeed&) = delete;
  ChangeFeed& operator=(const ChangeFeed&) = delete;

  /// The highest audit number of the unit's moment.
  static std::int64_t last_seq(Unit& unit);
  /// Rows above `seq`, in order, at most `limit`.
  static std::vector<Change> changes_after(Unit& unit, std::int64_t seq, std::int64_t limit);

  /// Waits until something may have been committed: true then, and at least every two seconds,
  /// because a bell can be missed. False when the time is over or stop() was called.
  bool wait(std::chrono::milliseconds timeout);
  void stop() { m_stopped = true; }

 private:
  bool rung();

  BookAddress m_address;
  std::unique_ptr<soci::session> m_session;
  std::int64_t m_version = -1;
  std::chrono::steady_clock::time_point m_looked;
  std::atomic<bool> m_stopped{false};
};

}  // namespace kontor::persistence
