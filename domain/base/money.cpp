#include "domain/base/money.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "domain/base/check.h"

namespace kontor {

namespace {

__extension__ using Wide = __int128;
__extension__ using WideUnsigned = unsigned __int128;

constexpr int money_max_scale = 18;

std::int64_t power_of_ten(int exponent) {
  KONTOR_ASSERT(exponent >= 0 && exponent <= money_max_scale);
  std::int64_t result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

bool fits(Wide value) {
  return value >= std::numeric_limits<std::int64_t>::min() &&
         value <= std::numeric_limits<std::int64_t>::max();
}

/// value ÷ divisor, half away from zero; divisor > 0.
Wide divide_half_up(Wide value, Wide divisor) {
  const bool negative = value < 0;
  const Wide absolute = negative ? -value : value;
  const Wide quotient = absolute / divisor;
  const Wide rest = absolute % divisor;
  const Wide rounded = rest >= divisor - rest ? quotient + 1 : quotient;
  return negative ? -rounded : rounded;
}

/// The decimal as an integer in steps of 10^-decimals, rounded half-up; nothing on overflow.
std::optional<std::int64_t> scaled(const Decimal& d, int decimals) {
  Wide value = d.mantissa;
  if (d.scale <= decimals) {
    value *= power_of_ten(decimals - d.scale);
  } else {
    value = divide_half_up(value, power_of_ten(d.scale - decimals));
  }
  if (!fits(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

/// value × 10^-scale as plain text, with trailing zeros cut down to `least` decimals.
std::string plain_decimal(std::int64_t value, int scale, int least) {
  std::string digits = std::to_string(magnitude(value));
  const auto places = static_cast<std::size_t>(scale);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  std::size_t shown = places;
  while (shown > static_cast<std::size_t>(least) && digits.back() == '0') {
    digits.pop_back();
    --shown;
  }
  if (shown > 0) digits.insert(digits.size() - shown, 1, '.');
  if (value < 0) digits.insert(0, 1, '-');
  return digits;
}

bool is_money_digit(char c) { return c >= '0' && c <= '9'; }

std::int64_t checked(Wide value) {
  KONTOR_ASSERT(fits(value));
  return static_cast<std::int64_t>(value);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || !is_money_digit(text.front()) || !is_money_digit(text.back())) {
    return std::nullopt;
  }
  Decimal result;
  bool after_point = false;
  for (const char c : text) {
    if (c == '.' && !after_point) {
      after_point = true;
      continue;
    }
    if (!is_money_digit(c)) return std::nullopt;
    const Wide next = Wide(result.mantissa) * 10 + (negative ? -(c - '0') : c - '0');
    if (!fits(next)) return std::nullopt;
    result.mantissa = static_cast<std::int64_t>(next);
    if (after_point) ++result.scale;
    if (result.scale > money_max_scale) return std::nullopt;
  }
  return result;
}

std::string Money::to_decimal() const {
  return plain_decimal(minor, currency.decimals(), currency.decimals());
}

std::optional<Money> Money::from_decimal(const Decimal& d, Currency c) {
  const auto minor = scaled(d, c.decimals());
  if (!minor) return std::nullopt;
  return Money{*minor, c};
}

Money operator+(Money a, Money b) {
  KONTOR_ASSERT(a.currency == b.currency);
  return {checked(Wide(a.minor) + b.minor), a.currency};
}

Money operator-(Money a, Money b) {
  KONTOR_ASSERT(a.currency == b.currency);
  return {checked(Wide(a.minor) - b.minor), a.currency};
}

Money operator-(Money a) { return {checked(-Wide(a.minor)), a.currency}; }

std::string UnitPrice::to_decimal() const { return plain_decimal(micro, 6, currency.decimals()); }

std::optional<UnitPrice> UnitPrice::from_decimal(const Decimal& d, Currency c) {
  const auto micro = scaled(d, 6);
  if (!micro) return std::nullopt;
  return UnitPrice{*micro, c};
}

std::string Quantity::to_decimal() const { return plain_decimal(milli, 3, 0); }

std::optional<Quantity> Quantity::from_decimal(const Decimal& d) {
  if (d.scale > 3 && d.mantissa % power_of_ten(d.scale - 3) != 0) return std::nullopt;
  const auto milli = scaled(d, 3);
  if (!milli) return std::nullopt;
  return Quantity{*milli};
}

std::int64_t mul_div_half_up(std::int64_t a, std::int64_t b, std::int64_t c) {
  KONTOR_ASSERT(c != 0);
  const Wide product = Wide(a) * b;
  return checked(c < 0 ? divide_half_up(-product, -Wide(c)) : divide_half_up(product, c));
}

Money line_amount(UnitPrice price, Quantity quantity) {
  const std::int64_t divisor = power_of_ten(9 - price.currency.decimals());
  return {mul_div_half_up(price.micro, quantity.milli, divisor), price.currency};
}

std::vector<std::int64_t> allocate(std::int64_t total, std::span<const std::int64_t> weights) {
  std::vector<std::int64_t> parts(weights.size(), 0);
  if (weights.empty()) return parts;
  WideUnsigned sum = 0;
  for (const std::int64_t w : weights) sum += magnitude(w);
  if (sum == 0) {
    parts.front() = total;
    return parts;
  }
  std::vector<WideUnsigned> remainders(weights.size());
  std::vector<std::uint64_t> shares(weights.size());
  std::uint64_t left = magnitude(total);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const WideUnsigned product = WideUnsigned(magnitude(total)) * magnitude(weights[i]);
    shares[i] = static_cast<std::uint64_t>(product / sum);
    remainders[i] = product % sum;
    left -= shares[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  // Fewer units are left than there are parts with a remainder.
  for (std::size_t i = 0; i < left; ++i) ++shares[order[i]];
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i] = static_cast<std::int64_t>(total < 0 ? 0 - shares[i] : shares[i]);
  }
  return parts;
}

}  // namespace kontor
