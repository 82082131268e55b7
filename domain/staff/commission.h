#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/staff/employee.h"

namespace kontor {
struct Stores;
}

namespace kontor::staff {

/// What share of net sales after returns who has a role gets, of a class of goods, from a month on.
struct CommissionRule {
  std::string role;         ///< its code; empty: everybody
  std::string goods_class;  ///< empty: all goods
  BusinessDate month;       ///< its first day
  std::int64_t rate_ppm = 0;
  bool operator==(const CommissionRule&) const = default;
};

/// The rate for who has these roles, of a class, in a month: a rule of the class goes before one of
/// all goods, then one of a role before one for everybody, then the higher rate. 0 without a rule.
std::int64_t rate_of(const std::vector<CommissionRule>& rules, const std::set<std::string>& roles,
                     std::string_view goods_class, BusinessDate month);

/// Net sales of somebody in a month, as credited.
struct ClassSales {
  BusinessDate month;
  std::string goods_class;  ///< of the goods in that month; empty: none
  Money net;
};

struct CommissionLine {
  BusinessDate of_month;  ///< other than the statement's: what changed of one issued before
  std::string goods_class;
  std::int64_t rate_ppm = 0;
  std::int64_t net_minor = 0;
  std::int64_t commission_minor = 0;
  bool operator==(const CommissionLine&) const = default;
};

/// What somebody gets for a month, in one currency. Issued it stays as it is; what changes of its
/// month later stands in the next one.
struct CommissionStatement {
  std::int64_t number = 0;  ///< 0: not issued
  EmployeeId employee;
  BusinessDate month;
  Currency currency;
  std::vector<CommissionLine> lines = {};  ///< of its own month first, then by month and class
  Instant issued_at = {};
  EmployeeId issued_by = {};

  Money net() const;
  Money commission() const;
};

/// How people write the number of a statement: "K12". They may leave out the letter.
std::string commission_number_text(std::int64_t number);
std::optional<std::int64_t> commission_number_of(std::string_view text);

class CommissionStore {
 public:
  virtual ~CommissionStore() = default;
  virtual std::vector<CommissionRule> rules(Unit&) = 0;  ///< by role, class and month
  virtual void put_rule(Unit&, const CommissionRule&) = 0;
  /// From the month on; an empty class: none.
  virtual void put_class(Unit&, const std::vector<ProductId>&, const std::string& goods_class,
                         BusinessDate month) = 0;
  /// By month, class and currency; both days included.
  virtual std::vector<ClassSales> sales(Unit&, EmployeeId, BusinessDate from, BusinessDate to) = 0;
  /// Of one employee, else of all; the newest first.
  virtual std::vector<CommissionStatement> issued(Unit&, EmployeeId) = 0;
  virtual std::optional<CommissionStatement> find(Unit&, std::int64_t number) = 0;
  /// The next number: nobody else issues until the unit ends.
  virtual std::int64_t take_number(Unit&) = 0;
  virtual void add(Unit&, const CommissionStatement&) = 0;
};

/// What statements are made of; pure, so that it can be shown before it is issued and replayed.
struct CommissionFacts {
  EmployeeId employee;
  std::set<std::string> roles;
  std::vector<CommissionRule> rules;
  std::vector<ClassSales> sales;  ///< from the first month that was issued to the last one wanted
  std::vector<CommissionStatement> issued;  ///< of the employee
};
/// The statements of a month, one a currency; those that would be empty are left out. Lines of its
/// own month have what the rules say; lines of a month that was issued before have what is known
/// of it now by the rates of then, less what was stated of it. A currency of the month that was
/// issued is left out.
std::vector<CommissionStatement> commission_of(const CommissionFacts& facts, BusinessDate month);

struct CommissionRuleWish {
  std::string role, goods_class;
  BusinessDate month;  ///< any day of it
  std::string rate;    ///< percent
};
struct CommissionClassWish {
  std::string goods_class;  ///< empty: takes them out of any
  std::vector<std::string> products;
  BusinessDate month;
};
struct CommissionQuestion {
  std::string employee;  ///< code, or the name that only one has
  BusinessDate month;    ///< any day of it
};

/// The use cases of commission; each is one unit with its audit row. They need
/// Permission::set_commission: rules and classes everywhere, statements at each shop of the
/// employee.
class Commissions {
 public:
  Commissions(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor);

  /// Refuses role_unknown, commission_rate_invalid, commission_issued (a statement has been made of
  /// that month or a later one), permission_missing.
  Result<CommissionRule> set_rule(const CommissionRuleWish& wish);
  /// How many products. Refuses product_unknown, commission_issued, permission_missing.
  Result<std::int64_t> set_class(const CommissionClassWish& wish);
  /// What a statement would say now, else what was issued; employees see their own. Refuses
  /// employee_unknown, permission_missing.
  Result<std::vector<CommissionStatement>> state(const CommissionQuestion& question);
  /// Issues the month. Refuses employee_unknown, employee_is_provisional, commission_month_open,
  /// commission_month_issued, commission_none, permission_missing.
  Result<std::vector<CommissionStatement>> issue(const CommissionQuestion& question,
                                                 BusinessDate today);
  /// Statements that were issued and that the actor may see; of one employee, else of all.
  std::vector<CommissionStatement> issued(Unit& unit, EmployeeId employee = {}) const;

 private:
  std::vector<CommissionStatement> planned(Unit& unit, EmployeeId employee,
                                           BusinessDate month) const;
  std::optional<Refusal> month_is_over(Unit& unit, BusinessDate month) const;

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::staff
