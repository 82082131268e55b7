#pragma once

#include "domain/staff/role.h"

namespace kontor::persistence {

/// Roles of the shop's own and who has which. Holds nothing; all state is in the unit.
class SqlRoleStore : public staff::RoleStore {
 public:
  std::vector<staff::Role> own(Unit& unit) override;
  void put(Unit& unit, const staff::Role& role) override;
  std::vector<staff::GivenRole> given(Unit& unit) override;
  void give(Unit& unit, const staff::GivenRole& given) override;
  void take(Unit& unit, const staff::GivenRole& given) override;
};

}  // namespace kontor::persistence
