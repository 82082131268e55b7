#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/base/money.h"
#include "domain/base/result.h"

namespace kontor::pricing {

/// No price or cost is higher, in 10^-6 of the major unit; sums of lines stay far from the end of
/// the numbers.
inline constexpr std::int64_t most_price_micro = 1'000'000'000'000'000;
inline constexpr std::int64_t ppm_of_one = 1'000'000;

/// Where a formula starts: the product's base price, its cost, or the price that there is.
enum class FormulaBase { base, cost, price };

enum class RoundingMode { nearest, up, down };

/// Prices end so: a multiple of `step`, plus `ending` (below the step). No step: the minor unit of
/// the currency, half-up.
struct Rounding {
  std::int64_t step_micro = 0;
  std::int64_t ending_micro = 0;
  RoundingMode mode = RoundingMode::nearest;
  bool operator==(const Rounding&) const = default;
};

/// price = from × factor + addition, rounded once.
struct Formula {
  FormulaBase from = FormulaBase::base;
  std::int64_t factor_ppm = ppm_of_one;
  std::int64_t add_micro = 0;
  Rounding rounding;
  bool operator==(const Formula&) const = default;
};

/// Reads a formula as people write it:
///
///     base-10%                    base*0.85+2.00
///     cost+40% round .99          ends in .99: the nearest such price
///     price+3% round up 0.05      a multiple of 0.05, upwards
///     base*150 round 1            whole yen
///
/// Refuses formula_invalid with `value`.
Result<Formula> parse_formula(std::string_view text);

/// The same formula as parse_formula reads it, in its shortest form.
std::string text_of(const Formula& formula);

/// What a price is rounded to; never below zero. Of two equally near prices the higher one.
UnitPrice rounded(UnitPrice price, const Rounding& rounding);

/// The formula's price for what it starts from; never below zero.
UnitPrice apply(const Formula& formula, UnitPrice from);

/// Whether its prices can be paid in the currency: no finer than its minor unit.
bool fits(const Formula& formula, Currency currency);

}  // namespace kontor::pricing
