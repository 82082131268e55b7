#pragma once

#include "domain/staff/team_reader.h"

namespace kontor::persistence {

/// Figures of the team out of sales_day. Holds nothing; all state is in the unit.
class SqlTeamReader : public staff::TeamReader {
 public:
  std::vector<staff::TeamSales> sales(Unit& unit, BusinessDate from, BusinessDate to) override;
  std::vector<staff::TeamDay> days(Unit& unit, EmployeeId employee, BusinessDate from,
                                   BusinessDate to) override;
};

}  // namespace kontor::persistence
