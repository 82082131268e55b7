#include "channels/slash_dates.h"

#include <string>
#include <vector>

#include "channels/row_source.h"
#include "formats/datetime.h"

namespace kontor::channels {

namespace {

bool is_day_first(std::string_view text) {
  if (text.find('/') == std::string_view::npos) return false;
  for (const std::string_view year : {"yyyy", "yy"}) {
    const std::string end(year);
    if (formats::parse_datetime(text, "M/d/" + end)) return false;
    if (formats::parse_datetime(text, "d/M/" + end)) return true;
  }
  return false;
}

}  // namespace

std::optional<intake::FileTime> slash_date(Values& values, const Table& table,
                                           const Column& column) {
  const Cell cell = table.cell(column);
  const std::size_t slash = cell.text.rfind('/');
  if (slash == std::string_view::npos) return values.time(cell);
  const bool long_year = cell.text.size() - slash > 3;
  const bool day_first = table.dates() == DateOrder::day_first;
  if (day_first) return values.time(cell, long_year ? "d/M/yyyy" : "d/M/yy");
  return values.time(cell, long_year ? "M/d/yyyy" : "M/d/yy");
}

intake::FileTime needed_slash_date(Values& values, const Table& table, const Column& column) {
  const Cell cell = table.cell(column);
  if (cell.text.empty()) values.refuse(RefusalCode::value_missing, cell);
  return slash_date(values, table, column).value_or(intake::FileTime{});
}

std::optional<Refusal> day_first_problem(Table& table, std::initializer_list<Column> columns) {
  if (table.dates()) return std::nullopt;
  std::optional<Refusal> found;
  while (!found && table.next()) {
    for (const Column& column : columns) {
      const Cell cell = table.cell(column);
      if (found || !is_day_first(cell.text)) continue;
      found = Refusal{RefusalCode::file_dates_unclear,
                      {{"file", table.file()},
                       {"column", std::string(cell.column)},
                       {"value", std::string(cell.text)}}};
    }
  }
  table.rewind();
  return found;
}

std::optional<intake::Note> slash_dates_note(const Table& table,
                                             std::initializer_list<Column> columns) {
  std::vector<std::string> found;
  for (const Column& column : columns) {
    if (column) found.push_back(column.name);
  }
  if (found.empty()) return std::nullopt;
  const bool day_first = table.dates() == DateOrder::day_first;
  return intake::Note{intake::NoteCode::dates_read_as,
                      {{"file", table.file()},
                       {"columns", joined(found)},
                       {"format", day_first ? "d/M/yyyy" : "M/d/yyyy"}}};
}

}  // namespace kontor::channels
