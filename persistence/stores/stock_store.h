#pragma once

#include "domain/stock/stock_store.h"

namespace kontor::persistence {

/// Levels, movements, costs and commitments in the book. Holds nothing; all state is in the unit.
class SqlStockStore : public stock::StockStore {
 public:
  stock::PoolPage pool(Unit& unit, const stock::PoolFilter& filter) override;
  std::int64_t pool_count(Unit& unit, const stock::PoolFilter& filter) override;
  stock::PoolTotals pool_totals(Unit& unit, const stock::PoolFilter& filter) override;
  stock::PoolPage pool_as_of(Unit& unit, const stock::PoolFilter& filter, Instant at,
                             bool as_known) override;
  stock::MovementPage movements(Unit& unit, ProductId product,
                                const std::vector<LocationId>& at_or_all, std::string after,
                                int limit) override;

  std::vector<stock::Level> levels(Unit& unit, const std::vector<stock::Cell>& cells) override;
  std::vector<stock::Level> lock_levels(Unit& unit, std::vector<stock::Cell> cells) override;
  std::vector<stock::Aside> set_aside(Unit& unit, const std::vector<stock::Cell>& cells) override;
  std::map<stock::Cell, Quantity> on_hand_as_of(Unit& unit, const std::vector<stock::Cell>& cells,
                                                Instant at) override;
  std::vector<stock::Cost> lock_costs(Unit& unit, EntityId entity,
                                      std::vector<ProductId> products) override;
  std::vector<stock::Anchor> anchors(Unit& unit, const std::vector<stock::Cell>& cells) override;
  std::vector<stock::Commitment> open_commitments(
      Unit& unit, const std::vector<DocumentId>& documents) override;
  std::vector<stock::Commitment> pending_before(Unit& unit, BatchId batch,
                                                const std::vector<DocumentId>& documents) override;
  std::set<stock::Cell> oversold_cells(Unit& unit, const std::vector<stock::Cell>& cells) override;
  std::vector<stock::Backorder> backorders(Unit& unit,
                                           const std::vector<DocumentId>& documents) override;
};

}  // namespace kontor::persistence
