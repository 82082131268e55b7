#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "persistence/sql_unit.h"

namespace kontor::persistence {

enum class CellKind { number, text, flag };

/// One value of a row. Text lives until the row's visitor returns.
struct Cell {
  CellKind kind = CellKind::number;
  bool null = false;
  std::int64_t number = 0;  ///< also a flag: 0 or 1
  std::string_view text;
};

/// Reads a query's rows one after the other with bounded memory, through the native interfaces: a
/// cursor on PostgreSQL, a stepped statement on SQLite. `kinds` are the columns'. The unit may run
/// no other statement before this returns. Throws Failure.
void for_each_row(SqlUnit& unit, const std::string& query, std::span<const CellKind> kinds,
                  const std::function<void(std::span<const Cell>)>& visit);

/// A row as one line of the canonical form that digests and seals are taken of: it is the same on
/// both engines and no two different rows have the same.
void append_canonical(std::string& out, std::span<const Cell> row);

}  // namespace kontor::persistence
