#include <fmt/format.h>

#include <algorithm>

#include "persistence/stores/ledger_names.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/query.h"
#include "persistence/stores/stock_store.h"

namespace kontor::persistence {

namespace stock_levels_detail {

/// The levels that a select of the standard columns gives.
std::vector<stock::Level> read_levels(SqlUnit& u, const std::vector<stock::Cell>& cells,
                                      const std::string& tail) {
  std::vector<stock::Level> levels;
  in_parts(cells, list_part, [&](const std::vector<stock::Cell>& part) {
    stock::Level level;
    Query q(u,
            "select product_id, location_id, on_hand_milli, committed_milli, unavailable_milli, "
            "incoming_milli, low_milli from stock_level where (product_id, location_id) in (" +
                cells_in(u.dialect()) + ") order by product_id, location_id" + tail);
    q.bind("cells", cell_list(part));
    std::optional<std::int64_t> low;
    q.into(level.cell.product, level.cell.location, level.on_hand, level.committed,
           level.unavailable, level.incoming, low);
    while (q.next()) {
      level.low_at = low ? std::optional(Quantity{*low}) : std::nullopt;
      levels.push_back(level);
    }
  });
  return levels;
}

/// What the cells' on hand has changed by since an instant.
std::map<stock::Cell, Quantity> changes_since(SqlUnit& u, const std::vector<stock::Cell>& cells,
                                              Instant at) {
  std::map<stock::Cell, Quantity> changes;
  stock::Cell cell;
  Quantity change;
  const std::string side =
      "select product_id, {0}_location as location_id, {1}quantity_milli as change_milli "
      "from movement where event_at > :at and " +
      in_ids(u, "product_id", "products");
  Query q(u, "select product_id, location_id, cast(sum(change_milli) as bigint) from (" +
                 fmt::format(fmt::runtime(side), "to", "") + " union all " +
                 fmt::format(fmt::runtime(side), "from", "-") +
                 ") sides group by product_id, location_id");
  std::vector<std::int64_t> products;
  for (const stock::Cell& c : cells) products.push_back(c.product.value);
  q.bind("at", at).bind_ids("products", products);
  q.into(cell.product, cell.location, change);
  while (q.next()) changes[cell] = change;
  return changes;
}

}  // namespace stock_levels_detail

std::vector<stock::Level> SqlStockStore::levels(Unit& unit, const std::vector<stock::Cell>& cells) {
  return stock_levels_detail::read_levels(sql(unit), cells, "");
}

std::vector<stock::Level> SqlStockStore::lock_levels(Unit& unit, std::vector<stock::Cell> cells) {
  std::ranges::sort(cells);
  SqlUnit& u = sql(unit);
  return stock_levels_detail::read_levels(u, cells, u.dialect().for_update());
}

std::vector<stock::Aside> SqlStockStore::set_aside(Unit& unit,
                                                   const std::vector<stock::Cell>& cells) {
  SqlUnit& u = sql(unit);
  std::vector<stock::Aside> all;
  in_parts(cells, list_part, [&](const std::vector<stock::Cell>& part) {
    stock::Aside aside;
    std::string state;
    Query q(u,
            "select product_id, location_id, state, quantity_milli from stock_aside "
            "where (product_id, location_id) in (" +
                cells_in(u.dialect()) + ") order by product_id, location_id, state");
    q.bind("cells", cell_list(part));
    q.into(aside.cell.product, aside.cell.location, state, aside.quantity);
    while (q.next()) {
      aside.state = stock_state_named(state);
      all.push_back(aside);
    }
  });
  return all;
}

std::map<stock::Cell, Quantity> SqlStockStore::on_hand_as_of(Unit& unit,
                                                             const std::vector<stock::Cell>& cells,
                                                             Instant at) {
  SqlUnit& u = sql(unit);
  std::map<stock::Cell, Quantity> then;
  in_parts(cells, list_part, [&](const std::vector<stock::Cell>& part) {
    const auto since = stock_levels_detail::changes_since(u, part, at);
    for (const stock::Level& level : stock_levels_detail::read_levels(u, part, "")) {
      const auto change = since.find(level.cell);
      then[level.cell] = change == since.end() ? level.on_hand : level.on_hand - change->second;
    }
  });
  return then;
}

namespace {

/// A row that is not there cannot be locked: two desks that sell a product for the first time would
/// each write the cost that only it knows. SQLite's writer is alone.
void make_cost_rows(SqlUnit& u, EntityId entity, const std::vector<ProductId>& products) {
  if (!u.dialect().postgresql()) return;
  Query q(u,
          "insert into stock_cost (entity_id, product_id, quantity_milli, value_minor, "
          "last_cost_micro) select cast(:entity as bigint), p, 0, 0, 0 "
          "from unnest(cast(:products as bigint[])) as p order by p "
          "on conflict (entity_id, product_id) do nothing");
  q.bind("entity", entity).bind_ids("products", products);
  q.execute();
}

}  // namespace

std::vector<stock::Cost> SqlStockStore::lock_costs(Unit& unit, EntityId entity,
                                                   std::vector<ProductId> products) {
  std::vector<stock::Cost> costs;
  SqlUnit& u = sql(unit);
  std::ranges::sort(products);
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    make_cost_rows(u, entity, part);
    stock::Cost cost;
    cost.entity = entity;
    Query q(u,
            "select product_id, quantity_milli, value_minor, last_cost_micro from stock_cost "
            "where entity_id = :entity and " +
                in_ids(u, "product_id", "products") + " order by product_id" +
                u.dialect().for_update());
    q.bind("entity", entity).bind_ids("products", part);
    q.into(cost.product, cost.quantity, cost.value_minor, cost.last_cost_micro);
    while (q.next()) {
      // An all-zero row, made only to be locked, equals no row.
      const bool known =
          cost.quantity.milli != 0 || cost.value_minor != 0 || cost.last_cost_micro != 0;
      if (known) costs.push_back(cost);
    }
  });
  return costs;
}

