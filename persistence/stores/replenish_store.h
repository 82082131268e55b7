#pragma once

#include "domain/stock/replenish.h"

namespace kontor::persistence {

/// What replenishing reads, from levels, day sums and movements. Holds nothing.
class SqlReplenishStore : public stock::ReplenishStore {
 public:
  stock::ReplenishCells cells(Unit& unit, const stock::ReplenishFilter& filter) override;
  stock::ReplenishDays days(Unit& unit, LocationId place, BusinessDate from, BusinessDate to,
                            const std::vector<ProductId>& products) override;
  std::vector<stock::ReplenishRule> rules(Unit& unit) override;
  void put_rule(Unit& unit, const stock::ReplenishRule& rule) override;
};

}  // namespace kontor::persistence
