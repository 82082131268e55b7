#include "persistence/engine/sqlite_log.h"

#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

using sqlite_api::sqlite3_wal_checkpoint_v2;

constexpr int kTakenIn = 1'000;     ///< pages, as SQLite's own
constexpr int kBegunAnew = 12'000;  ///< pages: about 50 MB
constexpr int kTriedAgain = 3'000;  ///< pages more, where somebody read too long
constexpr std::chrono::milliseconds kBrief{100};

int note_pages(void* pages, sqlite_api::sqlite3*, const char*, int in_log) {
  *static_cast<int*>(pages) = in_log;
  return SQLITE_OK;
}

}  // namespace

SqliteLog::SqliteLog(soci::session& session) : m_session(session), m_next_try(kBegunAnew) {
  sqlite_api::sqlite3_wal_hook(sqlite_handle(session), &note_pages, &m_pages);
}

void SqliteLog::tidy() {
  if (m_pages < kTakenIn) return;
  sqlite_api::sqlite3* handle = sqlite_handle(m_session);
  if (m_pages < m_next_try) {
    sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (m_next_try > kBegunAnew && m_pages < kBegunAnew) m_next_try = kBegunAnew;
    return;
  }
  wait_while_busy(m_session, kBrief);
  const int code =
      sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
  wait_while_busy(m_session, kPatience);
  m_next_try = code == SQLITE_OK ? kBegunAnew : m_pages + kTriedAgain;
}

}  // namespace kontor::persistence
