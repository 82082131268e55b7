#pragma once

#include "domain/staff/employee.h"

namespace kontor::persistence {

/// Employees in the book and the names that channels' files have for them.
class SqlEmployeeStore : public staff::EmployeeStore {
 public:
  std::vector<staff::Employee> list(Unit& unit) override;
  staff::Employee owner(Unit& unit) override;
  std::vector<staff::AliasMatch> find(Unit& unit, ChannelId channel,
                                      const std::vector<std::string>& aliases) override;
  std::vector<staff::EmployeeAlias> aliases(Unit& unit) override;
  void add(Unit& unit, const staff::Employee& employee) override;
  void set(Unit& unit, const staff::Employee& employee) override;
  void add_alias(Unit& unit, ChannelId channel, const staff::AliasMatch& alias,
                 BatchId batch) override;
  void move_aliases(Unit& unit, EmployeeId from, EmployeeId to) override;
  void put_hours(Unit& unit, const std::vector<staff::WorkedHours>& hours) override;
  std::vector<staff::WorkedHours> hours(Unit& unit, const staff::HoursFilter& filter) override;
  void put_targets(Unit& unit, const std::vector<staff::Target>& targets) override;
  std::vector<staff::Target> targets(Unit& unit, const staff::HoursFilter& filter) override;
  std::vector<EmployeeId> unused(Unit& unit, BatchId batch) override;
  void undo(Unit& unit, const std::vector<EmployeeId>& employees) override;
};

}  // namespace kontor::persistence
