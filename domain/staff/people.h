#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/base/money.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/staff/employee.h"

namespace kontor::staff {

/// An employee by code, else by the name that only one of them has. Those who turned out to be
/// another one are not found. Refuses employee_unknown.
Result<Employee> employee_named(const std::vector<Employee>& all, std::string_view wanted);

/// The same, and who is no longer provisional. Refuses employee_is_provisional too.
Result<Employee> known_employee(const std::vector<Employee>& all, std::string_view wanted);

/// What an audit row keeps of an employee, in codes that people read; without the name, because
/// audit rows can't be erased.
std::string audit_text(const Employee& employee, const std::vector<company::Entity>& entities,
                       const std::vector<company::Location>& locations);

/// "7.5", "7,5" or "7:30" hours in minutes; nothing where it is no time of at most a day.
std::optional<std::int64_t> minutes_of(std::string_view hours);

/// Minutes as a number of hours with two decimals at most.
Quantity as_hours(std::int64_t minutes);

/// Minutes as decimal hours: "7.5"; thirds have two decimals.
std::string hours_text(std::int64_t minutes);

}  // namespace kontor::staff
