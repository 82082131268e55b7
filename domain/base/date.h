#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kontor {

/// An instant on the UTC time line, in milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;

  std::string to_iso() const;  ///< "2026-11-21T09:30:00Z", with ".123" when not a whole second
  /// ISO 8601 with 'Z' or an offset; nothing otherwise.
  static std::optional<Instant> parse_iso(std::string_view text);
  auto operator<=>(const Instant&) const = default;
};

/// A calendar date of a business, without time or zone. Days since 1970-01-01.
struct BusinessDate {
  std::int32_t days = 0;

  static BusinessDate of(int year, int month, int day);
  static bool valid(int year, int month, int day);
  static std::optional<BusinessDate> parse_iso(std::string_view text);  ///< "YYYY-MM-DD" only
  std::string to_iso() const;
  /// First day of the date's month.
  BusinessDate month_start() const;
  int year() const;
  int month() const;
  int day() const;
  auto operator<=>(const BusinessDate&) const = default;
};

constexpr BusinessDate operator+(BusinessDate d, int days) { return {d.days + days}; }

/// A wall-clock time without zone, as files write it.
struct LocalTime {
  BusinessDate date;
  std::int32_t second_of_day = 0;
};

/// The instant of a local time at a fixed offset from UTC (minutes east).
Instant at_offset(const LocalTime& t, int offset_minutes);

}  // namespace kontor
