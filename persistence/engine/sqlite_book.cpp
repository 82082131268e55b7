#include "persistence/engine/sqlite_book.h"

#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

/// Read sessions kept open between reads; more are opened when more read at once.
constexpr std::size_t kIdleReaders = 4;

}  // namespace

SqliteBook::Ids::Ids(SqliteWriter& writer)
    : m_writer(writer), m_shared([this](std::int64_t count) {
        IdBlock block;
        m_writer.run([&](Unit& u) { block = take_id_block(sql(u).session(), count); });
        return block;
      }) {}

std::int64_t SqliteBook::Ids::next() {
  if (const auto id = m_shared.try_next()) return *id;
  return m_writer.on_this_thread() ? m_writer.next_id() : m_shared.next();
}

void SqliteBook::Ids::reserve(std::int64_t count) {
  // Inside a job ids come with the job's own transaction when none are at hand.
  if (!m_writer.on_this_thread()) m_shared.reserve(count);
}

SqliteBook::SqliteBook(BookAddress address, const OpenOptions& options)
    : m_address(std::move(address)),
      m_writer(m_address.path, options.page_cache_mib),
      m_ids(m_writer) {}

std::unique_ptr<KeptSession> SqliteBook::lease() {
  {
    const std::lock_guard lock(m_mutex);
    if (!m_idle.empty()) {
      auto session = std::move(m_idle.back());
      m_idle.pop_back();
      return session;
    }
  }
  return std::make_unique<KeptSession>(open_sqlite(m_address.path, FileUse::read), Engine::sqlite,
                                       kStatementsOfReader);
}

void SqliteBook::give_back(std::unique_ptr<KeptSession> session) {
  sqlite_api::sqlite3* handle = sqlite_handle(session->session());
  const int code = sqlite_api::sqlite3_exec(handle, "rollback", nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return;
  const std::lock_guard lock(m_mutex);
  if (m_idle.size() < kIdleReaders) m_idle.push_back(std::move(session));
}

void SqliteBook::run_read(const Work& work) {
  auto session = lease();
  try {
    run_script(session->session(), Engine::sqlite, "begin deferred");
    SessionUnit unit(*session, m_dialect);
    work(unit);
  } catch (const soci::soci_error& e) {
    const EngineFailure failure = engine_failure(Engine::sqlite, session->session(), e);
    give_back(std::move(session));
    throw failure;
  } catch (...) {
    give_back(std::move(session));
    throw;
  }
  give_back(std::move(session));
}

void SqliteBook::run_write(const Work& work) { m_writer.run(work); }

}  // namespace kontor::persistence
