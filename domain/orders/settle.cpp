// From the facts of a file to an order whose amounts add up (rules.md 3): the order's discount and
// tax are spread over its lines by largest remainder; amounts themselves are never recomputed.

#include <algorithm>
#include <cstdlib>

#include "domain/orders/order.h"

namespace kontor::orders {

namespace {

constexpr std::int64_t ppm_one = 1'000'000;

// What a document may hold, so that no sum can overflow: with it and max_file_minor, all amounts
// stay below 10^18.
constexpr std::size_t max_lines = 10'000;
using kontor::too_large;

/// Whether price × quantity leaves 64 bits: lines of more than nine thousand million major units.
bool too_large(UnitPrice price, Quantity q) {
  constexpr std::int64_t max_product = 9'000'000'000'000'000'000;
  const std::int64_t p = std::llabs(price.micro);
  const std::int64_t n = std::llabs(q.milli);
  return n != 0 && p > max_product / n;
}

Refusal value_too_large(std::int64_t row, std::string column) {
  return {RefusalCode::value_too_large,
          {{"row", std::to_string(row)}, {"column", std::move(column)}}};
}

bool amounts_too_large(const IncomingOrder& in) {
  bool large = too_large(in.shipping) || too_large(in.discount) || too_large(in.tax) ||
               too_large(in.duties) || too_large(in.refunded);
  for (const auto& m : {in.subtotal, in.total, in.outstanding})
    large = large || (m && too_large(*m));
  for (const auto& [name, amount] : in.named_taxes) large = large || too_large(amount);
  for (const auto& [name, amount] : in.tenders) large = large || too_large(amount);
  return large;
}

/// What stands in a file's goods subtotal: lines that discounts and tax are spread over.
bool is_goods(const Line& line) {
  return line.kind == LineKind::goods || line.kind == LineKind::voucher ||
         line.kind == LineKind::unitemised;
}

/// Net of a line with a discount rate, rounded once: price × quantity × (1 − rate).
std::int64_t discounted_minor(UnitPrice price, Quantity q, std::int64_t ppm, Currency c) {
  const std::int64_t exact = price.micro * q.milli;
  return mul_div_half_up(exact, c.minor_per_major() * (ppm_one - ppm), ppm_one * 1000 * ppm_one);
}

}  // namespace

Result<Line> settle_line(const IncomingLine& in, std::int32_t no, Currency currency) {
  const auto price = UnitPrice::from_decimal(in.unit_price, currency);
  if (!price || too_large(*price, in.quantity)) return value_too_large(in.row, "price");
  if (in.discount && too_large(*in.discount)) return value_too_large(in.row, "discount");
  if ((in.gross && too_large(*in.gross)) || (in.tax && too_large(*in.tax)))
    return value_too_large(in.row, "amount");
  Line line;
  line.no = no;
  line.kind = in.kind;
  line.sku = in.sku;
  line.name = in.name;
  line.vendor = in.vendor;
  line.quantity = in.quantity;
  line.fulfilled = in.fulfilled;
  line.price = *price;
  if (in.unit_cost) {
    line.unit_cost = UnitPrice::from_decimal(*in.unit_cost, currency);
    if (!line.unit_cost || too_large(*line.unit_cost, in.quantity))
      return value_too_large(in.row, "cost");
  }
  line.gross_minor = in.gross ? in.gross->minor : line_amount(*price, in.quantity).minor;
  if (in.tax) line.tax_minor = in.tax->minor;
  if (in.discount_ppm)
    line.discount_minor =
        line.gross_minor - discounted_minor(*price, in.quantity, *in.discount_ppm, currency);
  else if (in.discount)
    line.discount_minor = line.returned() ? -in.discount->minor : in.discount->minor;
  return line;
}

namespace {

/// How an order's columns add up to its total.
struct Reading {
  bool tax_inside = false;             ///< prices contain the tax
  std::int64_t shipping_discount = 0;  ///< part of the discount that lowers the shipping
  std::int64_t rounding = 0;
};

struct Sums {
  std::int64_t gross = 0, line_discount = 0, others = 0;
};

Sums sums_of(const std::vector<Line>& lines) {
  Sums s;
  for (const Line& line : lines) {
    if (is_goods(line)) {
      s.gross += line.gross_minor;
      s.line_discount += line.discount_minor;
    } else {
      s.others += line.gross_minor - line.discount_minor;
    }
  }
  return s;
}

/// The discount on goods: what the subtotal says, else the order's discount, at least the lines'.
/// In a document of returns all of them are negative.
std::int64_t goods_discount(const IncomingOrder& in, const Sums& s) {
  const std::int64_t sign = s.gross < 0 ? -1 : 1;
  const std::int64_t of_lines = sign * s.line_discount;
  const std::int64_t of_order = sign * in.discount.minor;
  if (in.subtotal && in.discount.minor != 0) {
    const std::int64_t by_subtotal = sign * (s.gross - in.subtotal->minor);
    if (by_subtotal >= of_lines && by_subtotal <= of_order) return sign * by_subtotal;
  }
  return sign * std::max(of_order, of_lines);
}

std::optional<Reading> read_total(const IncomingOrder& in, const Sums& s, std::int64_t discount) {
  const std::int64_t shipping_discount =
      std::clamp<std::int64_t>(in.discount.minor - discount, 0, in.shipping.minor);
  const std::int64_t base = s.gross - discount + s.others + in.shipping.minor + in.duties.minor;
  std::optional<Reading> nearly;
  for (const bool inside : {false, true}) {
    if (in.prices == Prices::net && inside) continue;
    if (in.prices == Prices::gross && !inside) continue;
    for (const std::int64_t off : {std::int64_t{0}, shipping_discount}) {
      Reading r{inside, off, 0};
      if (!in.total) return r;
      r.rounding = in.total->minor - (base - off + (inside ? 0 : in.tax.minor));
      if (r.rounding == 0) return r;
      if (std::abs(r.rounding) <= 1 && !nearly) nearly = r;
    }
  }
  return nearly;
}

void spread_discount(std::vector<Line>& lines, std::int64_t rest) {
  if (rest == 0) return;
  std::vector<std::int64_t> weights;
  for (const Line& line : lines) weights.push_back(is_goods(line) ? line.net_minor() : 0);
  const auto parts = allocate(rest, weights);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].discount_minor += parts[i];
}

/// Spreads the order's tax over its taxable lines; without any, it is the shipping's. Where the
/// file gives tax line by line, what is beyond the lines' is the shipping's.
std::int64_t spread_tax(std::vector<Line>& lines, const IncomingOrder& in) {
  if (std::ranges::any_of(in.lines, [](const IncomingLine& l) { return l.tax.has_value(); })) {
    std::int64_t rest = in.tax.minor;
    for (const Line& line : lines) rest -= line.tax_minor;
    return rest;
  }
  std::vector<std::int64_t> weights;
  for (std::size_t i = 0; i < lines.size(); ++i)
    weights.push_back(is_goods(lines[i]) && in.lines[i].taxable ? lines[i].net_minor() : 0);
  if (std::all_of(weights.begin(), weights.end(), [](std::int64_t w) { return w == 0; }))
    return in.tax.minor;
  const auto parts = allocate(in.tax.minor, weights);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].tax_minor = parts[i];
  return 0;
}

