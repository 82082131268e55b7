#include "domain/intake/rebind.h"

#include <map>

#include "domain/orders/post_order.h"

namespace kontor::intake {

namespace rebind_detail {

using BeforeMap = std::map<DocumentId, orders::OrderBefore>;

BeforeMap load_before(Unit& unit, const Stores& stores, const std::vector<DocumentId>& documents) {
  BeforeMap before;
  for (auto& o : stores.orders.current(unit, documents)) before[o.document].version = std::move(o);
  for (auto& p : stores.ledger.posted(unit, documents)) before[p.document].posted = std::move(p);
  for (const auto& c : stores.stock.open_commitments(unit, documents))
    before[c.document].open.push_back(c);
  for (const auto& b : stores.stock.backorders(unit, documents))
    before[b.document].backorders.push_back(b);
  return before;
}

}  // namespace rebind_detail

void rebind_orders(Unit& unit, const Stores& stores, IdSource& ids, const books::Occasion& occasion,
                   const std::vector<DocumentId>& documents,
                   const std::function<void(orders::Order&)>& change,
                   std::set<ProductId> products) {
  auto before = rebind_detail::load_before(unit, stores, documents);
  books::Journal journal(unit, stores, ids, occasion);
  const auto last = stores.orders.last_versions(unit, documents);
  std::vector<orders::Order> versions;
  std::set<stock::Cell> cells;
  std::set<EntityId> entities;
  for (auto& [id, b] : before) {
    orders::Order now = *b.version;
    change(now);
    now.version = last.at(id) + 1;
    const auto touched = orders::cells_of(now, b);
    cells.insert(touched.begin(), touched.end());
    entities.insert(now.entity);
    for (const auto& line : now.lines) {
      if (line.product) products.insert(line.product);
      for (const auto& part : line.parts) products.insert(part.product);
    }
    versions.push_back(std::move(now));
  }
  orders::ProductMap map;
  for (auto& p : stores.products.by_ids(unit, {products.begin(), products.end()}))
    map.emplace(p.id, std::move(p));
  journal.prepare(entities, cells);
  for (const orders::Order& now : versions)
    orders::post_order(journal, now, before[now.document], occasion.now, map, true);
  stores.orders.add_versions(unit, versions, BatchId(), occasion.now);
  journal.flush();
}

}  // namespace kontor::intake
