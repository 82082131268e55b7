#include "domain/staff/places.h"

#include <algorithm>

namespace kontor::staff {

using company::Permission;
using company::Scope;

namespace {

std::optional<Scope> place_of(LocationId id, const std::vector<company::Location>& locations) {
  for (const company::Location& place : locations)
    if (place.id == id) return company::scope_of(place);
  return std::nullopt;
}

}  // namespace

std::vector<Scope> places_of(const Employee& employee,
                             const std::vector<company::Location>& locations) {
  std::vector<Scope> places;
  for (const LocationId shop : employee.shops)
    if (const auto place = place_of(shop, locations)) places.push_back(*place);
  if (places.empty()) places.push_back({employee.entity, {}, {}});
  return places;
}

bool may_see(const company::Actor& actor, const Employee& employee,
             const std::vector<company::Location>& locations) {
  const auto places = places_of(employee, locations);
  return std::any_of(places.begin(), places.end(),
                     [&](const Scope& place) { return actor.may(Permission::read_staff, place); });
}

bool sees_sales(const company::Actor& actor, const Scope& there) {
  return actor.may(Permission::read_staff, there) && actor.may(Permission::read_orders, there);
}

std::optional<Refusal> may_not_change(const company::Actor& actor, const Employee& employee,
                                      const std::vector<company::Location>& locations,
                                      Permission needed) {
  const auto places = places_of(employee, locations);
  for (const Scope& place : places) {
    auto refusal = company::refused(actor, needed, place);
    // Whoever lets it be approved needs the right at all of them.
    if (refusal && places.size() > 1) return company::refused(actor, needed, Scope());
    if (refusal) return refusal;
  }
  return std::nullopt;
}

std::vector<Employee> seen_by(const company::Actor& actor, std::vector<Employee> all,
                              const std::vector<company::Location>& locations) {
  std::erase_if(all, [&](const Employee& e) { return !may_see(actor, e, locations); });
  return all;
}

std::vector<WorkedHours> seen_by(const company::Actor& actor, std::vector<WorkedHours> hours,
                                 const std::vector<Employee>& all,
                                 const std::vector<company::Location>& locations) {
  std::erase_if(hours, [&](const WorkedHours& worked) {
    if (const auto place = place_of(worked.location, locations))
      return !actor.may(Permission::read_staff, *place);
    const auto who = std::find_if(all.begin(), all.end(),
                                  [&](const Employee& e) { return e.id == worked.employee; });
    return who == all.end() || !may_see(actor, *who, locations);
  });
  return hours;
}

}  // namespace kontor::staff
