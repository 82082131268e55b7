#include "app/demo/orders.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/order_plan.h"
#include "domain/base/money.h"

namespace kontor::app::demo {

namespace {

constexpr std::int64_t day_ms = 86'400'000;
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
  OrderMaker(const Shop& shop, const std::vector<Buyer>& buyers, BusinessDate today, Random& random)
      : m_shop(shop),
        m_buyers(buyers),
        m_today(today),
        m_now(shop.at(today, demo_ends_at_hour)),
        m_random(random) {
    for (const Style& style : shop.styles) {
      m_popularity.push_back(style.popularity);
      m_sold_at_marketplace.push_back(style.stock.marketplace > 0 ? style.popularity : 0);
    }
  }

  ShopOrder make(const PlannedOrder& plan, std::size_t index) {
    m_order = {};
    m_order.number = fmt::format("{}{}", m_shop.number_prefix, 1001 + index);
    m_order.id = std::to_string(m_shop.first_id + static_cast<std::int64_t>(index) * 32'768);
    m_order.source = plan.source;
    m_order.created = plan.at;
    m_draft = plan.source == "shopify_draft_order";
    m_till = plan.source == "pos" || plan.source == "iphone";
    m_bulky = false;
    choose_buyer();
    choose_place(index);
    choose_lines(plan);
    choose_tax(plan);
    if (plan.part == Part::ordinary) give_discount();
    choose_shipping(plan);
    if (m_till && plan.part == Part::ordinary) maybe_tip();
    add_up(m_order);
    pay();
    send(plan);
    if (plan.part == Part::ordinary) meet_fate();
    if (!m_till && m_random.chance(7)) m_order.notes = m_random.one_of(m_shop.notes);
    return std::move(m_order);
  }

 private:
  void choose_buyer() {
    if (m_till && m_random.chance(60)) return;
    // The lower of two: some buy often, most once.
    const auto last = static_cast<std::int64_t>(m_buyers.size()) - 1;
    const auto a = m_random.between(0, last);
    const auto b = m_random.between(0, last);
    m_order.buyer = &m_buyers[static_cast<std::size_t>(std::min(a, b))];
  }

  void choose_place(std::size_t index) {
    if (!m_till && !m_draft) return;
    m_order.employee = m_random.one_of(m_shop.staff);
    m_order.location = m_shop.till_place;
    if (!m_till) return;
    m_order.device = std::to_string(m_random.between(1, 2));
    m_order.receipt = fmt::format("{}-{}", m_order.device, 1001 + index);
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
    if (plan.part == Part::oversold) {
      m_order.lines.push_back(line_of(item(oversold_sku), 3));
      return;
    }
    if (plan.part == Part::stranger) add_stranger();
    static const std::vector<std::int64_t> sizes{46, 28, 17, 9};
    const std::size_t count = m_random.weighted(sizes) + 1;
    while (m_order.lines.size() < count) add_goods();
  }

  void add_stranger() {
    OrderLine line;
    line.name = "Korb Weide, Altbestand";
    line.sku = "NL-OLD-0815";
    line.vendor = "Nordlicht";
    line.price = 2'490;
    m_order.lines.push_back(line);
  }

  void add_goods() {
    const bool marketplace = m_order.source == "sell-on-amazon";
    const auto& weights = marketplace ? m_sold_at_marketplace : m_popularity;
    const Style& style = m_shop.styles[m_random.weighted(weights)];
    const Variant& variant = m_random.one_of(style.variants);
    for (const OrderLine& line : m_order.lines)
      if (line.variant == &variant) return;
    if (m_draft && (style.gift_card || style.bulky)) return;
    if (style.bulky && m_bulky) return;
    m_bulky = m_bulky || style.bulky;
    m_order.lines.push_back(line_of({&style, &variant}, quantity_of(style)));
  }

  std::int64_t quantity_of(const Style& style) {
    if (m_draft) return m_random.between(2, 6);
    if (style.bulky) return 1;
    constexpr std::int64_t everyday = 15;
    if (style.popularity >= everyday && m_random.chance(30)) return m_random.between(2, 3);
    return m_random.chance(8) ? 2 : 1;
  }

  /// Companies buy at net prices; private buyers at the shelf's, with their own country's tax.
  void choose_tax(const PlannedOrder& plan) {
    m_order.tax_name = m_shop.domestic_tax;
    m_order.tax_permille = m_shop.tax_permille;
    if (m_draft && plan.part == Part::ordinary) {
      m_order.tax_inside = false;
      for (OrderLine& line : m_order.lines) {
        line.price = mul_div_half_up(line.price, 1000, 1000 + m_shop.tax_permille);
        line.compare_at = 0;
      }
      return;
    }
    if (m_till || m_draft || !m_order.buyer || m_shop.country != "DE") return;
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
    if (has_gift_card()) return;
    if (m_random.chance(11)) {
      OrderLine& line = m_order.lines.front();
      line.discount = percent_of(line.gross(), m_random.between(2, 4) * 5);
    }
    if (m_order.source == "web" && m_random.chance(14)) {
      m_order.code = m_random.one_of(m_shop.codes);
      m_order.order_discount = percent_of(goods(), 10);
    } else if (m_till && m_random.chance(5)) {
      m_order.order_discount = percent_of(goods(), 5);  // the till's own, without a code
    }
  }

  void choose_shipping(const PlannedOrder& plan) {
    const bool sent = std::any_of(m_order.lines.begin(), m_order.lines.end(),
                                  [](const OrderLine& line) { return line.ships; });
    if (m_till || !sent || m_order.source == "sell-on-amazon") return;
    if (plan.part != Part::city_bike && !m_draft && m_random.chance(14)) {
      m_order.shipping_method = "Pick up";
      m_order.location = m_shop.till_place;
      return;
    }
    if (m_draft) {
      m_order.shipping_method = "Pick up";
      return;
    }
    m_order.shipping_method = m_bulky ? "Spedition" : "Standard";
    if (m_bulky) {
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

  void maybe_tip() {
    if (m_shop.country != "DE" || !m_random.chance(7)) return;
    OrderLine tip;
    tip.name = "Tip";
    tip.price = m_random.between(1, 5) * 100;
    tip.ships = tip.taxable = false;
    tip.state = LineState::not_eligible;
    tip.is_tip = true;
    m_order.lines.push_back(tip);
  }

  void choose_gateways() {
    auto& gateways = m_order.gateways;
    const bool home = m_shop.country == "DE";
    const auto lot = m_random.between(1, 100);
    if (m_order.source == "sell-on-amazon") {
      gateways = {"Amazon"};
    } else if (m_draft) {
      gateways = {"manual"};
    } else if (m_till && lot <= 6) {
      gateways = {"cash", "Shopify Payments"};
    } else if (m_till) {
      gateways = {lot <= 45 ? "cash" : "Shopify Payments"};
    } else if (lot <= 62) {
      gateways = {"Shopify Payments"};
    } else if (lot <= 65 && home) {
      gateways = {"Shopify Payments", "Gift Card"};
    } else if (lot <= 94) {
      gateways = {home ? "PayPal Express Checkout" : "Amazon Pay"};
    } else {
      gateways = {home ? "manual" : "KOMOJU"};
    }
  }

  /// Bank transfers arrive later, or have not arrived yet.
  void pay() {
    choose_gateways();
    const bool transfer = m_order.gateways.front() == "manual";
    const std::int64_t days = !transfer ? 0
                              : m_draft ? m_random.between(6, 21)
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
    for (OrderLine& line : m_order.lines)
      if (!line.is_tip) line.state = state;
  }

  void send(const PlannedOrder& plan) {
    m_order.fulfilment = "unfulfilled";
    if (plan.part == Part::city_bike) return;
    const bool nothing_to_send = std::none_of(m_order.lines.begin(), m_order.lines.end(),
                                              [](const OrderLine& line) { return line.ships; });
    if (m_till || nothing_to_send) return fulfil(m_order.created);
    const bool on_account = m_draft;
    if (!m_order.paid && !on_account) return;
    const Instant from = on_account ? m_order.created : *m_order.paid;
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
    constexpr int recent_days = 35;
    const bool recent = m_shop.zone.local(m_order.created).date > m_today + -recent_days;
    if (!recent || !m_order.fulfilled || m_order.lines.size() < 2 || !m_random.chance(35)) return;
    m_order.lines.front().state = LineState::pending;
    m_order.fulfilled.reset();
    m_order.fulfilment = "partial";
  }

  void meet_fate() {
    constexpr int settled_days = 9;
    const bool settled = m_shop.zone.local(m_order.created).date < m_today + -settled_days;
    if (!settled || m_order.fulfilment != "fulfilled" || has_gift_card()) return;
    const auto lot = m_random.between(1, 1000);
    if (lot <= 22 && !m_till) {
      cancel();
    } else if (lot <= 34 && m_order.financial == "paid") {
      m_order.refunded = m_order.total;
      m_order.financial = "refunded";
    } else if (lot <= 62 && m_order.financial == "paid") {
      refund_a_part();
    }
  }

  void cancel() {
    const bool was_paid = m_order.paid.has_value();
    m_order.cancelled = Instant{m_order.created.ms + m_random.between(1, 5) * hour_ms};
    if (was_paid && *m_order.paid > *m_order.cancelled) m_order.paid = m_order.created;
    m_order.fulfilled.reset();
    m_order.fulfilment = "unfulfilled";
    set_lines(LineState::pending);
    m_order.refunded = was_paid ? m_order.total : 0;
    m_order.financial = was_paid ? "refunded" : "voided";
    m_order.outstanding = 0;
  }

  void refund_a_part() {
    const OrderLine& line = m_order.lines.back();
    const std::int64_t worth = (line.gross() - line.discount) / line.quantity;
    m_order.refunded = std::min(worth, m_order.total / 2);
    if (m_order.refunded > 0) m_order.financial = "partially_refunded";
  }

  const Shop& m_shop;
  const std::vector<Buyer>& m_buyers;
  BusinessDate m_today;
  Instant m_now;
  Random& m_random;
  std::vector<std::int64_t> m_popularity, m_sold_at_marketplace;
  ShopOrder m_order;
  bool m_draft = false, m_till = false, m_bulky = false;
};

}  // namespace

std::vector<ShopOrder> make_orders(const Shop& shop, const std::vector<Buyer>& buyers,
                                   BusinessDate today, Random& random) {
  const auto plan = plan_days(shop, today, random);
  OrderMaker maker(shop, buyers, today, random);
  std::vector<ShopOrder> orders;
  orders.reserve(plan.size());
  for (std::size_t i = 0; i < plan.size(); ++i) orders.push_back(maker.make(plan[i], i));
  return orders;
}

}  // namespace kontor::app::demo