/// Takes the contained tax out of gross amount and discount of each line.
void take_tax_out(std::vector<Line>& lines) {
  for (Line& line : lines) {
    const std::int64_t paid = line.net_minor();
    if (line.tax_minor == 0 || paid == 0) continue;
    const std::int64_t net = paid - line.tax_minor;
    line.gross_minor = mul_div_half_up(line.gross_minor, net, paid);
    line.discount_minor = line.gross_minor - net;
  }
}

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What was paid before refunds. "paid" alone proves nothing: a shop's app may have set it while
/// the whole total is outstanding.
std::int64_t paid_of(const IncomingOrder& in, std::int64_t total) {
  if (in.settlement != Settlement::file) return 0;
  const bool never = any_of(in.payment_state, {"pending", "authorized", "voided", "expired"});
  if (in.outstanding) {
    const std::int64_t paid = std::max<std::int64_t>(0, total - in.outstanding->minor);
    return never && !in.paid && in.outstanding->minor == 0 ? 0 : paid;
  }
  if (never && !in.paid) return 0;
  const bool said = any_of(in.payment_state, {"paid", "refunded", "partially_refunded"});
  return in.paid || said ? total : 0;
}

Refusal totals_disagree(const IncomingOrder& in, const Sums& s, std::int64_t discount) {
  const Money sum{
      s.gross - discount + s.others + in.shipping.minor + in.duties.minor + in.tax.minor,
      in.currency};
  return {RefusalCode::totals_disagree,
          {{"row", std::to_string(in.row)},
           {"order", in.number},
           {"total", in.total->to_decimal()},
           {"sum", sum.to_decimal()},
           {"currency", std::string(in.currency.code())}}};
}

}  // namespace

