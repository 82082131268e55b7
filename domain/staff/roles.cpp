#include "domain/staff/roles.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/company/reach.h"
#include "domain/post_audit.h"
#include "domain/staff/people.h"

namespace kontor::staff {

namespace {

using company::Permission;

constexpr std::size_t longest_role_code = 24;

bool is_role_code(std::string_view code) {
  return !code.empty() && code.size() <= longest_role_code && std::ranges::all_of(code, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string role_text(const Role& role) {
  std::string rights;
  for (const Permission p : role.permissions)
    rights += (rights.empty() ? "" : ", ") + std::string(company::name_of(p));
  return named_fields({{"role", role.code}, {"name", role.name}, {"rights", rights}});
}

std::string given_text(const GivenRole& given, const company::Company& company) {
  const company::Scope& at = given.scope;
  return named_fields({{"role", given.role},
                       {"entity", code_of({at.entity, {}, {}}, company)},
                       {"location", code_of({{}, at.location, {}}, company)},
                       {"channel", code_of({{}, {}, at.channel}, company)}});
}

Result<Permission> right_named(const std::string& name) {
  const auto right = company::permission_named(name);
  if (right) return *right;
  return Refusal{RefusalCode::permission_unknown, {{"permission", name}}};
}

Refusal no_role(const std::string& code) { return {RefusalCode::role_unknown, {{"role", code}}}; }

/// The role with the rights that are wished.
Result<Role> with_rights(const std::vector<Role>& all, Role role, const RoleWish& wish) {
  if (!wish.like.empty()) {
    const Role* like = role_with_code(all, wish.like);
    if (!like) return no_role(wish.like);
    role.permissions = like->permissions;
  }
  for (const std::string& name : wish.with) {
    const auto right = right_named(name);
    if (!right) return right.refusal();
    role.permissions.insert(*right);
  }
  for (const std::string& name : wish.without) {
    const auto right = right_named(name);
    if (!right) return right.refusal();
    role.permissions.erase(*right);
  }
  return role;
}

template <class Row>
const Row* coded(const std::vector<Row>& rows, const std::string& code) {
  const auto found = std::ranges::find(rows, code, &Row::code);
  return found == rows.end() ? nullptr : &*found;
}

Result<company::Scope> scope_named(Unit& unit, const Stores& stores, const RoleGift& gift) {
  company::Scope scope;
  if (!gift.entity.empty()) {
    const auto all = stores.company.entities(unit);
    const auto* entity = coded(all, gift.entity);
    if (!entity) return Refusal{RefusalCode::entity_unknown, {{"entity", gift.entity}}};
    scope.entity = entity->id;
  }
  if (!gift.location.empty()) {
    const auto all = stores.company.locations(unit);
    const auto* place = coded(all, gift.location);
    if (!place || !company::holds_stock(place->kind))
      return Refusal{RefusalCode::location_unknown, {{"location", gift.location}}};
    scope.location = place->id;
  }
  if (!gift.channel.empty()) {
    const auto all = stores.company.channels(unit);
    const auto* channel = coded(all, gift.channel);
    if (!channel) return Refusal{RefusalCode::channel_unknown, {{"channel", gift.channel}}};
    scope.channel = channel->id;
  }
  return scope;
}

}  // namespace

/// Who may give roles could else give themselves all.
std::optional<Refusal> Roles::not_theirs(EmployeeId holder, const Role& role,
                                         const company::Scope& at) const {
  if (m_actor.permissions == company::all_permissions()) return std::nullopt;
  if (holder == m_actor.employee) return Refusal{RefusalCode::own_rights, {}};
  if (role.code != owner_role) return std::nullopt;
  for (const Permission p : role.permissions)
    if (auto refusal = company::refused(m_actor, p, at)) return refusal;
  return std::nullopt;
}

std::optional<Refusal> Roles::may_not_give_at(const company::Scope& at) const {
  return company::refused(m_actor, Permission::edit_roles, at);
}

void Roles::audit(Unit& unit, std::string action, std::string subject, std::int64_t id,
                  std::string before, std::string after) {
  books::post_audit(unit, m_stores.ledger,
                    books::audit_row(m_actor, m_clock.now(), std::move(action), std::move(subject),
                                     id, std::move(before), std::move(after)));
}

Result<Role> Roles::add(const RoleWish& wish) {
  if (const auto refusal = company::refused(m_actor, Permission::edit_roles)) return *refusal;
  if (wish.name.empty()) return Refusal{RefusalCode::name_missing, {}};
  if (!wish.code.empty() && !is_role_code(wish.code))
    return Refusal{RefusalCode::code_invalid, {{"code", wish.code}}};
  return m_book.write([&](Unit& unit) -> Result<Role> {
    const auto all = all_roles(m_stores.roles.own(unit));
    Role role;
    role.name = wish.name;
    role.code = wish.code.empty() ? company::code_from_name(wish.name, "ROLE") : wish.code;
    if (role_with_code(all, role.code))
      return Refusal{RefusalCode::role_exists, {{"role", role.code}}};
    auto made = with_rights(all, std::move(role), wish);
    if (!made) return made;
    m_stores.roles.put(unit, *made);
    audit(unit, "role.add", "role", 0, {}, role_text(*made));
    return made;
  });
}

Result<Role> Roles::set(const RoleWish& wish) {
  if (const auto refusal = company::refused(m_actor, Permission::edit_roles)) return *refusal;
  const auto ready_made = all_roles({});
  if (const Role* ready = role_with_code(ready_made, wish.code))
    return Refusal{RefusalCode::role_ready_made, {{"role", ready->code}}};
  return m_book.write([&](Unit& unit) -> Result<Role> {
    const auto all = all_roles(m_stores.roles.own(unit));
    const Role* before = role_with_code(all, wish.code);
    if (!before) return no_role(wish.code);
    Role role = *before;
    if (!wish.name.empty()) role.name = wish.name;
    auto now = with_rights(all, std::move(role), wish);
    if (!now) return now;
    for (const GivenRole& given : m_stores.roles.given(unit))
      if (given.role == now->code)
        if (const auto refusal = not_theirs(given.employee, *now, {})) return *refusal;
    m_stores.roles.put(unit, *now);
    audit(unit, "role.set", "role", 0, role_text(*before), role_text(*now));
    return now;
  });
}

Result<GivenRole> Roles::give(const RoleGift& gift) { return change(gift, true); }

Result<GivenRole> Roles::take(const RoleGift& gift) { return change(gift, false); }

std::optional<Refusal> Roles::not_allowed(const Employee& employee, const Role& role,
                                          const company::Scope& at, bool give) const {
  if (!give && employee.owner && role.code == owner_role)
    return Refusal{RefusalCode::owner_stays, {{"employee", employee.code}}};
  return not_theirs(employee.id, role, at);
}

Result<GivenRole> Roles::change(const RoleGift& gift, bool give) {
  // A role that holds somewhere is given by a right that holds there.
  if (!company::may_somewhere(m_actor, Permission::edit_roles))
    return *company::refused(m_actor, Permission::edit_roles);
  return m_book.write([&](Unit& unit) -> Result<GivenRole> {
    const auto employee = known_employee(m_stores.employees.list(unit), gift.employee);
    if (!employee) return employee.refusal();
    const auto all = all_roles(m_stores.roles.own(unit));
    const Role* role = role_with_code(all, gift.role);
    if (!role) return no_role(gift.role);
    const auto scope = scope_named(unit, m_stores, gift);
    if (!scope) return scope.refusal();
    const auto at = company::whole(*scope, company::read_company(unit, m_stores.company));
    if (const auto refusal = may_not_give_at(at)) return *refusal;
    if (const auto refusal = not_allowed(*employee, *role, at, give)) return *refusal;
    const GivenRole given{employee->id, role->code, *scope};
    const auto has = m_stores.roles.given(unit);
    if ((std::ranges::find(has, given) != has.end()) != give)
      write(unit, employee->id, {{given, give}});
    return given;
  });
}

Result<std::vector<RoleChange>> Roles::plan(Unit& unit, const Employee& employee,
                                            const std::vector<RoleGift>& wanted) {
  const auto all = all_roles(m_stores.roles.own(unit));
  std::vector<GivenRole> has, wished;
  if (employee.id)
    for (const GivenRole& one : m_stores.roles.given(unit))
      if (one.employee == employee.id) has.push_back(one);
  std::vector<RoleChange> changes;
  for (const RoleGift& gift : wanted) {
    const Role* role = role_with_code(all, gift.role);
    if (!role) return no_role(gift.role);
    const auto scope = scope_named(unit, m_stores, gift);
    if (!scope) return scope.refusal();
    const GivenRole one{employee.id, role->code, *scope};
    if (std::ranges::find(wished, one) != wished.end()) continue;
    wished.push_back(one);
    if (std::ranges::find(has, one) == has.end()) changes.push_back({one, true});
  }
  for (const GivenRole& one : has)
    if (std::ranges::find(wished, one) == wished.end()) changes.push_back({one, false});
  if (changes.empty()) return changes;
  const auto company = company::read_company(unit, m_stores.company);
  for (const RoleChange& change : changes) {
    const auto at = company::whole(change.role.scope, company);
    if (const auto refusal = may_not_give_at(at)) return *refusal;
    const Role* role = role_with_code(all, change.role.role);
    if (!role) continue;
    if (const auto refusal = not_allowed(employee, *role, at, change.give)) return *refusal;
  }
  return changes;
}

void Roles::write(Unit& unit, EmployeeId employee, const std::vector<RoleChange>& changes) {
  if (changes.empty()) return;
  const auto company = company::read_company(unit, m_stores.company);
  for (const RoleChange& change : changes) {
    GivenRole given = change.role;
    given.employee = employee;
    if (change.give)
      m_stores.roles.give(unit, given);
    else
      m_stores.roles.take(unit, given);
    audit(unit, change.give ? "role.give" : "role.take", "employee", employee.value,
          change.give ? std::string() : given_text(given, company),
          change.give ? given_text(given, company) : std::string());
  }
}

std::vector<HeldRight> held_rights(const std::vector<Employee>& employees,
                                   const std::vector<Role>& all,
                                   const std::vector<GivenRole>& given, BusinessDate today,
                                   const RightsQuestion& question) {
  std::vector<HeldRight> rights;
  for (const Employee& e : employees) {
    if (question.employee && e.id != question.employee) continue;
    if (e.provisional || e.bound_to || has_left(e, today)) {
      if (!e.owner) continue;
    }
    std::vector<GivenRole> roles;
    if (e.owner) roles.push_back({e.id, std::string(owner_role), {}});
    for (const GivenRole& one : given)
      if (one.employee == e.id && !e.owner) roles.push_back(one);
    for (const Permission p : company::all_permissions()) {
      if (question.permission && p != *question.permission) continue;
      for (const GivenRole& one : roles) {
        const Role* role = role_with_code(all, one.role);
        if (role && role->permissions.contains(p)) rights.push_back({e, p, *role, one.scope});
      }
    }
  }
  return rights;
}

}  // namespace kontor::staff
