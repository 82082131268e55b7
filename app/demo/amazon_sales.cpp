#include "app/demo/amazon_sales.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/baskets.h"
#include "app/demo/calendar.h"
#include "domain/base/money.h"

namespace kontor::app::demo {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr Week amazon_week{11, 10, 10, 10, 10, 10, 12};
constexpr int amazon_order_count = 800;
constexpr std::int64_t tax_permille = 190;

std::int64_t tax_in(std::int64_t amount) {
  return mul_div_half_up(amount, tax_permille, 1000 + tax_permille);
}

class AmazonBuyers {
 public:
  AmazonBuyers(const Shop& shop, BusinessDate today, Random& random)
      : m_shop(shop),
        m_today(today),
        m_now(shop.at(today, demo_ends_at_hour)),
        m_random(random),
        m_baskets(shop, today, [](const Style& style, const Variant& variant) {
          return style.stock.marketplace > 0 && !variant.sku.empty();
        }) {}

  std::vector<AmazonOrder> run() {
    std::vector<AmazonOrder> orders;
    for (const BusinessDate day :
         trading_days(m_today, amazon_order_count, Season::presents, amazon_week, m_random))
      orders.push_back(order(day));
    std::stable_sort(orders.begin(), orders.end(),
                     [](const auto& a, const auto& b) { return a.bought < b.bought; });
    return orders;
  }

 private:
  AmazonOrder order(BusinessDate day) {
    AmazonOrder o;
    o.id = fmt::format("30{}-{:07}-{:07}", m_random.between(2, 6), m_random.between(0, 9'999'999),
                       m_random.between(0, 9'999'999));
    o.shipment = fmt::format("D{:09}", m_random.between(0, 999'999'999));
    const int minute = static_cast<int>(m_random.between(7 * 60, 23 * 60));
    o.bought = m_shop.at(day, minute / 60, minute % 60);
    choose_town(o);
    for (const Item& item : m_baskets.pick(day, m_random.chance(16) ? 2 : 1, m_random))
      add(o, item);
    if (m_random.chance(20)) {
      constexpr std::int64_t carriage = 399;
      o.shipping = carriage;
      o.shipping_tax = tax_in(carriage);
    }
    send(o);
    if (o.shipped && m_random.chance(5)) send_back(o);
    return o;
  }

  void choose_town(AmazonOrder& o) {
    static const std::vector<std::pair<std::string, std::string>> towns{
        {"Köln", "50667"}, {"Stuttgart", "70173"}, {"Dresden", "01067"}, {"Bremen", "28195"}};
    const auto& [city, zip] = m_random.one_of(towns);
    o.city = city;
    o.zip = zip;
    o.country = "DE";
  }

  void add(AmazonOrder& o, const Item& item) {
    AmazonItem line{item, fmt::format("{:014}", m_random.between(1, 99'999'999'999'999)), 1, 0, 0};
    if (m_random.chance(9)) line.quantity = 2;
    line.price = item.variant->price * line.quantity;
    line.tax = tax_in(line.price);
    o.items.push_back(line);
  }

  /// Sent the next day; a few are cancelled before.
  void send(AmazonOrder& o) {
    const Instant sent{o.bought.ms + day_ms + m_random.between(10, 600) * minute_ms};
    o.cancelled = m_random.chance(2);
    o.shipped = !o.cancelled && sent <= m_now;
    o.updated = o.cancelled ? Instant{o.bought.ms + 90 * minute_ms} : o.shipped ? sent : o.bought;
  }

  void send_back(AmazonOrder& o) {
    const Instant at{o.updated.ms + m_random.between(6, 24) * day_ms};
    const std::string plate = fmt::format("LPNHE{:09}", m_random.between(0, 999'999'999));
    const bool saleable = m_random.chance(70);
    if (at <= m_now) o.back = AmazonReturn{at, saleable, plate};
  }

  const Shop& m_shop;
  BusinessDate m_today;
  Instant m_now;
  Random& m_random;
  Baskets m_baskets;
};

}  // namespace

std::vector<AmazonOrder> make_amazon_orders(const Shop& shop, BusinessDate today, Random& random) {
  return AmazonBuyers(shop, today, random).run();
}

}  // namespace kontor::app::demo
