#include "persistence/admin/grant.h"

#include <fmt/format.h>

#include <algorithm>

#include "persistence/engine/errors.h"
#include "persistence/engine/migrations.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

/// Tables whose rows are facts: inserted and read, never updated or deleted. The last ones tell
/// what was done to goods beside the postings.
constexpr std::string_view kPostedTables[] = {"entry",
                                              "posting",
                                              "movement",
                                              "sale_fact",
                                              "commitment",
                                              "commitment_end",
                                              "audit",
                                              "seal",
                                              "schema_version",
                                              "alert_clearing",
                                              "count_tally",
                                              "purchase_receipt",
                                              "stock_document_act",
                                              "stock_count_line",
                                              "stock_statement_settlement",
                                              "stock_statement_cause",
                                              "movement_lot",
                                              "purchase_bill",
                                              "purchase_bill_line",
                                              "purchase_return",
                                              "price_list",
                                              "price_fact",
                                              "price_difference",
                                              "promotion",
                                              "coupon_use",
                                              "commission_statement",
                                              "commission_line"};

constexpr std::string_view kCustomerTables[] = {
    "customer_person", "customer_key",  "customer_detail",    "customer_version", "customer_match",
    "customer_block",  "customer_pair", "customer_match_run", "customer_merge",   "customer_alias"};
constexpr std::string_view kEmployeeTables[] = {
    "employee_person", "employee_alias", "desk_credential", "desk_machine",      "desk_tries",
    "desk_state",      "desk_token",     "coaching_note",   "coaching_follow_up"};

template <class Tables>
bool among(const Tables& tables, const std::string& table) {
  return std::find(std::begin(tables), std::end(tables), table) != std::end(tables);
}

constexpr const char* kRoles[] = {kAppRole, kPeopleRole, kFiguresRole};

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

/// What a role may do with a table of the book; empty: nothing.
std::string rights_of(const std::string& role, const std::string& table) {
  const bool customers = among(kCustomerTables, table);
  const std::string all = "select, insert, update, delete";
  if (role == kFiguresRole) {
    return customers || among(kEmployeeTables, table) ? "" : "select";
  }
  if (role == kPeopleRole) return customers ? all : "";
  if (customers) return "";
  if (table == "schema_version") return "select";
  return among(kPostedTables, table) ? "select, insert" : all;
}

/// All rights to a table but these: a role that is at work keeps what it has all the while.
std::string rights_beyond(const std::string& rights) {
  std::string beyond;
  for (const char* right :
       {"select", "insert", "update", "delete", "truncate", "references", "trigger"}) {
    if (rights.find(right) != std::string::npos) continue;
    beyond += (beyond.empty() ? "" : ", ") + std::string(right);
  }
  return beyond;
}

std::int64_t count_of(soci::session& session, const std::string& query, const std::string& name) {
  std::int64_t count = 0;
  session << query, soci::use(name, "name"), soci::into(count);
  return count;
}

bool role_exists(soci::session& session, const std::string& role) {
  return count_of(session, "select count(*) from pg_roles where rolname = :name", role) > 0;
}

/// What gives the roles their rights on the tables that there are now.
std::vector<std::string> grant_statements(soci::session& session, bool only_existing_roles) {
  std::string database;
  std::string schema;
  session << "select quote_ident(current_database()), quote_ident(current_schema())",
      soci::into(database), soci::into(schema);
  std::vector<std::string> statements;
  const std::vector<std::string> tables = relations(session);
  for (const std::string role : kRoles) {
    if (only_existing_roles && !role_exists(session, role)) continue;
    statements.push_back(fmt::format("grant connect on database {} to {}", database, role));
    statements.push_back(fmt::format("grant usage on schema {} to {}", schema, role));
    for (const std::string& table : tables) {
      const std::string rights = rights_of(role, table);
      // What someone gave by hand, or an earlier Kontor, is taken back first.
      statements.push_back(
          fmt::format("revoke {} on {}.{} from {}", rights_beyond(rights), schema, table, role));
      if (!rights.empty())
        statements.push_back(fmt::format("grant {} on {}.{} to {}", rights, schema, table, role));
    }
  }
  return statements;
}

/// Why a log-in can't be bound by rights.
GrantRefusal not_to_bind(soci::session& session, const std::string& name) {
  if (name.empty()) return GrantRefusal::none;
  if (!role_exists(session, name)) return GrantRefusal::login_unknown;
  const std::int64_t unbound =
      count_of(session,
               "select count(*) from pg_roles r where r.rolname = :name and (r.rolsuper or exists "
               "(select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where "
               "n.nspname = current_schema() and c.relname = 'entry' and "
               "pg_has_role(r.oid, c.relowner, 'MEMBER')))",
               name);
  return unbound > 0 ? GrantRefusal::login_unbound : GrantRefusal::none;
}

std::vector<std::string> membership_statements(soci::session& session, const GrantLogIns& who) {
  std::vector<std::string> statements;
  const auto add = [&](const char* role, const std::string& name) {
    if (name.empty()) return;
    std::string quoted;
    session << "select quote_ident(cast(:name as text))", soci::use(name, "name"),
        soci::into(quoted);
    statements.push_back(fmt::format("grant {} to {}", role, quoted));
  };
  add(kAppRole, who.app);
  add(kAppRole, who.people);
  add(kPeopleRole, who.people);
  add(kFiguresRole, who.figures);
  return statements;
}

/// Makes the roles that are missing. Gives the statements that could not be run.
std::vector<std::string> make_roles(soci::session& session) {
  std::vector<std::string> left;
  for (const char* role : kRoles) {
    if (role_exists(session, role)) continue;
    const std::string create = fmt::format("create role {} nologin", role);
    if (!run_allowed(session, create)) left.push_back(create);
  }
  return left;
}

}  // namespace

std::vector<std::string> personal_tables() {
  std::vector<std::string> tables(std::begin(kCustomerTables), std::end(kCustomerTables));
  tables.insert(tables.end(), std::begin(kEmployeeTables), std::end(kEmployeeTables));
  return tables;
}

std::vector<std::string> grant_roles(soci::session& session) {
  std::vector<std::string> left = make_roles(session);
  const bool missing = !left.empty();
  for (const std::string& statement : grant_statements(session, false)) {
    if (missing || !run_allowed(session, statement)) left.push_back(statement);
  }
  return left;
}

void grant_new_tables(soci::session& session) {
  for (const std::string& statement : grant_statements(session, true))
    run_allowed(session, statement);
}

Result<Granted> grant_book(const BookAddress& address, const GrantLogIns& log_ins,
                           const PgTimes& times) {
  if (address.engine == Engine::sqlite) return Granted{GrantRefusal::without_server, {}, {}};
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
    for (const std::string& name : {log_ins.app, log_ins.people, log_ins.figures}) {
      const GrantRefusal refusal = not_to_bind(*session, name);
      if (refusal != GrantRefusal::none) return Granted{refusal, name, {}};
    }
    Granted granted{GrantRefusal::none, {}, grant_roles(*session)};
    const bool missing = !granted.left.empty() && granted.left.front().starts_with("create role");
    for (const std::string& statement : membership_statements(*session, log_ins)) {
      if (missing || !run_allowed(*session, statement)) granted.left.push_back(statement);
    }
    return granted;
  } catch (const soci::soci_error& e) {
    throw engine_failure(Engine::postgresql, *session, e);
  }
}

}  // namespace kontor::persistence
