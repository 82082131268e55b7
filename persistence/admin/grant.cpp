#include "persistence/admin/grant.h"

#include <fmt/format.h>

#include <algorithm>

#include "persistence/engine/errors.h"
#include "persistence/engine/migrations.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

/// Tables whose rows are facts: inserted and read, never updated or deleted.
constexpr std::string_view kPostedTables[] = {"entry",     "posting",    "movement",
                                              "sale_fact", "commitment", "commitment_end",
                                              "audit",     "seal",       "schema_version"};

bool is_posted(const std::string& table) {
  return std::find(std::begin(kPostedTables), std::end(kPostedTables), table) !=
         std::end(kPostedTables);
}

std::vector<std::string> relations(soci::session& session) {
  std::vector<std::string> names;
  std::string name;
  soci::statement rows =
      (session.prepare << "select cast(c.relname as text) from pg_class c join pg_namespace n on "
                          "n.oid = c.relnamespace where c.relkind in ('r', 'v') and n.nspname = "
                          "current_schema() order by 1",
       soci::into(name));
  rows.execute();
  while (rows.fetch()) names.push_back(name);
  return names;
}

/// Runs a statement; false when the log-in has no right to it.
bool run_allowed(soci::session& session, const std::string& statement) {
  try {
    run_script(session, Engine::postgresql, statement);
    return true;
  } catch (const EngineFailure& failure) {
    if (failure.code() == FailureCode::database_rights_missing) return false;
    // Someone else made the role at the same moment.
    if (failure.native_code() == "42710" || failure.native_code() == "23505") return true;
    throw;
  }
}

std::vector<std::string> grant_statements(soci::session& session) {
  std::string database;
  std::string schema;
  session << "select quote_ident(current_database()), quote_ident(current_schema())",
      soci::into(database), soci::into(schema);
  std::vector<std::string> statements = {
      fmt::format("grant connect on database {} to {}", database, kAppRole),
      fmt::format("grant usage on schema {} to {}", schema, kAppRole)};
  for (const std::string& table : relations(session)) {
    const char* rights = is_posted(table) ? "select, insert" : "select, insert, update, delete";
    if (table == "schema_version") rights = "select";
    statements.push_back(fmt::format("grant {} on {}.{} to {}", rights, schema, table, kAppRole));
  }
  return statements;
}

}  // namespace

std::vector<std::string> grant_app_role(soci::session& session) {
  std::vector<std::string> left;
  const bool role_exists =
      select_number(
          session, fmt::format("select count(*) from pg_roles where rolname = '{}'", kAppRole)) > 0;
  const std::string create = fmt::format("create role {} nologin", kAppRole);
  const bool missing = !role_exists && !run_allowed(session, create);
  if (missing) left.push_back(create);
  for (const std::string& statement : grant_statements(session)) {
    if (missing || !run_allowed(session, statement)) left.push_back(statement);
  }
  return left;
}

Result<std::vector<std::string>> grant_book(const BookAddress& address, const PgTimes& times) {
  if (address.engine == Engine::sqlite) return std::vector<std::string>{};
  std::unique_ptr<soci::session> session;
  try {
    session = open_postgresql(address.text, times);
  } catch (const EngineFailure& failure) {
    if (failure.native_code() != "3D000") throw;
    return Refusal{RefusalCode::book_missing, {{"book", address.text}}};
  }
  try {
    if (!holds_book(*session, Engine::postgresql)) {
      return Refusal{RefusalCode::book_not_kontor, {{"book", address.text}}};
    }
    return grant_app_role(*session);
  } catch (const soci::soci_error& e) {
    throw engine_failure(Engine::postgresql, *session, e);
  }
}

}  // namespace kontor::persistence
