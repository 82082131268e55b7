#include "domain/intake/forget_told.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/intake/money_store.h"
#include "domain/intake/reverse.h"
#include "domain/orders/forget.h"
#include "domain/orders/interpret.h"
#include "domain/orders/post_order.h"

namespace kontor::intake {

namespace {

using orders::Order;
using orders::StoredVersion;

/// An order with less than it knew.
struct Lessened {
  Order was, now;
  BatchId import;  ///< of its present version
  Instant exported_at;
};

/// Takes one import out of the orders of one step.
class Forgetting {
 public:
  Forgetting(Unit& unit, const Stores& stores, IdSource& ids, books::Occasion undo)
      : m_unit(unit), m_stores(stores), m_ids(ids), m_undo(undo) {}

  Forgotten run(const std::vector<DocumentId>& documents) {
    std::map<DocumentId, std::vector<StoredVersion>> versions;
    for (StoredVersion& v : m_stores.orders.standing_versions(m_unit, documents))
      versions[v.order.document].push_back(std::move(v));
    load_tenders(documents);
    for (const auto& [document, all] : versions) look_at(all);
    if (m_lessened.empty()) return m_out;
    reverse_own();
    std::vector<DocumentId> known;
    for (const Lessened& l : m_lessened) known.push_back(l.now.document);
    m_stores.orders.take_away(m_unit, m_undo.batch, known);
    std::set<BatchId> imports;
    for (const Lessened& l : m_lessened) imports.insert(l.import);
    for (const BatchId import : imports) post_again(import);
    m_out.documents = std::ssize(m_lessened);
    return m_out;
  }

 private:
  void load_tenders(const std::vector<DocumentId>& documents) {
    for (const MoneyDocument& m :
         m_stores.money.current(m_unit, m_stores.money.of_orders(m_unit, documents)))
      if (m.settled == SettledKind::charge)
        m_tenders[m.order][m.key] = {m.key, m.gateway, m.of(MoneyUse::order)};
  }

  /// Whether a version of the import says what the order is.
  bool tells_base(const Order& version) const {
    return version.marks.empty() ||
           std::ranges::any_of(version.marks, [&](const orders::FacetMark& m) {
             return m.batch == m_undo.batch && orders::is_base(m.facet);
           });
  }
  bool tells(const Order& version) const {
    return std::ranges::any_of(version.marks,
                               [&](const orders::FacetMark& m) { return m.batch == m_undo.batch; });
  }

  /// `all`: versions that stand, the present one last.
  void look_at(const std::vector<StoredVersion>& all) {
    bool own = false, stays = false;
    std::vector<const Order*> earlier;
    for (auto v = all.rbegin(); v != all.rend(); ++v) {
      earlier.push_back(&v->order);
      if (v->import != m_undo.batch) continue;
      own = true;
      // Versions of an earlier program do not say what they told.
      stays = stays || tells_base(v->order) || !tells(v->order);
    }
    if (stays) {
      ++m_out.stays;
      return;
    }
    Lessened l{all.back().order, all.back().order, all.back().import, {}};
    bool changed = orders::forget(l.now, m_undo.batch, earlier);
    changed = orders::keep_tenders(l.now, m_tenders[l.now.document]) || changed;
    if (!changed && !own) return;
    orders::settle_again(l.now);
    l.exported_at = orders::base_told_at(l.now);
    if (l.exported_at == Instant{}) l.exported_at = all.back().exported_at;
    m_lessened.push_back(std::move(l));
  }

  void reverse_own() {
    std::vector<DocumentId> documents;
    std::set<EntityId> entities;
    for (const Lessened& l : m_lessened) documents.push_back(l.now.document);
    auto entries = m_stores.ledger.standing_entries(m_unit, documents);
    std::erase_if(entries, [&](const books::Entry& e) { return e.batch != m_undo.batch; });
    if (entries.empty()) return;
    for (const books::Entry& e : entries) entities.insert(e.entity);
    books::Journal journal(m_unit, m_stores, m_ids, m_undo);
    journal.prepare(entities, cells_of(journal, entries));
    for (auto e = entries.rbegin(); e != entries.rend(); ++e) reverse(journal, *e);
    journal.flush();
  }

  /// The orders whose present version is of one import: what they post now is that import's.
  void post_again(BatchId import) {
    std::vector<Lessened*> all;
    std::vector<DocumentId> documents;
    for (Lessened& l : m_lessened)
      if (l.import == import) {
        all.push_back(&l);
        documents.push_back(l.now.document);
      }
    books::Occasion when = m_undo;
    when.batch = import;
    books::Journal journal(m_unit, m_stores, m_ids, when);
    auto before = load(documents);
    const auto last = m_stores.orders.last_versions(m_unit, documents);
    std::set<stock::Cell> cells;
    std::set<EntityId> entities;
    std::set<ProductId> products;
    for (Lessened* l : all) {
      const company::Channel& channel = journal.channel(l->now.channel);
      l->now.version = last.at(l->now.document) + 1;
      l->now.placed_date =
          journal.zone(channel.zone).business_date(l->now.placed_at, channel.day_start_hour);
      orders::OrderBefore& b = before[l->now.document];
      b.version = l->was;
      b.exported_at = l->exported_at;
      b.posted.document = l->now.document;
      cells.merge(orders::cells_of(l->now, b));
      entities.insert(l->now.entity);
      for (const Order* o : {&l->was, &l->now})
        for (const orders::Line& line : o->lines)
          if (line.product) products.insert(line.product);
    }
    orders::ProductMap map;
    for (auto& p : m_stores.products.by_ids(m_unit, {products.begin(), products.end()}))
      map.emplace(p.id, std::move(p));
    journal.prepare(entities, cells);
    for (const Lessened* l : all)
      orders::post_order(journal, l->now, before[l->now.document],
                         orders::change_time(l->now, l->exported_at), map, true);
    for (const Lessened* l : all)
      m_stores.orders.add_versions(m_unit, {l->now}, import, l->exported_at);
    journal.flush();
  }

  std::map<DocumentId, orders::OrderBefore> load(const std::vector<DocumentId>& documents) {
    std::map<DocumentId, orders::OrderBefore> before;
    for (auto& p : m_stores.ledger.posted(m_unit, documents))
      before[p.document].posted = std::move(p);
    for (const auto& c : m_stores.stock.open_commitments(m_unit, documents))
      before[c.document].open.push_back(c);
    for (const auto& b : m_stores.stock.backorders(m_unit, documents))
      before[b.document].backorders.push_back(b);
    return before;
  }

  Unit& m_unit;
  const Stores& m_stores;
  IdSource& m_ids;
  books::Occasion m_undo;
  std::map<DocumentId, std::map<std::string, orders::Tendered>> m_tenders;
  std::vector<Lessened> m_lessened;
  Forgotten m_out;
};

}  // namespace

Forgotten forget_told(Unit& unit, const Stores& stores, IdSource& ids, const books::Occasion& undo,
                      const std::vector<DocumentId>& documents) {
  if (documents.empty()) return {};
  return Forgetting(unit, stores, ids, undo).run(documents);
}

}  // namespace kontor::intake
