#pragma once

#include "persistence/engine/open.h"
#include "persistence/engine/sqlite_writer.h"

namespace kontor::persistence {

/// A book in a SQLite file: reads on sessions of their own, writes on the writer thread.
class SqliteBook : public SqlBook {
 public:
  SqliteBook(BookAddress address, const OpenOptions& options);

  IdSource& ids() override { return m_ids; }
  const Dialect& dialect() const override { return m_dialect; }
  const BookAddress& address() const override { return m_address; }

 protected:
  void run_read(const Work& work) override;
  void run_write(const Work& work) override;

 private:
  /// Ids outside of jobs come from committed blocks; inside a job from the writer's own.
  class Ids : public IdSource {
   public:
    explicit Ids(SqliteWriter& writer);
    std::int64_t next() override;
    void reserve(std::int64_t count) override;

   private:
    SqliteWriter& m_writer;
    IdAllocator m_shared;
  };

  std::unique_ptr<KeptSession> lease();
  void give_back(std::unique_ptr<KeptSession> session);

  BookAddress m_address;
  Dialect m_dialect{Engine::sqlite};
  std::mutex m_mutex;
  std::deque<std::unique_ptr<KeptSession>> m_idle;
  SqliteWriter m_writer;
  Ids m_ids;
};

}  // namespace kontor::persistence
