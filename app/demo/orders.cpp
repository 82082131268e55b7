#include "app/demo/orders.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/baskets.h"
#include "app/demo/calendar.h"
#include "app/demo/order_plan.h"
#include "domain/base/money.h"

namespace kontor::app::demo {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

std::int64_t percent_of(std::int64_t amount, std::int64_t percent) {
  return mul_div_half_up(amount, percent, 100);
}

OrderLine line_of(const Item& item, std::int64_t quantity) {
  OrderLine line;
  line.variant = item.variant;
  line.name = item.name();
  line.sku = item.variant->sku;
  line.vendor = item.style->vendor;
  line.quantity = quantity;
  line.price = item.variant->price;
  line.compare_at = item.variant->compare_at;
  line.ships = line.taxable = !item.style->gift_card;
  return line;
}

class OrderMaker {
 public:
  OrderMaker(const Shop& shop, const ShopPeople& people, BusinessDate today, Random& random)
      : m_shop(shop),
        m_people(people),
        m_today(today),
        m_now(shop.at(today, demo_ends_at_hour)),
        m_random(random),
        m_baskets(shop, today, [](const Style&, const Variant&) { return true; }),
        m_firm_baskets(shop, today, [](const Style& style, const Variant&) {
          return !style.gift_card && !style.bulky;
        }) {}

