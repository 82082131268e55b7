#include "domain/orders/interpret.h"

#include <algorithm>

#include "domain/base/check.h"
#include "domain/base/digest.h"
#include "domain/base/fields.h"

namespace kontor::orders {

namespace {

bool has_whole(const Order& order) {
  return order.marks.empty() || std::ranges::any_of(order.marks, [](const FacetMark& m) {
           return m.facet == Facet::whole;
         });
}

/// The mark of an order that one whole file told, from the time when it needed none.
FacetMark mark_of_whole(const Order& order) {
  return {Facet::whole, "", order.content_hash, order.exported_at, {}};
}

/// The currency of an order that knew no money before.
void give_currency(Order& order, Currency currency) {
  order.currency = currency;
  for (Line& line : order.lines) line.price.currency = currency;
}

/// Replaces what has the same key, keeps the rest by key.
template <class Fact>
void put(std::vector<Fact>& facts, Fact fact) {
  std::erase_if(facts, [&](const Fact& f) { return f.key == fact.key; });
  const auto after = std::ranges::upper_bound(facts, fact.key, {}, &Fact::key);
  facts.insert(after, std::move(fact));
}

/// Puts one file's facts into an order.
class Interpreter {
 public:
  Interpreter(const IncomingOrder& in, const Order* current, const ChannelRules& rules)
      : m_in(in), m_current(current), m_rules(rules) {
    m_out.facts = &in;
  }

  Result<Interpreted> run() {
    if (auto refusal = is_base(m_in.facet) ? take_base() : take_other()) return *refusal;
    Order& o = m_out.order;
    o.channel = m_rules.channel;
    o.entity = m_rules.entity;
    o.recognise = m_rules.recognise;
    o.placed_date = m_rules.zone->business_date(o.placed_at, m_rules.day_start_hour);
    mark();
    settle_state(o);
    return std::move(m_out);
  }

 private:
  Instant at(const FileTime& time) const { return instant_of(time, *m_rules.zone); }
  std::optional<Instant> at(const std::optional<FileTime>& time) const {
    return time ? std::optional(at(*time)) : std::nullopt;
  }

  std::optional<Refusal> take_base() {
    std::string head, lines;
    if (m_current) {
      head = m_current->head;
      lines = m_current->lines_text;
    }
    if (m_in.facet == Facet::head) head = facts_text(m_in);
    if (m_in.facet == Facet::lines) lines = facts_text(m_in);
    if (m_in.facet == Facet::whole) return interpret_base(m_in, std::move(head), std::move(lines));
    if (m_current && has_whole(*m_current)) {
      // A file that tells all is there: this one is kept, and adds nothing.
      m_out.order = *m_current;
      if (m_current->marks.empty()) m_out.order.marks.push_back(mark_of_whole(*m_current));
      m_out.order.head = std::move(head);
      m_out.order.lines_text = std::move(lines);
      return std::nullopt;
    }
    combine(head, lines);
    return interpret_base(*m_out.combined, std::move(head), std::move(lines));
  }

  void combine(const std::string& head, const std::string& lines) {
    const auto facts = [&](Facet facet, const std::string& text) -> std::optional<IncomingOrder> {
      if (m_in.facet == facet) return m_in;
      return text.empty() ? std::nullopt : std::optional(parse_facts(text));
    };
    const auto of_head = facts(Facet::head, head);
    const auto of_lines = facts(Facet::lines, lines);
    m_out.combined = std::make_unique<IncomingOrder>(
        combine_base(of_head ? &*of_head : nullptr, of_lines ? &*of_lines : nullptr));
    IncomingOrder& all = *m_out.combined;
    all.row = m_in.row;
    if (!all.buyer.identifies()) all.buyer = m_in.buyer;
    if (all.employee.empty()) all.employee = m_in.employee;
    m_out.facts = &all;
  }

