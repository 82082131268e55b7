#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "channels/values.h"

namespace kontor::channels {

/// Dates of exports in the American style, month first: "12/31/2023", "09/25/26"; also ISO dates.
/// Blank: nothing. Refuses value_not_date.
std::optional<intake::FileTime> month_first_date(Values& values, Cell cell);
intake::FileTime needed_month_first_date(Values& values, Cell cell);

/// Goes through a table for a date that can only have its day first ("31/12/2023"): then all dates
/// of the column are read wrongly, even those that pass. Gives the refusal of the file
/// (value_not_date with row, column and value); leaves the table before its first row.
std::optional<Refusal> day_first_problem(Table& table, std::initializer_list<Column> columns);

}  // namespace kontor::channels
