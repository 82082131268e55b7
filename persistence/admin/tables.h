#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "persistence/engine/row_reader.h"

namespace kontor::persistence {

struct TableColumn {
  std::string name;
  CellKind kind;
};

/// A base table of the book, as copies and digests read it.
struct Table {
  std::string name;
  std::vector<std::string> key;  ///< the primary key's columns, in its order
  std::vector<TableColumn> columns;
  bool has_delta = false;    ///< a summary that PostgreSQL keeps partly in NAME_delta
  bool keeps_zeros = false;  ///< its rows stay when all their values are zero
  bool in_digest = true;

  std::vector<std::string> column_names() const;
  bool is_key(const std::string& column) const;
  /// The columns that are not in the key.
  std::vector<std::string> values() const;
};

/// Every base table, referred ones before those that refer to them.
std::vector<Table> book_tables();

/// One of them by name.
Table book_table(std::string_view name);

}  // namespace kontor::persistence
