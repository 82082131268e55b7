#pragma once

#include <atomic>
#include <thread>

#include "persistence/engine/id_allocator.h"
#include "persistence/engine/pg_bell.h"
#include "persistence/engine/pg_pool.h"

namespace kontor::persistence {

/// A book in a PostgreSQL database.
class PgBook : public SqlBook {
 public:
  PgBook(BookAddress address, const OpenOptions& options);
  ~PgBook() override;  ///< waits for a folding that is under way

  IdSource& ids() override { return m_ids; }
  const Dialect& dialect() const override { return m_dialect; }
  const BookAddress& address() const override { return m_address; }

 protected:
  void run_read(const Work& work) override;
  void run_write(const Work& work) override;

 private:
  /// Runs `work` between `begin` and commit, again after a lost race or connection. When the
  /// connection is lost at COMMIT the outcome is unknown; work carries idempotency keys for that.
  void run_retrying(const Work& work, const char* begin, bool keeps);
  /// `keeps`: with the session's kept statements.
  void run_once(const Work& work, const char* begin, bool keeps);
  /// Notes, too, when it is this process's turn to fold: ids grow with what all desks post.
  IdBlock take_ids(std::int64_t count);
  /// Beside whoever posts: it may take a second.
  void fold_in_turn();

  BookAddress m_address;
  OpenOptions m_options;
  Dialect m_dialect{Engine::postgresql};
  PgPool m_pool;
  /// Ids have a session of their own: a unit that holds the last session may need new ids.
  PgPool m_id_pool;
  PgBell m_bell;
  IdAllocator m_ids;
  std::atomic<bool> m_fold_due{false}, m_folding{false};
  std::thread m_folder;
};

}  // namespace kontor::persistence
