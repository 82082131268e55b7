// The marketplace's account: what orders, returns and fees add up to, in periods of two weeks. The
// very first one is below zero and carried over, and each keeps a reserve for the next.

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/amazon_sales.h"
#include "app/demo/calendar.h"
#include "domain/base/money.h"

namespace kontor::app::demo {

namespace {

constexpr int period_days = 14;
constexpr int days_to_deposit = 2;
constexpr std::int64_t reserve_permille = 40;

std::int64_t share(std::int64_t amount, std::int64_t permille) {
  return mul_div_half_up(amount, permille, 1000);
}

class AmazonAccount {
 public:
  AmazonAccount(const Shop& shop, const std::vector<AmazonOrder>& orders, BusinessDate today)
      : m_shop(shop), m_orders(orders), m_today(today) {}

  std::vector<AmazonSettlement> run() {
    std::vector<AmazonSettlement> all;
    // A week before the first sale the account was opened: fees alone.
    BusinessDate from = first_day(m_today) + -period_days;
    for (; from + (period_days + days_to_deposit) <= m_today; from = from + period_days)
      all.push_back(settle(from, all.empty() ? nullptr : &all.back()));
    return all;
  }

 private:
  AmazonSettlement settle(BusinessDate from, const AmazonSettlement* before) {
    AmazonSettlement s;
    s.id = std::to_string(23'874'396'421 + static_cast<std::int64_t>(from.days) * 7'001);
    s.from = m_shop.at(from, 3);
    s.to = m_shop.at(from + period_days, 3);
    s.deposit = from + (period_days + days_to_deposit);
    begin(s, before);
    for (const AmazonOrder& order : m_orders) {
      if (order.shipped && is_in(s, order.updated)) sold(s, order);
      if (order.back && is_in(s, order.back->at)) returned(s, order);
    }
    fees(s, from);
    std::stable_sort(s.entries.begin(), s.entries.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    end(s);
    return s;
  }

  static bool is_in(const AmazonSettlement& s, Instant at) { return s.from <= at && at < s.to; }

  static AmazonEntry other(std::string type, Instant at, std::int64_t amount) {
    AmazonEntry entry;
    entry.type = std::move(type);
    entry.at = at;
    entry.amount = amount;
    return entry;
  }

  void begin(AmazonSettlement& s, const AmazonSettlement* before) const {
    if (before == nullptr) return;
    if (before->total < 0) s.entries.push_back(other("Payable to Amazon", s.from, before->total));
    if (m_reserve != 0)
      s.entries.push_back(other("Previous Reserve Amount Balance", s.from, m_reserve));
  }

  static AmazonEntry of_item(std::string type, const AmazonOrder& order, const AmazonItem& item,
                             Instant at) {
    AmazonEntry entry;
    entry.type = std::move(type);
    entry.order = order.id;
    entry.shipment = order.shipment;
    entry.item_code = item.code;
    entry.sku = item.item.variant->sku;
    entry.at = at;
    return entry;
  }

  static void price(AmazonSettlement& s, AmazonEntry entry, const char* type, std::int64_t amount) {
    if (amount == 0) return;
    entry.price_type = type;
    entry.amount = amount;
    s.entries.push_back(std::move(entry));
  }

  static void fee(AmazonSettlement& s, AmazonEntry entry, const char* type, std::int64_t amount) {
    entry.fee_type = type;
    entry.amount = amount;
    s.entries.push_back(std::move(entry));
  }

  static constexpr std::int64_t commission_permille = 150;
  static constexpr std::int64_t sending_fee = 345;

  static void sold(AmazonSettlement& s, const AmazonOrder& order) {
    bool first = true;
    for (const AmazonItem& item : order.items) {
      const AmazonEntry row = of_item("Order", order, item, order.updated);
      AmazonEntry units = row;
      units.quantity = item.quantity;
      s.entries.push_back(units);
      price(s, row, "Principal", item.price - item.tax);
      price(s, row, "Tax", item.tax);
      if (first) {
        price(s, row, "Shipping", order.shipping - order.shipping_tax);
        price(s, row, "ShippingTax", order.shipping_tax);
      }
      fee(s, row, "FBAPerUnitFulfillmentFee", -sending_fee * item.quantity);
      fee(s, row, "Commission", -share(item.price, commission_permille));
      first = false;
    }
  }

  /// One piece of the first item: its price goes back, of the commission a part is kept.
  static void returned(AmazonSettlement& s, const AmazonOrder& order) {
    constexpr std::int64_t kept_permille = 200;
    const AmazonItem& item = order.items.front();
    const AmazonEntry row = of_item("Refund", order, item, order.back->at);
    const std::int64_t paid = item.price / item.quantity;
    const std::int64_t tax = item.tax / item.quantity;
    const std::int64_t commission = share(paid, commission_permille);
    price(s, row, "Principal", -(paid - tax));
    price(s, row, "Tax", -tax);
    fee(s, row, "Commission", commission);
    fee(s, row, "RefundCommission", -share(commission, kept_permille));
  }

  void fees(AmazonSettlement& s, BusinessDate from) const {
    constexpr std::int64_t subscription = 3'900;
    constexpr std::int64_t storage = 1'870;
    constexpr std::int64_t advertising = 2'450;
    const BusinessDate to = from + period_days;
    if (from.month() != to.month()) {
      s.entries.push_back(other("Subscription Fee", m_shop.at(to.month_start(), 4), -subscription));
      s.entries.push_back(other("Storage Fee", m_shop.at(to.month_start(), 5), -storage));
    }
    s.entries.push_back(other("Cost of Advertising", m_shop.at(from + 12, 6), -advertising));
  }

  void end(AmazonSettlement& s) {
    std::int64_t sum = 0;
    for (const AmazonEntry& entry : s.entries) sum += entry.amount;
    m_reserve = sum > 0 ? share(sum, reserve_permille) : 0;
    const Instant last{s.to.ms - 1000};
    if (m_reserve != 0) s.entries.push_back(other("Current Reserve Amount", last, -m_reserve));
    s.total = sum - m_reserve;
  }

  const Shop& m_shop;
  const std::vector<AmazonOrder>& m_orders;
  BusinessDate m_today;
  std::int64_t m_reserve = 0;
};

}  // namespace

std::vector<AmazonSettlement> settle_amazon(const Shop& shop,
                                            const std::vector<AmazonOrder>& orders,
                                            BusinessDate today) {
  return AmazonAccount(shop, orders, today).run();
}

}  // namespace kontor::app::demo
