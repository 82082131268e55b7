#include "formats/numbers.h"

#include <unicode/uchar.h>

#include <array>

#include "formats/code_points.h"

namespace kontor::formats {

namespace {

constexpr std::array<std::string_view, 4> number_blanks{" ", "\t", "\xC2\xA0", "\xE2\x80\xAF"};
constexpr std::array<std::string_view, 5> group_marks{" ", "'", "\xC2\xA0", "\xE2\x80\xAF",
                                                      "\xE2\x80\x99"};
constexpr std::string_view unicode_minus = "\xE2\x88\x92";
constexpr std::size_t longest_currency_code = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

void trim_number(std::string_view& text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : number_blanks) {
      again = take(text, blank) || again;
      if (text.ends_with(blank)) {
        text.remove_suffix(blank.size());
        again = true;
      }
    }
  }
}

/// Bytes of the currency sign at the start of `text`, 0 when there is none.
std::size_t currency_sign(std::string_view text) {
  std::string_view rest = text;
  const std::optional<char32_t> character = take_code_point(rest);
  if (!character) return 0;
  const bool sign = u_charType(static_cast<UChar32>(*character)) == U_CURRENCY_SYMBOL;
  return sign ? text.size() - rest.size() : 0;
}

/// "$", "CA$", "USD " before the number.
void take_currency_before(std::string_view& text) {
  std::size_t letters = 0;
  while (letters < text.size() && is_ascii_letter(text[letters])) ++letters;
  if (letters > longest_currency_code) return;
  const std::size_t sign = currency_sign(text.substr(letters));
  // One or two letters alone are a currency only when set off by a blank: "kr 5", but not "E5".
  const bool short_code = sign == 0 && letters > 0 && letters < longest_currency_code;
  if (short_code && text.substr(letters, 1) != " ") return;
  text.remove_prefix(letters + sign);
  trim_number(text);
}

/// " €", "EUR", " lei" after the number: all that follows the last digit or decimal mark.
void take_currency_after(std::string_view& text) {
  std::size_t end = text.size();
  while (end > 0 && !is_digit(text[end - 1]) && text[end - 1] != '.' && text[end - 1] != ',') --end;
  std::string_view tail = text.substr(end);
  trim_number(tail);
  std::size_t letters = 0;
  while (letters < tail.size() && is_ascii_letter(tail[letters])) ++letters;
  const std::size_t sign = letters > 0 ? 0 : currency_sign(tail);
  const bool whole = letters + sign == tail.size() && letters <= longest_currency_code;
  if (whole && !tail.empty()) {
    text = text.substr(0, end);
    trim_number(text);
  }
}

/// Takes the sign and the currency off; nullopt when signs contradict each other.
std::optional<bool> take_sign(std::string_view& text, bool currency) {
  trim_number(text);
  if (take(text, "'")) trim_number(text);
  bool negative = false;
  int signs = 0;
  const auto minus_or_plus = [&] {
    if (take(text, "-") || take(text, unicode_minus)) {
      negative = true;
      ++signs;
    } else if (take(text, "+")) {
      ++signs;
    }
    trim_number(text);
  };
  const bool parentheses = text.size() >= 2 && text.front() == '(' && text.back() == ')';
  if (parentheses) {
    text = text.substr(1, text.size() - 2);
    trim_number(text);
    negative = true;
    ++signs;
  } else {
    minus_or_plus();
  }
  if (currency) {
    take_currency_before(text);
    take_currency_after(text);
    minus_or_plus();
  }
  if (signs > 1) return std::nullopt;
  return negative;
}

/// The grouping mark in front, as bytes; 0 when there is none that this style knows.
std::size_t group_mark(std::string_view text, char decimal_mark) {
  if (!text.empty() && text.front() != decimal_mark && (text.front() == ',' || text.front() == '.'))
    return 1;
  for (const std::string_view mark : group_marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

struct Digits {
  std::uint64_t value = 0;
  std::size_t count = 0;
  bool overflow = false;
};

/// A run of digits, appended to the value.
std::size_t take_digits(std::string_view& text, Digits& digits) {
  std::size_t run = 0;
  while (run < text.size() && is_digit(text[run])) {
    const auto digit = static_cast<std::uint64_t>(text[run] - '0');
    digits.overflow = digits.overflow || digits.value > (UINT64_MAX - digit) / 10;
    digits.value = digits.value * 10 + digit;
    ++run;
  }
  digits.count += run;
  text.remove_prefix(run);
  return run;
}

/// The digits before the decimal mark with their grouping; false when the groups are malformed.
bool take_whole_part(std::string_view& text, const DecimalStyle& style, char mark, Digits& digits) {
  std::size_t run = take_digits(text, digits);
  if (!style.thousands) return true;
  std::string_view grouping;
  while (const std::size_t length = group_mark(text, mark)) {
    const std::string_view found = text.substr(0, length);
    if (run == 0 || run > 3 || (!grouping.empty() && (found != grouping || run == 1))) return false;
    grouping = found;
    text.remove_prefix(length);
    run = take_digits(text, digits);
  }
  return grouping.empty() || run == 3;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text, DecimalStyle style) {
  const std::optional<bool> negative = take_sign(text, style.currency);
  if (!negative) return std::nullopt;
  const char mark = style.mark == DecimalStyle::Mark::point ? '.' : ',';
  Digits digits;
  if (!take_whole_part(text, style, mark, digits)) return std::nullopt;
  std::size_t scale = 0;
  if (!text.empty() && text.front() == mark) {
    text.remove_prefix(1);
    scale = take_digits(text, digits);
  }
  const bool malformed = !text.empty() || digits.count == 0 || digits.overflow;
  if (malformed || scale > static_cast<std::size_t>(max_decimal_scale)) return std::nullopt;
  const std::uint64_t limit = static_cast<std::uint64_t>(INT64_MAX) + (*negative ? 1U : 0U);
  if (digits.value > limit) return std::nullopt;
  const std::uint64_t signed_bits = *negative ? 0U - digits.value : digits.value;
  return Decimal{static_cast<std::int64_t>(signed_bits), static_cast<int>(scale)};
}

std::optional<std::int64_t> parse_integer(std::string_view text, DecimalStyle style) {
  const std::optional<Decimal> number = parse_decimal(text, style);
  return number ? exact_at_scale(*number, 0) : std::nullopt;
}

std::optional<std::int64_t> exact_at_scale(const Decimal& number, int scale) {
  std::int64_t value = number.mantissa;
  for (int at = number.scale; at > scale; --at) {
    if (value % 10 != 0) return std::nullopt;
    value /= 10;
  }
  for (int at = number.scale; at < scale && value != 0; ++at) {
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value)) return std::nullopt;
  }
  return value;
}

}  // namespace kontor::formats
