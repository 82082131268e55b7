#pragma once

#include "domain/stock/replenish.h"

namespace kontor::persistence {

/// What replenishing reads, from levels, day sums and movements. Holds nothing.
class SqlReplenishStore : public stock::ReplenishStore {
 public:
  stock::ReplenishCells cells(Unit& unit, const stock::ReplenishFilter& filter) override;
  stock::ReplenishDays days(Unit& unit, LocationId place, BusinessDate from, BusinessDate to,
                            const std::vector<ProductId>& products) override;
};

}  // namespace kontor::persistence
