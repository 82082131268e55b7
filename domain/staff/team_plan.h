#pragma once

#include <vector>

#include "domain/staff/team.h"

namespace kontor::staff {

/// What plans are made from, read once.
struct TeamFacts {
  TeamFacts(Unit& unit, const Stores& stores);

  std::vector<Employee> employees;
  std::vector<EmployeeAlias> aliases;
  std::vector<company::Entity> entities;
  std::vector<company::Location> locations;
  std::vector<company::Channel> channels;

  const Employee* with_id(EmployeeId id) const;
  const Employee* with_code(std::string_view code) const;
};

/// `e` as it is after a wish. Refuses what Team::add and Team::set refuse.
Result<Employee> changed(const TeamFacts& facts, Employee e, const EmployeeWish& wish);

/// A new employee without an id.
Result<Employee> made(const TeamFacts& facts, const EmployeeWish& wish);

/// What a channel's files are to mean by a name; nothing where they do so already.
struct PlannedAlias {
  ChannelId channel;
  std::string alias;
};
Result<std::optional<PlannedAlias>> planned_alias(const TeamFacts& facts, EmployeeId employee,
                                                  const AliasWish& wish);

/// A row's hours. Refuses employee_unknown, employee_is_provisional, location_unknown.
Result<WorkedHours> planned_hours(const TeamFacts& facts, const HoursRow& row);

}  // namespace kontor::staff
