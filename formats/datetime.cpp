#include "formats/datetime.h"

#include <array>
#include <cstddef>

#include "formats/month_names.h"

namespace kontor::formats {

namespace {

constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr int largest_offset_hours = 18;

struct DateFields {
  LocalDateTime value;
  std::optional<bool> afternoon;
  bool twelve_hours = false;
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool take_word(std::string_view& text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(text[i]) != lower(word[i])) return false;
  }
  text.remove_prefix(word.size());
  return true;
}

/// A number of `least` to `most` digits.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t run = 0;
  int value = 0;
  while (run < text.size() && run < most && text[run] >= '0' && text[run] <= '9') {
    value = value * 10 + (text[run] - '0');
    ++run;
  }
  if (run < least) return std::nullopt;
  text.remove_prefix(run);
  return value;
}

bool take_into(std::string_view& text, std::size_t length, int& field) {
  const std::optional<int> number = take_number(text, length, length == 1 ? 2 : length);
  field = number.value_or(0);
  return number.has_value();
}

bool take_full_month_name(std::string_view& text, int& month) {
  for (std::size_t i = 0; i < english_months.size(); ++i) {
    if (take_word(text, english_months[i])) {
      month = static_cast<int>(i) + 1;
      return true;
    }
  }
  return false;
}

/// A month's name or a part of it, with the point of an abbreviation.
bool take_month_name(std::string_view& text, int& month) {
  std::size_t end = 0;
  const auto is_letter_byte = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  while (end < text.size() && is_letter_byte(text[end])) ++end;
  const std::optional<int> found = month_of(text.substr(0, end));
  if (!found) return false;
  month = *found;
  if (end < text.size() && text[end] == '.') ++end;
  text.remove_prefix(end);
  return true;
}

bool take_offset(std::string_view& text, std::optional<int>& offset) {
  for (const std::string_view zero : {"UTC", "GMT", "Z"}) {
    if (take_word(text, zero)) {
      offset = 0;
      return true;
    }
  }
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return false;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const std::optional<int> hours = take_number(text, 2, 2);
  if (!hours || *hours > largest_offset_hours) return false;
  const bool colon = take_word(text, ":");
  const std::optional<int> minutes = take_number(text, 2, 2);
  if (minutes ? *minutes > 59 : colon) return false;
  offset = sign * (*hours * 60 + minutes.value_or(0));
  return true;
}

bool take_half_day(std::string_view& text, std::optional<bool>& afternoon) {
  const bool after = take_word(text, "PM");
  if (!after && !take_word(text, "AM")) return false;
  afternoon = after;
  return true;
}

bool take_year(std::string_view& text, std::size_t length, int& year) {
  if (!take_into(text, length, year)) return false;
  if (length == 2) year += 2000;
  return true;
}

bool take_month(std::string_view& text, std::size_t length, int& month) {
  if (length == 4) return take_full_month_name(text, month);
  return length == 3 ? take_month_name(text, month) : take_into(text, length, month);
}

/// One run of the same pattern letter against the text.
bool take_field(char letter, std::size_t length, std::string_view& text, DateFields& fields) {
  LocalDateTime& value = fields.value;
  switch (letter) {
    case 'y':
      return take_year(text, length, value.year);
    case 'M':
      return take_month(text, length, value.month);
    case 'd':
      return take_into(text, length, value.day);
    case 'h':
      fields.twelve_hours = true;
      [[fallthrough]];
    case 'H':
      return take_into(text, length, value.hour);
    case 'm':
      return take_into(text, length, value.minute);
    case 's':
      return take_into(text, length, value.second);
    case 'S':
      return take_number(text, 1, 9).has_value();
    case 'a':
      return take_half_day(text, fields.afternoon);
    case 'Z':
      return take_offset(text, value.offset_minutes);
    case 'z':
      value.zone = text;
      text = {};
      return !value.zone.empty();
    default:
      return false;
  }
}

