#include "domain/base/date.h"

#include <fmt/compile.h>

#include <chrono>

#include "domain/base/check.h"

namespace kontor {

namespace {

constexpr std::int64_t ms_per_day = 86'400'000;

std::chrono::year_month_day civil(BusinessDate d) {
  return std::chrono::sys_days(std::chrono::days(d.days));
}

/// Reads digits from the front of a text.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : m_rest(text) {}

  /// Exactly `count` digits, or -1.
  int digits(std::size_t count) {
    if (m_rest.size() < count) return fail();
    int value = 0;
    for (const char c : m_rest.substr(0, count)) {
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    m_rest.remove_prefix(count);
    return value;
  }
  bool skip(char c) {
    if (m_rest.empty() || m_rest.front() != c) return false;
    m_rest.remove_prefix(1);
    return true;
  }
  bool at_end() const { return m_rest.empty(); }
  bool at_digit() const {
    return !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9';
  }
  bool failed() const { return m_failed; }

 private:
  int fail() {
    m_failed = true;
    return -1;
  }
  std::string_view m_rest;
  bool m_failed = false;
};

std::optional<BusinessDate> read_date(DateReader& in) {
  const int year = in.digits(4);
  if (!in.skip('-')) return std::nullopt;
  const int month = in.digits(2);
  if (!in.skip('-')) return std::nullopt;
  const int day = in.digits(2);
  if (in.failed() || !BusinessDate::valid(year, month, day)) return std::nullopt;
  return BusinessDate::of(year, month, day);
}

/// "HH:MM", "HH:MM:SS" or "HH:MM:SS.fff…" as milliseconds of the day; finer digits are cut off.
std::optional<std::int64_t> read_time(DateReader& in) {
  const int hour = in.digits(2);
  if (!in.skip(':')) return std::nullopt;
  const int minute = in.digits(2);
  const int second = in.skip(':') ? in.digits(2) : 0;
  int ms = 0;
  if (in.skip('.')) {
    if (!in.at_digit()) return std::nullopt;
    for (int weight = 100; in.at_digit(); weight /= 10) ms += weight * in.digits(1);
  }
  if (in.failed() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + ms;
}

/// "Z", "+HH", "+HHMM" or "+HH:MM" as minutes east.
std::optional<int> read_offset(DateReader& in) {
  if (in.skip('Z')) return 0;
  const bool west = in.skip('-');
  if (!west && !in.skip('+')) return std::nullopt;
  const int hour = in.digits(2);
  const bool more = in.skip(':') || !in.at_end();
  const int minute = more ? in.digits(2) : 0;
  if (in.failed() || hour > 23 || minute > 59) return std::nullopt;
  return west ? -(hour * 60 + minute) : hour * 60 + minute;
}

}  // namespace

std::string Instant::to_iso() const {
  const std::int64_t day = ms >= 0 ? ms / ms_per_day : -((ms_per_day - 1 - ms) / ms_per_day);
  const std::int64_t rest = ms - day * ms_per_day;
  const std::int64_t second = rest / 1000;
  std::string text = fmt::format(FMT_COMPILE("{}T{:02}:{:02}:{:02}"),
                                 BusinessDate{static_cast<std::int32_t>(day)}.to_iso(),
                                 second / 3600, second / 60 % 60, second % 60);
  if (rest % 1000 != 0) text += fmt::format(FMT_COMPILE(".{:03}"), rest % 1000);
  return text + "Z";
}

std::optional<Instant> Instant::parse_iso(std::string_view text) {
  DateReader in(text);
  const auto date = read_date(in);
  if (!date || !in.skip('T')) return std::nullopt;
  const auto time = read_time(in);
  if (!time) return std::nullopt;
  const auto offset = read_offset(in);
  if (!offset || !in.at_end()) return std::nullopt;
  return Instant{date->days * ms_per_day + *time - *offset * std::int64_t{60'000}};
}

bool BusinessDate::valid(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

BusinessDate BusinessDate::of(int year, int month, int day) {
  KONTOR_ASSERT(valid(year, month, day));
  const std::chrono::year_month_day ymd(std::chrono::year(year),
                                        std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day)));
  return {static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count())};
}

std::optional<BusinessDate> BusinessDate::parse_iso(std::string_view text) {
  DateReader in(text);
  const auto date = read_date(in);
  return in.at_end() ? date : std::nullopt;
}

std::string BusinessDate::to_iso() const {
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), year(), month(), day());
}

BusinessDate BusinessDate::month_start() const { return {days - (day() - 1)}; }

int BusinessDate::year() const { return static_cast<int>(civil(*this).year()); }

int BusinessDate::month() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).month()));
}

int BusinessDate::day() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

Instant at_offset(const LocalTime& t, int offset_minutes) {
  return {t.date.days * ms_per_day + t.second_of_day * std::int64_t{1000} -
          offset_minutes * std::int64_t{60'000}};
}

}  // namespace kontor
