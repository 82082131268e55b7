#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "channels/list_file.h"
#include "channels/row_source.h"
#include "channels/values.h"
#include "domain/base/result.h"

namespace kontor::channels {

/// Reads such a list. A Reader names its `Row` and the `kind` of the list, tells the columns that
/// are `missing()`, and makes a `row(values)`: none where the row is passed over. Refuses files
/// that are wrong as a whole, list_too_long among them.
template <class Reader>
Result<ListFile<typename Reader::Row>> read_list_file(const std::filesystem::path& path) {
  auto input = open_input(path);
  if (!input) return input.refusal();
  auto table = Table::open(std::move(*input));
  if (!table) return table.refusal();
  Table& t = **table;
  Reader reader(t);
  if (const auto absent = reader.missing(); !absent.empty())
    return Refusal{RefusalCode::file_missing_columns,
                   {{"file", t.file()}, {"profile", Reader::kind}, {"columns", joined(absent)}}};
  ListFile<typename Reader::Row> read;
  while (t.next()) {
    if (t.blank_row()) continue;
    if (read.rows.size() + read.refusals.size() == most_listed_rows)
      return Refusal{RefusalCode::list_too_long, {{"count", std::to_string(most_listed_rows)}}};
    Values values;
    values.at(t.line());
    auto row = reader.row(values);
    if (!values.ok()) {
      read.refusals.push_back({t.line(), t.file(), *values.refusal()});
    } else if (row) {
      row->row = t.line();
      row->file = t.file();
      read.rows.push_back(std::move(*row));
    }
  }
  if (t.problem()) return *t.problem();
  return read;
}

}  // namespace kontor::channels
