#include "bench/shop_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kontor::bench {

namespace {

using app::demo::Random;

constexpr std::array first_names = {"Ana",   "Ben",  "Chen",  "Dara", "Eva",   "Finn", "Hana",
                                    "Ion",   "Jana", "Karim", "Lea",  "Mihai", "Nora", "Omar",
                                    "Petra", "Radu", "Sara",  "Uta",  "Vlad",  "Wei",  "Yara"};
constexpr std::array last_names = {"Pop",    "Ito",   "Li",    "Aziz",    "Lind", "Bauer",
                                   "Gruber", "Popa",  "Weber", "Ionescu", "Wang", "Zhang",
                                   "Huber",  "Marin", "Saleh", "Novak",   "Mayer"};
constexpr std::array kinds = {"Lamp", "Chair",  "Table", "Mug",   "Plate", "Kettle", "Clock",
                              "Vase", "Basket", "Towel", "Shelf", "Bowl",  "Scarf",  "مصباح",
                              "台灯", "Scaun",  "Boot",  "Bag",   "Tent",  "Bell"};
constexpr std::array looks = {"Oak",   "Walnut", "Linen", "Copper", "Slate", "Amber", "Coral",
                              "Sage",  "Ivory",  "Jade",  "Ruby",   "Moss",  "Sand",  "Rust",
                              "Olive", "Plum",   "Birch", "Maple",  "Cedar", "Brass"};
constexpr int day_seconds = 12 * 3600, opens = 8 * 3600;
constexpr std::int64_t online_charge = 490;
constexpr int offset_minutes = 60;

template <std::size_t N>
const char* word(const std::array<const char*, N>& words, int n) {
  return words[static_cast<std::size_t>(n) % N];
}

Money euro(std::int64_t minor) { return {minor, Currency::of("EUR")}; }

orders::FileTime later(const orders::FileTime& at, std::int64_t seconds) {
  const std::int64_t all = at.local.second_of_day + seconds;
  orders::FileTime time = at;
  time.local.date = at.local.date + static_cast<int>(all / 86'400);
  time.local.second_of_day = static_cast<std::int32_t>(all % 86'400);
  return time;
}

Instant instant(const orders::FileTime& at) { return at_offset(at.local, offset_minutes); }

}  // namespace

std::string ShopSize::text() const {
  return fmt::format(
      "orders={} customers={} products={} places={} channels={} employees={} years={} "
      "settled_days={} last={} seed={}",
      orders, customers, products, places, channels, employees, years, settled_days, last.to_iso(),
      seed);
}

ShopPlan::ShopPlan(const ShopSize& size) : m_size(size) {
  const int days = size.years * 365;
  std::int64_t sum = 0;
  for (int n = 0; n < days; ++n) {
    const BusinessDate day = size.last + (n + 1 - days);
    const int weekday = (day.days + 3) % 7;  // Monday is 0
    std::int64_t weight = weekday == 5 ? 15 : weekday == 6 ? 6 : 10;
    if (day.month() == 12) weight = weight * 16 / 10;
    m_days.push_back(sum += weight * 1'000'000 * (2 * days + n));
  }
  sum = 0;
  for (int rank = 0; rank < size.products; ++rank)
    m_ranks.push_back(sum += 1'000'000'000 / (rank + 40));
  for (int channel = 0; channel < size.channels; ++channel)
    m_channels.push_back(1000 / (channel + 2));
}

ShopPlan::Moment ShopPlan::moment(std::int64_t n) const {
  const std::int64_t at = mul_div_half_up(m_days.back(), 2 * n + 1, 2 * m_size.orders);
  const auto day = std::upper_bound(m_days.begin(), m_days.end() - 1, at);
  const std::int64_t begin = day == m_days.begin() ? 0 : *std::prev(day);
  const auto second = mul_div_half_up(at - begin, day_seconds - 1, *day - begin);
  const auto number = static_cast<int>(day - m_days.begin());
  return {m_size.last + (number + 1 - static_cast<int>(m_days.size())),
          opens + static_cast<int>(second)};
}

std::int64_t ShopPlan::first_sale_of(BusinessDate day) const {
  std::int64_t low = 0, high = m_size.orders;
  while (low < high) {
    const std::int64_t middle = (low + high) / 2;
    if (moment(middle).day < day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::string ShopPlan::channel_code(int channel) { return fmt::format("CH-{:02}", channel + 1); }
std::string ShopPlan::place_name(int place) {
  return place == 0 ? std::string("Central Warehouse") : fmt::format("Store {:03}", place);
}
std::string ShopPlan::employee_name(int employee) {
  return fmt::format("{} {} {}", word(first_names, employee), word(last_names, employee / 3),
                     employee + 1);
}
std::string ShopPlan::sku(int product) { return fmt::format("SKU-{:06}", product); }
std::string ShopPlan::email(int customer) { return fmt::format("buyer{}@example.com", customer); }
std::string ShopPlan::customer_name(int customer) {
  return fmt::format("{} {}", word(first_names, customer), word(last_names, customer / 21));
}
std::int64_t ShopPlan::price_minor(int product) { return 290 + product * 7919LL % 19700; }

intake::IncomingProduct ShopPlan::product(int product) const {
  intake::IncomingProduct p;
  p.sku = sku(product);
  p.name = fmt::format("{} {} {}", word(looks, product / 20), word(kinds, product), product / 400);
  p.vendor = fmt::format("Vendor {}", product % 240);
  p.barcode = std::to_string(4'000'000'000'000 + product);
  p.price = Decimal{price_minor(product), 2};
  p.cost = Decimal{price_minor(product) * 55 / 100, 2};
  return p;
}

Instant ShopPlan::opening() const {
  return at_offset({m_size.last + -m_size.years * 365, 6 * 3600}, offset_minutes);
}

std::vector<intake::IncomingStock> ShopPlan::counts(int place) const {
  Random chance(m_size.seed * 1'000'003 + static_cast<std::uint64_t>(place));
  const int shops = m_size.places - 1;
  const std::int64_t sold_online = m_size.orders * (shops == 0 ? 2 : 1);
  std::vector<intake::IncomingStock> all;
  for (int rank = 0; rank < m_size.products; ++rank) {
    const int product = place == 0 ? rank * 7919LL % m_size.products : rank * shops + place - 1;
    if (product >= m_size.products) break;
    const std::int64_t weight = 1'000'000'000 / (rank + 40);
    const std::int64_t share = mul_div_half_up(sold_online * 12 / 10, weight, m_ranks.back());
    intake::IncomingStock count;
    count.sku = sku(product);
    count.location = place_name(place);
    const bool short_of = chance.chance(1);
    const std::int64_t units = place == 0 ? share : share * 3 / std::max(1, shops);
    count.counted = Quantity::of_units(short_of ? units / 4 : units + chance.between(2, 40));
    all.push_back(std::move(count));
  }
  return all;
}

int ShopPlan::pick_product(Random& chance, int place) const {
  const int shops = std::max(1, m_size.places - 1);
  const auto end =
      place == 0 ? m_ranks.end() : m_ranks.begin() + std::max(1, m_size.products / shops);
  const std::int64_t at = chance.between(0, *std::prev(end) - 1);
  const auto rank = static_cast<int>(std::upper_bound(m_ranks.begin(), end, at) - m_ranks.begin());
  if (place == 0) return static_cast<int>(rank * 7919LL % m_size.products);
  return std::min(rank * shops + place - 1, m_size.products - 1);
}

int ShopPlan::pick_place(Random& chance, int channel) const {
  if (!is_till(channel)) return 0;
  // The stores are dealt out to the tills' channels.
  const int tills = std::max(1, m_size.channels / 2), shops = m_size.places - 1;
  const int first = (channel / 2) % tills % shops;
  return 1 + first + tills * static_cast<int>(chance.between(0, (shops - 1 - first) / tills));
}

void ShopPlan::add_lines(PlannedSale& sale, Random& chance) const {
  static const std::vector<int> baskets = {1, 1, 1, 1, 1, 1, 2, 2, 1, 4};
  static const std::vector<int> quantities = {1, 1, 1, 1, 2, 3};
  const int lines = m_size.lines_each > 0 ? m_size.lines_each : chance.one_of(baskets);
  for (int left = lines; left > 0; --left) {
    const int product = pick_product(chance, sale.place);
    orders::IncomingLine line;
    line.sku = sku(product);
    line.name =
        fmt::format("{} {} {}", word(looks, product / 20), word(kinds, product), product / 400);
    line.quantity = Quantity::of_units(chance.one_of(quantities));
    line.unit_price = Decimal{price_minor(product), 2};
    sale.whole.lines.push_back(std::move(line));
    sale.products.push_back(product);
  }
}

void ShopPlan::add_money(PlannedSale& sale, Random& chance, const Moment& placed) const {
  orders::IncomingOrder& o = sale.whole;
  const bool till = is_till(sale.channel);
  std::int64_t subtotal = 0;
  for (std::size_t i = 0; i < o.lines.size(); ++i)
    subtotal += price_minor(sale.products[i]) * o.lines[i].quantity.milli / 1000;
  const std::int64_t discount = chance.chance(15) ? subtotal / 10 : 0;
  const std::int64_t carriage = till || subtotal > 5000 ? 0 : online_charge;
  const std::int64_t tax = (subtotal - discount + carriage) * 19 / 100;
  const std::int64_t total = subtotal - discount + carriage + tax;
  o.placed = {{placed.day, placed.second}, offset_minutes};
  const orders::FileTime sent = till ? o.placed : later(o.placed, chance.between(8, 60) * 3600);
  const orders::FileTime end{{m_size.last, 20 * 3600}, offset_minutes};
  const bool is_sent = sent <= end;
  const bool is_old = sent.local.date < m_size.last + -30;
  const bool is_paid = till || is_old || chance.between(1, 1000) > 5;
  if (is_paid) o.paid = o.placed;
  if (is_sent) o.fulfilled = sent;
  if (!is_sent && chance.chance(3)) o.cancelled = o.placed;
  for (auto& line : o.lines)
    if (is_sent) line.fulfilled = line.quantity;
  o.payment_state = is_paid ? "paid" : "pending";
  o.fulfilment_state = is_sent ? "fulfilled" : "unfulfilled";
  o.shipping = euro(carriage);
  o.discount = euro(discount);
  o.tax = euro(tax);
  o.named_taxes = {{"VAT 19%", euro(tax)}};
  o.total = euro(total);
  o.subtotal = euro(subtotal - discount);
  o.outstanding = euro(is_paid ? 0 : total);
  o.refunded = o.duties = o.marketplace_tax = euro(0);
  sale.sent = instant(sent);
  sale.settles = !till && is_paid && is_sent;
}

void ShopPlan::add_return(PlannedSale& sale, Random& chance) const {
  const orders::IncomingOrder& whole = sale.whole;
  const orders::FileTime end{{m_size.last, 20 * 3600}, offset_minutes};
  if (!whole.fulfilled || !whole.paid || !chance.chance(3)) return;
  const auto at = later(*whole.fulfilled, chance.between(1, 20) * 86'400);
  if (end < at) return;
  const auto facet = [&](orders::Facet kind, const char* mark) {
    orders::IncomingOrder o;
    o.facet = kind;
    o.facet_key = whole.key + mark;
    o.key = whole.key;
    o.number = whole.number;
    o.currency = whole.currency;
    o.placed = at;
    return o;
  };
  orders::IncomingRefund refund;
  refund.key = whole.key + "-R";
  refund.at = at;
  refund.gateway = whole.gateways.front();
  refund.total = *whole.total;
  refund.marketplace_tax = euro(0);
  sale.refund = facet(orders::Facet::refund, "-R");
  sale.refund->refunds.push_back(std::move(refund));
  orders::IncomingGoodsBack back;
  back.key = whole.key + "-B";
  back.at = at;
  back.sku = whole.lines.front().sku;
  back.quantity = whole.lines.front().quantity;
  back.saleable = !chance.chance(10);
  sale.back = facet(orders::Facet::goods_back, "-B");
  sale.back->goods_back.push_back(std::move(back));
}

PlannedSale ShopPlan::sale(std::int64_t n) const {
  Random chance(m_size.seed * 7'046'029'254'386'353'087ULL + static_cast<std::uint64_t>(n));
  PlannedSale sale;
  sale.channel = static_cast<int>(chance.weighted(m_channels));
  sale.place = pick_place(chance, sale.channel);
  const bool till = is_till(sale.channel);
  orders::IncomingOrder& o = sale.whole;
  o.key = o.number = fmt::format("{}{}-{:08}", m_size.mark, channel_code(sale.channel), n + 1);
  o.source = till ? "pos" : "web";
  o.currency = Currency::of("EUR");
  o.location = place_name(sale.place);
  o.gateways = {till ? "Card terminal" : "Web payments"};
  if (!till || chance.chance(60)) {
    // Some buy often.
    sale.customer = static_cast<int>(chance.between(0, chance.between(0, m_size.customers - 1)));
  }
  if (till && m_size.employees > 0) {
    const int shops = m_size.places - 1;
    const int of_place = std::max(1, (m_size.employees - sale.place + shops) / shops);
    const auto turn = static_cast<int>(chance.between(0, of_place - 1));
    sale.employee = std::min(sale.place - 1 + shops * turn, m_size.employees - 1);
  }
  add_lines(sale, chance);
  add_money(sale, chance, moment(n));
  add_return(sale, chance);
  return sale;
}

}  // namespace kontor::bench
