#include "domain/insight/stock_figures.h"

#include <algorithm>

namespace kontor::insight {

namespace {

/// Half-up to a tenth of the unit of a figure in thousandths.
std::int64_t to_a_tenth(std::int64_t milli) {
  constexpr std::int64_t tenth = 100;
  return mul_div_half_up(milli, 1, tenth) * tenth;
}

}  // namespace

EmptyDays empty_days(Quantity opening,
                     const std::vector<std::pair<BusinessDate, Quantity>>& changes,
                     BusinessDate first, BusinessDate from, BusinessDate to) {
  EmptyDays days;
  const BusinessDate begin = std::max(first, from);
  if (begin > to) return days;
  days.listed = to.days - begin.days + 1;
  Quantity on_hand = opening;
  BusinessDate since = begin;
  const auto until = [&](BusinessDate day) {
    if (on_hand.milli <= 0 && day > since) days.empty += day.days - since.days;
    since = std::max(since, day);
  };
  for (const auto& [day, change] : changes) {
    until(std::max(day, begin));
    on_hand = on_hand + change;
  }
  until(to + 1);
  return days;
}

std::optional<std::int64_t> days_of_cover_milli(Quantity available, Quantity sold,
                                                std::int64_t days) {
  if (sold.milli <= 0 || days <= 0) return std::nullopt;
  constexpr std::int64_t tenths = 10, tenth = 100;
  return mul_div_half_up(available.milli, days * tenths, sold.milli) * tenth;
}

AgedQuantities aged(const StockAge& stock, BusinessDate today) {
  AgedQuantities ages = {};
  Quantity left = stock.on_hand;
  for (const auto& [day, quantity] : stock.came) {
    if (left.milli <= 0) break;
    const Quantity part = std::min(left, quantity);
    const auto limit = std::ranges::lower_bound(age_limits, today.days - day.days);
    auto& cell = ages[static_cast<std::size_t>(limit - age_limits.begin())];
    cell = cell + part;
    left = left - part;
  }
  if (left.milli > 0) ages.back() = ages.back() + left;
  return ages;
}

Quantity dead(const StockAge& stock, BusinessDate today) {
  const BusinessDate border = today + -static_cast<int>(dead_after_days);
  if (stock.last_sold && *stock.last_sold >= border) return {};
  Quantity young;
  for (const auto& [day, quantity] : stock.came)
    if (day >= border) young = young + quantity;
  return std::max(stock.on_hand - young, Quantity{});
}

std::int64_t at_average(const StockAge& stock, Quantity quantity) {
  if (stock.entity_quantity.milli <= 0) return 0;
  return mul_div_half_up(stock.entity_value_minor, quantity.milli, stock.entity_quantity.milli);
}

std::int64_t StockTurn::average_minor() const {
  std::int64_t sum = 0;
  for (const std::int64_t value : value_minor) sum += value;
  return mul_div_half_up(sum, 1, month_ends);
}

std::optional<std::int64_t> StockTurn::turnover_milli() const {
  constexpr std::int64_t thousand = 1000;
  const std::int64_t average = average_minor();
  if (average <= 0) return std::nullopt;
  return mul_div_half_up(cost_minor, thousand, average);
}

std::optional<std::int64_t> StockTurn::days_milli() const {
  constexpr std::int64_t year_milli = 365'000;
  const std::int64_t average = average_minor();
  if (average <= 0 || cost_minor <= 0) return std::nullopt;
  return to_a_tenth(mul_div_half_up(average, year_milli, cost_minor));
}

std::optional<std::int64_t> StockTurn::gmroi_milli() const {
  constexpr std::int64_t thousand = 1000;
  const std::int64_t average = average_minor();
  if (average <= 0 || other_currencies) return std::nullopt;
  return mul_div_half_up(net_minor - cost_minor, thousand, average);
}

std::array<BusinessDate, StockTurn::month_ends> month_ends_until(BusinessDate to) {
  // The day behind the last whole month.
  BusinessDate behind = (to + 1).month_start();
  std::array<BusinessDate, StockTurn::month_ends> ends;
  for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
    *end = behind + -1;
    behind = end->month_start();
  }
  return ends;
}

char abc_class(std::int64_t before_minor, std::int64_t net_minor, std::int64_t total_minor) {
  constexpr std::int64_t a_percent = 80, b_percent = 95, whole = 100;
  if (net_minor <= 0 || total_minor <= 0) return 'C';
  if (before_minor < mul_div_half_up(total_minor, a_percent, whole)) return 'A';
  return before_minor < mul_div_half_up(total_minor, b_percent, whole) ? 'B' : 'C';
}

}  // namespace kontor::insight
