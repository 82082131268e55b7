#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/base/list_report.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/staff/employee.h"
#include "domain/staff/roles.h"
#include "domain/stores.h"

namespace kontor::staff {

/// What is said of an employee; what is not said stays, and is empty for a new one.
struct EmployeeWish {
  std::string code;  ///< empty for a new one: made from the name
  std::optional<std::string> name = {};
  std::optional<std::string> entity = {};              ///< code; empty: not said
  std::optional<std::vector<std::string>> shops = {};  ///< codes of places
  std::optional<std::optional<BusinessDate>> hired = {}, left = {};
  bool known = false;  ///< a provisional one is an employee of their own
  /// All that they are to have; whose a gift is, is not looked at. Needs edit_roles where they
  /// change.
  std::optional<std::vector<RoleGift>> roles = {};
};

/// What a channel's files call someone.
struct AliasWish {
  std::string channel;  ///< code
  std::string alias;
};

/// A row of a list of employees.
struct EmployeeRow {
  std::int64_t row = 0;  ///< its line
  std::string file = {};
  EmployeeWish wish = {};
  std::vector<AliasWish> aliases = {};
};

/// A row of a list of worked hours.
struct HoursRow {
  std::int64_t row = 0;
  std::string file = {};
  std::string employee;  ///< code or name
  BusinessDate date;
  std::string location;  ///< code; empty: not said
  std::int64_t minutes = 0;
};

/// The use cases of `kontor employee` beside `bind`. Each runs in one unit, needs
/// Permission::edit_staff at each of the employee's shops, before and after, and writes an audit
/// row.
class Team {
 public:
  Team(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// A new employee. Refuses name_missing, code_invalid, employee_exists, entity_unknown,
  /// location_unknown, date_range_invalid, and what Roles::give and take refuse.
  Result<Employee> add(const EmployeeWish& wish);
  /// Changes one; `wanted` is a code or name. Refuses employee_unknown, employee_is_provisional
  /// (say `known` with it), and what add refuses.
  Result<Employee> set(const std::string& wanted, const EmployeeWish& wish);
  /// From now on the channel's files mean this employee by that name; what they have told stays.
  /// Refuses alias_taken where it is another's (bind that one, where provisional),
  /// channel_unknown, name_missing.
  Outcome add_alias(const std::string& wanted, const AliasWish& alias);
  /// Writes a day's hours at a place over those that the book has.
  Result<ListReport> put_hours(const std::vector<HoursRow>& rows, bool dry_run = false);
  /// Adds and changes employees, by code. Rows with a mistake are refused, the others go in.
  Result<ListReport> take_in(const std::vector<EmployeeRow>& rows, bool dry_run = false);

 private:
  /// A wish that names what is not there is refused as such to who might act on it.
  Refusal unknown(Refusal refusal) const;
  Result<std::vector<RoleChange>> planned_roles(Unit& unit, const Employee& e,
                                                const EmployeeWish& wish);
  void write_roles(Unit& unit, EmployeeId employee, const std::vector<RoleChange>& changes);

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::staff