bool is_known_field(char letter, std::size_t length) {
  switch (letter) {
    case 'y':
      return length == 2 || length == 4;
    case 'M':
      return length <= 4;
    case 'd':
    case 'H':
    case 'h':
    case 'm':
    case 's':
      return length <= 2;
    case 'S':
      return length <= 9;
    case 'a':
    case 'Z':
    case 'z':
      return length == 1;
    default:
      return false;
  }
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The next part of a pattern: a field (its letter and length) or literal text.
struct PatternPart {
  char letter = 0;
  std::size_t length = 0;
  std::string_view literal;
  bool ok = true;
};

PatternPart take_part(std::string_view& pattern) {
  PatternPart part;
  const char first = pattern.front();
  if (first == '\'') {
    const std::size_t end = pattern.find('\'', 1);
    part.ok = end != std::string_view::npos;
    part.literal = part.ok ? pattern.substr(1, end - 1) : pattern;
    pattern.remove_prefix(part.ok ? end + 1 : pattern.size());
  } else if (is_letter(first)) {
    while (part.length < pattern.size() && pattern[part.length] == first) ++part.length;
    part.letter = first;
    part.ok = is_known_field(first, part.length);
    pattern.remove_prefix(part.length);
  } else {
    part.literal = pattern.substr(0, 1);
    pattern.remove_prefix(1);
  }
  return part;
}

int days_in_month(int year, int month) {
  if (month == 2) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return leap ? 29 : 28;
  }
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool settle_half_day(DateFields& fields) {
  if (fields.afternoon.has_value() != fields.twelve_hours) return false;
  if (!fields.twelve_hours) return true;
  int& hour = fields.value.hour;
  if (hour < 1 || hour > 12) return false;
  hour = hour % 12 + (*fields.afternoon ? 12 : 0);
  return true;
}

bool is_real_moment(const LocalDateTime& value) {
  return value.year >= 1 && value.month >= 1 && value.month <= 12 && value.day >= 1 &&
         value.day <= days_in_month(value.year, value.month) && value.hour <= 23 &&
         value.minute <= 59 && value.second <= 59;
}

void trim_ascii_blanks(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
}

}  // namespace

std::optional<LocalDateTime> parse_datetime(std::string_view text, std::string_view pattern) {
  trim_ascii_blanks(text);
  DateFields fields;
  while (!pattern.empty()) {
    const PatternPart part = take_part(pattern);
    if (!part.ok) return std::nullopt;
    if (part.letter != 0) {
      if (!take_field(part.letter, part.length, text, fields)) return std::nullopt;
    } else {
      if (!text.starts_with(part.literal)) return std::nullopt;
      text.remove_prefix(part.literal.size());
    }
  }
  if (!text.empty() || !settle_half_day(fields) || !is_real_moment(fields.value))
    return std::nullopt;
  return fields.value;
}

std::optional<LocalDateTime> parse_iso_datetime(std::string_view text) {
  constexpr std::array<std::string_view, 10> patterns{
      "yyyy-MM-dd HH:mm:ss Z",     "yyyy-MM-dd HH:mm:ss",        "yyyy-MM-dd",
      "yyyy-MM-dd'T'HH:mm:ssZ",    "yyyy-MM-dd'T'HH:mm:ss.SSSZ", "yyyy-MM-dd'T'HH:mm:ss",
      "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyy-MM-dd HH:mm",           "yyyyMMdd",
      "yyyy-MM-dd HH:mm:ssZ"};
  for (const std::string_view pattern : patterns) {
    if (const auto value = parse_datetime(text, pattern)) return value;
  }
  return std::nullopt;
}

bool is_datetime_pattern(std::string_view pattern) {
  if (pattern.empty()) return false;
  while (!pattern.empty()) {
    if (!take_part(pattern).ok) return false;
  }
  return true;
}

}  // namespace kontor::formats
