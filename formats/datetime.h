#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kontor::formats {

/// A date, or a date and time, as a file wrote it: in its own local time, with the offset from UTC
/// when the file gave one. The calendar is Gregorian; the values have been checked.
struct LocalDateTime {
  int year = 0;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<int> offset_minutes;  // east of UTC is positive
  std::string zone{};                 // as the file calls it, where the pattern has a `z`

  bool operator==(const LocalDateTime&) const = default;
};

/// Reads `text` by `pattern`, strictly: all of it must match and the date must exist.
/// Pattern letters: `yyyy`, `yy` (2000-2099), `MM`, `M`, `MMM` (`Jul`, `Dez.`, see month_names.h),
/// `MMMM` (English, `July`), `dd`, `d`, `HH`, `H`, `hh`, `h` with `a` (AM, PM), `mm`, `ss`, `SSS`
/// (one to nine digits, dropped), `Z` (`-0500`, `+00:00`, `+01`, `Z`, `UTC`, `GMT`), `z` (a zone's
/// name or words: all of the rest, to be understood by the caller). Doubled letters want two
/// digits, single ones take one or two. Text in '...' and all other characters stand for
/// themselves. Blanks around the text are skipped.
std::optional<LocalDateTime> parse_datetime(std::string_view text, std::string_view pattern);

/// Reads the ISO 8601 forms that files use: "2025-12-06 10:37:33 -0500", "2010-12-01 08:26:00",
/// "2010-12-01 08:26", "2020-02-18T05:05:21+00:00", "2016-01-01", "20160101".
std::optional<LocalDateTime> parse_iso_datetime(std::string_view text);

/// Whether all of `pattern` is understood; for checking a mapping before its file is read.
bool is_datetime_pattern(std::string_view pattern);

}  // namespace kontor::formats
