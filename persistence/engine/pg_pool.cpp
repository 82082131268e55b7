#include "persistence/engine/pg_pool.h"

#include <sys/socket.h>

#include <algorithm>

#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

using Steady = std::chrono::steady_clock;

}  // namespace

PgPool::PgPool(std::string uri, const OpenOptions& options)
    : m_uri(std::move(uri)), m_options(options), m_watchdog([this] { watch(); }) {}

PgPool::~PgPool() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
  }
  m_changed.notify_all();
  m_watchdog.join();
}

PgPool::Lease::Lease(PgPool& pool) : m_pool(pool), m_session(pool.take()) {
  const std::lock_guard lock(m_pool.m_mutex);
  m_pool.m_leased.insert({m_session.get(), Steady::now()});
}

PgPool::Lease::~Lease() { m_pool.give_back(std::move(m_session)); }

void PgPool::drop_idle() {
  std::vector<std::unique_ptr<KeptSession>> dropped;
  const std::lock_guard lock(m_mutex);
  m_count -= m_idle.size();
  dropped.swap(m_idle);
  m_changed.notify_all();
}

std::unique_ptr<KeptSession> PgPool::take() {
  {
    std::unique_lock lock(m_mutex);
    const bool free = m_changed.wait_for(lock, m_options.times.lock, [&] {
      return !m_idle.empty() || m_count < m_options.max_sessions;
    });
    if (!free) {
      throw EngineFailure(FailureCode::database_busy, Remedy::none, "", "no free session");
    }
    if (!m_idle.empty()) {
      auto session = std::move(m_idle.back());
      m_idle.pop_back();
      return session;
    }
    ++m_count;
  }
  try {
    return connect();
  } catch (...) {
    const std::lock_guard lock(m_mutex);
    --m_count;
    m_changed.notify_all();
    throw;
  }
}

std::unique_ptr<KeptSession> PgPool::connect() {
  const auto give_up = Steady::now() + m_options.reconnect;
  auto pause = std::chrono::milliseconds(50);
  for (;;) {
    try {
      return std::make_unique<KeptSession>(open_postgresql(m_uri, m_options.times),
                                           Engine::postgresql, kStatementsOfWriter);
    } catch (const EngineFailure& failure) {
      if (failure.remedy() != Remedy::lost) throw;
      if (Steady::now() + pause > give_up) {
        throw EngineFailure(FailureCode::database_unreachable, Remedy::none, failure.native_code(),
                            std::string(find_arg(failure.args(), "detail")));
      }
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, std::chrono::milliseconds(1000));
  }
}

void PgPool::give_back(std::unique_ptr<KeptSession> session) {
  PGconn* connection = pg_handle(session->session());
  const PGTransactionStatusType state = PQtransactionStatus(connection);
  if (state == PQTRANS_INTRANS || state == PQTRANS_INERROR) {
    PQclear(PQexec(connection, "rollback"));
  }
  const bool usable = PQtransactionStatus(connection) == PQTRANS_IDLE;
  if (usable) session->statements().tidy();
  {
    const std::lock_guard lock(m_mutex);
    m_leased.erase({session.get(), {}});
    if (usable) {
      m_idle.push_back(std::move(session));
    } else {
      --m_count;
    }
  }
  m_changed.notify_all();
}

void PgPool::watch() {
  const auto patience = m_options.times.answer;
  std::unique_lock lock(m_mutex);
  for (;;) {
    m_changed.wait_for(lock, patience / 2, [&] { return m_stopping; });
    if (m_stopping) return;
    const auto limit = Steady::now() - patience;
    const bool waits = std::any_of(m_leased.begin(), m_leased.end(),
                                   [&](const Leased& l) { return l.since < limit; });
    if (!waits) continue;
    lock.unlock();
    bool answers = true;
    try {
      open_postgresql(m_uri, m_options.times);
    } catch (const EngineFailure& failure) {
      // Too many sessions or a refused log-in are answers too.
      answers = failure.remedy() != Remedy::lost || !failure.native_code().empty();
    }
    lock.lock();
    if (!answers) cut_leased(limit);
  }
}

void PgPool::cut_leased(Steady::time_point older_than) {
  for (const Leased& leased : m_leased) {
    if (leased.since >= older_than) continue;
    const int socket = PQsocket(pg_handle(leased.session->session()));
    if (socket >= 0) ::shutdown(socket, SHUT_RDWR);
  }
}

}  // namespace kontor::persistence
