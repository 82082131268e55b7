#include "domain/stock/replenish.h"

#include <algorithm>

#include "domain/base/check.h"

// All of it in whole numbers: squares and their roots in 128 bits.
namespace kontor::stock {

namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t micro_per_milli_unit = 1000;
constexpr std::int64_t million = 1'000'000;
/// More is not sold of a product on a day: squares stay within 128 bits.
constexpr std::int64_t most_a_day = 100'000'000'000;

/// The square root, rounded down.
Wide root_down(Wide square) {
  if (square < 2) return square;
  Wide root = square, next = square / 2 + 1;
  while (next < root) {
    root = next;
    next = (root + square / root) / 2;
  }
  return root;
}

/// The square root of a quotient, rounded half-up.
std::int64_t root_half_up(Wide above, Wide below) {
  return static_cast<std::int64_t>((root_down(4 * above / below) + 1) / 2);
}

/// Up to the next multiple of `step`; what is not above zero is none.
Quantity rounded_up(std::int64_t micro, Quantity step) {
  if (micro <= 0) return {};
  const std::int64_t piece = step.milli * micro_per_milli_unit;
  return {(micro + piece - 1) / piece * step.milli};
}

Quantity multiple_of(Quantity quantity, Quantity step) {
  return {(quantity.milli + step.milli - 1) / step.milli * step.milli};
}

/// Mean and sample deviation of the days' quantities; days without one are zeros. The variance is
/// (n Σx² − (Σx)²) ÷ n (n − 1).
void measure(Demand& demand, const std::vector<Quantity>& sold) {
  if (demand.days == 0) return;
  Wide sum = 0, squares = 0;
  for (const Quantity q : sold) {
    const std::int64_t x = std::min(q.milli, most_a_day);
    sum += x;
    squares += Wide{x} * x;
  }
  demand.units = {static_cast<std::int64_t>(sum)};
  demand.mean_micro = mul_div_half_up(demand.units.milli, micro_per_milli_unit, demand.days);
  if (demand.days < 2) return;
  const Wide days = demand.days;
  demand.deviation_micro = root_half_up((days * squares - sum * sum) * million, days * (days - 1));
}

/// The normal distribution at `half_micros` half millionths above its middle, in 10^-15: ½ + Σ
/// (−1)^k x^(2k+1) ÷ (2^k k! (2k + 1)) ÷ √(2π).
Wide normal_at(std::int64_t half_micros) {
  constexpr std::int64_t one = 1'000'000'000'000'000;
  constexpr std::int64_t by_root_of_two_pi = 398'942'280'401'433;
  constexpr int terms = 80;
  const Wide x = Wide{half_micros} * (one / (2 * million));
  const Wide square = x * x / one;
  Wide term = x, sum = x;
  for (int k = 1; k < terms; ++k) {
    term = -(term * square / one) / (2 * k);
    sum += term / (2 * k + 1);
  }
  return one / 2 + sum * by_root_of_two_pi / one;
}

}  // namespace

Demand demand_of(Quantity now, const DayQuantities& changes, const DayQuantities& sold,
                 BusinessDate from, BusinessDate to) {
  Demand demand;
  std::vector<Quantity> counted;
  auto change = changes.rbegin();
  auto sale = sold.rbegin();
  const auto changed_on = [&](BusinessDate day) {
    Quantity sum;
    for (; change != changes.rend() && change->first >= day; ++change) sum = sum + change->second;
    return sum;
  };
  const auto sold_on = [&](BusinessDate day) {
    Quantity sum;
    for (; sale != sold.rend() && sale->first >= day; ++sale)
      if (sale->first == day) sum = sum + sale->second;
    return sum;
  };
  Quantity end = now - changed_on(to + 1);
  for (BusinessDate day = to; day >= from; day = day + -1) {
    const Quantity begin = end - changed_on(day);
    const Quantity units = sold_on(day);
    if (begin.milli == 0 && end.milli == 0 && units.milli == 0) {
      ++demand.days_out;
    } else {
      ++demand.days;
      if (units.milli > 0) counted.push_back(units);
    }
    end = begin;
  }
  demand.selling_days = std::ssize(counted);
  measure(demand, counted);
  return demand;
}

std::int64_t service_factor_micro(std::int64_t service_milli) {
  constexpr std::int64_t per_milli = 10'000'000'000;  // of 10^-15 in a thousandth of a percent
  KONTOR_ASSERT(service_milli >= 50'000 && service_milli < 100'000);
  // The greatest m with the distribution at m − ½ not above the level: half-up.
  std::int64_t low = 0, high = 5 * million;
  while (low < high) {
    const std::int64_t middle = (low + high + 1) / 2;
    if (normal_at(2 * middle - 1) <= Wide{service_milli} * per_milli) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

void suggest(ReplenishTerms& t) {
  const std::int64_t days = t.lead.days + t.review_days;
  const Wide mean = t.demand.mean_micro, deviation = t.demand.deviation_micro;
  const Wide spread = t.lead.spread_milli;
  // In 10^-9 of a unit, so that a millionth is right behind the factor.
  const std::int64_t root =
      root_half_up(days * deviation * deviation * million + mean * mean * spread * spread, 1);
  constexpr std::int64_t billion = 1'000'000'000;
  t.safety = rounded_up(mul_div_half_up(t.factor_micro, root, billion), t.step);
  const std::int64_t until = t.demand.mean_micro * days + t.safety.milli * micro_per_milli_unit;
  t.reorder_point = rounded_up(until, t.step);
  t.order_up_to = rounded_up(until + t.demand.mean_micro * t.cover_days, t.step);
  t.needed = {};
  if (t.position() <= t.reorder_point) t.needed = t.order_up_to - t.position();
  if (t.needed.milli < 0) t.needed = {};
  t.suggested = t.needed;
  if (t.needed.milli == 0) return;
  t.suggested = multiple_of(std::max(t.needed, t.minimum), t.step);
  if (t.pack.milli > 0) t.suggested = multiple_of(t.suggested, t.pack);
}

std::optional<std::int64_t> cover_milli(Quantity available, const Demand& demand) {
  if (demand.mean_micro <= 0) return std::nullopt;
  constexpr std::int64_t scale = 1'000'000;
  return mul_div_half_up(available.milli, scale, demand.mean_micro);
}

}  // namespace kontor::stock
