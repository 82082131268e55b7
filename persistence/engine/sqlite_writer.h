#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "persistence/engine/id_allocator.h"
#include "persistence/engine/session.h"
#include "persistence/engine/sqlite_log.h"

namespace kontor::persistence {

/// The one thread of a process that writes to a SQLite book. Waiting jobs share a transaction and
/// its commit; each but the first has a savepoint of its own, so that a job that throws takes back
/// only itself.
class SqliteWriter {
 public:
  using Work = std::function<void(Unit&)>;

  /// Opens the session on the calling thread, so that a failure is told there. A transaction that
  /// changes more pages than the cache holds writes some of them several times.
  SqliteWriter(const std::filesystem::path& path, int page_cache_mib);
  ~SqliteWriter();
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  /// Runs `work` on the writer thread and returns after the commit. Throws what `work` threw, or
  /// the commit's failure. May run `work` twice: when SQLite took back the whole transaction
  /// because of another job.
  void run(const Work& work);

  /// True on the writer thread, where a second unit would wait for itself.
  bool on_this_thread() const { return std::this_thread::get_id() == m_thread.get_id(); }

  /// The next id for the job that runs now; on the writer thread only. A block taken by a job is
  /// taken back with it, together with the ids that the job used.
  std::int64_t next_id();

 private:
  struct Job {
    const Work* work;
    bool done = false;
    std::exception_ptr error;
  };

  void serve();
  void run_batch();
  /// Runs one job, the first of a transaction without a savepoint. False when the whole transaction
  /// is gone.
  bool run_job(Job& job, bool first);
  void take_back_all();
  void finish(const std::deque<Job*>& jobs, const std::exception_ptr& error);
  Job* take();
  std::exception_ptr as_failure(const std::exception_ptr& error);

  Dialect m_dialect{Engine::sqlite};
  KeptSession m_session;
  SqliteLog m_log;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::condition_variable m_finished;
  std::deque<Job*> m_queue;
  bool m_stopping = false;
  IdBlock m_ids;
  bool m_ids_taken_in_job = false;
  bool m_ids_taken_in_batch = false;
  std::thread m_thread;
};

}  // namespace kontor::persistence
