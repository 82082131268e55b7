#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/company/company.h"
#include "domain/staff/employee.h"

namespace kontor::staff {

/// A set of rights under a name. Ready-made roles are part of the program and have no name of their
/// own; a shop's own ones are rows of the book.
struct Role {
  std::string code;  ///< as company codes are
  std::string name;
  std::set<company::Permission> permissions;
};

/// A role that someone has, and where it holds.
struct GivenRole {
  EmployeeId employee;
  std::string role;  ///< code
  company::Scope scope = {};
  bool operator==(const GivenRole&) const = default;
};

/// OWNER, STORE-MANAGER, STOCK-KEEPER, SELLER, TRAINER, ACCOUNTANT, MARKETING, ADMINISTRATOR.
std::span<const Role> ready_made_roles();
inline constexpr std::string_view owner_role = "OWNER";

/// The ready-made ones, then the shop's own.
std::vector<Role> all_roles(const std::vector<Role>& own);
/// People may write small letters.
const Role* role_with_code(const std::vector<Role>& all, std::string_view code);

/// What an employee may do on a day: the rights of their roles. Nothing for who is provisional, was
/// bound to another one, or has left. The book's first owner has all.
company::Actor actor_of(const Employee& employee, const std::vector<Role>& all,
                        const std::vector<GivenRole>& given, BusinessDate today);

/// The shop's own roles, and who has which.
class RoleStore {
 public:
  virtual ~RoleStore() = default;
  virtual std::vector<Role> own(Unit&) = 0;         ///< by code
  virtual void put(Unit&, const Role&) = 0;         ///< adds it, or writes over it
  virtual std::vector<GivenRole> given(Unit&) = 0;  ///< by employee, role and scope
  virtual void give(Unit&, const GivenRole&) = 0;   ///< nothing where they have it
  virtual void take(Unit&, const GivenRole&) = 0;
};

}  // namespace kontor::staff
