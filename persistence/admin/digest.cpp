#include "persistence/admin/digest.h"

#include <fmt/format.h>

#include "domain/base/digest.h"

namespace kontor::persistence {

namespace {

std::string not_all_zero(const std::vector<std::string>& values, const char* form) {
  std::string text;
  for (const std::string& value : values) {
    text += text.empty() ? "" : " or ";
    text += fmt::format(fmt::runtime(form), value);
  }
  return text;
}

std::string folded_query(const Table& table) {
  std::string columns;
  for (const TableColumn& column : table.columns) {
    if (!columns.empty()) columns += ", ";
    columns += table.is_key(column.name)
                   ? column.name
                   : fmt::format("cast(sum({0}) as bigint) as {0}", column.name);
  }
  const std::string key = fmt::format("{}", fmt::join(table.key, ", "));
  return fmt::format("select {} from {}_all group by {} having {} order by {}", columns, table.name,
                     key, not_all_zero(table.values(), "sum({}) <> 0"), key);
}

}  // namespace

std::string table_query(const Table& table, Engine engine) {
  if (table.has_delta && engine == Engine::postgresql) return folded_query(table);
  const std::string where =
      table.has_delta ? " where " + not_all_zero(table.values(), "{} <> 0") : std::string();
  return fmt::format("select {} from {}{} order by {}", fmt::join(table.column_names(), ", "),
                     table.name, where, fmt::join(table.key, ", "));
}

std::vector<CellKind> column_kinds(const Table& table) {
  std::vector<CellKind> kinds;
  for (const TableColumn& column : table.columns) kinds.push_back(column.kind);
  return kinds;
}

std::string book_digest(Unit& unit) {
  SqlUnit& u = sql(unit);
  Sha256 hash;
  std::string line;
  for (const Table& table : book_tables()) {
    if (!table.in_digest) continue;
    hash.add(fmt::format("table {}\n", table.name));
    for_each_row(u, table_query(table, u.dialect().engine()), column_kinds(table),
                 [&](std::span<const Cell> row) {
                   line.clear();
                   append_canonical(line, row);
                   hash.add(line);
                 });
  }
  return hash.hex();
}

}  // namespace kontor::persistence
