#include "persistence/engine/pg_bell.h"

#include "domain/base/failure.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

PgBell::~PgBell() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
  }
  m_wake.notify_all();
  if (m_thread.joinable()) m_thread.join();
}

void PgBell::ring() {
  {
    const std::lock_guard lock(m_mutex);
    m_rung = true;
    if (!m_thread.joinable()) m_thread = std::thread([this] { serve(); });
  }
  m_wake.notify_all();
}

void PgBell::serve() {
  constexpr std::chrono::milliseconds between_rings{250};
  const std::string notify = std::string("notify ") + kBellChannel;
  std::unique_ptr<soci::session> session;
  std::unique_lock lock(m_mutex);
  for (;;) {
    m_wake.wait(lock, [&] { return m_rung || m_stopping; });
    if (!m_rung) return;
    m_rung = false;
    lock.unlock();
    try {
      if (!session) session = open_postgresql(m_uri, m_times);
      run_script(*session, Engine::postgresql, notify);
    } catch (const Failure&) {
      session.reset();  // the listeners' own look covers a ring that was not heard
    }
    lock.lock();
    m_wake.wait_for(lock, between_rings, [&] { return m_stopping; });
  }
}

}  // namespace kontor::persistence
