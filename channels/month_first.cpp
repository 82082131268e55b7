#include "channels/month_first.h"

#include <string>

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

std::optional<intake::FileTime> month_first_date(Values& values, Cell cell) {
  const std::size_t slash = cell.text.rfind('/');
  if (slash == std::string_view::npos) return values.time(cell);
  const bool long_year = cell.text.size() - slash > 3;
  return values.time(cell, long_year ? "M/d/yyyy" : "M/d/yy");
}

intake::FileTime needed_month_first_date(Values& values, Cell cell) {
  if (cell.text.empty()) values.refuse(RefusalCode::value_missing, cell);
  return month_first_date(values, cell).value_or(intake::FileTime{});
}

std::optional<Refusal> day_first_problem(Table& table, std::initializer_list<Column> columns) {
  std::optional<Refusal> found;
  while (!found && table.next()) {
    for (const Column& column : columns) {
      const Cell cell = table.cell(column);
      if (found || !is_day_first(cell.text)) continue;
      Values values;
      values.at(table.line());
      values.refuse(RefusalCode::value_not_date, cell);
      found = values.refusal();
    }
  }
  table.rewind();
  return found;
}

}  // namespace kontor::channels
