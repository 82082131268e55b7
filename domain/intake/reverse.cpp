#include "domain/intake/reverse.h"

namespace kontor::intake {

namespace {

books::SaleFact negated(const books::SaleFact& f) {
  books::SaleFact negative = f.dimensions();
  negative.add(f, -1);
  return negative;
}

/// Goods go back the way they came, at the value they came with.
stock::Movement turned_around(books::Journal& journal, books::Entry& entry, stock::Movement m) {
  std::swap(m.from, m.to);
  std::swap(m.from_state, m.to_state);
  const bool in = journal.holds_stock(m.to);
  const bool out = journal.holds_stock(m.from);
  if (in == out || !m.owner.empty()) return m;
  const Quantity change = in ? m.quantity : -m.quantity;
  const std::int64_t value = in ? m.value_minor : -m.value_minor;
  const std::int64_t rest = journal.costs().adjust(entry.entity, m.product, change, value);
  if (rest == 0) return m;
  m.value_minor += in ? -rest : rest;
  const Currency own = journal.entity(entry.entity).currency;
  const LocationId at = in ? m.to : m.from;
  entry.postings.push_back({journal.account("stock", ""), {}, at, {}, {-rest, own}, -rest});
  entry.postings.push_back({journal.account("cost_variance", ""), {}, at, {}, {rest, own}, rest});
  return m;
}

/// What goods a reversal moved into a cell, net.
struct NetChange {
  Quantity quantity;
  std::int64_t value_minor = 0;
  std::string owner;
  std::map<LotId, Quantity> lots;  ///< as far as they are of named lots
};

/// The lots that a count keeps: those that the reversal brought, or took.
std::vector<stock::LotShare> lots_kept(const NetChange& net) {
  std::vector<stock::LotShare> shares;
  const bool out = net.quantity.milli > 0;
  Quantity left = out ? net.quantity : -net.quantity;
  for (const auto& [lot, change] : net.lots) {
    const Quantity some = std::min(left, out ? change : -change);
    if (some.milli <= 0) continue;
    shares.push_back({out ? lot : LotId(), lot, some});
    left = left - some;
  }
  return shares;
}

/// A count that was posted since had these goods in its figures: taking them back changes nothing
/// after it, so that the opposite goes against the count (rules.md 4). The goods come back at the
/// very value at which they left.
void keep_counted(books::Journal& journal, books::Entry& entry, const stock::Cell& cell,
                  const NetChange& net) {
  const auto* anchor = journal.count_after(cell, entry.event_at);
  if (anchor == nullptr || net.quantity.milli == 0) return;
  stock::Movement back;
  back.product = cell.product;
  const bool out = net.quantity.milli > 0;
  back.quantity = out ? net.quantity : -net.quantity;
  back.from = out ? cell.location : anchor->other_side;
  back.to = out ? anchor->other_side : cell.location;
  back.lots = lots_kept(net);
  back.owner = net.owner;
  std::int64_t value = -net.value_minor;
  const bool own_goods = net.owner.empty();
  if (own_goods) value -= journal.costs().adjust(entry.entity, cell.product, -net.quantity, value);
  back.value_minor = out ? -value : value;
  const Currency own = journal.entity(entry.entity).currency;
  const auto post = [&](const char* account, const std::string& detail, std::int64_t minor) {
    entry.postings.push_back(
        {journal.account(account, detail), {}, cell.location, {}, {minor, own}, minor});
  };
  post(own_goods ? "stock" : "consignor", net.owner, value);
  post("count_difference", {}, -value);
  entry.movements.push_back(back);
}

void keep_counts(books::Journal& journal, books::Entry& entry) {
  std::map<stock::Cell, NetChange> changes;
  for (const auto& m : entry.movements) {
    const auto add = [&](LocationId at, Quantity quantity, std::int64_t value) {
      if (!journal.holds_stock(at)) return;
      NetChange& net = changes[{m.product, at}];
      net.quantity = net.quantity + quantity;
      net.value_minor += value;
      net.owner = m.owner;
    };
    add(m.to, m.quantity, m.value_minor);
    add(m.from, -m.quantity, -m.value_minor);
    for (const auto& share : m.lots) {
      const auto lot = [&](LocationId at, LotId id, Quantity quantity) {
        if (!id || !journal.holds_stock(at)) return;
        Quantity& sum = changes[{m.product, at}].lots[id];
        sum = sum + quantity;
      };
      lot(m.to, share.to, share.quantity);
      lot(m.from, share.from, -share.quantity);
    }
  }
  for (const auto& [cell, net] : changes) keep_counted(journal, entry, cell, net);
}

}  // namespace

std::set<stock::Cell> cells_of(const books::Journal& journal,
                               const std::vector<books::Entry>& entries) {
  std::set<stock::Cell> cells;
  for (const auto& entry : entries)
    for (const auto& m : entry.movements) {
      if (journal.holds_stock(m.from)) cells.insert({m.product, m.from});
      if (journal.holds_stock(m.to)) cells.insert({m.product, m.to});
    }
  return cells;
}

void reverse(books::Journal& journal, const books::Entry& original) {
  books::Entry entry;
  entry.entity = original.entity;
  entry.kind = books::EntryKind::reversal;
  entry.document = original.document;
  entry.part = original.part;
  entry.corrects = original.id;
  entry.event_at = original.event_at;
  entry.business_date = original.business_date;
  entry.accounting_date = original.accounting_date;
  entry.date_estimated = original.date_estimated;
  entry.key = "r" + std::to_string(original.id.value);
  for (books::Posting p : original.postings) {
    p.amount = -p.amount;
    p.entity_minor = -p.entity_minor;
    entry.postings.push_back(p);
  }
  for (const auto& fact : original.sales) entry.sales.push_back(negated(fact));
  for (const auto& m : original.movements)
    entry.movements.push_back(turned_around(journal, entry, m));
  keep_counts(journal, entry);
  journal.post_final(std::move(entry));
}

}  // namespace kontor::intake
