#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kontor {

/// An ISO 4217 currency code. Knows how many decimals its minor unit has (JPY 0, EUR 2, KWD 3).
class Currency {
 public:
  constexpr Currency() = default;
  /// A known three-letter upper-case code, or nothing.
  static std::optional<Currency> parse(std::string_view code);
  /// For codes that the programmer wrote; asserts that the code is known.
  static Currency of(std::string_view code);

  std::string_view code() const { return {m_code.data(), m_code[0] == '\0' ? 0U : 3U}; }
  /// Decimals of the minor unit: 0, 2 or 3.
  int decimals() const;
  /// 10 to the power of decimals(): minor units in one major unit.
  std::int64_t minor_per_major() const;
  explicit operator bool() const { return m_code[0] != '\0'; }
  auto operator<=>(const Currency&) const = default;

 private:
  std::array<char, 3> m_code{};
};

/// An exact decimal as it stands in a file: mantissa × 10^-scale. scale 0..18.
struct Decimal {
  std::int64_t mantissa = 0;
  int scale = 0;

  /// Plain "-12.345" form only: point, no grouping; nothing when malformed or too large.
  static std::optional<Decimal> parse(std::string_view text);
};

/// An amount of money in minor units of a currency.
struct Money {
  std::int64_t minor = 0;
  Currency currency;

  /// Plain decimal in major units with the currency's decimals, "1234.50" or "-7" (JPY).
  std::string to_decimal() const;
  /// Rounded half-up (away from zero) to the minor unit; nothing on overflow.
  static std::optional<Money> from_decimal(const Decimal& d, Currency c);
  auto operator<=>(const Money&) const = default;
};

/// The most that one amount of a file may be, either way: sums over ten thousand of them stay
/// within 64 bits.
inline constexpr std::int64_t max_file_minor = 100'000'000'000'000;
constexpr bool too_large(const Money& m) {
  return m.minor > max_file_minor || m.minor < -max_file_minor;
}

/// Both sides must have the same currency (asserted).
Money operator+(Money a, Money b);
Money operator-(Money a, Money b);
Money operator-(Money a);

/// A price or cost of one unit, in 10^-6 of the major unit.
struct UnitPrice {
  std::int64_t micro = 0;
  Currency currency;

  std::string to_decimal() const;  ///< shortest plain decimal, at least the currency's decimals
  static std::optional<UnitPrice> from_decimal(const Decimal& d, Currency c);
  auto operator<=>(const UnitPrice&) const = default;
};

/// A quantity in thousandths of the product's unit.
struct Quantity {
  std::int64_t milli = 0;

  static constexpr Quantity of_units(std::int64_t units) { return Quantity{units * 1000}; }
  std::string to_decimal() const;  ///< "3" or "2.5": shortest plain decimal
  /// Exact only: nothing when more than three decimals are needed.
  static std::optional<Quantity> from_decimal(const Decimal& d);
  auto operator<=>(const Quantity&) const = default;
};

constexpr Quantity operator+(Quantity a, Quantity b) { return {a.milli + b.milli}; }
constexpr Quantity operator-(Quantity a, Quantity b) { return {a.milli - b.milli}; }
constexpr Quantity operator-(Quantity a) { return {-a.milli}; }

/// round(a × b ÷ c) through 128 bits, half away from zero ("half-up"). c must not be 0.
std::int64_t mul_div_half_up(std::int64_t a, std::int64_t b, std::int64_t c);

/// price × quantity, rounded once half-up to the minor unit (a line's gross amount).
Money line_amount(UnitPrice price, Quantity quantity);

/// Splits `total` over weights (their absolute values) by largest remainder; ties go to the lower
/// index; the parts add up exactly. All weights zero: everything on the first. Empty: empty.
std::vector<std::int64_t> allocate(std::int64_t total, std::span<const std::int64_t> weights);

}  // namespace kontor
