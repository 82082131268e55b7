#pragma once

#include "domain/stock/alert.h"

namespace kontor::persistence {

/// Alerts, read from the levels, and who cleared them. Holds nothing; all state is in the unit.
class SqlAlertStore : public stock::AlertStore {
 public:
  stock::AlertPage alerts(Unit& unit, const stock::AlertFilter& filter) override;
  std::int64_t count(Unit& unit, const stock::AlertFilter& filter, stock::AlertKind kind) override;
  std::optional<std::pair<stock::Cell, stock::AlertKind>> passed(Unit& unit,
                                                                 const stock::AlertFilter& filter,
                                                                 std::int64_t rows) override;
  void add(Unit& unit, const stock::AlertClearing& clearing) override;
  std::vector<stock::AlertClearing> clearings(Unit& unit,
                                              const stock::ClearingFilter& filter) override;
};

}  // namespace kontor::persistence