std::vector<stock::Anchor> SqlStockStore::anchors(Unit& unit,
                                                  const std::vector<stock::Cell>& cells) {
  std::vector<stock::Anchor> anchors;
  SqlUnit& u = sql(unit);
  in_parts(cells, list_part, [&](const std::vector<stock::Cell>& part) {
    stock::Anchor anchor;
    Query q(u,
            "select product_id, location_id, at, document_id, other_side from stock_anchor "
            "where (product_id, location_id) in (" +
                cells_in(u.dialect()) + ") order by product_id, location_id, at, document_id");
    q.bind("cells", cell_list(part));
    q.into(anchor.cell.product, anchor.cell.location, anchor.at, anchor.document,
           anchor.other_side);
    while (q.next()) anchors.push_back(anchor);
  });
  return anchors;
}

std::vector<stock::Commitment> SqlStockStore::open_commitments(
    Unit& unit, const std::vector<DocumentId>& documents) {
  std::vector<stock::Commitment> commitments;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    stock::Commitment c;
    Query q(unit,
            "select commitment_id, document_id, line_no, product_id, location_id, quantity_milli, "
            "provisional_location from open_commitment where " +
                in_ids(unit, "document_id", "documents") +
                " order by document_id, line_no, commitment_id");
    q.bind_ids("documents", part);
    q.into(c.id, c.document, c.line, c.cell.product, c.cell.location, c.quantity,
           c.provisional_location);
    while (q.next()) commitments.push_back(c);
  });
  return commitments;
}

std::vector<stock::Backorder> SqlStockStore::backorders(Unit& unit,
                                                        const std::vector<DocumentId>& documents) {
  std::vector<stock::Backorder> backorders;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    stock::Backorder b;
    Query q(unit,
            "select document_id, line_no, product_id, quantity_milli from backorder "
            "where " +
                in_ids(unit, "document_id", "documents") + " order by document_id, line_no");
    q.bind_ids("documents", part);
    q.into(b.document, b.line, b.product, b.quantity);
    while (q.next()) backorders.push_back(b);
  });
  return backorders;
}

}  // namespace kontor::persistence
