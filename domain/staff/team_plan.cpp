#include "domain/staff/team_plan.h"

#include <algorithm>

#include "domain/staff/people.h"

namespace kontor::staff {

namespace {

constexpr std::size_t longest_code = 24;

bool is_employee_code(std::string_view code) {
  return !code.empty() && code.size() <= longest_code && std::ranges::all_of(code, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

template <class Row>
const Row* row_with_code(const std::vector<Row>& rows, std::string_view code) {
  for (const Row& row : rows)
    if (row.code == code) return &row;
  return nullptr;
}

/// A place that people can work at.
Result<LocationId> shop_with_code(const TeamFacts& facts, const std::string& code) {
  const auto* place = row_with_code(facts.locations, code);
  if (place && company::holds_stock(place->kind) && place->kind != company::LocationKind::transit)
    return place->id;
  return Refusal{RefusalCode::location_unknown, {{"location", code}}};
}

std::optional<Refusal> put_places(const TeamFacts& facts, Employee& e, const EmployeeWish& wish) {
  if (wish.entity) {
    const auto* entity = row_with_code(facts.entities, *wish.entity);
    if (!entity && !wish.entity->empty())
      return Refusal{RefusalCode::entity_unknown, {{"entity", *wish.entity}}};
    e.entity = entity ? entity->id : EntityId();
  }
  if (!wish.shops) return std::nullopt;
  e.shops.clear();
  for (const std::string& code : *wish.shops) {
    const auto place = shop_with_code(facts, code);
    if (!place) return place.refusal();
    if (std::ranges::find(e.shops, *place) == e.shops.end()) e.shops.push_back(*place);
  }
  std::ranges::sort(e.shops);
  return std::nullopt;
}

}  // namespace

TeamFacts::TeamFacts(Unit& unit, const Stores& stores)
    : employees(stores.employees.list(unit)),
      aliases(stores.employees.aliases(unit)),
      entities(stores.company.entities(unit)),
      locations(stores.company.locations(unit)),
      channels(stores.company.channels(unit)) {}

const Employee* TeamFacts::with_id(EmployeeId id) const {
  for (const Employee& e : employees)
    if (e.id == id) return &e;
  return nullptr;
}

const Employee* TeamFacts::with_code(std::string_view code) const {
  return row_with_code(employees, code);
}

Result<Employee> changed(const TeamFacts& facts, Employee e, const EmployeeWish& wish) {
  if (wish.name && wish.name->empty()) return Refusal{RefusalCode::name_missing, {}};
  if (wish.name) e.name = *wish.name;
  if (auto refusal = put_places(facts, e, wish)) return *refusal;
  if (wish.hired) e.hired = *wish.hired;
  if (wish.left) e.left = *wish.left;
  if (e.hired && e.left && *e.left < *e.hired)
    return Refusal{RefusalCode::date_range_invalid,
                   {{"from", e.hired->to_iso()}, {"to", e.left->to_iso()}}};
  if (wish.known) e.provisional = false;
  if (e.provisional) return Refusal{RefusalCode::employee_is_provisional, {{"employee", e.code}}};
  return e;
}

Result<Employee> made(const TeamFacts& facts, const EmployeeWish& wish) {
  Employee e;
  e.code = wish.code;
  const std::string name = wish.name.value_or("");
  if (name.empty()) return Refusal{RefusalCode::name_missing, {}};
  if (!e.code.empty() && !is_employee_code(e.code))
    return Refusal{RefusalCode::code_invalid, {{"code", e.code}}};
  if (!e.code.empty() && facts.with_code(e.code))
    return Refusal{RefusalCode::employee_exists, {{"code", e.code}}};
  if (e.code.empty()) {
    const std::string base = company::code_from_name(name, "STAFF");
    e.code = base;
    for (int i = 2; facts.with_code(e.code); ++i) e.code = base + "-" + std::to_string(i);
  }
  return changed(facts, std::move(e), wish);
}

Result<std::optional<PlannedAlias>> planned_alias(const TeamFacts& facts, EmployeeId employee,
                                                  const AliasWish& wish) {
  const auto* channel = row_with_code(facts.channels, wish.channel);
  if (!channel) return Refusal{RefusalCode::channel_unknown, {{"channel", wish.channel}}};
  if (wish.alias.empty()) return Refusal{RefusalCode::name_missing, {}};
  for (const EmployeeAlias& a : facts.aliases) {
    if (a.channel != channel->id || a.alias != wish.alias) continue;
    if (a.employee == employee) return std::optional<PlannedAlias>();
    const Employee* other = facts.with_id(a.employee);
    return Refusal{RefusalCode::alias_taken,
                   {{"name", wish.alias}, {"employee", other ? other->code : std::string()}}};
  }
  return std::optional<PlannedAlias>(PlannedAlias{channel->id, wish.alias});
}

Result<WorkedHours> planned_hours(const TeamFacts& facts, const HoursRow& row) {
  const auto employee = known_employee(facts.employees, row.employee);
  if (!employee) return employee.refusal();
  WorkedHours hours{employee->id, row.date, {}, row.minutes};
  if (row.location.empty()) return hours;
  const auto place = shop_with_code(facts, row.location);
  if (!place) return place.refusal();
  hours.location = *place;
  return hours;
}

}  // namespace kontor::staff
