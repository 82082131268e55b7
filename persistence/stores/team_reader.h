#pragma once

#include "domain/staff/team_reader.h"

namespace kontor::persistence {

/// Figures of the team out of sales_day, ticket_day, ticket_hour and return_day, and what was put
/// right of their work. Holds nothing; all state is in the unit.
class SqlTeamReader : public staff::TeamReader {
 public:
  std::vector<staff::TeamSales> sales(Unit& unit, BusinessDate from, BusinessDate to) override;
  std::vector<staff::TeamDay> days(Unit& unit, EmployeeId employee, BusinessDate from,
                                   BusinessDate to) override;
  std::vector<staff::CreditSums> credits(Unit& unit, const staff::CreditFilter& filter) override;
  std::vector<staff::Cohort> cohorts(Unit& unit, const staff::CreditFilter& filter,
                                     int window) override;
  void each_hour(Unit& unit, const staff::CreditFilter& filter, const OfHour& told) override;
  std::vector<staff::CreditLine> lines(Unit& unit, const staff::CreditFilter& filter,
                                       int limit) override;
  staff::ErrorPage errors(Unit& unit, const staff::ErrorFilter& filter) override;
};

}  // namespace kontor::persistence
