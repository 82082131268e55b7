// Order versions as text: what is stored, and what is hashed to tell a changed file from an
// unchanged one. No personal data: the buyer stands in it as a profile id.

#include "domain/base/check.h"
#include "domain/base/digest.h"
#include "domain/base/fields.h"
#include "domain/orders/order.h"

namespace kontor::orders {

namespace {

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

void add_line(FieldWriter& w, const Line& l) {
  w.add("line").add(std::int64_t{l.no}).add(name_of(l.kind)).add(l.product.value);
  w.flag(l.tracked).add(l.sku).add(l.name).add(l.vendor).add(l.quantity.milli);
  w.add(l.fulfilled.milli).add(l.price.micro).add(l.gross_minor).add(l.discount_minor);
  w.add(l.tax_minor);
  w.end_record();
}

Line read_line(FieldReader& r, Currency currency) {
  Line l;
  l.no = static_cast<std::int32_t>(r.number());
  const auto kind = line_kind_named(r.text());
  KONTOR_ASSERT(kind.has_value());
  l.kind = *kind;
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
}

void add_time(FieldWriter& w, const std::optional<FileTime>& t) {
  w.flag(t.has_value());
  if (!t) return;
  w.add(std::int64_t{t->local.date.days}).add(std::int64_t{t->local.second_of_day});
  w.add(std::int64_t{t->offset_minutes.value_or(99'999)});
}

void add_money(FieldWriter& w, const std::optional<Money>& m) {
  w.flag(m.has_value()).add(m ? m->minor : std::int64_t{0});
}

}  // namespace

std::string canonical_content(const Order& o) {
  FieldWriter w;
  w.add("order").add(content_format).add(o.document.value).add(o.entity.value);
  w.add(o.channel.value).add(o.key).add(o.number).add(std::int64_t{o.version});
  w.add(o.currency.code()).add(o.location.value).flag(o.location_provisional);
  w.add(o.employee.value).add(o.customer.value).add(o.source).add(o.payment_state);
  w.add(o.fulfilment_state).add(o.placed_at.ms).add(std::int64_t{o.placed_date.days});
  add_instant(w, o.paid_at);
  add_instant(w, o.fulfilled_at);
  add_instant(w, o.cancelled_at);
  w.flag(o.recognise_at_order).add(settlement_number(o.settlement)).add(name_of(o.state));
  w.add(o.content_hash);
  w.end_record();
  w.add("amounts").add(o.shipping_minor).add(o.shipping_tax_minor).add(o.duties_minor);
  w.add(o.rounding_minor).add(o.tax_unnamed_minor).add(o.tax_minor).add(o.total_minor);
  w.add(o.paid_minor).add(o.refunded_minor);
  w.end_record();
  for (const std::string& gateway : o.gateways) {
    w.add("gateway").add(gateway);
    w.end_record();
  }
  for (const Line& line : o.lines) add_line(w, line);
  return w.text();
}

Order parse_order(std::string_view content) {
  FieldReader r(content);
  Order o;
  KONTOR_ASSERT(r.next_record() && r.text() == "order" && r.number() == content_format);
  o.document = DocumentId(r.number());
  o.entity = EntityId(r.number());
  o.channel = ChannelId(r.number());
  o.key = r.text();
  o.number = r.text();
  o.version = static_cast<int>(r.number());
  o.currency = Currency::of(r.text());
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
  o.recognise_at_order = r.flag();
  o.settlement = static_cast<Settlement>(r.number());
  o.state = order_state_named(r.text());
  o.content_hash = r.text();
  KONTOR_ASSERT(r.next_record() && r.text() == "amounts");
  read_amounts(r, o);
  while (r.next_record()) {
    const std::string what = r.text();
    if (what == "gateway") o.gateways.push_back(r.text());
    if (what == "line") o.lines.push_back(read_line(r, o.currency));
  }
  return o;
}

std::string content_hash(const IncomingOrder& in) {
  FieldWriter w;
  w.add(in.key).add(in.number).add(in.source).add(in.location).add(in.employee);
  w.add(in.buyer.email).add(in.buyer.phone).add(in.buyer.channel_customer).add(in.buyer.name);
  w.add(in.currency.code()).add(in.payment_state).add(in.fulfilment_state);
  add_time(w, in.placed);
  add_time(w, in.paid);
  add_time(w, in.fulfilled);
  add_time(w, in.cancelled);
  w.add(static_cast<std::int64_t>(in.prices)).add(settlement_number(in.settlement));
  w.add(in.shipping.minor).add(in.discount.minor).add(in.tax.minor).add(in.duties.minor);
  add_money(w, in.subtotal);
  add_money(w, in.total);
  w.add(in.refunded.minor);
  add_money(w, in.outstanding);
  for (const auto& [name, amount] : in.named_taxes) w.add(name).add(amount.minor);
  for (const std::string& gateway : in.gateways) w.add(gateway);
  w.end_record();
  for (const IncomingLine& l : in.lines) {
    w.add(name_of(l.kind)).add(l.sku).add(l.name).add(l.vendor).add(l.code);
    w.add(l.quantity.milli).add(l.unit_price.mantissa).add(std::int64_t{l.unit_price.scale});
    add_money(w, l.discount);
    w.add(l.discount_ppm.value_or(-1)).flag(l.taxable).add(l.fulfilled.milli);
    w.end_record();
  }
  return sha256_hex(w.text());
}

}  // namespace kontor::orders
