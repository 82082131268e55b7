#include "tests/property/shop_world.h"

#include <algorithm>

namespace kontor::test {

namespace {

constexpr std::int32_t world_begins = 20'000;  // 2024-10-04
constexpr const char* places[] = {"", "", "North", "South", "East"};
constexpr const char* people[] = {"", "", "", "Ana", "李雷", "سمير"};

Money money(std::int64_t minor, const intake::IncomingOrder& order) {
  return {minor, order.currency};
}

}  // namespace

std::uint64_t Dice::bits() {
  m_state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = m_state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

ShopWorld::ShopWorld(std::uint64_t seed) : m_dice(seed), m_day(world_begins) {}

intake::FileTime ShopWorld::time() {
  return {{{m_day}, static_cast<std::int32_t>(m_dice.below(86'400))}, std::nullopt};
}

std::vector<intake::Item> ShopWorld::catalogue() {
  std::vector<intake::Item> items;
  for (std::int64_t i = 0; i < products; ++i) {
    intake::IncomingProduct p;
    p.sku = sku(i);
    p.name = "Product " + std::to_string(i);
    p.vendor = "Maker";
    p.price = Decimal{1000 + i * 37 + m_dice.below(3), 2};
    // Some products have no cost: their goods are listed as such.
    if (i % 5 != 0) p.cost = Decimal{311 + i * 13 + m_dice.below(2), 2};
    items.push_back({p, i + 2});
  }
  return items;
}

std::vector<intake::Item> ShopWorld::count() {
  std::vector<intake::Item> items;
  const std::string place = places[m_dice.between(2, 4)];
  for (std::int64_t i = 0; i < products; ++i) {
    if (m_dice.chance(20)) continue;
    intake::IncomingStock s;
    s.sku = sku(i);
    s.location = place;
    s.counted = Quantity::of_units(m_dice.below(30));
    if (m_dice.chance(10)) s.unavailable = Quantity::of_units(m_dice.below(3));
    items.push_back({s, i + 2});
  }
  return items;
}

intake::IncomingLine ShopWorld::line(Currency currency) {
  intake::IncomingLine l;
  const bool known = m_dice.chance(92);
  l.sku = known ? known_sku() : unknown_sku();
  l.name = "Line " + l.sku;
  l.quantity = Quantity::of_units(m_dice.between(1, 4));
  const int scale = currency.decimals();
  l.unit_price = Decimal{m_dice.between(100, 9'999), scale};
  if (m_dice.chance(15)) l.discount = Money{m_dice.below(90), currency};
  l.taxable = m_dice.chance(90);
  return l;
}

void ShopWorld::add_up(intake::IncomingOrder& order) {
  std::int64_t sum = order.shipping.minor + order.tax.minor;
  std::int64_t discounts = 0;
  for (const intake::IncomingLine& l : order.lines) {
    const auto price = UnitPrice::from_decimal(l.unit_price, order.currency);
    sum += line_amount(*price, l.quantity).minor;
    if (l.discount) discounts += l.discount->minor;
  }
  order.discount = money(std::max(order.discount.minor, discounts), order);
  order.total = money(sum - order.discount.minor, order);
}

intake::IncomingOrder ShopWorld::placed(const std::string& channel) {
  intake::IncomingOrder o;
  o.key = std::to_string(m_next_order);
  o.number = "#" + std::to_string(m_next_order++);
  o.currency = Currency::of(channel == "usd" ? "USD" : "EUR");
  o.placed = time();
  o.prices = intake::Prices::net;
  o.payment_state = "pending";
  o.location = places[m_dice.below(5)];
  o.employee = people[m_dice.below(6)];
  if (m_dice.chance(60)) o.buyer.email = "b" + std::to_string(m_dice.below(40)) + "@example.com";
  const std::int64_t lines = m_dice.between(1, 4);
  for (std::int64_t i = 0; i < lines; ++i) o.lines.push_back(line(o.currency));
  o.shipping = money(m_dice.chance(40) ? m_dice.below(900) : 0, o);
  o.tax = money(m_dice.below(400), o);
  o.duties = o.refunded = o.discount = money(0, o);
  if (m_dice.chance(50)) o.named_taxes.emplace_back("VAT 19%", o.tax);
  o.gateways = {m_dice.chance(80) ? "Card" : "PayPal"};
  if (m_dice.chance(10)) o.gateways.emplace_back("Gift card");
  add_up(o);
  o.outstanding = o.total;
  if (channel == "till") {
    o.settlement = intake::Settlement::at_sale;
    o.outstanding.reset();
    if (m_dice.chance(15))
      for (intake::IncomingLine& l : o.lines) l.quantity = -l.quantity;
    o.discount = money(0, o);
    for (intake::IncomingLine& l : o.lines) l.discount.reset();
    o.tax = money(0, o);
    o.named_taxes.clear();
    add_up(o);
  }
  return o;
}

void ShopWorld::fulfil(intake::IncomingOrder& order, bool all) {
  for (intake::IncomingLine& l : order.lines)
    if (all || m_dice.chance(50)) l.fulfilled = l.quantity;
  order.fulfilled = time();
  order.fulfilment_state = all ? "fulfilled" : "partial";
}

/// What happens next to an order: paid, sent in part or whole, refunded, edited, cancelled.
void ShopWorld::move_on(intake::IncomingOrder& order) {
  const std::int64_t what = m_dice.below(100);
  if (what < 30 && !order.paid) {
    order.paid = time();
    order.payment_state = "paid";
    order.outstanding = money(0, order);
  } else if (what < 60 && !order.cancelled) {
    fulfil(order, m_dice.chance(70));
  } else if (what < 75 && order.paid) {
    const std::int64_t left = order.total->minor - order.refunded.minor;
    order.refunded.minor += left > 0 ? m_dice.between(1, left) : 0;
    order.payment_state = "partially_refunded";
  } else if (what < 88) {
    intake::IncomingLine& l = order.lines[static_cast<std::size_t>(
        m_dice.below(static_cast<std::int64_t>(order.lines.size())))];
    const std::int64_t was = order.total->minor;
    const bool sent = l.fulfilled == l.quantity && l.fulfilled.milli != 0;
    l.quantity = Quantity::of_units(m_dice.between(1, 5));
    l.fulfilled = sent ? l.quantity : Quantity{std::min(l.fulfilled.milli, l.quantity.milli)};
    add_up(order);
    if (order.outstanding)
      order.outstanding->minor =
          std::max<std::int64_t>(0, order.outstanding->minor + order.total->minor - was);
  } else if (!order.cancelled && !order.fulfilled) {
    order.cancelled = time();
  }
}

std::vector<intake::Item> ShopWorld::orders(const std::string& channel, std::int64_t how_many) {
  m_day += static_cast<std::int32_t>(m_dice.below(2));
  auto& known = m_orders[channel];
  std::vector<std::size_t> chosen;
  for (std::int64_t i = 0; i < how_many; ++i) {
    const auto size = static_cast<std::int64_t>(known.size());
    if (size > 0 && channel != "till" && m_dice.chance(60)) {
      const auto at = static_cast<std::size_t>(m_dice.below(size));
      if (std::find(chosen.begin(), chosen.end(), at) != chosen.end()) continue;
      move_on(known[at]);
      chosen.push_back(at);
    } else {
      known.push_back(placed(channel));
      chosen.push_back(known.size() - 1);
    }
  }
  std::vector<intake::Item> items;
  for (const std::size_t at : chosen) {
    known[at].row = static_cast<std::int64_t>(items.size()) + 2;
    items.push_back({known[at], known[at].row});
  }
  return items;
}

}  // namespace kontor::test
