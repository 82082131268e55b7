#include "app/demo/calendar.h"

#include <algorithm>

namespace kontor::app::demo {

namespace {

constexpr std::array<std::int64_t, 12> bicycle_months{5, 6, 9, 12, 14, 12, 10, 9, 8, 6, 6, 8};
constexpr std::array<std::int64_t, 12> present_months{6, 6, 8, 9, 9, 9, 8, 8, 8, 9, 12, 16};

/// In thousandths of the first day's trade.
std::int64_t growth_on(int days_back) {
  constexpr std::int64_t at_first = 1000;
  constexpr std::int64_t gained = 500;
  return at_first + gained * (days_of_history - days_back) / days_of_history;
}

}  // namespace

BusinessDate first_day(BusinessDate today) { return today + -days_of_history; }

int weekday(BusinessDate day) {
  constexpr int thursday = 3;  // 1970-01-01
  return ((day.days + thursday) % 7 + 7) % 7;
}

BusinessDate monday_of(BusinessDate day) { return day + -weekday(day); }

BusinessDate next_month(BusinessDate day) {
  constexpr int surely_next_month = 31;
  return (day.month_start() + surely_next_month).month_start();
}

std::vector<BusinessDate> trading_days(BusinessDate today, int count, Season season,
                                       const Week& week, Random& random) {
  const auto& months = season == Season::bicycles ? bicycle_months : present_months;
  std::vector<std::int64_t> up_to;
  std::int64_t sum = 0;
  for (int back = days_of_history; back >= 1; --back) {
    const BusinessDate day = today + -back;
    sum += months.at(static_cast<std::size_t>(day.month() - 1)) *
           week.at(static_cast<std::size_t>(weekday(day))) * growth_on(back);
    up_to.push_back(sum);
  }
  std::vector<BusinessDate> days;
  for (int i = 0; i < count; ++i) {
    const auto found = std::upper_bound(up_to.begin(), up_to.end(), random.between(0, sum - 1));
    days.push_back(first_day(today) + static_cast<int>(found - up_to.begin()));
  }
  std::sort(days.begin(), days.end());
  return days;
}

}  // namespace kontor::app::demo
