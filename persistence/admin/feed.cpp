#include "persistence/admin/feed.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "domain/base/failure.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"
#include "persistence/engine/pg_bell.h"

namespace kontor::persistence {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kOwnLook{2000};
constexpr milliseconds kSlice{100};

std::unique_ptr<soci::session> listening_session(const BookAddress& address) {
  if (address.engine == Engine::sqlite) return open_sqlite(address.path, FileUse::read);
  auto session = open_postgresql(address.text, {});
  run_script(*session, Engine::postgresql, std::string("listen ") + kBellChannel);
  return session;
}

std::int64_t data_version(soci::session& session) {
  try {
    return select_number(session, "pragma data_version");
  } catch (const soci::soci_error& e) {
    throw engine_failure(Engine::sqlite, session, e);
  }
}

/// Waits a slice for a notification. A lost connection throws.
bool heard(PGconn* connection) {
  wait_for_socket(PQsocket(connection), true, static_cast<int>(kSlice.count()));
  if (PQconsumeInput(connection) == 0) {
    throw Failure(FailureCode::database_lost, {{"detail", ""}});
  }
  bool any = false;
  while (PGnotify* bell = PQnotifies(connection)) {
    PQfreemem(bell);
    any = true;
  }
  return any;
}

}  // namespace

ChangeFeed::ChangeFeed(const SqlBook& book)
    : m_address(book.address()),
      m_session(listening_session(m_address)),
      m_looked(std::chrono::steady_clock::now()) {
  if (m_address.engine == Engine::sqlite) m_version = data_version(*m_session);
}

ChangeFeed::~ChangeFeed() = default;

std::int64_t ChangeFeed::last_seq(Unit& unit) {
  return select_number(sql(unit).session(), "select max(seq) from audit");
}

std::vector<Change> ChangeFeed::changes_after(Unit& unit, std::int64_t seq, std::int64_t limit) {
  std::vector<Change> changes;
  Change change;
  soci::statement rows =
      (sql(unit).session().prepare << "select seq, action, subject, subject_id from audit "
                                      "where seq > :seq order by seq limit :limit",
       soci::use(seq, "seq"), soci::use(limit, "limit"), soci::into(change.seq),
       soci::into(change.action), soci::into(change.subject), soci::into(change.subject_id));
  rows.execute();
  while (rows.fetch()) changes.push_back(change);
  return changes;
}

bool ChangeFeed::rung() {
  if (m_address.engine == Engine::sqlite) {
    std::this_thread::sleep_for(kSlice);
    const std::int64_t version = data_version(*m_session);
    return std::exchange(m_version, version) != version;
  }
  try {
    if (!m_session) m_session = listening_session(m_address);
    return heard(pg_handle(*m_session));
  } catch (const Failure&) {
    m_session.reset();  // a server that comes back is listened to again
    std::this_thread::sleep_for(kSlice);
    return false;
  }
}

bool ChangeFeed::wait(milliseconds timeout) {
  const auto end = std::chrono::steady_clock::now() + timeout;
  while (!m_stopped) {
    const bool bell = rung();
    const auto now = std::chrono::steady_clock::now();
    if (bell || (m_address.engine == Engine::postgresql && now - m_looked >= kOwnLook)) {
      m_looked = now;
      return true;
    }
    if (now >= end) return false;
  }
  return false;
}

}  // namespace kontor::persistence
