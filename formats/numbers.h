#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kontor::formats {

/// An exact decimal number: mantissa / 10^scale, as written (1.50 is 150 with scale 2).
struct Decimal {
  std::int64_t mantissa = 0;
  int scale = 0;

  bool operator==(const Decimal&) const = default;
};

/// How numbers are written in a file.
struct DecimalStyle {
  enum class Mark { point, comma };

  Mark mark = Mark::point;
  /// Whether digits may be grouped: by the other mark, a blank, a no-break space or an apostrophe,
  /// always the same one, the last group of three digits, those before of three or two.
  bool thousands = false;
  /// Whether a currency sign or a code of up to three letters may stand before or after.
  bool currency = false;
};

/// Most digits behind the decimal mark.
inline constexpr int max_decimal_scale = 18;

/// Reads a number exactly. Blanks around it and a guarding apostrophe before it are skipped; a
/// minus may stand before the number or its currency sign, and parentheses mean minus. Anything
/// else (exponents, percent, an empty text, too many digits) is nullopt.
std::optional<Decimal> parse_decimal(std::string_view text, DecimalStyle style = {});

/// Reads a whole number with an optional sign; "3.0" is 3, "3.5" is nullopt.
std::optional<std::int64_t> parse_integer(std::string_view text, DecimalStyle style = {});

/// The number in units of 10^-scale when that is exact and fits; nullopt otherwise.
std::optional<std::int64_t> exact_at_scale(const Decimal& number, int scale);

}  // namespace kontor::formats