OrderState state_of(bool cancelled, const std::vector<Line>& lines) {
  if (cancelled) return OrderState::cancelled;
  const auto is_sent = [](const Line& line) {
    return line.kind == LineKind::goods || line.kind == LineKind::unitemised ||
           line.kind == LineKind::free_issue || line.kind == LineKind::write_off;
  };
  // A sale without goods, such as that of a gift card, is done when all of it was handed over.
  const bool goods = std::any_of(lines.begin(), lines.end(), is_sent);
  bool some = false;
  bool all = true;
  for (const Line& line : lines) {
    if ((goods && !is_sent(line)) || line.part != 0) continue;
    some = some || line.fulfilled.milli != 0;
    all = all && line.fulfilled == line.quantity;
  }
  return all && some ? OrderState::fulfilled
         : some      ? OrderState::partly_fulfilled
                     : OrderState::open;
}

Result<Order> settle(const IncomingOrder& in) {
  if (in.lines.empty())
    return Refusal{RefusalCode::order_without_lines,
                   {{"row", std::to_string(in.row)}, {"order", in.number}}};
  if (in.lines.size() > max_lines) return value_too_large(in.row, "lines");
  if (amounts_too_large(in)) return value_too_large(in.row, "total");
  Order order;
  order.key = in.key;
  order.number = in.number;
  order.currency = in.currency;
  order.source = in.source;
  order.payment_state = in.payment_state;
  order.fulfilment_state = in.fulfilment_state;
  order.settlement = in.settlement;
  order.discount_code = in.discount_code;
  for (const IncomingLine& line : in.lines) {
    auto settled =
        settle_line(line, static_cast<std::int32_t>(order.lines.size() + 1), in.currency);
    if (!settled) return settled.refusal();
    order.lines.push_back(std::move(*settled));
  }
  for (const std::string& gateway : in.gateways) order.gateways.push_back(gateway_code(gateway));
  for (const auto& [gateway, amount] : in.tenders)
    order.tenders.emplace_back(gateway_code(gateway), amount.minor);

  const Sums sums = sums_of(order.lines);
  const std::int64_t discount = goods_discount(in, sums);
  const auto reading = read_total(in, sums, discount);
  if (!reading) return totals_disagree(in, sums, discount);
  spread_discount(order.lines, discount - sums.line_discount);
  order.shipping_tax_minor = spread_tax(order.lines, in);
  order.shipping_minor = in.shipping.minor - reading->shipping_discount;
  if (reading->tax_inside) {
    take_tax_out(order.lines);
    order.shipping_minor -= order.shipping_tax_minor;
  }
  std::int64_t named = 0;
  for (const auto& [name, amount] : in.named_taxes) named += amount.minor;
  order.tax_minor = in.tax.minor;
  order.tax_unnamed_minor = std::max<std::int64_t>(0, in.tax.minor - named);
  order.duties_minor = in.duties.minor;
  order.rounding_minor = reading->rounding;
  order.total_minor =
      order.shipping_minor + order.shipping_tax_minor + order.duties_minor + order.rounding_minor;
  for (const Line& line : order.lines) order.total_minor += line.net_minor() + line.tax_minor;
  order.paid_minor = paid_of(in, order.total_minor);
  order.refunded_minor = in.refunded.minor;
  order.marketplace_tax_minor = in.marketplace_tax.minor;
  order.state = state_of(in.cancelled.has_value(), order.lines);
  order.content_hash = content_hash(in);
  return order;
}

}  // namespace kontor::orders
