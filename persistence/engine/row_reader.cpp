#include "persistence/engine/row_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <memory>

#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

using RowVisitor = std::function<void(std::span<const Cell>)>;
using PgAnswer = std::unique_ptr<PGresult, decltype(&PQclear)>;

Cell pg_cell(const PGresult* rows, int row, int column, CellKind kind) {
  Cell cell;
  cell.kind = kind;
  cell.null = PQgetisnull(rows, row, column) != 0;
  cell.text = std::string_view(PQgetvalue(rows, row, column),
                               static_cast<std::size_t>(PQgetlength(rows, row, column)));
  if (kind == CellKind::number) {
    std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), cell.number);
  } else if (kind == CellKind::flag) {
    cell.number = cell.text == "t" ? 1 : 0;
  }
  return cell;
}

void read_pg_rows(SqlUnit& unit, const std::string& query, std::span<const CellKind> kinds,
                  const RowVisitor& visit) {
  run_script(unit.session(), Engine::postgresql,
             "declare kontor_rows no scroll cursor for " + query);
  PGconn* connection = pg_handle(unit.session());
  std::vector<Cell> cells(kinds.size());
  for (;;) {
    const PgAnswer rows(PQexec(connection, "fetch forward 2000 from kontor_rows"), &PQclear);
    if (PQresultStatus(rows.get()) != PGRES_TUPLES_OK) {
      const char* state = PQresultErrorField(rows.get(), PG_DIAG_SQLSTATE);
      throw postgresql_failure(state != nullptr ? state : "08006", PQerrorMessage(connection),
                               PQstatus(connection) == CONNECTION_BAD);
    }
    const int count = PQntuples(rows.get());
    if (count == 0) break;
    for (int row = 0; row < count; ++row) {
      for (std::size_t c = 0; c < kinds.size(); ++c) {
        cells[c] = pg_cell(rows.get(), row, static_cast<int>(c), kinds[c]);
      }
      visit(cells);
    }
  }
  run_script(unit.session(), Engine::postgresql, "close kontor_rows");
}

Cell sqlite_cell(sqlite_api::sqlite3_stmt* statement, int column, CellKind kind) {
  Cell cell;
  cell.kind = kind;
  cell.null = sqlite_api::sqlite3_column_type(statement, column) == SQLITE_NULL;
  if (kind != CellKind::text) {
    cell.number = sqlite_api::sqlite3_column_int64(statement, column);
  } else if (!cell.null) {
    const auto* text =
        reinterpret_cast<const char*>(sqlite_api::sqlite3_column_text(statement, column));
    const int size = sqlite_api::sqlite3_column_bytes(statement, column);
    cell.text = std::string_view(text, static_cast<std::size_t>(size));
  }
  return cell;
}

void read_sqlite_rows(SqlUnit& unit, const std::string& query, std::span<const CellKind> kinds,
                      const RowVisitor& visit) {
  sqlite_api::sqlite3* handle = sqlite_handle(unit.session());
  const auto fail = [&](int code) {
    throw sqlite_failure(unit.session(), code, sqlite_api::sqlite3_errmsg(handle));
  };
  sqlite_api::sqlite3_stmt* prepared = nullptr;
  const int code = sqlite_api::sqlite3_prepare_v2(handle, query.c_str(), -1, &prepared, nullptr);
  const std::unique_ptr<sqlite_api::sqlite3_stmt, decltype(&sqlite_api::sqlite3_finalize)>
      statement(prepared, &sqlite_api::sqlite3_finalize);
  if (code != SQLITE_OK) fail(code);
  std::vector<Cell> cells(kinds.size());
  for (;;) {
    const int step = sqlite_api::sqlite3_step(statement.get());
    if (step == SQLITE_DONE) return;
    if (step != SQLITE_ROW) fail(step);
    for (std::size_t c = 0; c < kinds.size(); ++c) {
      cells[c] = sqlite_cell(statement.get(), static_cast<int>(c), kinds[c]);
    }
    visit(cells);
  }
}

}  // namespace

void for_each_row(SqlUnit& unit, const std::string& query, std::span<const CellKind> kinds,
                  const std::function<void(std::span<const Cell>)>& visit) {
  if (unit.dialect().postgresql()) {
    read_pg_rows(unit, query, kinds, visit);
  } else {
    read_sqlite_rows(unit, query, kinds, visit);
  }
}

void append_canonical(std::string& out, std::span<const Cell> row) {
  for (const Cell& cell : row) {
    if (cell.null) {
      out += '-';
    } else if (cell.kind == CellKind::number) {
      fmt::format_to(std::back_inserter(out), "{}", cell.number);
    } else if (cell.kind == CellKind::flag) {
      out += cell.number != 0 ? 't' : 'f';
    } else {
      // The length before the text keeps rows apart whatever characters a text holds.
      fmt::format_to(std::back_inserter(out), "{}:{}", cell.text.size(), cell.text);
    }
    out += '|';
  }
  out += '\n';
}

}  // namespace kontor::persistence
