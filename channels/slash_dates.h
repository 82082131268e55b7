#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "channels/table.h"
#include "channels/values.h"

namespace kontor::channels {

/// Dates of exports in the American style, month first: "12/31/2023", "09/25/26"; day first where
/// people said so of the file. Also ISO dates. Blank: nothing. Refuses value_not_date.
std::optional<intake::FileTime> slash_date(Values& values, const Table& table,
                                           const Column& column);
intake::FileTime needed_slash_date(Values& values, const Table& table, const Column& column);

/// Goes through a table for a date that can only have its day first ("31/12/2023") where nobody
/// said so: then all dates of the column are read wrongly, even those that pass. Gives the refusal
/// of the file (file_dates_unclear); leaves the table before its first row.
std::optional<Refusal> day_first_problem(Table& table, std::initializer_list<Column> columns);

/// How those columns are read, to be told with the import; nothing when none is there.
std::optional<intake::Note> slash_dates_note(const Table& table,
                                             std::initializer_list<Column> columns);

}  // namespace kontor::channels
