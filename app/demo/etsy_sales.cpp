#include "app/demo/etsy_sales.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/demo/baskets.h"
#include "app/demo/calendar.h"
#include "domain/base/money.h"

namespace kontor::app::demo {

namespace {

constexpr Week etsy_week{10, 9, 9, 9, 9, 12, 16};
constexpr int etsy_order_count = 380;
constexpr std::int64_t etsy_tax_permille = 190;
/// What is made by hand.
constexpr std::array<std::string_view, 4> workshops{"Atelier Clément", "Țesătoria Carpați", "鈴音",
                                                    "النجم"};

struct EtsyBuyer {
  std::string id, name;
};

class EtsyStall {
 public:
  EtsyStall(const Shop& shop, BusinessDate today, Random& random)
      : m_shop(shop),
        m_today(today),
        m_random(random),
        m_baskets(shop, today, [](const Style& style, const Variant& variant) {
          return !variant.sku.empty() && !style.bulky &&
                 std::ranges::count(workshops, std::string_view(style.vendor)) > 0;
        }) {
    constexpr int buyers = 290;
    static const std::vector<std::string> names{"Jo Doe",      "Ana Ilie",  "Marie Roux",
                                                "Kim Berg",    "Noor Aziz", "Pia Lund",
                                                "Tomás Silva", "Ewa Zając", "Lotte Bos"};
    for (int i = 0; i < buyers; ++i)
      m_buyers.push_back({fmt::format("rad{:04}", 17 + i * 29), m_random.one_of(names)});
  }

  std::vector<EtsyOrder> run() {
    std::vector<EtsyOrder> orders;
    std::int64_t number = 3'050'117'000;
    for (const BusinessDate day :
         trading_days(m_today, etsy_order_count, Season::presents, etsy_week, m_random))
      orders.push_back(order(day, number += m_random.between(900, 99'000)));
    return orders;
  }

 private:
  EtsyOrder order(BusinessDate day, std::int64_t number) {
    EtsyOrder o;
    o.id = std::to_string(number);
    const EtsyBuyer& buyer = m_random.one_of(m_buyers);
    o.buyer_id = buyer.id;
    o.buyer = buyer.name;
    o.sold = day;
    const bool reduced = m_random.chance(12);
    for (const Item& item : m_baskets.pick(day, m_random.chance(28) ? 2 : 1, m_random))
      add(o, item, reduced);
    o.shipping = m_random.chance(70) ? 490 : 890;
    o.tax = mul_div_half_up(o.value() - o.discount() + o.shipping, etsy_tax_permille, 1000);
    o.fee = mul_div_half_up(o.total(), 4, 100) + 30;
    send(o);
    return o;
  }

  void add(EtsyOrder& o, const Item& item, bool reduced) {
    EtsyItem line{item, std::to_string(m_random.between(3'800'000'000, 3'999'999'999)), 1, 0, 0};
    if (m_random.chance(10)) line.quantity = 2;
    line.price = mul_div_half_up(item.variant->price, 1000, 1000 + etsy_tax_permille);
    if (reduced) line.discount = mul_div_half_up(line.price * line.quantity, 15, 100);
    o.items.push_back(line);
  }

  /// Sent within four days; a few are cancelled, some get a part of the price back.
  void send(EtsyOrder& o) {
    const BusinessDate day = o.sold + static_cast<int>(m_random.between(1, 4));
    o.cancelled = m_random.chance(2);
    if (o.cancelled || day >= m_today) return;
    o.shipped = day;
    if (!m_random.chance(3)) return;
    o.refunded = o.total() / 2;
    o.fee_back = mul_div_half_up(o.refunded, 4, 100);
  }

  const Shop& m_shop;
  BusinessDate m_today;
  Random& m_random;
  Baskets m_baskets;
  std::vector<EtsyBuyer> m_buyers;
};

}  // namespace

std::int64_t EtsyOrder::value() const {
  std::int64_t sum = 0;
  for (const EtsyItem& line : items) sum += line.price * line.quantity;
  return sum;
}

std::int64_t EtsyOrder::discount() const {
  std::int64_t sum = 0;
  for (const EtsyItem& line : items) sum += line.discount;
  return sum;
}

std::vector<EtsyOrder> make_etsy_orders(const Shop& shop, BusinessDate today, Random& random) {
  return EtsyStall(shop, today, random).run();
}

std::vector<EtsyDeposit> etsy_deposits(const std::vector<EtsyOrder>& orders, BusinessDate today) {
  constexpr int week = 7;
  std::vector<EtsyDeposit> deposits;
  for (const EtsyOrder& order : orders) {
    if (order.cancelled) continue;
    const BusinessDate date = monday_of(order.sold) + week;
    if (date > today) continue;
    if (deposits.empty() || deposits.back().date != date) deposits.push_back({date, 0});
    deposits.back().total += order.total() - order.fee - order.refunded + order.fee_back;
  }
  return deposits;
}

}  // namespace kontor::app::demo
