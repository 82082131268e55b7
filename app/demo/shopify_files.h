#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/demo/orders.h"
#include "app/demo/shops.h"

namespace kontor::app::demo {

/// What was counted of a variant at a place.
struct Counted {
  Item item;
  std::string place;
  std::int64_t on_hand = 0, committed = 0, unavailable = 0;
};

/// What lies where at six in the morning of `today`, so that all orders of before and after fit,
/// except the one that oversells.
std::vector<Counted> count_stock(const Shop& shop, const std::vector<ShopOrder>& orders,
                                 BusinessDate today, Random& random);

std::string products_csv(const Shop& shop);
std::string inventory_csv(const std::vector<Counted>& counted);
/// The newest first, as Shopify exports them.
std::string orders_csv(const Shop& shop, const std::vector<const ShopOrder*>& orders);

}  // namespace kontor::app::demo
