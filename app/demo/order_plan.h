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
  stranger    ///< with a product that no catalogue has
};

/// When an order comes in, and from where; before it has any lines.
struct PlannedOrder {
  Instant at;
  std::string source;
  Part part = Part::ordinary;
  std::int64_t quantity = 1;
  bool at_shop = false;  ///< to be picked up there
};

/// What a Shopify store takes in until noon of `today`: season, days of the week, hours, and the
/// orders of the story. Sorted by time.
std::vector<PlannedOrder> plan_days(const Shop& shop, BusinessDate today, Random& random);

}  // namespace kontor::app::demo
