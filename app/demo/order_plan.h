#pragma once

#include <string>
#include <vector>

#include "app/demo/random.h"
#include "app/demo/shops.h"

namespace kontor::app::demo {

/// What an order is in the story that the demo tells.
enum class Part {
  ordinary,
  city_bike,  ///< a pre-order of the bicycle that lies in three places
  stranger,   ///< with a product that no catalogue has
  oversold    ///< the till sells more than lies in the shop
};

/// When an order comes in, and from where; before it has any lines.
struct PlannedOrder {
  Instant at;
  std::string source;
  Part part = Part::ordinary;
  std::int64_t quantity = 1;
};

/// What happens in a shop over the fourteen months until noon of `today`: season, days of the week,
/// hours, and the orders of the story. Sorted by time.
std::vector<PlannedOrder> plan_days(const Shop& shop, BusinessDate today, Random& random);

/// The hour at which a day's stock was counted, and at which the demo ends.
inline constexpr int counted_at_hour = 6;
inline constexpr int demo_ends_at_hour = 12;

/// 0 Monday to 6 Sunday.
inline constexpr int sunday = 6;
int weekday(BusinessDate day);

}  // namespace kontor::app::demo