  ShopOrder make(const PlannedOrder& plan, std::size_t index) {
    m_order = {};
    m_order.number = fmt::format("{}{}", m_shop.number_prefix, 1001 + index);
    m_order.id = std::to_string(m_shop.first_id + static_cast<std::int64_t>(index) * 32'768);
    m_order.source = plan.source;
    m_order.created = plan.at;
    m_day = m_shop.zone.local(plan.at).date;
    m_firm = plan.source == "shopify_draft_order";
    m_bulky = false;
    choose_buyer();
    choose_lines(plan);
    choose_tax();
    if (plan.part == Part::ordinary) give_discount();
    choose_shipping(plan);
    add_up(m_order);
    pay();
    send(plan);
    if (plan.part == Part::ordinary) meet_fate();
    if (!m_firm && m_random.chance(5)) m_order.notes = m_random.one_of(m_shop.notes);
    return std::move(m_order);
  }

 private:
  void choose_buyer() {
    if (m_firm) {
      m_order.buyer = &m_random.one_of(m_people.firms);
      const int minute = m_shop.zone.local(m_order.created).second_of_day / 60;
      m_order.employee = m_people.desk->at_work(m_day, minute, m_random).name;
      return;
    }
    // The lower of two: some buy often, most once.
    const auto last = static_cast<std::int64_t>(m_people.persons.size()) - 1;
    const auto a = m_random.between(0, last);
    const auto b = m_random.between(0, last);
    m_order.buyer = &m_people.persons[static_cast<std::size_t>(std::min(a, b))];
  }

  Item item(std::string_view sku) const {
    for (const Item& i : m_shop.items())
      if (i.variant->sku == sku) return i;
    return {};
  }

  void choose_lines(const PlannedOrder& plan) {
    if (plan.part == Part::city_bike) {
      m_order.lines.push_back(line_of(item(city_bike_sku), plan.quantity));
      m_order.tags = "preorder";
      m_bulky = true;
      return;
    }
    if (plan.part == Part::stranger) add_stranger();
    static const std::vector<std::int64_t> sizes{40, 29, 18, 9, 4};
    static const std::vector<std::int64_t> firm_sizes{6, 14, 22, 24, 18, 16};
    const std::size_t count = m_random.weighted(m_firm ? firm_sizes : sizes) + 1;
    const Baskets& baskets = m_firm ? m_firm_baskets : m_baskets;
    for (const Item& i : baskets.pick(m_day, count, m_random)) {
      m_bulky = m_bulky || i.style->bulky;
      m_order.lines.push_back(line_of(i, quantity_of(*i.style)));
    }
  }

  void add_stranger() {
    OrderLine line;
    line.name = "Korb Weide, Altbestand";
    line.sku = "NL-OLD-0815";
    line.vendor = "Nordlicht";
    line.price = 2'490;
    m_order.lines.push_back(line);
  }

  std::int64_t quantity_of(const Style& style) {
    if (m_firm) return m_random.between(2, 8);
    if (style.bulky) return 1;
    constexpr std::int64_t everyday = 15;
    if (style.popularity >= everyday && m_random.chance(30)) return m_random.between(2, 3);
    return m_random.chance(8) ? 2 : 1;
  }

  /// Firms buy at net prices, a fifth below the shelf's; private buyers at the shelf's, with their
  /// own country's tax.
  void choose_tax() {
    m_order.tax_name = m_shop.domestic_tax;
    m_order.tax_permille = m_shop.tax_permille;
    if (m_firm) {
      constexpr std::int64_t firm_permille = 800;
      m_order.tax_inside = false;
      for (OrderLine& line : m_order.lines) {
        line.price = mul_div_half_up(line.price, firm_permille, 1000 + m_shop.tax_permille);
        line.compare_at = 0;
      }
      return;
    }
    if (m_shop.country != "DE") return;
    for (const CountryTax& tax : european_taxes()) {
      if (tax.country != m_order.buyer->country) continue;
      m_order.tax_name = tax.name;
      m_order.tax_permille = tax.permille;
    }
  }

  bool has_gift_card() const {
    return std::any_of(m_order.lines.begin(), m_order.lines.end(),
                       [](const OrderLine& line) { return !line.taxable; });
  }

  std::int64_t goods() const {
    std::int64_t sum = 0;
    for (const OrderLine& line : m_order.lines) sum += line.gross() - line.discount;
    return sum;
  }

  void give_discount() {
    if (has_gift_card() || m_firm) return;
    if (m_random.chance(11)) {
      OrderLine& line = m_order.lines.front();
      line.discount = percent_of(line.gross(), m_random.between(2, 4) * 5);
    }
    if (m_order.source == "web" && m_random.chance(14)) {
      m_order.code = m_random.one_of(m_shop.codes);
      m_order.order_discount = percent_of(goods(), 10);
    }
  }

  void choose_shipping(const PlannedOrder& plan) {
    const bool sent = std::any_of(m_order.lines.begin(), m_order.lines.end(),
                                  [](const OrderLine& line) { return line.ships; });
    if (!sent || m_order.linked()) return;
    const bool asks = plan.part != Part::city_bike && m_random.chance(14);
    if (plan.at_shop || (asks && !m_firm)) {
      m_order.shipping_method = "Pick up";
      m_order.location = m_shop.till_place;
      return;
    }
    m_order.shipping_method = m_bulky ? "Spedition" : "Standard";
    if (m_firm) {
      m_order.location = m_shop.web_place;
    } else if (m_bulky) {
      m_order.shipping = m_shop.forwarder;
    } else if (goods() - m_order.order_discount < m_shop.free_shipping_from) {
      m_order.shipping = m_shop.parcel;
    }
    if (m_order.shipping > 0 && m_order.code.empty() && m_random.chance(5)) {
      m_order.code = "VERSANDFREI";
      m_order.shipping_discount = m_order.shipping;
      m_order.shipping = 0;
    }
  }

  void choose_gateway() {
    const auto lot = m_random.between(1, 100);
    const bool home = m_shop.country == "DE";
    m_order.gateway = m_order.linked() ? "Amazon"
                      : m_firm         ? "manual"
                      : lot <= 90      ? "Shopify Payments"
                      : lot <= 98      ? (home ? "PayPal Express Checkout" : "KOMOJU")
                                       : "manual";
  }

  /// Bank transfers arrive later, or have not arrived yet.
  void pay() {
    choose_gateway();
    const bool transfer = m_order.gateway == "manual";
    const std::int64_t days = !transfer ? 0
                              : m_firm  ? m_random.between(6, 21)
                                        : m_random.between(2, 5);
    const Instant paid{m_order.created.ms + days * day_ms};
    if (paid <= m_now) {
      m_order.paid = paid;
      m_order.financial = "paid";
    } else {
      m_order.financial = "pending";
      m_order.outstanding = m_order.total;
    }
  }

  void set_lines(LineState state) {
    for (OrderLine& line : m_order.lines) line.state = state;
  }

  void send(const PlannedOrder& plan) {
    m_order.fulfilment = "unfulfilled";
    if (plan.part == Part::city_bike) return;
    const bool nothing_to_send = std::none_of(m_order.lines.begin(), m_order.lines.end(),
                                              [](const OrderLine& line) { return line.ships; });
    if (nothing_to_send && m_order.paid) return fulfil(*m_order.paid);
    if (!m_order.paid && !m_firm) return;
    const Instant from = m_firm ? m_order.created : *m_order.paid;
    BusinessDate day = m_shop.zone.local(from).date + static_cast<int>(m_random.between(1, 3));
    if (weekday(day) == sunday) day = day + 1;
    const Instant sent = m_shop.at(day, static_cast<int>(m_random.between(11, 16)),
                                   static_cast<int>(m_random.between(0, 59)));
    if (sent <= m_now) fulfil(sent);
    maybe_only_a_part();
  }

  void fulfil(Instant at) {
    m_order.fulfilled = at;
    m_order.fulfilment = "fulfilled";
    set_lines(LineState::fulfilled);
  }

  /// One article has to wait. Shopify then says when nothing was fulfilled as a whole.
  void maybe_only_a_part() {
    constexpr int recent_days = 25;
    const bool recent = m_day > m_today + -recent_days;
    if (!recent || !m_order.fulfilled || m_order.lines.size() < 2 || !m_random.chance(35)) return;
    m_order.lines.front().state = LineState::pending;
    m_order.fulfilled.reset();
    m_order.fulfilment = "partial";
  }

  void meet_fate() {
    constexpr int settled_days = 25;
    const bool settled = m_day < m_today + -settled_days;
    if (!settled || m_order.fulfilment != "fulfilled" || has_gift_card()) return;
    const auto lot = m_random.between(1, 1000);
    if (lot <= 25) {
      cancel();
    } else if (lot <= 45 && m_order.financial == "paid") {
      refund(m_order.total, "refunded");
    } else if (lot <= 85 && m_order.financial == "paid") {
      const OrderLine& line = m_order.lines.back();
      const std::int64_t worth = (line.gross() - line.discount) / line.quantity;
      const std::int64_t part = std::min(worth, m_order.total / 2);
      if (part > 0) refund(part, "partially_refunded");
    }
  }

  void refund(std::int64_t amount, const char* state) {
    m_order.refunded = amount;
    m_order.financial = state;
    m_order.refunded_at = Instant{std::max(*m_order.fulfilled, *m_order.paid).ms +
                                  m_random.between(2, 14) * day_ms + hour_ms};
    if (*m_order.refunded_at > m_now) m_order.refunded_at = m_now;
  }

  void cancel() {
    const bool was_paid = m_order.paid.has_value();
    m_order.cancelled = Instant{m_order.created.ms + m_random.between(1, 5) * hour_ms};
    if (was_paid && *m_order.paid > *m_order.cancelled) m_order.paid = m_order.created;
    m_order.fulfilled.reset();
    m_order.fulfilment = "unfulfilled";
    set_lines(LineState::pending);
    m_order.refunded = was_paid ? m_order.total : 0;
    if (was_paid) m_order.refunded_at = Instant{m_order.cancelled->ms + hour_ms};
    m_order.financial = was_paid ? "refunded" : "voided";
    m_order.outstanding = 0;
  }

  const Shop& m_shop;
  const ShopPeople& m_people;
  BusinessDate m_today;
  Instant m_now;
  Random& m_random;
  Baskets m_baskets, m_firm_baskets;
  ShopOrder m_order;
  BusinessDate m_day;
  bool m_firm = false, m_bulky = false;
};

}  // namespace

std::vector<ShopOrder> make_orders(const Shop& shop, const ShopPeople& people, BusinessDate today,
                                   Random& random) {
  const auto plan = plan_days(shop, today, random);
  OrderMaker maker(shop, people, today, random);
  std::vector<ShopOrder> orders;
  orders.reserve(plan.size());
  for (std::size_t i = 0; i < plan.size(); ++i) orders.push_back(maker.make(plan[i], i));
  return orders;
}

}  // namespace kontor::app::demo
