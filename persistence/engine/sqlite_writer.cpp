#include "persistence/engine/sqlite_writer.h"

#include <fmt/format.h>

#include "domain/base/check.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

/// A transaction takes no further job after this time, so that other processes get their turn.
constexpr std::chrono::milliseconds kBatchTime{50};

std::unique_ptr<soci::session> open_writer(const std::filesystem::path& path, int page_cache_mib) {
  auto session = open_sqlite(path, FileUse::write);
  run_script(*session, Engine::sqlite,
             fmt::format("pragma cache_size = -{}", page_cache_mib * 1024));
  return session;
}

}  // namespace

SqliteWriter::SqliteWriter(const std::filesystem::path& path, int page_cache_mib)
    : m_session(open_writer(path, page_cache_mib), Engine::sqlite, kStatementsOfWriter),
      m_log(m_session.session()),
      m_thread([this] { serve(); }) {}

SqliteWriter::~SqliteWriter() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
  }
  m_wake.notify_all();
  m_thread.join();
}

void SqliteWriter::run(const Work& work) {
  KONTOR_ASSERT(!on_this_thread());
  Job job{&work, false, nullptr};
  std::unique_lock lock(m_mutex);
  m_queue.push_back(&job);
  m_wake.notify_one();
  m_finished.wait(lock, [&] { return job.done; });
  if (job.error) std::rethrow_exception(job.error);
}

std::int64_t SqliteWriter::next_id() {
  KONTOR_ASSERT(on_this_thread());
  if (m_ids.empty()) {
    m_ids = take_id_block(m_session.session(), kIdBlock);
    m_ids_taken_in_job = true;
  }
  return m_ids.next++;
}

void SqliteWriter::serve() {
  for (;;) {
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, [&] { return m_stopping || !m_queue.empty(); });
      if (m_queue.empty()) return;
    }
    run_batch();
    m_log.tidy();
  }
}

SqliteWriter::Job* SqliteWriter::take() {
  const std::lock_guard lock(m_mutex);
  if (m_queue.empty()) return nullptr;
  Job* job = m_queue.front();
  m_queue.pop_front();
  return job;
}

void SqliteWriter::run_batch() {
  std::deque<Job*> ran;
  Job* current = take();
  m_ids_taken_in_batch = false;
  try {
    run_script(m_session.session(), Engine::sqlite, "begin immediate");
    const auto begin = std::chrono::steady_clock::now();
    for (; current != nullptr; current = take()) {
      m_ids_taken_in_job = false;
      const bool whole = run_job(*current, ran.empty());
      if (!whole) {
        // The transaction is gone with all that ran before: those jobs run again.
        if (m_ids_taken_in_batch || m_ids_taken_in_job) m_ids = {};
        const std::lock_guard lock(m_mutex);
        for (auto job = ran.rbegin(); job != ran.rend(); ++job) {
          if ((*job)->error) {
            (*job)->done = true;
          } else {
            m_queue.push_front(*job);
          }
        }
        current->done = true;
        m_finished.notify_all();
        return;
      }
      ran.push_back(current);
      if (std::chrono::steady_clock::now() - begin > kBatchTime) break;
    }
    current = nullptr;
    run_script(m_session.session(), Engine::sqlite, "commit");
  } catch (...) {
    const std::exception_ptr error = as_failure(std::current_exception());
    if (m_ids_taken_in_batch) m_ids = {};
    take_back_all();
    if (current != nullptr) ran.push_back(current);
    finish(ran, error);
    return;
  }
  finish(ran, nullptr);
}

void SqliteWriter::take_back_all() {
  if (sqlite_api::sqlite3_get_autocommit(sqlite_handle(m_session.session())) != 0) return;
  sqlite_api::sqlite3_exec(sqlite_handle(m_session.session()), "rollback", nullptr, nullptr,
                           nullptr);
}

// Below a savepoint SQLite keeps the old pages of the whole job in a list in memory, and goes
// through it for every statement: a third of the time of an import's chunk. The first job needs
// none, because the transaction is its own.
bool SqliteWriter::run_job(Job& job, bool first) {
  if (!first) run_script(m_session.session(), Engine::sqlite, "savepoint job");
  try {
    SessionUnit unit(m_session, m_dialect);
    (*job.work)(unit);
    if (!first) run_script(m_session.session(), Engine::sqlite, "release savepoint job");
  } catch (...) {
    job.error = as_failure(std::current_exception());
    if (first) take_back_all();
    if (sqlite_api::sqlite3_get_autocommit(sqlite_handle(m_session.session())) != 0) return false;
    run_script(m_session.session(), Engine::sqlite,
               "rollback to savepoint job; release savepoint job");
    if (m_ids_taken_in_job) m_ids = {};
    return true;
  }
  m_ids_taken_in_batch = m_ids_taken_in_batch || m_ids_taken_in_job;
  return true;
}

void SqliteWriter::finish(const std::deque<Job*>& jobs, const std::exception_ptr& error) {
  const std::lock_guard lock(m_mutex);
  for (Job* job : jobs) {
    if (!job->error) job->error = error;
    job->done = true;
  }
  m_finished.notify_all();
}

std::exception_ptr SqliteWriter::as_failure(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const soci::soci_error& e) {
    return std::make_exception_ptr(engine_failure(Engine::sqlite, m_session.session(), e));
  } catch (...) {
    return error;
  }
}

}  // namespace kontor::persistence
