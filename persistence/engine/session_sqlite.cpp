#include <atomic>
#include <random>
#include <thread>

#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"
#include "persistence/engine/session.h"
#include "persistence/engine/sqlite_locks.h"

namespace kontor::persistence {

namespace {

/// SQLite's own busy handler sleeps longer and longer, so that one process gets nearly all the
/// work. Random short sleeps are fair.
int sleep_while_busy(void* at_most_ms, int turn) {
  thread_local std::minstd_rand chance(std::random_device{}());
  thread_local std::chrono::steady_clock::time_point begin;
  const auto now = std::chrono::steady_clock::now();
  if (turn == 0) begin = now;
  const auto at_most = reinterpret_cast<std::intptr_t>(at_most_ms);
  if (now - begin > std::chrono::milliseconds(at_most)) return 0;
  std::uniform_int_distribution<int> sleep_us(500, 2000);
  std::this_thread::sleep_for(std::chrono::microseconds(sleep_us(chance)));
  return 1;
}

/// Before anything else is asked of SQLite: it would count its memory under one lock for the whole
/// process, at each allocation (5 % of an import), and nobody reads that count.
void count_no_memory() {
  static const int done = sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(done);
}

int open_flags(FileUse use) {
  // A reader opens for writing too: the first reader after a crash has to recover the log. No two
  // threads use a session at once, so it needs no locks of its own.
  constexpr int each = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  return use == FileUse::create ? each | SQLITE_OPEN_CREATE : each;
}

/// SOCI's own connection string cannot carry every path and always creates a missing file, so the
/// session is opened on nothing and given a handle of ours.
void replace_handle(soci::session& session, const std::filesystem::path& path, FileUse use) {
  auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
  sqlite_api::sqlite3_close(backend->conn_);
  backend->conn_ = nullptr;
  const int code =
      sqlite_api::sqlite3_open_v2(path.c_str(), &backend->conn_, open_flags(use), nullptr);
  if (code != SQLITE_OK) {
    const EngineFailure failure =
        sqlite_failure(session, code, sqlite_api::sqlite3_errmsg(backend->conn_));
    const bool wanted_new = use == FileUse::create && code == SQLITE_CANTOPEN;
    throw EngineFailure(wanted_new ? FailureCode::file_unwritable : failure.code(), Remedy::none,
                        failure.native_code(), std::string(find_arg(failure.args(), "detail")),
                        {{"file", path.string()}});
  }
  sqlite_api::sqlite3_extended_result_codes(backend->conn_, 0);
  wait_while_busy(session, kPatience);
}

}  // namespace

void wait_while_busy(soci::session& session, std::chrono::milliseconds at_most) {
  void* ms = reinterpret_cast<void*>(static_cast<std::intptr_t>(at_most.count()));
  sqlite_api::sqlite3_busy_handler(sqlite_handle(session), &sleep_while_busy, ms);
}

std::unique_ptr<soci::session> open_sqlite(const std::filesystem::path& path, FileUse use) {
  count_no_memory();
  keep_sqlite_locks();
  auto session = std::make_unique<soci::session>(soci::sqlite3, "db=:memory:");
  replace_handle(*session, path, use);
  std::string settings =
      "pragma foreign_keys = on; pragma synchronous = full;"
      "pragma journal_size_limit = 67108864; pragma trusted_schema = off;";
  if (use == FileUse::create) settings += "pragma journal_mode = wal;";
  // A writer keeps what a statement may have to take back in memory; what a reader sorts may be a
  // large part of the book, which a check does: beyond the cache it goes to a file.
  // Of readers there are several, and the system keeps the file's pages as well.
  settings += use == FileUse::read
                  ? "pragma cache_size = -8192; pragma query_only = on; pragma temp_store = file;"
                  : "pragma cache_size = -16384; pragma temp_store = memory;";
  run_script(*session, Engine::sqlite, settings);
  return session;
}

}  // namespace kontor::persistence
