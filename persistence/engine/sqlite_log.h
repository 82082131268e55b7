#pragma once

#include <cstdint>

#include "persistence/engine/session.h"

namespace kontor::persistence {

/// Keeps the log beside a SQLite book small, on the one session of a process that writes.
///
/// SQLite itself takes a log into the book after each commit, but begins it anew only in a moment
/// without any reader, which a shop with several programs may never have. So from some size on it
/// is begun anew here, for which nobody is waited for longer than a tenth of a second.
class SqliteLog {
 public:
  /// From now on the session's commits leave the log to this object.
  explicit SqliteLog(soci::session& session);
  SqliteLog(const SqliteLog&) = delete;
  SqliteLog& operator=(const SqliteLog&) = delete;

  /// Call after commits, when those who wait for them have been told. What cannot be done now is
  /// done later: nothing is thrown.
  void tidy();

 private:
  soci::session& m_session;
  int m_pages = 0;     ///< in the log after the last commit
  int m_next_try = 0;  ///< pages from which on the log is begun anew
};

}  // namespace kontor::persistence
