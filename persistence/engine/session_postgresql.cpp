#include <fmt/format.h>

#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"
#include "persistence/engine/session.h"

namespace kontor::persistence {

namespace {

/// Adds a parameter to the URI unless it is there already: what the user wrote wins.
void add_parameter(std::string& uri, std::string_view key, std::string_view value) {
  const std::size_t query = uri.find('?');
  const std::string begin = std::string(key) + "=";
  if (query != std::string::npos && (uri.find("?" + begin, query) != std::string::npos ||
                                     uri.find("&" + begin, query) != std::string::npos)) {
    return;
  }
  uri += fmt::format("{}{}={}", query == std::string::npos ? '?' : '&', key, value);
}

}  // namespace

std::unique_ptr<soci::session> open_postgresql(const std::string& uri, const PgTimes& times) {
  std::string full = uri;
  add_parameter(full, "connect_timeout", std::to_string(times.connect.count()));
  add_parameter(full, "application_name", "kontor");
  add_parameter(full, "keepalives_idle", "10");
  add_parameter(full, "client_encoding", "UTF8");
  std::unique_ptr<soci::session> session;
  try {
    session = std::make_unique<soci::session>(soci::postgresql, full);
  } catch (const soci::soci_error&) {
    throw connect_failure(full);
  }
  run_script(*session, Engine::postgresql,
             // Compiling a query costs seconds where the planner knows little of a table that was
             // just filled and takes it for large; our queries end sooner than that.
             fmt::format("set client_min_messages = warning; set timezone = 'UTC'; set jit = off;"
                         "set lock_timeout = '{}s'; set statement_timeout = '{}s';"
                         "set idle_in_transaction_session_timeout = '900s'",
                         times.lock.count(), times.statement.count()));
  return session;
}

}  // namespace kontor::persistence
