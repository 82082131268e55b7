#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "app/demo/random.h"
#include "domain/base/date.h"

namespace kontor::app::demo {

inline constexpr std::int64_t day_ms = 86'400'000;

/// The demo tells two years.
inline constexpr int days_of_history = 730;

/// When the goods were counted with which the two years begin: an hour before the first sale can
/// be.
BusinessDate first_day(BusinessDate today);
inline constexpr int counted_at_hour = 6;
/// The hour of the last day at which the demo ends.
inline constexpr int demo_ends_at_hour = 12;

/// 0 Monday to 6 Sunday.
inline constexpr int sunday = 6;
int weekday(BusinessDate day);
/// The Monday of the day's week.
BusinessDate monday_of(BusinessDate day);
/// The first of the month after.
BusinessDate next_month(BusinessDate day);

/// How trade goes over the year.
enum class Season {
  bicycles,  ///< spring and summer
  presents   ///< the weeks before Christmas
};

/// How much of a week's trade falls on each day, from Monday; 0: closed.
using Week = std::array<std::int64_t, 7>;

/// `count` days from the first to the one before `today`, in order: as season, weekday and growth
/// have it. A shop ends two years with half as much trade again as it began with.
std::vector<BusinessDate> trading_days(BusinessDate today, int count, Season season,
                                       const Week& week, Random& random);

}  // namespace kontor::app::demo