  std::optional<Refusal> interpret_base(const IncomingOrder& base, std::string head,
                                        std::string lines) {
    auto settled = settle(base);
    if (!settled) return settled.refusal();
    Order& o = m_out.order;
    o = std::move(*settled);
    for (std::size_t i = 0; i < o.lines.size(); ++i)
      m_out.unresolved.push_back({0, o.lines[i].no, &base.lines[i]});
    o.placed_at = at(base.placed);
    o.paid_at = at(base.paid);
    o.fulfilled_at = at(base.fulfilled);
    o.cancelled_at = at(base.cancelled);
    o.head = std::move(head);
    o.lines_text = std::move(lines);
    if (!m_current) return std::nullopt;
    for (const Line& line : m_current->lines)
      if (line.part != 0) o.lines.push_back(line);
    give_currency(o, base.currency);
    o.settlements = m_current->settlements;
    o.refunds = m_current->refunds;
    o.goods_back = m_current->goods_back;
    o.tendered = m_current->tendered;
    o.marks = m_current->marks;
    return std::nullopt;
  }

  /// What is known of an order before any file told its base.
  static Order shell(const IncomingOrder& in, Instant placed) {
    Order o;
    o.key = in.key;
    o.number = in.number;
    o.currency = in.currency;
    o.source = in.source;
    o.settlement = in.settlement;
    o.placed_at = placed;
    return o;
  }

  std::optional<Refusal> take_other() {
    Order& o = m_out.order;
    o = m_current ? *m_current : shell(m_in, at(m_in.placed));
    if (m_in.facet != Facet::goods_back && m_current && !knows_money(*m_current))
      give_currency(o, m_in.currency);
    if (m_current && m_current->marks.empty()) o.marks.push_back(mark_of_whole(*m_current));
    if (m_current && !has_base(*m_current)) o.placed_at = std::min(o.placed_at, at(m_in.placed));
    if (m_in.facet == Facet::settled) return take_settled();
    if (m_in.facet == Facet::tender)
      for (const auto& [gateway, amount] : m_in.tenders)
        put(o.tendered, Tendered{m_in.facet_key, gateway_code(gateway), amount.minor});
    for (const IncomingRefund& refund : m_in.refunds) put(o.refunds, refund_of(refund));
    if (!m_in.goods_back.empty()) return take_goods_back();
    return std::nullopt;
  }

  std::int32_t next_part_line() const {
    std::int32_t no = first_part_line;
    for (const Line& line : m_out.order.lines) no = std::max(no, line.no + 1);
    return no;
  }

  void drop_lines(std::int64_t part) {
    std::erase_if(m_out.order.lines, [&](const Line& l) { return l.part == part; });
  }

  std::optional<Refusal> add_line(const IncomingLine& facts, std::int64_t part) {
    auto line = settle_line(facts, next_part_line(), m_out.order.currency);
    if (!line) return line.refusal();
    line->part = part;
    line->fulfilled = line->quantity;
    m_out.unresolved.push_back({part, line->no, &facts});
    m_out.order.lines.push_back(std::move(*line));
    return std::nullopt;
  }

  std::optional<Refusal> take_settled() {
    SettledSale sale;
    sale.key = m_in.facet_key;
    sale.part = part_of_key(sale.key);
    sale.at = at(m_in.placed);
    sale.gateway = m_in.gateways.empty() ? "UNKNOWN" : gateway_code(m_in.gateways.front());
    sale.shipping_minor = m_in.shipping.minor;
    sale.marketplace_tax_minor = m_in.marketplace_tax.minor;
    sale.shipping_tax_minor = m_in.tax.minor;
    drop_lines(sale.part);
    for (const IncomingLine& facts : m_in.lines) {
      if (auto refusal = add_line(facts, sale.part)) return refusal;
      sale.shipping_tax_minor -= m_out.order.lines.back().tax_minor;
    }
    put(m_out.order.settlements, std::move(sale));
    return std::nullopt;
  }

  Refund refund_of(const IncomingRefund& in) const {
    Refund refund;
    refund.key = in.key;
    refund.part = part_of_key(in.key);
    refund.at = at(in.at);
    refund.gateway = gateway_code(in.gateway);
    refund.total_minor = in.total.minor;
    refund.marketplace_tax_minor = in.marketplace_tax.minor;
    for (const RefundedPart& p : in.parts)
      refund.parts.push_back({p.kind, p.sku, p.amount.minor, p.tax.minor});
    return refund;
  }

