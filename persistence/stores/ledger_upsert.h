#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// A table whose rows are found by key and added to or replaced.
struct UpsertTable {
  std::string name;
  std::vector<std::string> keys;
  std::vector<std::string> values;
  bool add = true;            ///< values are added to those that are there, else they replace them
  bool last_is_text = false;  ///< the last key is a currency, all else are numbers
};

/// A row: its keys in order, its values in order; the last key may be text.
struct UpsertRow {
  std::vector<std::int64_t> keys;
  std::string text;
  std::vector<std::int64_t> values;
};

/// Upserts by a prepared statement, row by row: the quick way on SQLite.
void upsert_each(SqlUnit& unit, const UpsertTable& table, std::span<const UpsertRow> rows);

/// Upserts by one statement over arrays: the quick way on PostgreSQL. Number keys only.
void upsert_arrays(SqlUnit& unit, const UpsertTable& table, std::span<const UpsertRow> rows);

/// upsert_each or upsert_arrays, as the engine likes it.
void upsert(SqlUnit& unit, const UpsertTable& table, std::span<const UpsertRow> rows);

/// Deletes those of the rows whose values are all zero by now.
void delete_zeros(SqlUnit& unit, const UpsertTable& table, std::span<const UpsertRow> rows);

/// " on conflict (keys) do update set ..." of the table.
std::string on_conflict(const UpsertTable& table);

/// The array of one column over all rows, as PostgreSQL reads it.
std::string column_array(const Dialect& dialect, std::span<const UpsertRow> rows, std::size_t key,
                         bool of_values);

}  // namespace kontor::persistence
