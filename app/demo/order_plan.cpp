#include "app/demo/order_plan.h"

#include <algorithm>
#include <array>

namespace kontor::app::demo {

namespace {

constexpr int days_of_history = 425;

// Bicycles sell in spring; December has presents. Saturdays are the shop's day.
constexpr std::array<std::int64_t, 12> month_weights{5, 6, 9, 12, 14, 12, 10, 9, 8, 6, 6, 8};
constexpr std::array<std::int64_t, 7> weekday_weights{8, 9, 9, 10, 13, 18, 9};

class DayPlanner {
 public:
  DayPlanner(const Shop& shop, BusinessDate today, Random& random)
      : m_shop(shop), m_today(today), m_random(random), m_home(shop.country == "DE") {}

  std::vector<PlannedOrder> plan() {
    ordinary_days();
    last_morning();
    if (m_home) story();
    std::stable_sort(m_orders.begin(), m_orders.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    return std::move(m_orders);
  }

 private:
  void ordinary_days() {
    std::vector<BusinessDate> days;
    std::vector<std::int64_t> weights;
    for (int back = days_of_history; back >= 1; --back) {
      const BusinessDate day = m_today + -back;
      days.push_back(day);
      weights.push_back(month_weights.at(static_cast<std::size_t>(day.month() - 1)) *
                        weekday_weights.at(static_cast<std::size_t>(weekday(day))));
    }
    for (int i = 0; i < m_shop.orders; ++i) {
      const BusinessDate day = days[m_random.weighted(weights)];
      const std::string source = source_on(day);
      add(day, open_hour(source), source);
    }
  }

  std::string source_on(BusinessDate day) {
    static const std::vector<std::string> sources{"web", "pos", "iphone", "shopify_draft_order"};
    const std::vector<std::int64_t> usual =
        m_home ? std::vector<std::int64_t>{50, 38, 6, 6} : std::vector<std::int64_t>{54, 42, 0, 4};
    static const std::vector<std::int64_t> closed{1, 0, 0, 0};
    return sources[m_random.weighted(weekday(day) == sunday ? closed : usual)];
  }

  int open_hour(const std::string& source) {
    return static_cast<int>(source == "web" ? m_random.between(7, 22) : m_random.between(10, 18));
  }

  PlannedOrder& add(BusinessDate day, int hour, const std::string& source) {
    const auto seconds = m_random.between(0, 3599) * 1000;
    m_orders.push_back({{m_shop.at(day, hour).ms + seconds}, source, Part::ordinary, 1});
    return m_orders.back();
  }

  /// After the count of this morning the day goes on.
  void last_morning() {
    add(m_today, 7, "web");
    add(m_today, 8, "web");
    add(m_today, 10, "pos");
    if (!m_home) return;
    add(m_today, 9, "web");
    add(m_today, 10, "pos").part = Part::oversold;
    add(m_today, 11, "iphone");
  }

  void story() {
    // 24 pieces wait in the warehouse, 12 in the shop: 36 of 700 are promised.
    constexpr std::array<std::int64_t, 12> by_web{1, 1, 2, 1, 3, 1, 2, 4, 1, 2, 3, 3};
    constexpr std::array<std::int64_t, 6> at_desk{1, 2, 1, 4, 2, 2};
    int back = 20;
    for (const std::int64_t quantity : by_web) city_bike(--back, "web", quantity);
    back = 17;
    for (const std::int64_t quantity : at_desk)
      city_bike(back -= 2, "shopify_draft_order", quantity);
    add(m_today + -73, 15, "pos").part = Part::stranger;
    for (const int days : {390, 310, 240, 170, 95, 40, 12})
      add(m_today + -days, 13, "sell-on-amazon");
  }

  void city_bike(int back, const std::string& source, std::int64_t quantity) {
    PlannedOrder& order = add(m_today + -back, open_hour(source), source);
    order.part = Part::city_bike;
    order.quantity = quantity;
  }

  const Shop& m_shop;
  BusinessDate m_today;
  Random& m_random;
  bool m_home;
  std::vector<PlannedOrder> m_orders;
};

}  // namespace

int weekday(BusinessDate day) {
  constexpr int thursday = 3;  // 1970-01-01
  return ((day.days + thursday) % 7 + 7) % 7;
}

std::vector<PlannedOrder> plan_days(const Shop& shop, BusinessDate today, Random& random) {
  return DayPlanner(shop, today, random).plan();
}

}  // namespace kontor::app::demo
