#pragma once

#include <optional>
#include <vector>

#include "domain/company/company.h"
#include "domain/staff/employee.h"

namespace kontor::staff {

/// Where an act on an employee takes place: at each of their shops; else at their company; at no
/// place in particular where neither is said.
std::vector<company::Scope> places_of(const Employee& employee,
                                      const std::vector<company::Location>& locations);

/// Whether somebody may see an employee: by a right at one of their shops.
bool may_see(const company::Actor& actor, const Employee& employee,
             const std::vector<company::Location>& locations);

/// Whether somebody may see what colleagues sold there: by the rights to see who works, and orders.
bool sees_sales(const company::Actor& actor, const company::Scope& there);

/// Why somebody may not change an employee: the right has to hold at each of their shops.
std::optional<Refusal> may_not_change(const company::Actor& actor, const Employee& employee,
                                      const std::vector<company::Location>& locations,
                                      company::Permission needed = company::Permission::edit_staff);

/// Those of the employees whom somebody may see.
std::vector<Employee> seen_by(const company::Actor& actor, std::vector<Employee> all,
                              const std::vector<company::Location>& locations);

/// The same of hours: at their place, else as their employee.
std::vector<WorkedHours> seen_by(const company::Actor& actor, std::vector<WorkedHours> hours,
                                 const std::vector<Employee>& all,
                                 const std::vector<company::Location>& locations);

}  // namespace kontor::staff
