#include "domain/orders/forget.h"

#include <algorithm>

#include "domain/orders/interpret.h"

namespace kontor::orders {

namespace forget_detail {

template <class Fact>
void drop(std::vector<Fact>& facts, const std::string& key) {
  std::erase_if(facts, [&](const Fact& f) { return f.key == key; });
}

/// Whether a line belongs to the event that a facet tells.
bool is_of(const Line& line, const FacetMark& mark) {
  const bool with_lines = mark.facet == Facet::settled || mark.facet == Facet::goods_back;
  return with_lines && line.part == part_of_key(mark.key);
}

void drop_facet(Order& order, const FacetMark& mark) {
  std::erase(order.marks, mark);
  if (mark.facet == Facet::settled) drop(order.settlements, mark.key);
  if (mark.facet == Facet::refund) drop(order.refunds, mark.key);
  if (mark.facet == Facet::goods_back) drop(order.goods_back, mark.key);
  if (mark.facet == Facet::tender) drop(order.tendered, mark.key);
  std::erase_if(order.lines, [&](const Line& l) { return is_of(l, mark); });
}

template <class Fact>
void take(std::vector<Fact>& facts, const std::vector<Fact>& from, const std::string& key) {
  for (const Fact& f : from)
    if (f.key == key) facts.insert(std::ranges::upper_bound(facts, key, {}, &Fact::key), f);
}

void take_facet(Order& order, const Order& from, const FacetMark& mark) {
  order.marks.push_back(mark);
  if (mark.facet == Facet::settled) take(order.settlements, from.settlements, mark.key);
  if (mark.facet == Facet::refund) take(order.refunds, from.refunds, mark.key);
  if (mark.facet == Facet::goods_back) take(order.goods_back, from.goods_back, mark.key);
  std::int32_t no = first_part_line;
  for (const Line& line : order.lines) no = std::max(no, line.no + 1);
  for (Line line : from.lines) {
    if (!is_of(line, mark)) continue;
    line.no = no++;
    order.lines.push_back(std::move(line));
  }
}

const FacetMark* mark_in(const Order& order, const FacetMark& wanted) {
  const auto found = std::ranges::find_if(order.marks, [&](const FacetMark& m) {
    return m.facet == wanted.facet && m.key == wanted.key;
  });
  return found == order.marks.end() ? nullptr : &*found;
}

/// The earliest event that a file told of an order without a base.
Instant first_event(const Order& order) {
  std::optional<Instant> first;
  const auto look = [&](Instant at) { first = first ? std::min(*first, at) : at; };
  for (const SettledSale& s : order.settlements) look(s.at);
  for (const Refund& r : order.refunds) look(r.at);
  for (const GoodsBack& g : order.goods_back) look(g.at);
  return first.value_or(order.placed_at);
}

}  // namespace forget_detail

bool forget(Order& order, BatchId import, const std::vector<const Order*>& earlier) {
  using namespace forget_detail;
  std::vector<FacetMark> told;
  for (const FacetMark& m : order.marks)
    if (m.batch == import && !is_base(m.facet) && m.facet != Facet::tender) told.push_back(m);
  for (const FacetMark& m : told) {
    drop_facet(order, m);
    for (const Order* version : earlier) {
      const FacetMark* before = mark_in(*version, m);
      if (!before || before->batch == import) continue;
      take_facet(order, *version, *before);
      break;
    }
  }
  return !told.empty();
}

bool keep_tenders(Order& order, const std::map<std::string, Tendered>& standing) {
  using namespace forget_detail;
  bool changed = false;
  for (const FacetMark& m : std::vector<FacetMark>(order.marks)) {
    if (m.facet != Facet::tender || standing.contains(m.key)) continue;
    drop_facet(order, m);
    changed = true;
  }
  for (Tendered& t : order.tendered) {
    const Tendered& now = standing.at(t.key);
    if (t.gateway == now.gateway && t.amount_minor == now.amount_minor) continue;
    t = now;
    changed = true;
  }
  return changed;
}

void settle_again(Order& order) {
  if (has_base(order))
    order.state = state_of(order.cancelled_at.has_value(), order.lines);
  else
    order.placed_at = forget_detail::first_event(order);
  settle_state(order);
  std::ranges::sort(order.marks);
  const bool one_whole = order.marks.size() == 1 && order.marks.front().facet == Facet::whole;
  if (!one_whole) {
    order.content_hash = hash_of(order.marks);
    return;
  }
  order.content_hash = order.marks.front().hash;
  order.exported_at = order.marks.front().exported_at;
  order.marks.clear();
}

Instant base_told_at(const Order& order) {
  if (order.marks.empty()) return order.exported_at;
  Instant at;
  for (const FacetMark& m : order.marks)
    if (is_base(m.facet) || !has_base(order)) at = std::max(at, m.exported_at);
  return at;
}

}  // namespace kontor::orders
