#pragma once

#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/staff/role.h"
#include "domain/stores.h"

namespace kontor::staff {

/// A role of the shop's own. Rights are those of `like` (a role's code), those of `with`, without
/// those of `without`; what a changed role had stays where nothing is said.
struct RoleWish {
  std::string code;  ///< empty for a new one: made from the name
  std::string name;  ///< empty: stays
  std::string like;
  std::vector<std::string> with, without;  ///< names of rights
};

/// A role for an employee, and where it holds: codes; empty: everywhere.
struct RoleGift {
  std::string employee, role;
  std::string entity = {}, location = {}, channel = {};
};

/// A role that somebody is given, or that is taken from them.
struct RoleChange {
  GivenRole role;
  bool give = true;
};

/// One way in which someone may do something.
struct HeldRight {
  Employee employee;
  company::Permission permission;
  Role role;  ///< by which; of a book's owner: owner
  company::Scope scope;
};

/// What is asked about rights; none: of everyone, any right.
struct RightsQuestion {
  EmployeeId employee = {};
  std::optional<company::Permission> permission = {};
};

/// The use cases of `kontor role`, and who has which. They need edit_roles, for giving and taking a
/// role there where it holds, and write audit rows. Who has not all rights changes neither their
/// own (own_rights) nor who is an owner (permission_missing).
class Roles {
 public:
  Roles(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Refuses name_missing, code_invalid, role_exists, role_unknown, permission_unknown,
  /// permission_missing.
  Result<Role> add(const RoleWish& wish);
  /// Refuses role_unknown, role_ready_made too.
  Result<Role> set(const RoleWish& wish);
  /// Refuses employee_unknown, employee_is_provisional, role_unknown, entity_unknown,
  /// location_unknown, channel_unknown.
  Result<GivenRole> give(const RoleGift& gift);
  /// Refuses owner_stays too. Taking what someone does not have changes nothing.
  Result<GivenRole> take(const RoleGift& gift);

  /// In the unit of another act: what changes so that an employee has the wanted roles and no
  /// others; whose a gift is, is not looked at. Refuses what give and take refuse, nothing where
  /// nothing changes.
  Result<std::vector<RoleChange>> plan(Unit& unit, const Employee& employee,
                                       const std::vector<RoleGift>& wanted);
  /// Writes what was planned; for a new employee, who has an id by now.
  void write(Unit& unit, EmployeeId employee, const std::vector<RoleChange>& changes);

 private:
  Result<GivenRole> change(const RoleGift& gift, bool give);
  std::optional<Refusal> not_allowed(const Employee& employee, const Role& role,
                                     const company::Scope& at, bool give) const;
  std::optional<Refusal> not_theirs(EmployeeId holder, const Role& role,
                                    const company::Scope& at) const;
  std::optional<Refusal> may_not_give_at(const company::Scope& at) const;
  void audit(Unit& unit, std::string action, std::string subject, std::int64_t id,
             std::string before, std::string after);

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

/// What someone may do, and who may do something: all ways, by employee and right. Who has left, is
/// provisional or was bound to another one may do nothing.
std::vector<HeldRight> held_rights(const std::vector<Employee>& employees,
                                   const std::vector<Role>& all,
                                   const std::vector<GivenRole>& given, BusinessDate today,
                                   const RightsQuestion& question);

}  // namespace kontor::staff
