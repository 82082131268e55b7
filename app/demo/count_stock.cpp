#include "app/demo/order_plan.h"
#include "app/demo/shopify_files.h"

namespace kontor::app::demo {

namespace {

/// What orders do to one variant at one place.
struct Wanted {
  std::int64_t committed_before = 0;  ///< promised when the stock was counted
  std::int64_t after = 0;             ///< gone or promised since
};
using WantedMap = std::map<std::pair<const Variant*, std::string>, Wanted>;

WantedMap wanted_of(const Shop& shop, const std::vector<ShopOrder>& orders, Instant counted_at) {
  WantedMap wanted;
  for (const ShopOrder& order : orders) {
    if (order.cancelled || order.source == "sell-on-amazon") continue;
    for (const OrderLine& line : order.lines) {
      if (!line.variant || !line.ships) continue;
      const bool waits = line.state == LineState::pending;
      const bool placed_before = order.created <= counted_at;
      const bool sent_before = !waits && order.fulfilled.value_or(order.created) <= counted_at;
      if (sent_before) continue;
      Wanted& w = wanted[{line.variant, order.place(shop)}];
      (placed_before ? w.committed_before : w.after) += line.quantity;
    }
  }
  return wanted;
}

std::vector<std::pair<std::string, std::int64_t>> usual_places(const Shop& shop,
                                                               const Style& style) {
  std::vector<std::pair<std::string, std::int64_t>> places{{shop.till_place, style.stock.shop}};
  if (shop.web_place != shop.till_place) places.emplace_back(shop.web_place, style.stock.warehouse);
  if (!shop.marketplace_place.empty() && style.stock.marketplace > 0)
    places.emplace_back(shop.marketplace_place, style.stock.marketplace);
  return places;
}

}  // namespace

std::vector<Counted> count_stock(const Shop& shop, const std::vector<ShopOrder>& orders,
                                 BusinessDate today, Random& random) {
  const WantedMap wanted = wanted_of(shop, orders, shop.at(today, counted_at_hour));
  std::vector<Counted> counted;
  for (const Item& item : shop.items()) {
    if (item.style->gift_card) continue;
    for (const auto& [place, usual] : usual_places(shop, *item.style)) {
      Counted c{item, place, 0, 0, 0};
      const auto found = wanted.find({item.variant, place});
      const Wanted w = found == wanted.end() ? Wanted{} : found->second;
      c.committed = w.committed_before;
      const std::int64_t some = random.between(usual / 3, usual + usual / 3);
      if (item.variant->sku == city_bike_sku) {
        c.on_hand = usual;
      } else if (item.variant->sku == oversold_sku && place == shop.till_place) {
        constexpr std::int64_t sold_too_many = 2;
        c.on_hand = c.committed + w.after - sold_too_many;
      } else {
        c.unavailable = usual > 4 && random.chance(12) ? random.between(1, 2) : 0;
        c.on_hand = some + c.committed + w.after + c.unavailable;
      }
      counted.push_back(std::move(c));
    }
  }
  return counted;
}

}  // namespace kontor::app::demo
