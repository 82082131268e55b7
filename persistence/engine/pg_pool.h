#pragma once

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "persistence/engine/open.h"

namespace kontor::persistence {

/// PostgreSQL sessions, leased one at a time to a unit. A lost server is looked for with growing
/// pauses; a server that has stopped answering is found by a watchdog, which cuts the connections
/// so that the calls that wait on them fail.
class PgPool {
 public:
  PgPool(std::string uri, const OpenOptions& options);
  ~PgPool();
  PgPool(const PgPool&) = delete;
  PgPool& operator=(const PgPool&) = delete;

  /// A session for as long as this lives. What is still open is rolled back at its end.
  class Lease {
   public:
    explicit Lease(PgPool& pool);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    soci::session& session() { return m_session->session(); }
    KeptSession& kept() { return *m_session; }

   private:
    PgPool& m_pool;
    std::unique_ptr<KeptSession> m_session;
  };

  /// Forgets the idle sessions, after one was found lost.
  void drop_idle();

 private:
  struct Leased {
    KeptSession* session;
    std::chrono::steady_clock::time_point since;
    bool operator<(const Leased& other) const { return session < other.session; }
  };

  std::unique_ptr<KeptSession> take();
  std::unique_ptr<KeptSession> connect();
  void give_back(std::unique_ptr<KeptSession> session);
  void watch();
  void cut_leased(std::chrono::steady_clock::time_point older_than);

  std::string m_uri;
  OpenOptions m_options;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::vector<std::unique_ptr<KeptSession>> m_idle;
  std::set<Leased> m_leased;
  std::size_t m_count = 0;
  bool m_stopping = false;
  std::thread m_watchdog;
};

}  // namespace kontor::persistence
