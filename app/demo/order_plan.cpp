#include "app/demo/order_plan.h"

#include <algorithm>
#include <array>

#include "app/demo/calendar.h"

namespace kontor::app::demo {

namespace {

constexpr Week web_week{11, 9, 9, 10, 10, 11, 15};
constexpr Week firm_week{12, 13, 11, 10, 8, 0, 0};

class DayPlanner {
 public:
  DayPlanner(const Shop& shop, BusinessDate today, Random& random)
      : m_shop(shop), m_today(today), m_random(random), m_home(shop.country == "DE") {}

  std::vector<PlannedOrder> plan() {
    for (const BusinessDate day :
         trading_days(m_today, m_shop.web_orders, Season::bicycles, web_week, m_random))
      add(day, static_cast<int>(m_random.between(7, 22)), "web");
    for (const BusinessDate day :
         trading_days(m_today, m_shop.firm_orders, Season::bicycles, firm_week, m_random))
      add(day, static_cast<int>(m_random.between(9, 16)), "shopify_draft_order");
    last_morning();
    if (m_home) story();
    std::stable_sort(m_orders.begin(), m_orders.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    return std::move(m_orders);
  }

 private:
  PlannedOrder& add(BusinessDate day, int hour, const std::string& source) {
    const auto seconds = m_random.between(0, 3599) * 1000;
    m_orders.push_back({{m_shop.at(day, hour).ms + seconds}, source, Part::ordinary, 1, false});
    return m_orders.back();
  }

  void last_morning() {
    for (const int hour : {7, 8, 9}) add(m_today, hour, "web");
  }

  void story() {
    // 24 pieces wait in the warehouse, 12 in the shop: 36 of 700 are promised.
    constexpr std::array<std::int64_t, 12> to_send{1, 1, 2, 1, 3, 1, 2, 4, 1, 2, 3, 3};
    constexpr std::array<std::int64_t, 6> to_pick_up{1, 2, 1, 4, 2, 2};
    int back = 20;
    for (const std::int64_t quantity : to_send) city_bike(--back, quantity, false);
    back = 17;
    for (const std::int64_t quantity : to_pick_up) city_bike(back -= 2, quantity, true);
    add(m_today + -73, 15, "web").part = Part::stranger;
    for (const int days : {690, 520, 390, 240, 170, 95, 40})
      add(m_today + -days, 13, "sell-on-amazon");
  }

  void city_bike(int back, std::int64_t quantity, bool at_shop) {
    PlannedOrder& order = add(m_today + -back, static_cast<int>(m_random.between(10, 18)), "web");
    order.part = Part::city_bike;
    order.quantity = quantity;
    order.at_shop = at_shop;
  }

  const Shop& m_shop;
  BusinessDate m_today;
  Random& m_random;
  bool m_home;
  std::vector<PlannedOrder> m_orders;
};

}  // namespace

std::vector<PlannedOrder> plan_days(const Shop& shop, BusinessDate today, Random& random) {
  return DayPlanner(shop, today, random).plan();
}

}  // namespace kontor::app::demo
