#pragma once

#include <string>

#include "domain/stock/low_stock.h"
#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// Rules of low stock. Holds nothing; all state is in the unit.
class SqlLowStockStore : public stock::LowStockStore {
 public:
  stock::LowRulePage rules(Unit& unit, const stock::LowRuleFilter& filter) override;
  std::vector<stock::LowRule> of(Unit& unit, const std::vector<stock::Cell>& cells) override;
  void lock(Unit& unit) override;
  void put(Unit& unit, const std::vector<stock::LowRule>& rules,
           const std::vector<stock::Cell>& removed) override;
};

/// A select of the level that holds for the cell of a row with product_id and location_id, named
/// `row`: the most particular rule's.
std::string low_level_of(const std::string& row);

/// Gives cells that have just come the levels that hold for them.
void set_low_levels(SqlUnit& unit, const std::vector<stock::Cell>& fresh);

/// "This cell is low", of a row of stock_level, as its index says it.
std::string is_low(const std::string& row);

}  // namespace kontor::persistence
