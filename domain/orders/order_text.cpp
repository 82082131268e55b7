// Order versions as text, as they are stored. No personal data: the buyer stands in it as a
// profile id.

#include "domain/base/fields.h"
#include "domain/orders/order.h"

namespace kontor::orders {

namespace order_text_detail {

constexpr std::int64_t content_format = 1;

std::int64_t settlement_number(Settlement s) { return static_cast<std::int64_t>(s); }

void add_instant(FieldWriter& w, const std::optional<Instant>& at) {
  w.flag(at.has_value()).add(at ? at->ms : std::int64_t{0});
}

std::optional<Instant> read_instant(FieldReader& r) {
  const bool given = r.flag();
  const Instant at{r.number()};
  return given ? std::optional(at) : std::nullopt;
}

LineKind read_line_kind(FieldReader& r) {
  const auto kind = line_kind_named(r.text());
  if (!kind) fail_damaged_text();
  return *kind;
}

OrderState read_state(FieldReader& r) {
  const std::string name = r.text();
  for (const auto state : {OrderState::open, OrderState::partly_fulfilled, OrderState::fulfilled,
                           OrderState::cancelled})
    if (name_of(state) == name) return state;
  fail_damaged_text();
}

Currency read_currency(FieldReader& r) {
  const auto currency = Currency::parse(r.text());
  if (!currency) fail_damaged_text();
  return *currency;
}

void add_line(FieldWriter& w, const Line& l) {
  w.add("line").add(std::int64_t{l.no}).add(l.part).add(name_of(l.kind)).add(l.product.value);
  w.flag(l.tracked).add(l.sku).add(l.name).add(l.vendor).add(l.quantity.milli);
  w.add(l.fulfilled.milli).add(l.price.micro).add(l.gross_minor).add(l.discount_minor);
  w.add(l.tax_minor);
  if (l.unit_cost) w.add(l.unit_cost->micro);
  w.end_record();
  for (const catalog::BundlePart& part : l.parts) {
    w.add("line_part").add(part.product.value).add(part.quantity.milli);
    w.end_record();
  }
  for (const Helper& helper : l.helped) {
    w.add("helped").add(helper.employee.value).add(helper.share_ppm);
    w.end_record();
  }
}

Helper read_helper(FieldReader& r) {
  const EmployeeId employee(r.number());
  return {employee, r.number()};
}

catalog::BundlePart read_line_part(FieldReader& r) {
  const ProductId product(r.number());
  return {product, {r.number()}};
}

Line read_line(FieldReader& r, Currency currency) {
  Line l;
  l.no = static_cast<std::int32_t>(r.number());
  l.part = r.number();
  l.kind = read_line_kind(r);
  l.product = ProductId(r.number());
  l.tracked = r.flag();
  l.sku = r.text();
  l.name = r.text();
  l.vendor = r.text();
  l.quantity.milli = r.number();
  l.fulfilled.milli = r.number();
  l.price = {r.number(), currency};
  l.gross_minor = r.number();
  l.discount_minor = r.number();
  l.tax_minor = r.number();
  if (!r.at_end_of_record()) l.unit_cost = UnitPrice{r.number(), currency};
  return l;
}

void read_amounts(FieldReader& r, Order& o) {
  o.shipping_minor = r.number();
  o.shipping_tax_minor = r.number();
  o.duties_minor = r.number();
  o.rounding_minor = r.number();
  o.tax_unnamed_minor = r.number();
  o.tax_minor = r.number();
  o.total_minor = r.number();
  o.paid_minor = r.number();
  o.refunded_minor = r.number();
  o.marketplace_tax_minor = r.number();
}

void add_settlement(FieldWriter& w, const SettledSale& s) {
  w.add("settled").add(s.key).add(s.part).add(s.at.ms).add(s.gateway).add(s.shipping_minor);
  w.add(s.shipping_tax_minor).add(s.marketplace_tax_minor);
  w.end_record();
}

SettledSale read_settlement(FieldReader& r) {
  SettledSale s;
  s.key = r.text();
  s.part = r.number();
  s.at = {r.number()};
  s.gateway = r.text();
  s.shipping_minor = r.number();
  s.shipping_tax_minor = r.number();
  s.marketplace_tax_minor = r.number();
  return s;
}

void add_refund(FieldWriter& w, const Refund& refund) {
  w.add("refund").add(refund.key).add(refund.part).add(refund.at.ms).add(refund.gateway);
  w.add(refund.total_minor).add(refund.marketplace_tax_minor);
  w.end_record();
  for (const Refund::Part& p : refund.parts) {
    w.add("refund_part").add(name_of(p.kind)).add(p.sku).add(p.amount_minor).add(p.tax_minor);
    w.end_record();
  }
}

Refund read_refund(FieldReader& r) {
  Refund refund;
  refund.key = r.text();
  refund.part = r.number();
  refund.at = {r.number()};
  refund.gateway = r.text();
  refund.total_minor = r.number();
  refund.marketplace_tax_minor = r.number();
  return refund;
}

Refund::Part read_refund_part(FieldReader& r) {
  Refund::Part part;
  part.kind = read_line_kind(r);
  part.sku = r.text();
  part.amount_minor = r.number();
  part.tax_minor = r.number();
  return part;
}

void add_goods_back(FieldWriter& w, const GoodsBack& g) {
  w.add("back").add(g.key).add(g.part).add(g.at.ms).add(g.place).add(g.location.value);
  w.flag(g.saleable);
  w.end_record();
}

GoodsBack read_goods_back(FieldReader& r) {
  GoodsBack g;
  g.key = r.text();
  g.part = r.number();
  g.at = {r.number()};
  g.place = r.text();
  g.location = LocationId(r.number());
  g.saleable = r.flag();
  return g;
}

Tendered read_tendered(FieldReader& r) {
  Tendered t;
  t.key = r.text();
  t.gateway = r.text();
  t.amount_minor = r.number();
  return t;
}

FacetMark read_mark(FieldReader& r) {
  FacetMark mark;
  const auto facet = facet_named(r.text());
  if (!facet) fail_damaged_text();
  mark.facet = *facet;
  mark.key = r.text();
  mark.hash = r.text();
  if (r.at_end_of_record()) return mark;  // of an earlier version of the program
  mark.exported_at = {r.number()};
  mark.batch = BatchId(r.number());
  return mark;
}

/// What an order knows beyond its own lines.
void add_facets(FieldWriter& w, const Order& o) {
  for (const auto& [gateway, amount] : o.tenders) {
    w.add("tender").add(gateway).add(amount);
    w.end_record();
  }
  for (const SettledSale& s : o.settlements) add_settlement(w, s);
  for (const Refund& refund : o.refunds) add_refund(w, refund);
  for (const GoodsBack& g : o.goods_back) add_goods_back(w, g);
  for (const Tendered& t : o.tendered) {
    w.add("tendered").add(t.key).add(t.gateway).add(t.amount_minor);
    w.end_record();
  }
  for (const FacetMark& m : o.marks) {
    w.add("mark").add(name_of(m.facet)).add(m.key).add(m.hash);
    w.add(m.exported_at.ms).add(m.batch.value);
    w.end_record();
  }
  if (!o.head.empty() || !o.lines_text.empty()) {
    w.add("base").add(o.head).add(o.lines_text);
    w.end_record();
  }
}

void read_record(FieldReader& r, Order& o) {
  const std::string what = r.text();
  if (what == "gateway") {
    o.gateways.push_back(r.text());
  } else if (what == "line") {
    o.lines.push_back(read_line(r, o.currency));
  } else if (what == "line_part" && !o.lines.empty()) {
    o.lines.back().parts.push_back(read_line_part(r));
  } else if (what == "helped" && !o.lines.empty()) {
    o.lines.back().helped.push_back(read_helper(r));
  } else if (what == "discount_code") {
    o.discount_code = r.text();
  } else if (what == "tender") {
    std::string gateway = r.text();
    o.tenders.emplace_back(std::move(gateway), r.number());
  } else if (what == "settled") {
    o.settlements.push_back(read_settlement(r));
  } else if (what == "refund") {
    o.refunds.push_back(read_refund(r));
  } else if (what == "refund_part" && !o.refunds.empty()) {
    o.refunds.back().parts.push_back(read_refund_part(r));
  } else if (what == "back") {
    o.goods_back.push_back(read_goods_back(r));
  } else if (what == "tendered") {
    o.tendered.push_back(read_tendered(r));
  } else if (what == "mark") {
    o.marks.push_back(read_mark(r));
  } else if (what == "base") {
    o.head = r.text();
    o.lines_text = r.text();
  } else {
    fail_damaged_text();
  }
}

}  // namespace order_text_detail

std::string canonical_content(const Order& o) {
  using namespace order_text_detail;
  FieldWriter w;
  w.add("order").add(content_format).add(o.document.value).add(o.entity.value);
  w.add(o.channel.value).add(o.key).add(o.number).add(std::int64_t{o.version});
  w.add(o.currency.code()).add(o.location.value).flag(o.location_provisional);
  w.add(o.employee.value).add(o.customer.value).add(o.source).add(o.payment_state);
  w.add(o.fulfilment_state).add(o.placed_at.ms).add(std::int64_t{o.placed_date.days});
  add_instant(w, o.paid_at);
  add_instant(w, o.fulfilled_at);
  add_instant(w, o.cancelled_at);
  w.add(static_cast<std::int64_t>(o.recognise))
      .add(settlement_number(o.settlement))
      .add(name_of(o.state));
  w.add(o.content_hash).add(o.exported_at.ms);
  w.end_record();
  w.add("amounts").add(o.shipping_minor).add(o.shipping_tax_minor).add(o.duties_minor);
  w.add(o.rounding_minor).add(o.tax_unnamed_minor).add(o.tax_minor).add(o.total_minor);
  w.add(o.paid_minor).add(o.refunded_minor).add(o.marketplace_tax_minor);
  w.end_record();
  for (const std::string& gateway : o.gateways) {
    w.add("gateway").add(gateway);
    w.end_record();
  }
  if (!o.discount_code.empty()) {
    w.add("discount_code").add(o.discount_code);
    w.end_record();
  }
  for (const Line& line : o.lines) add_line(w, line);
  add_facets(w, o);
  return w.text();
}

Order parse_order(std::string_view content) {
  using namespace order_text_detail;
  FieldReader r(content);
  Order o;
  if (!r.next_record() || r.text() != "order" || r.number() != content_format) fail_damaged_text();
  o.document = DocumentId(r.number());
  o.entity = EntityId(r.number());
  o.channel = ChannelId(r.number());
  o.key = r.text();
  o.number = r.text();
  o.version = static_cast<int>(r.number());
  o.currency = read_currency(r);
  o.location = LocationId(r.number());
  o.location_provisional = r.flag();
  o.employee = EmployeeId(r.number());
  o.customer = CustomerId(r.number());
  o.source = r.text();
  o.payment_state = r.text();
  o.fulfilment_state = r.text();
  o.placed_at = {r.number()};
  o.placed_date = {static_cast<std::int32_t>(r.number())};
  o.paid_at = read_instant(r);
  o.fulfilled_at = read_instant(r);
  o.cancelled_at = read_instant(r);
  o.recognise = static_cast<company::Recognise>(r.number());
  o.settlement = static_cast<Settlement>(r.number());
  o.state = read_state(r);
  o.content_hash = r.text();
  if (!r.at_end_of_record()) o.exported_at = {r.number()};
  if (!r.next_record() || r.text() != "amounts") fail_damaged_text();
  read_amounts(r, o);
  while (r.next_record()) read_record(r, o);
  return o;
}

}  // namespace kontor::orders
