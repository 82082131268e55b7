#include "domain/intake/settled_facet.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "domain/intake/money.h"

namespace kontor::intake {

namespace {

/// Parts of goods that belong together: the file's item and its SKU.
struct FacetGoods {
  std::string item, sku, name, code;
  Quantity quantity;
  std::int64_t gross = 0, discount = 0, tax = 0;
};

bool facet_code_has(const SettledPart& part, std::string_view word) {
  return part.code.find(word) != std::string::npos;
}

/// Files name the tax and the promotion of shipping by its word ("ShippingTax").
bool is_of_shipping(const SettledPart& part) {
  return part.sku.empty() || facet_code_has(part, "Ship") || facet_code_has(part, "ship") ||
         facet_code_has(part, "Wrap") || facet_code_has(part, "wrap");
}

/// The sums of a transaction, by what an order calls them.
class FacetSums {
 public:
  explicit FacetSums(const IncomingSettled& in) {
    for (const SettledPart& part : in.parts)
      if (use_of(part, in.kind) == MoneyUse::order) add(part);
  }

  std::vector<FacetGoods> goods;
  std::int64_t shipping = 0, tax = 0, marketplace_tax = 0, tip = 0, duties = 0, other = 0;

 private:
  FacetGoods& goods_of(const SettledPart& part) {
    const auto found = std::ranges::find_if(
        goods, [&](const FacetGoods& g) { return g.item == part.item && g.sku == part.sku; });
    if (found != goods.end()) return *found;
    goods.push_back({part.item, part.sku, part.name, part.code, {}, 0, 0, 0});
    return goods.back();
  }

