#include "app/demo/stock_flow.h"

namespace kontor::app::demo {

namespace {

std::vector<std::pair<std::string, std::int64_t>> usual_places(const Shop& shop,
                                                               const Style& style) {
  std::vector<std::pair<std::string, std::int64_t>> places{{shop.till_place, style.stock.shop}};
  if (shop.web_place != shop.till_place) places.emplace_back(shop.web_place, style.stock.warehouse);
  if (!shop.marketplace_place.empty() && style.stock.marketplace > 0)
    places.emplace_back(shop.marketplace_place, style.stock.marketplace);
  return places;
}

}  // namespace

std::vector<Counted> count_stock(const Shop& shop, const StockFlow& flow, Random& random) {
  constexpr std::int64_t few = 4;
  constexpr std::int64_t sold_too_many = -2;
  std::vector<Counted> counted;
  for (const Item& item : shop.items()) {
    if (item.style->gift_card) continue;
    for (const auto& [place, usual] : usual_places(shop, *item.style)) {
      std::int64_t left =
          random.between(usual / 2 + 2, usual + usual / 3 + 3) + flow.promised(item.variant, place);
      std::int64_t damaged = usual > few && random.chance(12) ? random.between(1, 2) : 0;
      if (item.variant->sku == city_bike_sku) left = usual;
      if (item.variant->sku == oversold_sku && place == shop.till_place) left = sold_too_many;
      if (left <= few || item.variant->sku == city_bike_sku) damaged = 0;
      counted.push_back({item, place, left + flow.gone(item.variant, place), damaged, left});
    }
  }
  return counted;
}

}  // namespace kontor::app::demo
