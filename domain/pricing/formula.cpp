#include "domain/pricing/formula.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace kontor::pricing {

namespace formula_detail {

constexpr std::int64_t micro_per_major = 1'000'000;
/// A hundredfold: higher factors are slips of the hand.
constexpr std::int64_t most_factor_ppm = 1'000 * ppm_of_one;

constexpr std::array<std::pair<std::string_view, FormulaBase>, 3> bases{
    {{"base", FormulaBase::base}, {"cost", FormulaBase::cost}, {"price", FormulaBase::price}}};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// A plain number in millionths; nothing where it is none, finer or not positive.
std::optional<std::int64_t> millionths(std::string_view text) {
  const auto decimal = Decimal::parse(text);
  if (!decimal || decimal->mantissa < 0) return std::nullopt;
  const auto price = UnitPrice::from_decimal(*decimal, Currency::of("EUR"));
  if (!price || price->micro > most_price_micro) return std::nullopt;
  return price->micro;
}

/// The number at the start of a text, which it is taken from.
std::string_view take_number(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() &&
         ((text[length] >= '0' && text[length] <= '9') || text[length] == '.'))
    ++length;
  const std::string_view number = text.substr(0, length);
  text.remove_prefix(length);
  return number;
}

/// One step of a formula: "*0.9", "-10%", "+2.00". An amount comes last.
bool take_step(std::string_view& text, Formula& formula) {
  const char sign = text.front();
  text.remove_prefix(1);
  const auto number = millionths(take_number(text));
  if (!number || formula.add_micro != 0) return false;
  const bool percent = !text.empty() && text.front() == '%';
  if (percent) text.remove_prefix(1);
  if (sign == '*') {
    if (percent || *number > most_factor_ppm) return false;
    formula.factor_ppm = mul_div_half_up(formula.factor_ppm, *number, ppm_of_one);
  } else if (percent) {
    if (*number > most_factor_ppm) return false;
    const std::int64_t change = *number / 100;
    const std::int64_t whole = ppm_of_one + (sign == '-' ? -change : change);
    if (whole < 0) return false;
    formula.factor_ppm = mul_div_half_up(formula.factor_ppm, whole, ppm_of_one);
  } else {
    formula.add_micro = sign == '-' ? -*number : *number;
  }
  return formula.factor_ppm <= most_factor_ppm;
}

/// "up 0.05", ".99", "1".
std::optional<Rounding> rounding_in(std::string_view text) {
  Rounding rounding;
  for (const auto& [word, mode] : {std::pair(std::string_view("up "), RoundingMode::up),
                                   std::pair(std::string_view("down "), RoundingMode::down)}) {
    if (!text.starts_with(word)) continue;
    rounding.mode = mode;
    text = trimmed(text.substr(word.size()));
  }
  if (text.starts_with('.')) {
    const auto ending = millionths("0" + std::string(text));
    if (!ending) return std::nullopt;
    rounding.step_micro = micro_per_major;
    rounding.ending_micro = *ending;
    return rounding;
  }
  const auto step = millionths(text);
  if (!step || *step == 0) return std::nullopt;
  rounding.step_micro = *step;
  return rounding;
}

std::string plain(std::int64_t millionths) {
  // A currency with no decimals of its own, so that none are filled up.
  return UnitPrice{millionths, Currency::of("JPY")}.to_decimal();
}

}  // namespace formula_detail

Result<Formula> parse_formula(std::string_view text) {
  using namespace formula_detail;
  const Refusal refusal{RefusalCode::formula_invalid, {{"value", std::string(text)}}};
  Formula formula;
  std::string_view left = trimmed(text);
  const auto named = std::find_if(bases.begin(), bases.end(),
                                  [&](const auto& base) { return left.starts_with(base.first); });
  if (named == bases.end()) return refusal;
  formula.from = named->second;
  left.remove_prefix(named->first.size());
  if (const auto round = left.find("round "); round != std::string_view::npos) {
    const auto rounding = rounding_in(trimmed(left.substr(round + 6)));
    if (!rounding) return refusal;
    formula.rounding = *rounding;
    left = left.substr(0, round);
  }
  for (left = trimmed(left); !left.empty(); left = trimmed(left)) {
    if (left.front() != '*' && left.front() != '+' && left.front() != '-') return refusal;
    if (!take_step(left, formula)) return refusal;
  }
  return formula;
}

std::string text_of(const Formula& formula) {
  using namespace formula_detail;
  std::string text;
  for (const auto& [word, base] : bases)
    if (base == formula.from) text = word;
  if (formula.factor_ppm != ppm_of_one) text += "*" + plain(formula.factor_ppm);
  if (formula.add_micro > 0) text += "+" + plain(formula.add_micro);
  if (formula.add_micro < 0) text += "-" + plain(-formula.add_micro);
  const Rounding& r = formula.rounding;
  if (r.step_micro == 0) return text;
  text += " round ";
  if (r.mode == RoundingMode::up) text += "up ";
  if (r.mode == RoundingMode::down) text += "down ";
  return text + (r.ending_micro != 0 ? plain(r.ending_micro).substr(1) : plain(r.step_micro));
}

UnitPrice rounded(UnitPrice price, const Rounding& rounding) {
  using namespace formula_detail;
  const std::int64_t step = rounding.step_micro != 0
                                ? rounding.step_micro
                                : micro_per_major / price.currency.minor_per_major();
  const std::int64_t above = price.micro - rounding.ending_micro;
  if (above <= 0) return {rounding.ending_micro, price.currency};
  std::int64_t steps = above / step;
  const std::int64_t rest = above % step;
  const bool up = rounding.mode == RoundingMode::up
                      ? rest > 0
                      : rounding.mode == RoundingMode::nearest && rest >= step - rest;
  if (up) ++steps;
  return {rounding.ending_micro + steps * step, price.currency};
}

UnitPrice apply(const Formula& formula, UnitPrice from) {
  const std::int64_t scaled = mul_div_half_up(from.micro, formula.factor_ppm, ppm_of_one);
  const std::int64_t exact =
      std::clamp<std::int64_t>(scaled + formula.add_micro, 0, most_price_micro);
  return rounded({exact, from.currency}, formula.rounding);
}

bool fits(const Formula& formula, Currency currency) {
  const std::int64_t minor = formula_detail::micro_per_major / currency.minor_per_major();
  return formula.rounding.step_micro % minor == 0 && formula.rounding.ending_micro % minor == 0;
}

}  // namespace kontor::pricing
