#include <fmt/format.h>

#include "domain/base/check.h"
#include "persistence/engine/bulk_insert.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"
#include "persistence/engine/statements.h"

namespace kontor::persistence {

namespace {

std::string insert_of(std::string_view table, const std::vector<std::string>& columns) {
  const std::vector<std::string> marks(columns.size(), "?");
  return fmt::format("insert into {} ({}) values ({})", table, fmt::join(columns, ", "),
                     fmt::join(marks, ", "));
}

/// One prepared insert, stepped row by row through the native interface.
class StepInsert : public BulkInsert::Impl {
 public:
  StepInsert(SqlUnit& unit, std::string_view table, const std::vector<std::string>& columns)
      : m_session(unit.session()),
        m_kept(unit, insert_of(table, columns), {}, {}, Runs::often),
        m_statement(static_cast<sqlite_api::sqlite3_stmt*>(m_kept.native())),
        m_columns(static_cast<int>(columns.size())) {}

  void number(std::int64_t value) override {
    check(sqlite_api::sqlite3_bind_int64(m_statement, ++m_cell, value));
  }

  void boolean(bool value) override { number(value ? 1 : 0); }

  void null() override { check(sqlite_api::sqlite3_bind_null(m_statement, ++m_cell)); }

  void text(std::string_view value) override {
    // The cell's bytes need not live until the row ends, so SQLite copies them. A view without
    // data would be NULL to SQLite.
    const auto copied = reinterpret_cast<sqlite_api::sqlite3_destructor_type>(-1);
    check(sqlite_api::sqlite3_bind_text(m_statement, ++m_cell,
                                        value.data() != nullptr ? value.data() : "",
                                        static_cast<int>(value.size()), copied));
  }

  void end_row() override {
    KONTOR_ASSERT(m_cell == m_columns);
    m_cell = 0;
    const int code = sqlite_api::sqlite3_step(m_statement);
    if (code != SQLITE_DONE) fail(code);
    check(sqlite_api::sqlite3_reset(m_statement));
  }

  void finish() override { KONTOR_ASSERT(m_cell == 0); }

 private:
  void check(int code) {
    if (code != SQLITE_OK) fail(code);
  }

  [[noreturn]] void fail(int code) {
    EngineFailure failure =
        sqlite_failure(m_session, code, sqlite_api::sqlite3_errmsg(sqlite_handle(m_session)));
    // A statement that stays open would keep its transaction from being rolled back cleanly.
    sqlite_api::sqlite3_reset(m_statement);
    throw failure;
  }

  soci::session& m_session;
  Statement m_kept;
  sqlite_api::sqlite3_stmt* m_statement;
  int m_columns;
  int m_cell = 0;
};

}  // namespace

std::unique_ptr<BulkInsert::Impl> sqlite_bulk(SqlUnit& unit, std::string_view table,
                                              const std::vector<std::string>& columns) {
  return std::make_unique<StepInsert>(unit, table, columns);
}

}  // namespace kontor::persistence
