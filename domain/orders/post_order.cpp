#include "domain/orders/post_order.h"

#include <algorithm>

#include "domain/base/check.h"
#include "domain/orders/difference.h"

namespace kontor::orders {

namespace {

using books::DraftPosting;
using books::Entry;
using books::EntryKind;
using company::LocationKind;

/// Which event of an order: goods leave before they come back.
struct EventKey {
  EntryKind kind;
  std::int64_t part;
  bool operator==(const EventKey&) const = default;
};

/// The event of a key, or nothing.
template <class Events>
auto find_event(const Events& events, const EventKey& key) {
  const auto found = std::ranges::find_if(events, [&](const auto& e) {
    return EventKey{e.kind, e.part} == key;
  });
  return found == events.end() ? nullptr : &*found;
}

/// The events that there are or were, in the order in which they are posted.
std::vector<EventKey> keys_of(const OrderEffect& now, const books::PostedDocument& posted) {
  std::vector<EventKey> keys;
  const auto add = [&](EntryKind kind, EntryKind wanted, std::int64_t part) {
    const EventKey key{kind, part};
    if (kind == wanted && std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  };
  for (const EntryKind kind :
       {EntryKind::payment, EntryKind::sale, EntryKind::refund, EntryKind::goods_back}) {
    for (const auto& e : posted.events) add(e.kind, kind, e.part);
    for (const auto& e : now.events) add(e.kind, kind, e.part);
  }
  return keys;
}

/// Whether the order only learned more: every facet that it knew is as it was.
bool only_learned(const Order& was, const Order& now) {
  if (now.marks.empty()) return false;
  if (was.marks.empty())
    return std::ranges::any_of(now.marks,
                               [&](const FacetMark& m) { return m.hash == was.content_hash; });
  return std::ranges::includes(now.marks, was.marks);
}

/// Posts the differences of one order, kind of event by kind of event.
class Poster {
 public:
  Poster(books::Journal& journal, const Order& order, const OrderBefore& before,
         Instant exported_at, const ProductMap& products, bool dated_as_sold)
      : m_journal(journal),
        m_order(order),
        m_before(before),
        m_exported(exported_at),
        m_products(products),
        m_dated_as_sold(dated_as_sold),
        m_learned(before.version && only_learned(*before.version, order)),
        m_entity(journal.entity(order.entity)),
        m_places{order.location, journal.place(order.entity, LocationKind::customer),
                 journal.place(order.entity, LocationKind::loss)} {
    const auto rate = journal.rate(order.currency, m_entity.currency, order.placed_date);
    KONTOR_ASSERT(rate.has_value());
    m_rate = *rate;
  }

  void run() {
    OrderEffect now = effect_of(m_order, m_exported);
    tell_sale_day(now);
    OrderEffect was;
    if (m_before.version) was = effect_of(*m_before.version, m_before.exported_at);
    settle_commitments(now.commitments);
    for (const EventKey& key : keys_of(now, m_before.posted)) post_key(key, now, was);
    open_commitments(now.commitments);
  }

 private:
  struct When {
    Instant at;
    bool estimated;
  };

  /// Returns name the day of the order's sale, so that they count for it and not for the day on
  /// which they came (rules.md 7). What a sale itself takes back is of another one, not known.
  void tell_sale_day(OrderEffect& effect) const {
    const auto sale = std::ranges::find(effect.events, EntryKind::sale, &EventEffect::kind);
    if (sale == effect.events.end()) return;
    const BusinessDate day = date_of(sale->at);
    for (EventEffect& event : effect.events)
      if (event.kind == EntryKind::refund)
        for (books::SaleFact& f : event.sales)
          if (f.returns_minor != 0) f.sold_on = day;
  }

  void post_key(const EventKey& key, const OrderEffect& now, const OrderEffect& was) {
    const auto* effect = find_event(now.events, key);
    const auto* earlier = find_event(was.events, key);
    const auto* posted = find_event(m_before.posted.events, key);
    const auto& accounts = m_journal.accounts_by_id();
    m_counted = posted ? posted->entries : 0;
    m_stands = posted ? posted->postings : std::vector<books::Posting>();
    if (posted && moves_day(effect, earlier)) {
      // Better known now: taken back on the days where it stands, told anew on its own.
      for (const auto& day : posted->days) {
        m_stands = day.postings;
        auto back = difference(m_order, nullptr, &day, m_places, accounts);
        if (!back.empty()) post_event(key, back, {day.at, day.date_estimated}, posted);
      }
      m_stands.clear();
      if (!effect) return;
      auto anew = difference(m_order, effect, nullptr, m_places, accounts);
      return post_event(key, anew, {effect->at, effect->date_estimated}, posted);
    }
    auto diff = difference(m_order, effect, posted, m_places, accounts);
    if (!diff.empty()) post_event(key, diff, when(effect, earlier, posted), posted);
  }

  /// A change that belongs to the original event, not to the file that told it.
  bool dated_as_sold() const { return m_dated_as_sold || m_learned; }

  bool moves_day(const EventEffect* effect, const EventEffect* was) const {
    if (!effect) return dated_as_sold();
    return m_learned && was && !effect->date_estimated && effect->at != was->at;
  }

  /// A new fact has the file's date; a changed one has none, so the export's time stands for it
  /// (rules.md 3). What no file dates stays where it stands when only more is known.
  When when(const EventEffect* effect, const EventEffect* was,
            const books::PostedDocument::Event* posted) const {
    if (!effect) return {m_exported, true};
    if (dated_as_sold() && effect->date_estimated && posted && !posted->days.empty())
      return {posted->days.back().at, true};
    const bool new_date = !posted || !was || effect->at != was->at;
    if (new_date || dated_as_sold()) return {effect->at, effect->date_estimated};
    return {m_exported, true};
  }

  BusinessDate date_of(Instant at) const {
    const auto& channel = m_journal.channel(m_order.channel);
    const auto& place = m_journal.location(m_order.location);
    const bool till = m_order.source == "pos" && place.kind == LocationKind::store;
    const TimeZone& zone = m_journal.zone(till ? place.zone : channel.zone);
    return zone.business_date(at, till ? place.day_start_hour : channel.day_start_hour);
  }

  void post_event(const EventKey& key, EventDifference& diff, const When& w,
                  const books::PostedDocument::Event* posted) {
    Entry entry;
    entry.entity = m_order.entity;
    entry.kind = key.kind;
    entry.part = key.part;
    entry.document = m_order.document;
    if (posted) entry.corrects = posted->first_entry;
    entry.event_at = w.at;
    entry.date_estimated = w.estimated;
    entry.business_date = date_of(w.at);
    entry.key =
        "o" + std::to_string(m_order.document.value) + ":" + std::string(books::name_of(key.kind)) +
        (key.part ? "." + std::to_string(key.part) : "") + ":" + std::to_string(m_counted++);
    entry.sales = std::move(diff.sales);
    // Goods that came back are there before those that cannot be sold leave again.
    if (key.kind == EntryKind::goods_back)
      std::stable_partition(diff.moves.begin(), diff.moves.end(),
                            [](const MoveDifference& m) { return m.quantity.milli < 0; });
    for (const MoveDifference& move : diff.moves) add_move(entry, diff.postings, move);
    entry.postings = m_journal.postings_of(entry, diff.postings, m_rate);
    books::take_back_in_red(entry.postings, m_stands);
    m_journal.post_final(std::move(entry));
  }

  const catalog::Product& product(ProductId id) const { return m_products.at(id); }

  /// Goods out at the average, back at the sale's cost (rules.md 5), with their cost postings.
  void add_move(Entry& entry, std::vector<DraftPosting>& drafts, const MoveDifference& move) {
    const Quantity quantity{std::abs(move.quantity.milli)};
    const bool out = move.quantity.milli > 0;
    stock::Movement m;
    m.line = move.line;
    m.product = move.product;
    m.from = out ? move.from : move.to;
    m.to = out ? move.to : move.from;
    m.quantity = quantity;
    const Worth worth = out ? issue(move, quantity) : take_back(move, quantity, drafts);
    m.value_minor = worth.stock;
    const std::int64_t sign = out ? 1 : -1;
    add_cost(entry, drafts, move, {sign * worth.stock, sign * worth.counter});
    entry.movements.push_back(m);
    undo_before_anchor(entry, drafts, move, m, worth);
  }

  /// What goods are worth on the stock account and on the account over against it; a variance of
  /// stock below zero stands between them.
  struct Worth {
    std::int64_t stock = 0;
    std::int64_t counter = 0;
  };

  Worth issue(const MoveDifference& move, Quantity quantity) {
    const std::int64_t value =
        m_journal.costs()
            .issue(m_order.entity, move.product, quantity, told_cost(move), m_entity.currency)
            .value_minor;
    return {value, value};
  }

  /// What stands in for a cost that the book does not know: what the sale's file says the goods
  /// cost then, else the catalogue's present cost.
  const std::optional<UnitPrice>& told_cost(const MoveDifference& move) const {
    for (const Line& line : m_order.lines)
      if (line.no == move.line && line.product == move.product && line.unit_cost &&
          line.unit_cost->currency == m_entity.currency)
        return line.unit_cost;
    return product(move.product).cost;
  }

  /// What this move has posted, else what the order's sales of the product have.
  std::pair<Quantity, std::int64_t> sold_before(const MoveDifference& move) const {
    if (move.posted_quantity.milli > 0) return {move.posted_quantity, move.posted_value};
    Quantity sold;
    std::int64_t value = 0;
    for (const auto& event : m_before.posted.events) {
      if (event.kind != EntryKind::sale) continue;
      for (const stock::Movement& m : event.movements)
        if (m.product == move.product && m.to == m_places.customer) {
          sold = sold + m.quantity;
          value += m.value_minor;
        }
    }
    return {sold, value};
  }

  Worth take_back(const MoveDifference& move, Quantity quantity,
                  std::vector<DraftPosting>& drafts) {
    const auto [sold, value] = sold_before(move);
    const std::int64_t worth = sold >= quantity ? mul_div_half_up(value, quantity.milli, sold.milli)
                                                : m_journal.costs().value_at_average(
                                                      m_order.entity, move.product, quantity,
                                                      told_cost(move), m_entity.currency);
    return receive(move.product, quantity, worth, drafts);
  }

  /// Goods in; posts the variance of stock below zero.
  Worth receive(ProductId id, Quantity quantity, std::int64_t worth,
                std::vector<DraftPosting>& drafts) {
    const auto receipt =
        m_journal.costs().receive(m_order.entity, id, quantity, worth, m_entity.currency);
    if (receipt.variance_minor != 0)
      drafts.push_back({"negative_stock_variance",
                        {},
                        m_order.channel,
                        m_order.location,
                        {receipt.variance_minor, m_entity.currency}});
    return {receipt.value_minor - receipt.variance_minor, receipt.value_minor};
  }

  void add_cost(Entry& entry, std::vector<DraftPosting>& drafts, const MoveDifference& move,
                const Worth& worth) {
    const bool lost = move.to == m_places.loss;
    const std::int64_t value = worth.counter;
    if (value == 0 && worth.stock == 0) return;
    const LineKind kind = kind_of_line(move.line);
    const bool gift = kind == LineKind::free_issue;
    const char* account = lost ? "stock_write_off" : gift ? "free_issues" : "cost_of_goods";
    const LocationId at = move.from;
    drafts.push_back(
        {account, {}, lost ? ChannelId() : m_order.channel, at, {value, m_entity.currency}});
    drafts.push_back({"stock", {}, ChannelId(), at, {-worth.stock, m_entity.currency}});
    if (lost || gift || value == 0) return;
    const ProductId sold = sold_as(move);
    for (books::SaleFact& f : entry.sales)
      if (f.line == move.line && f.product == sold && !f.credit) {
        f.cost_minor += value;
        return;
      }
    entry.sales.push_back(cost_fact(move, sold, value));
  }

  static bool is_of(const std::vector<catalog::BundlePart>& parts, ProductId product) {
    return std::ranges::any_of(parts, [&](const auto& part) { return part.product == product; });
  }

  /// What was sold where these goods went: the bundle that they are a part of, else themselves.
  ProductId sold_as(const MoveDifference& move) const {
    for (const Order* order : {&m_order, m_before.version ? &*m_before.version : nullptr})
      if (order)
        for (const Line& line : order->lines)
          if (line.no == move.line && is_of(line.parts, move.product)) return line.product;
    return move.product;
  }

  books::SaleFact cost_fact(const MoveDifference& move, ProductId sold, std::int64_t value) const {
    books::SaleFact f;
    f.line = move.line;
    f.product = sold;
    f.channel = m_order.channel;
    f.location = m_order.location;
    f.employee = m_order.employee;
    f.customer = m_order.customer;
    f.currency = m_order.currency;
    f.cost_minor = value;
    return f;
  }

  LineKind kind_of_line(std::int32_t no) const {
    for (const Order* order : {&m_order, m_before.version ? &*m_before.version : nullptr})
      if (order)
        for (const Line& line : order->lines)
          if (line.no == no) return line.kind;
    return LineKind::goods;
  }

  /// A movement before a posted count changes nothing after it: its opposite goes against the
  /// count's other side in the same entry (rules.md 4).
  void undo_before_anchor(Entry& entry, std::vector<DraftPosting>& drafts,
                          const MoveDifference& move, const stock::Movement& m,
                          const Worth& moved) {
    const bool out = m_journal.holds_stock(m.from);
    const LocationId here = out ? m.from : m.to;
    const auto* anchor = m_journal.anchor_after({m.product, here}, entry.event_at);
    if (!anchor) return;
    stock::Movement back = m;
    back.from = out ? anchor->other_side : here;
    back.to = out ? here : anchor->other_side;
    const Worth worth =
        out ? receive(m.product, m.quantity, moved.counter, drafts) : issue(move, m.quantity);
    back.value_minor = worth.stock;
    const bool opening = m_journal.location(anchor->other_side).kind == LocationKind::opening;
    const std::int64_t sign = out ? 1 : -1;
    drafts.push_back({"stock", {}, ChannelId(), here, {sign * worth.stock, m_entity.currency}});
    drafts.push_back({opening ? "opening_balance" : "count_difference",
                      {},
                      ChannelId(),
                      here,
                      {-sign * worth.counter, m_entity.currency}});
    entry.movements.push_back(back);
  }

  Quantity wanted(const std::vector<PlannedCommitment>& planned, std::int32_t line,
                  ProductId product) const {
    for (const auto& p : planned)
      if (p.line == line && p.product == product) return p.quantity;
    return {};
  }

  Quantity pending(std::int32_t line, ProductId product) const {
    Quantity q;
    for (const auto& c : m_before.open)
      if (c.line == line && c.cell.product == product) q = q + c.quantity;
    for (const auto& b : m_before.backorders)
      if (b.line == line && b.product == product) q = q + b.quantity;
    return q;
  }

  /// Ends the commitments that no longer fit; a partial end closes one and opens one for the
  /// rest.
  void settle_commitments(const std::vector<PlannedCommitment>& planned) {
    const bool moved = m_before.version && m_before.version->location != m_order.location;
    for (const auto& c : m_before.open) {
      const Quantity target = wanted(planned, c.line, c.cell.product);
      if (!moved && target == pending(c.line, c.cell.product)) continue;
      const bool shipped =
          m_order.state == OrderState::fulfilled || m_order.state == OrderState::partly_fulfilled;
      m_journal.end_commitment(
          c, shipped ? stock::CommitmentEnd::posted : stock::CommitmentEnd::released);
      m_ended.insert({c.line, c.cell.product});
    }
    for (const auto& b : m_before.backorders)
      if (moved || wanted(planned, b.line, b.product) != pending(b.line, b.product)) {
        m_journal.set_backorder({b.document, b.line, b.product, Quantity{}});
        m_ended.insert({b.line, b.product});
      }
  }

  /// Commits what is available, after the goods of this version have moved; the rest is a
  /// backorder at once (rules.md 5).
  void open_commitments(const std::vector<PlannedCommitment>& planned) {
    for (const auto& p : planned) {
      const bool had = pending(p.line, p.product).milli != 0;
      if (had && !m_ended.contains({p.line, p.product})) continue;
      const stock::Cell cell{p.product, m_order.location};
      const std::int64_t free = std::max<std::int64_t>(0, m_journal.level(cell).available().milli);
      const Quantity now{std::min(free, p.quantity.milli)};
      if (now.milli > 0)
        m_journal.open_commitment(
            {{}, m_order.document, p.line, cell, now, m_order.location_provisional});
      if (now < p.quantity)
        m_journal.set_backorder({m_order.document, p.line, p.product, p.quantity - now});
    }
  }

  books::Journal& m_journal;
  const Order& m_order;
  const OrderBefore& m_before;
  Instant m_exported;
  const ProductMap& m_products;
  bool m_dated_as_sold;
  bool m_learned;
  std::vector<books::Posting> m_stands;  ///< what the event at hand has posted
  std::int64_t m_counted = 0;            ///< entries of the event at hand, for the idempotency key
  const company::Entity& m_entity;
  Places m_places;
  company::Rate m_rate;
  std::set<std::pair<std::int32_t, ProductId>> m_ended;
};

}  // namespace

namespace {

LocationId place_of(const Order& order, const Line& line) {
  for (const GoodsBack& back : order.goods_back)
    if (back.part == line.part && line.part != 0 && back.location) return back.location;
  return order.location;
}

}  // namespace

std::set<stock::Cell> cells_of(const Order& order, const OrderBefore& before) {
  std::set<stock::Cell> cells;
  for (const Order* o : {&order, before.version ? &*before.version : nullptr})
    if (o)
      for (const Line& line : o->lines)
        for (const auto& goods : goods_of(line, line.quantity))
          cells.insert({goods.product, place_of(*o, line)});
  for (const auto& c : before.open) cells.insert(c.cell);
  return cells;
}

Instant change_time(const Order& order, Instant exported_at) {
  Instant at = std::max(exported_at, order.placed_at);
  for (const auto& t : {order.paid_at, order.fulfilled_at, order.cancelled_at})
    if (t) at = std::max(at, *t);
  for (const SettledSale& settled : order.settlements) at = std::max(at, settled.at);
  return at;
}

void post_order(books::Journal& journal, const Order& order, const OrderBefore& before,
                Instant exported_at, const ProductMap& products, bool dated_as_sold) {
  Poster(journal, order, before, exported_at, products, dated_as_sold).run();
}

}  // namespace kontor::orders
