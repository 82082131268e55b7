#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "persistence/engine/session.h"

namespace kontor::persistence {

/// The channel of NOTIFY on which other processes hear of commits.
inline constexpr const char* kBellChannel = "kontor_book_changed";

/// Tells other processes that something was committed: outside the posting transaction, at most
/// four times a second. Nobody relies on a single ring, because listeners also look by themselves.
class PgBell {
 public:
  PgBell(std::string uri, const PgTimes& times) : m_uri(std::move(uri)), m_times(times) {}
  ~PgBell();
  PgBell(const PgBell&) = delete;
  PgBell& operator=(const PgBell&) = delete;

  void ring();

 private:
  void serve();

  std::string m_uri;
  PgTimes m_times;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  bool m_rung = false;
  bool m_stopping = false;
  std::thread m_thread;
};

}  // namespace kontor::persistence
