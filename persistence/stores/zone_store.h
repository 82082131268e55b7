#pragma once

#include "domain/stock/zone.h"
#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// Where products lie in a place. Holds nothing; all state is in the unit.
class SqlZoneStore : public stock::ZoneStore {
 public:
  stock::ZonePage list(Unit& unit, const stock::ZoneFilter& filter) override;
  std::vector<stock::ProductZone> of(Unit& unit, const std::vector<stock::Cell>& cells) override;
  void put(Unit& unit, const std::vector<stock::ProductZone>& rows,
           const std::vector<stock::Cell>& removed) override;
};

}  // namespace kontor::persistence
