#include "tests/contract/plans.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include "persistence/engine/native.h"

namespace kontor::test {

namespace plans_detail {

using persistence::sql;

int on_statement(unsigned, void* kept, void* statement, void*) {
  using namespace sqlite_api;
  char* text = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
  if (text != nullptr) static_cast<std::vector<std::string>*>(kept)->emplace_back(text);
  sqlite3_free(text);
  return 0;
}

int on_step(void* kept, int columns, char** values, char**) {
  *static_cast<std::string*>(kept) += std::string(values[columns - 1]) + '\n';
  return 0;
}

std::string of_sqlite(Unit& unit, const std::function<void(Unit&)>& read) {
  using namespace sqlite_api;
  auto* handle = persistence::sqlite_handle(sql(unit).session());
  std::vector<std::string> statements;
  sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, &on_statement, &statements);
  read(unit);
  sqlite3_trace_v2(handle, 0, nullptr, nullptr);
  std::string plans;
  for (const std::string& statement : statements) {
    // What an FTS table asks itself is told as a comment.
    if (statement.starts_with("--")) continue;
    sqlite3_exec(handle, ("explain query plan " + statement).c_str(), &on_step, &plans, nullptr);
  }
  return plans;
}

void on_notice(void* kept, const PGresult* result) {
  const char* text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  if (text != nullptr) *static_cast<std::string*>(kept) += std::string(text) + '\n';
}

std::string of_postgresql(Unit& unit, const std::function<void(Unit&)>& read) {
  soci::session& session = sql(unit).session();
  const auto engine = persistence::Engine::postgresql;
  std::string plans;
  auto* handle = persistence::pg_handle(session);
  const auto before = PQsetNoticeReceiver(handle, &on_notice, &plans);
  persistence::run_script(session, engine,
                          "load 'auto_explain'; set auto_explain.log_min_duration = 0; "
                          "set client_min_messages = log");
  read(unit);
  // The last statement's portal is closed, and its plan told, by the next one.
  persistence::run_script(session, engine,
                          "set auto_explain.log_min_duration = -1; set client_min_messages = "
                          "warning");
  PQsetNoticeReceiver(handle, before, nullptr);
  return plans;
}

}  // namespace plans_detail

std::string plans_of(TestBook& tb, const std::function<void(Unit&)>& read) {
  return tb.book.read([&](Unit& unit) {
    return tb.engine == persistence::Engine::sqlite ? plans_detail::of_sqlite(unit, read)
                                                    : plans_detail::of_postgresql(unit, read);
  });
}

void analyze(TestBook& tb) {
  if (tb.engine == persistence::Engine::sqlite) return;  // books of SQLite are never analyzed
  // A page is seen by all only when nobody looks at what was before: the server's own analyze of
  // the new rows may be doing just that. Until then the planner thinks little of an index alone.
  for (int tries = 0; tries < 50; ++tries) {
    postgres_execute(tb.address.text, "vacuum analyze");
    const int unseen = tb.book.read([](Unit& unit) {
      int tables = 0;
      persistence::sql(unit).session()
          << "select count(*) from pg_class where relkind = 'r' and relname in ('order_head', "
             "'customer_person', 'product', 'stock_level') and relallvisible < relpages",
          soci::into(tables);
      return tables;
    });
    if (unseen == 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  BOOST_ERROR("the server does not come to rest");
}

std::vector<std::string> whole_scans(const std::string& plans) {
  static const std::regex on_postgresql(
      R"(Seq Scan on (product|customer_person|stock_level|stock_total|stock_day|account_day|)"
      R"(order_head|document|entry|posting|movement|sale_fact|product_day)\b)");
  // SQLite names aliases: those of the big tables, and of sub-selects, whose own steps are told.
  static const std::regex sub_select("^(?:CO-ROUTINE|MATERIALIZE) (.+)$");
  static const std::regex on_sqlite(
      "^SCAN (p|l|h|t|e|d|m|s|here|customer_person|product|stock_level|stock_total|stock_day|"
      "account_day|order_head|document|entry|posting|movement|sale_fact|product_day)$");
  std::vector<std::string> found;
  std::set<std::string> sub_selects;
  std::istringstream lines(plans);
  for (std::string line; std::getline(lines, line);) {
    std::smatch part;
    if (std::regex_search(line, part, sub_select)) sub_selects.insert(part[1]);
    // A table without a page is no big one.
    if (std::regex_search(line, on_postgresql) && line.find("cost=0.00..0.00") == std::string::npos)
      found.push_back(line);
    if (std::regex_search(line, part, on_sqlite) && !sub_selects.contains(part[1]))
      found.push_back(line);
  }
  return found;
}

namespace plans_detail {

/// Steps alone: on PostgreSQL lines such as "  ->  Index Scan using a on b  (cost=...", on SQLite
/// all lines.
std::string shape_of(const std::string& plans, persistence::Engine engine) {
  if (engine == persistence::Engine::sqlite) return plans;
  static const std::regex step(R"(^(\s*(?:->)?\s*[A-Z][^()]*?)\s+\(cost=.*$)");
  std::istringstream lines(plans);
  std::string shape;
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_match(line, found, step)) shape += found[1].str() + '\n';
  }
  return shape;
}

}  // namespace plans_detail

void check_shape(TestBook& tb, const std::string& name, const std::string& plans) {
  const bool sqlite = tb.engine == persistence::Engine::sqlite;
  const auto file = source_dir() / "tests" / "contract" / "plans" /
                    (name + (sqlite ? ".sqlite.txt" : ".postgresql.txt"));
  const std::string shape = plans_detail::shape_of(plans, tb.engine);
  BOOST_TEST(!shape.empty());
  if (environment("KONTOR_UPDATE_GOLDEN") == "1") {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << shape;
    return;
  }
  std::ifstream in(file, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(in), {}};
  BOOST_CHECK_MESSAGE(shape == expected, file.filename().string() + " is now\n" + shape);
}

}  // namespace kontor::test
