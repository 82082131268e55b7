#include "persistence/engine/native.h"

#include <poll.h>

#include <memory>

#include "persistence/engine/errors.h"

namespace kontor::persistence {

sqlite_api::sqlite3* sqlite_handle(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

PGconn* pg_handle(soci::session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

namespace {

void run_pg_script(soci::session& session, const std::string& script) {
  PGconn* connection = pg_handle(session);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection, script.c_str()),
                                                             &PQclear);
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
    return;
  }
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  const char* message = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
  throw postgresql_failure(state != nullptr ? state : "08000",
                           message != nullptr ? message : PQerrorMessage(connection),
                           PQstatus(connection) == CONNECTION_BAD);
}

void run_sqlite_script(soci::session& session, const std::string& script) {
  sqlite_api::sqlite3* handle = sqlite_handle(session);
  char* message = nullptr;
  const int code = sqlite_api::sqlite3_exec(handle, script.c_str(), nullptr, nullptr, &message);
  if (code == SQLITE_OK) return;
  const std::string said = message != nullptr ? message : sqlite_api::sqlite3_errstr(code);
  sqlite_api::sqlite3_free(message);
  throw sqlite_failure(session, code, said);
}

}  // namespace

void run_script(soci::session& session, Engine engine, const std::string& script) {
  if (engine == Engine::postgresql) {
    run_pg_script(session, script);
  } else {
    run_sqlite_script(session, script);
  }
}

bool wait_for_socket(int socket, bool reading, int timeout_ms) {
  pollfd waited{socket, static_cast<short>(reading ? POLLIN : POLLOUT), 0};
  return ::poll(&waited, 1, timeout_ms) > 0;
}

std::int64_t select_number(soci::session& session, const std::string& query,
                           std::int64_t otherwise) {
  std::int64_t value = otherwise;
  soci::indicator state = soci::i_null;
  session << query, soci::into(value, state);
  return session.got_data() && state == soci::i_ok ? value : otherwise;
}

}  // namespace kontor::persistence