  void add(const SettledPart& part) {
    const std::int64_t amount = part.amount.minor;
    switch (part.kind) {
      case PartKind::goods: {
        FacetGoods& g = goods_of(part);
        g.gross += amount;
        if (g.quantity.milli == 0) g.quantity = part.quantity;
        if (g.name.empty()) g.name = part.name;
        return;
      }
      case PartKind::shipping:
      case PartKind::wrapping:
        shipping += amount;
        return;
      case PartKind::discount:
        if (is_of_shipping(part))
          shipping += amount;
        else
          goods_of(part).discount -= amount;
        return;
      case PartKind::tax:
        tax += amount;
        if (!is_of_shipping(part)) goods_of(part).tax += amount;
        return;
      case PartKind::marketplace_tax:
        marketplace_tax += amount;
        return;
      case PartKind::tip:
        tip += amount;
        return;
      case PartKind::duties:
        duties += amount;
        return;
      default:
        other += amount;
    }
  }
};

IncomingLine amount_line(LineKind kind, std::string code, std::int64_t minor, Currency currency) {
  IncomingLine line;
  line.kind = kind;
  line.name = line.code = std::move(code);
  line.quantity = line.fulfilled = Quantity::of_units(1);
  line.unit_price = Decimal::parse(Money{minor, currency}.to_decimal()).value();
  line.gross = Money{minor, currency};
  line.taxable = false;
  return line;
}

IncomingOrder facet_head(const IncomingSettled& in, std::int64_t row) {
  IncomingOrder o;
  o.facet_key = in.key;
  o.key = o.number = in.order;
  o.location = in.location;
  o.currency = in.currency;
  o.placed = in.at;
  o.fulfilled = in.at;
  o.settlement = Settlement::at_sale;
  o.prices = Prices::net;
  o.gateways = {in.gateway};
  o.row = row;
  for (Money* m : {&o.shipping, &o.discount, &o.tax, &o.marketplace_tax, &o.duties, &o.refunded})
    m->currency = in.currency;
  return o;
}

IncomingOrder sale_facet(const IncomingSettled& in, std::int64_t row) {
  const FacetSums sums(in);
  const Currency c = in.currency;
  IncomingOrder o = facet_head(in, row);
  o.facet = orders::Facet::settled;
  std::int64_t total = sums.shipping + sums.tax + sums.duties;
  for (const FacetGoods& g : sums.goods) {
    IncomingLine line;
    line.sku = g.sku;
    line.name = g.name;
    line.code = g.item;
    line.quantity = g.quantity.milli == 0 ? Quantity::of_units(1) : g.quantity;
    line.fulfilled = line.quantity;
    line.gross = Money{g.gross, c};
    // For people; the amount of the line is its gross.
    line.unit_price =
        Decimal::parse(Money{mul_div_half_up(g.gross, 1000, line.quantity.milli), c}.to_decimal())
            .value();
    line.discount = Money{g.discount, c};
    line.tax = Money{g.tax, c};
    line.row = row;
    o.discount.minor += g.discount;
    total += g.gross - g.discount;
    o.lines.push_back(std::move(line));
  }
  if (sums.tip != 0) o.lines.push_back(amount_line(LineKind::tip, "tip", sums.tip, c));
  if (sums.other != 0) o.lines.push_back(amount_line(LineKind::manual, "other", sums.other, c));
  total += sums.tip + sums.other;
  o.shipping.minor = sums.shipping;
  o.tax.minor = sums.tax;
  o.duties.minor = sums.duties;
  o.marketplace_tax.minor = sums.marketplace_tax;
  o.total = Money{total, c};
  return o;
}

IncomingOrder refund_facet(const IncomingSettled& in, std::int64_t row) {
  const FacetSums sums(in);
  const Currency c = in.currency;
  IncomingOrder o = facet_head(in, row);
  o.facet = orders::Facet::refund;
  o.fulfilled.reset();
  orders::IncomingRefund refund;
  refund.key = in.key;
  refund.at = in.at;
  refund.gateway = in.gateway;
  std::int64_t total = sums.shipping + sums.tax + sums.duties + sums.tip + sums.other;
  std::int64_t goods_tax = 0;
  const auto give_back = [&](LineKind kind, const std::string& sku, std::int64_t amount,
                             std::int64_t tax) {
    if (amount != 0 || tax != 0)
      refund.parts.push_back({kind, sku, Money{-amount, c}, Money{-tax, c}});
  };
  for (const FacetGoods& g : sums.goods) {
    total += g.gross - g.discount;
    goods_tax += g.tax;
    give_back(LineKind::goods, g.sku, g.gross - g.discount, g.tax);
  }
  give_back(LineKind::carriage, {}, sums.shipping, sums.tax - goods_tax);
  give_back(LineKind::tip, {}, sums.tip, 0);
  give_back(LineKind::manual, {}, sums.other + sums.duties, 0);
  // Money alone: how much, not what for.
  const bool itemised = std::ranges::any_of(
      in.parts, [](const SettledPart& p) { return p.kind == PartKind::goods && !p.sku.empty(); });
  if (!itemised && !in.tells_sale) refund.parts.clear();
  refund.total = Money{-total, c};
  refund.marketplace_tax = Money{-sums.marketplace_tax, c};
  o.refunded = refund.total;
  o.refunds.push_back(std::move(refund));
  return o;
}

}  // namespace

std::optional<IncomingOrder> write_off_of(const IncomingSettled& in, std::int64_t row) {
  IncomingOrder o = facet_head(in, row);
  o.facet = orders::Facet::whole;
  o.facet_key.clear();
  o.key = o.number = in.gateway + " " + in.key;
  o.source = "reimbursement";
  for (const SettledPart& part : in.parts) {
    if (part.kind != PartKind::reimbursement || part.sku.empty() || part.quantity.milli == 0)
      continue;
    IncomingLine line;
    line.kind = LineKind::write_off;
    line.sku = part.sku;
    line.name = part.name.empty() ? part.sku : part.name;
    line.code = part.code;
    line.quantity.milli = std::abs(part.quantity.milli) * (part.amount.minor < 0 ? 1 : -1);
    line.fulfilled = line.quantity;
    line.gross = Money{0, in.currency};
    line.row = row;
    o.lines.push_back(std::move(line));
  }
  if (o.lines.empty()) return std::nullopt;
  return o;
}

IncomingOrder tender_facet(const MoneyDocument& payment, const std::string& order,
                           std::int64_t row) {
  IncomingOrder o;
  o.facet = orders::Facet::tender;
  o.facet_key = payment.key;
  o.key = o.number = order;
  o.currency = payment.currency;
  o.tenders = {{payment.gateway, Money{payment.of(MoneyUse::order), payment.currency}}};
  for (Money* m : {&o.shipping, &o.discount, &o.tax, &o.marketplace_tax, &o.duties, &o.refunded})
    m->currency = payment.currency;
  o.row = row;
  return o;
}

std::optional<IncomingOrder> facet_of(const IncomingSettled& in, std::int64_t row) {
  if (in.order.empty()) return std::nullopt;
  if (in.kind == SettledKind::refund) return refund_facet(in, row);
  if (in.kind == SettledKind::charge && in.tells_sale) return sale_facet(in, row);
  return std::nullopt;
}

}  // namespace kontor::intake
