// The facts of a file's order as text: what is hashed to tell a changed file from an unchanged
// one, and what is kept of a facet until the others come. The buyer and the employee are not part
// of the text, for it is stored; they are part of the hash.

#include "domain/base/digest.h"
#include "domain/base/fields.h"
#include "domain/orders/order.h"

namespace kontor::orders {

namespace facts_text_detail {

constexpr std::int64_t no_offset = 99'999;

void add_time(FieldWriter& w, const FileTime& t) {
  w.add(std::int64_t{t.local.date.days}).add(std::int64_t{t.local.second_of_day});
  w.add(std::int64_t{t.offset_minutes.value_or(static_cast<int>(no_offset))});
}

void add_time(FieldWriter& w, const std::optional<FileTime>& t) {
  w.flag(t.has_value());
  if (t) add_time(w, *t);
}

FileTime read_time(FieldReader& r) {
  FileTime t;
  t.local.date.days = static_cast<std::int32_t>(r.number());
  t.local.second_of_day = static_cast<std::int32_t>(r.number());
  const std::int64_t offset = r.number();
  if (offset != no_offset) t.offset_minutes = static_cast<int>(offset);
  return t;
}

std::optional<FileTime> read_time_if(FieldReader& r) {
  return r.flag() ? std::optional(read_time(r)) : std::nullopt;
}

void add_money(FieldWriter& w, const std::optional<Money>& m) {
  w.flag(m.has_value()).add(m ? m->minor : std::int64_t{0});
}

std::optional<Money> read_money_if(FieldReader& r, Currency currency) {
  const bool given = r.flag();
  const Money m{r.number(), currency};
  return given ? std::optional(m) : std::nullopt;
}

void add_line(FieldWriter& w, const IncomingLine& l) {
  w.add("line").add(name_of(l.kind)).add(l.sku).add(l.name).add(l.vendor).add(l.code);
  w.add(l.quantity.milli).add(l.unit_price.mantissa).add(std::int64_t{l.unit_price.scale});
  add_money(w, l.gross);
  add_money(w, l.discount);
  w.add(l.discount_ppm.value_or(-1));
  add_money(w, l.tax);
  w.flag(l.taxable).add(l.fulfilled.milli);
  if (l.unit_cost) w.add(l.unit_cost->mantissa).add(std::int64_t{l.unit_cost->scale});
  w.end_record();
}

LineKind read_line_kind(FieldReader& r) {
  const auto kind = line_kind_named(r.text());
  if (!kind) fail_damaged_text();
  return *kind;
}

IncomingLine read_line(FieldReader& r, Currency currency) {
  IncomingLine l;
  l.kind = read_line_kind(r);
  l.sku = r.text();
  l.name = r.text();
  l.vendor = r.text();
  l.code = r.text();
  l.quantity.milli = r.number();
  l.unit_price.mantissa = r.number();
  l.unit_price.scale = static_cast<int>(r.number());
  l.gross = read_money_if(r, currency);
  l.discount = read_money_if(r, currency);
  if (const std::int64_t ppm = r.number(); ppm >= 0) l.discount_ppm = ppm;
  l.tax = read_money_if(r, currency);
  l.taxable = r.flag();
  l.fulfilled.milli = r.number();
  if (!r.at_end_of_record()) {
    const std::int64_t mantissa = r.number();
    l.unit_cost = Decimal{mantissa, static_cast<int>(r.number())};
  }
  return l;
}

void add_refund(FieldWriter& w, const IncomingRefund& refund) {
  w.add("refund").add(refund.key);
  add_time(w, refund.at);
  w.add(refund.gateway).add(refund.total.minor).add(refund.marketplace_tax.minor);
  w.end_record();
  for (const RefundedPart& p : refund.parts) {
    w.add("refund_part").add(name_of(p.kind)).add(p.sku).add(p.amount.minor).add(p.tax.minor);
    w.end_record();
  }
}

void add_goods_back(FieldWriter& w, const IncomingGoodsBack& g) {
  w.add("goods_back").add(g.key);
  add_time(w, g.at);
  w.add(g.sku).add(g.quantity.milli).flag(g.saleable).add(g.location).add(g.reason);
  w.end_record();
}

IncomingGoodsBack read_goods_back(FieldReader& r) {
  IncomingGoodsBack g;
  g.key = r.text();
  g.at = read_time(r);
  g.sku = r.text();
  g.quantity.milli = r.number();
  g.saleable = r.flag();
  g.location = r.text();
  g.reason = r.text();
  return g;
}

void add_head(FieldWriter& w, const IncomingOrder& in) {
  w.add("facts").add(name_of(in.facet)).add(in.facet_key).add(in.key).add(in.number);
  w.add(in.source).add(in.location).add(in.currency.code());
  w.add(in.payment_state).add(in.fulfilment_state);
  add_time(w, in.placed);
  add_time(w, in.paid);
  add_time(w, in.fulfilled);
  add_time(w, in.cancelled);
  w.add(static_cast<std::int64_t>(in.prices)).add(static_cast<std::int64_t>(in.settlement));
  w.end_record();
  w.add("amounts").add(in.shipping.minor).add(in.discount.minor).add(in.tax.minor);
  w.add(in.marketplace_tax.minor).add(in.duties.minor).add(in.refunded.minor);
  add_money(w, in.subtotal);
  add_money(w, in.total);
  add_money(w, in.outstanding);
  w.end_record();
}

IncomingOrder read_head(FieldReader& r) {
  IncomingOrder in;
  const auto facet = facet_named(r.text());
  if (!facet) fail_damaged_text();
  in.facet = *facet;
  in.facet_key = r.text();
  in.key = r.text();
  in.number = r.text();
  in.source = r.text();
  in.location = r.text();
  const auto currency = Currency::parse(r.text());
  if (!currency) fail_damaged_text();
  in.currency = *currency;
  in.payment_state = r.text();
  in.fulfilment_state = r.text();
  in.placed = read_time(r);
  in.paid = read_time_if(r);
  in.fulfilled = read_time_if(r);
  in.cancelled = read_time_if(r);
  in.prices = static_cast<Prices>(r.number());
  in.settlement = static_cast<Settlement>(r.number());
  return in;
}

void read_amounts(FieldReader& r, IncomingOrder& in) {
  const auto money = [&] { return Money{r.number(), in.currency}; };
  in.shipping = money();
  in.discount = money();
  in.tax = money();
  in.marketplace_tax = money();
  in.duties = money();
  in.refunded = money();
  in.subtotal = read_money_if(r, in.currency);
  in.total = read_money_if(r, in.currency);
  in.outstanding = read_money_if(r, in.currency);
}

void read_refund(FieldReader& r, IncomingOrder& in) {
  IncomingRefund refund;
  refund.key = r.text();
  refund.at = read_time(r);
  refund.gateway = r.text();
  refund.total = {r.number(), in.currency};
  refund.marketplace_tax = {r.number(), in.currency};
  in.refunds.push_back(std::move(refund));
}

void read_refund_part(FieldReader& r, IncomingOrder& in) {
  if (in.refunds.empty()) fail_damaged_text();
  RefundedPart part;
  part.kind = read_line_kind(r);
  part.sku = r.text();
  part.amount = {r.number(), in.currency};
  part.tax = {r.number(), in.currency};
  in.refunds.back().parts.push_back(std::move(part));
}

void read_record(FieldReader& r, IncomingOrder& in) {
  const std::string what = r.text();
  if (what == "amounts") return read_amounts(r, in);
  if (what == "tax") {
    std::string name = r.text();
    in.named_taxes.emplace_back(std::move(name), Money{r.number(), in.currency});
  } else if (what == "gateway") {
    in.gateways.push_back(r.text());
  } else if (what == "discount_code") {
    in.discount_code = r.text();
  } else if (what == "tender") {
    std::string name = r.text();
    in.tenders.emplace_back(std::move(name), Money{r.number(), in.currency});
  } else if (what == "line") {
    in.lines.push_back(read_line(r, in.currency));
  } else if (what == "refund") {
    read_refund(r, in);
  } else if (what == "refund_part") {
    read_refund_part(r, in);
  } else if (what == "goods_back") {
    in.goods_back.push_back(read_goods_back(r));
  } else {
    fail_damaged_text();
  }
}

void add_facts(FieldWriter& w, const IncomingOrder& in) {
  add_head(w, in);
  for (const auto& [name, amount] : in.named_taxes) {
    w.add("tax").add(name).add(amount.minor);
    w.end_record();
  }
  for (const std::string& gateway : in.gateways) {
    w.add("gateway").add(gateway);
    w.end_record();
  }
  if (!in.discount_code.empty()) {
    w.add("discount_code").add(in.discount_code);
    w.end_record();
  }
  for (const auto& [name, amount] : in.tenders) {
    w.add("tender").add(name).add(amount.minor);
    w.end_record();
  }
  for (const IncomingLine& line : in.lines) add_line(w, line);
  for (const IncomingRefund& refund : in.refunds) add_refund(w, refund);
  for (const IncomingGoodsBack& back : in.goods_back) add_goods_back(w, back);
}

}  // namespace facts_text_detail

std::string facts_text(const IncomingOrder& in) {
  using namespace facts_text_detail;
  FieldWriter w;
  add_facts(w, in);
  return w.text();
}

IncomingOrder parse_facts(std::string_view text) {
  using namespace facts_text_detail;
  FieldReader r(text);
  if (!r.next_record() || r.text() != "facts") fail_damaged_text();
  IncomingOrder in = read_head(r);
  while (r.next_record()) read_record(r, in);
  return in;
}

std::string content_hash(const IncomingOrder& in) {
  using namespace facts_text_detail;
  FieldWriter w;
  add_facts(w, in);
  w.add(in.buyer.email).add(in.buyer.phone).add(in.buyer.channel_customer).add(in.buyer.name);
  w.add(in.employee);
  w.end_record();
  return sha256_hex(w.text());
}

std::int64_t part_of_key(std::string_view key) {
  const std::string hex = sha256_hex(key).substr(0, 15);
  return static_cast<std::int64_t>(std::stoull(hex, nullptr, 16)) + 1;
}

}  // namespace kontor::orders