  std::optional<Refusal> take_goods_back() {
    m_out.combined = std::make_unique<IncomingOrder>(m_in);
    m_out.facts = m_out.combined.get();
    IncomingOrder& own = *m_out.combined;
    own.lines.resize(m_in.goods_back.size());
    for (std::size_t i = 0; i < m_in.goods_back.size(); ++i) {
      const IncomingGoodsBack& in = m_in.goods_back[i];
      GoodsBack back{in.key, part_of_key(in.key), at(in.at), in.location, {}, in.saleable};
      IncomingLine& line = own.lines[i];
      line.sku = line.name = in.sku;
      line.quantity = -in.quantity;
      line.gross = Money{0, m_out.order.currency};
      drop_lines(back.part);
      if (auto refusal = add_line(line, back.part)) return refusal;
      put(m_out.order.goods_back, std::move(back));
    }
    // The place is that of the goods, not of the sale.
    own.location.clear();
    return std::nullopt;
  }

  /// Notes which facets the order knows now. One whole file alone needs no notes.
  void mark() {
    Order& o = m_out.order;
    // Of a whole, settling it has found the hash.
    const std::string hash = m_in.facet == Facet::whole ? o.content_hash : content_hash(m_in);
    if (m_in.facet == Facet::whole && o.marks.empty()) return;
    std::erase_if(o.marks, [&](const FacetMark& m) {
      return m.facet == m_in.facet && m.key == m_in.facet_key;
    });
    o.marks.push_back({m_in.facet, m_in.facet_key, hash, {}, {}});
    std::ranges::sort(o.marks);
    o.content_hash = hash_of(o.marks);
  }

  const IncomingOrder& m_in;
  const Order* m_current;
  const ChannelRules& m_rules;
  Interpreted m_out;
};

}  // namespace

Instant instant_of(const FileTime& time, const TimeZone& zone) {
  if (time.offset_minutes) return at_offset(time.local, *time.offset_minutes);
  return zone.instant(time.local);
}

bool is_base(Facet facet) {
  return facet == Facet::whole || facet == Facet::head || facet == Facet::lines;
}

bool has_base(const Order& order) {
  return order.marks.empty() ||
         std::ranges::any_of(order.marks, [](const FacetMark& m) { return is_base(m.facet); });
}

std::string hash_of(const std::vector<FacetMark>& marks) {
  FieldWriter w;
  for (const FacetMark& m : marks) {
    w.add(name_of(m.facet)).add(m.key).add(m.hash);
    w.end_record();
  }
  return sha256_hex(w.text());
}

void settle_state(Order& o) {
  if (has_base(o) && o.settlements.empty()) return;
  if (!has_base(o)) {
    o.total_minor = 0;
    for (const SettledSale& s : o.settlements)
      o.total_minor += s.shipping_minor + s.shipping_tax_minor;
    for (const Line& l : o.lines) o.total_minor += l.net_minor() + l.tax_minor;
    o.state = OrderState::fulfilled;
    return;
  }
  std::int64_t own = 0, settled = 0;
  for (const Line& l : o.lines)
    if (l.kind == LineKind::goods && l.quantity.milli > 0)
      (l.part == 0 ? own : settled) += l.quantity.milli;
  const bool open = o.state == OrderState::open || o.state == OrderState::partly_fulfilled;
  if (open && settled > 0)
    o.state = settled >= own ? OrderState::fulfilled : OrderState::partly_fulfilled;
}

bool knows_money(const Order& order) {
  return order.marks.empty() || std::ranges::any_of(order.marks, [](const FacetMark& m) {
           return m.facet != Facet::goods_back;
         });
}

Instant told_at(const Order& order, Facet facet, std::string_view key) {
  if (order.marks.empty()) return facet == Facet::whole ? order.exported_at : Instant{};
  for (const FacetMark& m : order.marks)
    if (m.facet == facet && m.key == key) return m.exported_at;
  return {};
}

bool wants_tender(const Order& order, std::string_view gateway) {
  if (!order.tenders.empty() || !has_base(order)) return false;
  return order.gateways.size() > 1 ||
         std::ranges::find(order.gateways, gateway) == order.gateways.end();
}

Result<Interpreted> interpret(const IncomingOrder& in, const Order* current,
                              const ChannelRules& rules) {
  KONTOR_ASSERT(rules.zone != nullptr);
  return Interpreter(in, current, rules).run();
}

}  // namespace kontor::orders
