#include "persistence/stores/ledger_upsert.h"

#include <fmt/format.h>

#include "domain/base/check.h"
#include "persistence/stores/ledger_rows.h"

namespace kontor::persistence {

namespace ledger_upsert_detail {

/// The parameters of a row, in order: keys k0, k1, ..., values v0, v1, ....
Binds binds_of(const UpsertTable& table, bool with_values) {
  Binds binds;
  for (std::size_t i = 0; i < table.keys.size(); ++i) {
    const bool text = table.last_is_text && i + 1 == table.keys.size();
    const std::string name = fmt::format("k{}", i);
    binds.push_back(text ? Bind(name, std::string()) : Bind(name, std::int64_t{0}));
  }
  for (std::size_t i = 0; with_values && i < table.values.size(); ++i) {
    binds.emplace_back(fmt::format("v{}", i), std::int64_t{0});
  }
  return binds;
}

void set_keys(Prepared& statement, const UpsertTable& table, const UpsertRow& row) {
  KONTOR_ASSERT(row.keys.size() + (table.last_is_text ? 1 : 0) == table.keys.size());
  for (std::size_t i = 0; i < row.keys.size(); ++i) statement.set(i, row.keys[i]);
  if (table.last_is_text) statement.set(row.keys.size(), std::string_view(row.text));
}

std::vector<std::string> parameters(const Binds& binds) {
  std::vector<std::string> names;
  for (const Bind& bind : binds) names.push_back(":" + bind.name);
  return names;
}

}  // namespace ledger_upsert_detail

std::string on_conflict(const UpsertTable& table) {
  std::vector<std::string> sets;
  for (const std::string& value : table.values) {
    sets.push_back(table.add ? fmt::format("{0} = {1}.{0} + excluded.{0}", value, table.name)
                             : fmt::format("{0} = excluded.{0}", value));
  }
  return fmt::format(" on conflict ({}) do update set {}", fmt::join(table.keys, ", "),
                     fmt::join(sets, ", "));
}

void upsert_each(SqlUnit& unit, const UpsertTable& table, std::span<const UpsertRow> rows) {
  using namespace ledger_upsert_detail;
  if (rows.empty()) return;
  const Binds binds = binds_of(table, true);
  Prepared statement(unit,
                     fmt::format("insert into {} ({}, {}) values ({}){}", table.name,
                                 fmt::join(table.keys, ", "), fmt::join(table.values, ", "),
                                 fmt::join(parameters(binds), ", "), on_conflict(table)),
                     binds);
  for (const UpsertRow& row : rows) {
    set_keys(statement, table, row);
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      statement.set(table.keys.size() + i, row.values[i]);
    }
    statement.run();
  }
}

void delete_zeros(SqlUnit& unit, const UpsertTable& table, std::span<const UpsertRow> rows) {
  using namespace ledger_upsert_detail;
  if (rows.empty()) return;
  std::string where;
  for (std::size_t i = 0; i < table.keys.size(); ++i) {
    where += fmt::format("{}{} = :k{}", i == 0 ? "" : " and ", table.keys[i], i);
  }
  for (const std::string& value : table.values) where += fmt::format(" and {} = 0", value);
  Prepared statement(unit, fmt::format("delete from {} where {}", table.name, where),
                     binds_of(table, false));
  for (const UpsertRow& row : rows) {
    set_keys(statement, table, row);
    statement.run();
  }
}

std::string column_array(const Dialect& dialect, std::span<const UpsertRow> rows,
                         std::size_t column, bool of_values) {
  std::vector<std::int64_t> cells;
  cells.reserve(rows.size());
  for (const UpsertRow& row : rows) {
    cells.push_back(of_values ? row.values.at(column) : row.keys.at(column));
  }
  return dialect.id_list(cells);
}

void upsert_arrays(SqlUnit& unit, const UpsertTable& table, std::span<const UpsertRow> rows) {
  KONTOR_ASSERT(!table.last_is_text);
  if (rows.empty()) return;
  Binds binds;
  std::vector<std::string> arrays;
  const auto add_column = [&](const std::string& name, std::size_t column, bool of_values) {
    binds.emplace_back(name, column_array(unit.dialect(), rows, column, of_values));
    arrays.push_back(fmt::format("cast(:{} as bigint[])", name));
  };
  for (std::size_t i = 0; i < table.keys.size(); ++i) add_column(fmt::format("k{}", i), i, false);
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    add_column(fmt::format("v{}", i), i, true);
  }
  run_sql(unit,
          fmt::format("insert into {} ({}, {}) select * from unnest({}){}", table.name,
                      fmt::join(table.keys, ", "), fmt::join(table.values, ", "),
                      fmt::join(arrays, ", "), on_conflict(table)),
          std::move(binds));
}

void upsert(SqlUnit& unit, const UpsertTable& table, std::span<const UpsertRow> rows) {
  if (unit.dialect().postgresql()) {
    upsert_arrays(unit, table, rows);
  } else {
    upsert_each(unit, table, rows);
  }
}

}  // namespace kontor::persistence
