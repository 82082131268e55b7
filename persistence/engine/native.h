#pragma once

#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <string>

#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// The native handle below a SQLite session.
sqlite_api::sqlite3* sqlite_handle(soci::session& session);

/// The native connection below a PostgreSQL session.
PGconn* pg_handle(soci::session& session);

/// Runs a script of any number of statements as it stands, without SOCI's rewriting of `:name`.
/// Throws EngineFailure.
void run_script(soci::session& session, Engine engine, const std::string& script);

/// The 64-bit result of a query of one row and column, or `otherwise` when there is none or NULL.
std::int64_t select_number(soci::session& session, const std::string& query,
                           std::int64_t otherwise = 0);

/// Waits until a socket of libpq may be read (or written); false when the time is over first.
bool wait_for_socket(int socket, bool reading, int timeout_ms = 200);

}  // namespace kontor::persistence
