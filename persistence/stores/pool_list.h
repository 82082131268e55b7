#pragma once

#include "domain/stock/pool_list.h"

namespace kontor::persistence {

/// Reads the order of the list alone. Holds nothing; all state is in the unit.
class SqlPoolList : public stock::PoolList {
 public:
  std::string place_behind(Unit& unit, const stock::PoolFilter& filter, int rows) override;
};

}  // namespace kontor::persistence
