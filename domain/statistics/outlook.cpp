#include "domain/statistics/outlook.h"

#include <algorithm>
#include <cmath>

#include "domain/base/check.h"

namespace kontor::statistics {

namespace outlook_detail {

constexpr double days_of_week = 7;
constexpr double weeks_of_month = 365.25 / 12 / days_of_week;

double weeks(std::int64_t days) { return static_cast<double>(days) / days_of_week; }

Repeats repeats_of(const Bought& b, std::int64_t today) {
  return {static_cast<double>(b.days - 1), weeks(b.last_day - b.first_day),
          weeks(std::max(today, b.last_day) - b.first_day)};
}

/// What the later purchases came to; none where there were none, or nothing was paid for them.
std::optional<Spending> spending_of(const Bought& b) {
  if (b.days < 2 || b.later_minor <= 0) return std::nullopt;
  const double times = static_cast<double>(b.days - 1);
  return Spending{times, static_cast<double>(b.later_minor) / times};
}

/// What a purchase comes to on average: by the model, else as those of all customers.
double worth_of(const OutlookModel& m, const Bought& b) {
  const Spending spent = spending_of(b).value_or(Spending{});
  // Below that the model knows no mean.
  if (m.spending && m.spending->p * spent.times + m.spending->q > 1)
    return expected_value(*m.spending, spent);
  return static_cast<double>(m.net_minor) / static_cast<double>(m.purchases);
}

}  // namespace outlook_detail

std::optional<OutlookModel> fit_outlook(const std::vector<Bought>& buyers, std::int64_t today) {
  using namespace outlook_detail;
  OutlookModel model;
  model.today = today;
  std::vector<Repeats> repeats;
  std::vector<Spending> spending;
  for (const Bought& b : buyers) {
    repeats.push_back(repeats_of(b, today));
    if (const auto spent = spending_of(b)) spending.push_back(*spent);
    if (b.days > 1) ++model.repeat_buyers;
    model.purchases += b.days;
    model.net_minor += b.net_minor;
    model.cost_minor += b.cost_minor;
  }
  model.buyers = std::ssize(buyers);
  const auto buying = fit_buying(repeats);
  if (!buying) return std::nullopt;
  model.buying = *buying;
  model.spending = fit_spending(spending);
  return model;
}

Outlook outlook_of(const OutlookModel& model, const Bought& buyer, int months) {
  using namespace outlook_detail;
  KONTOR_ASSERT(months > 0 && model.purchases > 0);
  constexpr double ppm = 1'000'000, milli = 1'000;
  const auto repeats = repeats_of(buyer, model.today);
  const double purchases = expected_purchases(model.buying, repeats, months * weeks_of_month);
  const double worth = worth_of(model, buyer);
  const double share = model.net_minor > 0 ? 1 - static_cast<double>(model.cost_minor) /
                                                     static_cast<double>(model.net_minor)
                                           : 0;
  return {std::llround(alive(model.buying, repeats) * ppm), std::llround(purchases * milli),
          std::llround(worth), std::llround(purchases * worth * share)};
}

PurchaseRange range_of(const OutlookModel& model, const Bought& buyer, int months) {
  using namespace outlook_detail;
  return purchase_range(model.buying, repeats_of(buyer, model.today), months * weeks_of_month);
}

}  // namespace kontor::statistics
