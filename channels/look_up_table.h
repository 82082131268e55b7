#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "channels/mapping.h"
#include "channels/table.h"
#include "domain/base/result.h"

namespace kontor::channels {

/// Rows that look-ups of one mapping keep in memory at most, and their bytes.
inline constexpr std::size_t max_look_up_rows = 1'000'000;
inline constexpr std::size_t max_look_up_bytes = 64 * 1024 * 1024;

/// Key parts as one text; parts that hold the separator stay apart from others.
std::string joined_key(const std::vector<std::string>& parts);

/// A look-up's rows by their key, with the columns that are used.
class LookUpTable {
 public:
  /// Reads the tables to their ends. Refuses file_missing_columns, duplicate_in_file,
  /// value_too_large beyond the limits, and what is wrong with a file as a whole.
  static Result<LookUpTable> load(const LookUp& rules, const std::vector<Table*>& tables);

  /// The kept columns by slot, or nothing.
  const std::vector<std::string>* find(const std::string& key) const;

 private:
  std::optional<Refusal> add(const LookUp& rules, Table& table);

  std::unordered_map<std::string, std::vector<std::string>> m_rows;
  std::size_t m_bytes = 0;
};

/// The columns of a table in the order of `names`. Refuses file_missing_columns.
Result<std::vector<Column>> find_columns(const Table& table, const std::vector<std::string>& names);

}  // namespace kontor::channels
