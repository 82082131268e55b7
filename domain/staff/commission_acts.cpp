// The use cases of commission.

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/post_audit.h"
#include "domain/staff/commission.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "domain/staff/role.h"
#include "domain/stores.h"

namespace kontor::staff {

namespace commission_acts_detail {

using company::Permission;

/// "2.5" percent in millionths; nothing for what is no rate.
std::optional<std::int64_t> rate_in_ppm(const std::string& percent) {
  constexpr std::int64_t ppm_of_milli_percent = 10, milli_of_hundredth = 10, whole = 100'000;
  const auto number = Decimal::parse(percent);
  const auto milli = number ? Quantity::from_decimal(*number) : std::nullopt;
  if (!milli || milli->milli < 0 || milli->milli > whole || milli->milli % milli_of_hundredth != 0)
    return std::nullopt;
  return milli->milli * ppm_of_milli_percent;
}

BusinessDate last_of(BusinessDate month) {
  constexpr int more_than_a_month = 31;
  return (month + more_than_a_month).month_start() + -1;
}

std::string month_text(BusinessDate month) {
  constexpr std::size_t year_and_month = 7;
  return month.to_iso().substr(0, year_and_month);
}

std::set<std::string> roles_of(const std::vector<GivenRole>& given, const Employee& employee) {
  std::set<std::string> roles;
  for (const GivenRole& one : given)
    if (one.employee == employee.id) roles.insert(one.role);
  if (employee.owner) roles.insert(std::string(owner_role));
  return roles;
}

void audit(Unit& unit, const Stores& stores, const company::Actor& actor, Instant now,
           const std::string& action, EmployeeId employee, std::string after) {
  books::post_audit(unit, stores.ledger,
                    books::audit_row(actor, now, action, employee ? "employee" : "book",
                                     employee.value, {}, std::move(after)));
}

}  // namespace commission_acts_detail

Commissions::Commissions(Book& book, const Stores& stores, const Clock& clock,
                         const company::Actor& actor)
    : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

/// What was stated is not stated otherwise: rules and classes hold from a later month on.
std::optional<Refusal> Commissions::month_is_over(Unit& unit, BusinessDate month) const {
  const auto issued = m_stores.commissions.issued(unit, {});
  for (const CommissionStatement& one : issued)
    if (month <= one.month)
      return Refusal{RefusalCode::commission_issued,
                     {{"month", commission_acts_detail::month_text(one.month)}}};
  return std::nullopt;
}

Result<CommissionRule> Commissions::set_rule(const CommissionRuleWish& wish) {
  using namespace commission_acts_detail;
  if (auto refusal = company::refused(m_actor, Permission::set_commission)) return *refusal;
  const auto rate = rate_in_ppm(wish.rate);
  if (!rate) return Refusal{RefusalCode::commission_rate_invalid, {{"value", wish.rate}}};
  return m_book.write([&](Unit& unit) -> Result<CommissionRule> {
    CommissionRule rule{{}, wish.goods_class, wish.month.month_start(), *rate};
    if (!wish.role.empty()) {
      const auto all = all_roles(m_stores.roles.own(unit));
      const Role* role = role_with_code(all, wish.role);
      if (!role) return Refusal{RefusalCode::role_unknown, {{"role", wish.role}}};
      rule.role = role->code;
    }
    if (auto refusal = month_is_over(unit, rule.month)) return *refusal;
    m_stores.commissions.put_rule(unit, rule);
    audit(unit, m_stores, m_actor, m_clock.now(), "commission.rule", {},
          named_fields({{"role", rule.role},
                        {"class", rule.goods_class},
                        {"month", month_text(rule.month)},
                        {"percent", wish.rate}}));
    return rule;
  });
}

Result<std::int64_t> Commissions::set_class(const CommissionClassWish& wish) {
  using namespace commission_acts_detail;
  if (auto refusal = company::refused(m_actor, Permission::set_commission)) return *refusal;
  return m_book.write([&](Unit& unit) -> Result<std::int64_t> {
    std::vector<ProductId> products;
    for (const std::string& name : wish.products) {
      const auto found = m_stores.products.by_sku_or_code(unit, name);
      if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", name}}};
      products.push_back(found.front().id);
    }
    std::ranges::sort(products);
    products.erase(std::unique(products.begin(), products.end()), products.end());
    const BusinessDate month = wish.month.month_start();
    if (auto refusal = month_is_over(unit, month)) return *refusal;
    m_stores.commissions.put_class(unit, products, wish.goods_class, month);
    audit(unit, m_stores, m_actor, m_clock.now(), "commission.class", {},
          named_fields({{"class", wish.goods_class},
                        {"month", month_text(month)},
                        {"count", std::to_string(products.size())}}));
    return static_cast<std::int64_t>(products.size());
  });
}

std::vector<CommissionStatement> Commissions::planned(Unit& unit, EmployeeId employee,
                                                      BusinessDate month) const {
  using namespace commission_acts_detail;
  CommissionFacts facts;
  facts.employee = employee;
  const auto given = m_stores.roles.given(unit);
  for (const Employee& one : m_stores.employees.list(unit))
    if (one.id == employee) facts.roles = roles_of(given, one);
  facts.rules = m_stores.commissions.rules(unit);
  facts.issued = m_stores.commissions.issued(unit, employee);
  BusinessDate first = month, last = month;
  for (const CommissionStatement& one : facts.issued) {
    first = std::min(first, one.month);
    last = std::max(last, one.month);
  }
  facts.sales = m_stores.commissions.sales(unit, employee, first, last_of(last));
  return commission_of(facts, month);
}

Result<std::vector<CommissionStatement>> Commissions::state(const CommissionQuestion& question) {
  using namespace commission_acts_detail;
  using Statements = Result<std::vector<CommissionStatement>>;
  const BusinessDate month = question.month.month_start();
  return m_book.read([&](Unit& unit) -> Statements {
    const auto employee = employee_named(m_stores.employees.list(unit), question.employee);
    if (!employee) return employee.refusal();
    if (employee->id != m_actor.employee)
      if (auto refusal = may_not_change(m_actor, *employee, m_stores.company.locations(unit),
                                        Permission::set_commission))
        return *refusal;
    auto all = planned(unit, employee->id, month);
    for (const auto& one : m_stores.commissions.issued(unit, employee->id))
      if (one.month == month) all.push_back(one);
    std::ranges::sort(all, {}, &CommissionStatement::currency);
    return all;
  });
}

Result<std::vector<CommissionStatement>> Commissions::issue(const CommissionQuestion& question,
                                                            BusinessDate today) {
  using namespace commission_acts_detail;
  using Statements = Result<std::vector<CommissionStatement>>;
  const BusinessDate month = question.month.month_start();
  return m_book.write([&](Unit& unit) -> Statements {
    const auto employee = known_employee(m_stores.employees.list(unit), question.employee);
    if (!employee) return employee.refusal();
    if (auto refusal = may_not_change(m_actor, *employee, m_stores.company.locations(unit),
                                      Permission::set_commission))
      return *refusal;
    if (today <= last_of(month))
      return Refusal{RefusalCode::commission_month_open, {{"month", month_text(month)}}};
    // First of all the number: whoever else issues waits, and sees what is issued here.
    const std::int64_t number = m_stores.commissions.take_number(unit);
    auto statements = planned(unit, employee->id, month);
    if (statements.empty()) {
      for (const auto& one : m_stores.commissions.issued(unit, employee->id))
        if (one.month == month)
          return Refusal{RefusalCode::commission_month_issued,
                         {{"employee", employee->code},
                          {"month", month_text(month)},
                          {"number", commission_number_text(one.number)}}};
      return Refusal{RefusalCode::commission_none,
                     {{"employee", employee->code}, {"month", month_text(month)}}};
    }
    for (CommissionStatement& one : statements) {
      one.number = &one == &statements.front() ? number : m_stores.commissions.take_number(unit);
      one.issued_at = m_clock.now();
      one.issued_by = m_actor.employee;
      m_stores.commissions.add(unit, one);
      audit(unit, m_stores, m_actor, one.issued_at, "commission.issue", employee->id,
            named_fields({{"number", commission_number_text(one.number)},
                          {"month", month_text(month)},
                          {"amount", one.commission().to_decimal()},
                          {"currency", std::string(one.currency.code())}}));
    }
    return statements;
  });
}

std::vector<CommissionStatement> Commissions::issued(Unit& unit, EmployeeId employee) const {
  const auto all = m_stores.employees.list(unit);
  const auto locations = m_stores.company.locations(unit);
  auto statements = m_stores.commissions.issued(unit, employee);
  std::erase_if(statements, [&](const CommissionStatement& one) {
    if (one.employee == m_actor.employee) return false;
    const auto who = std::ranges::find(all, one.employee, &Employee::id);
    return who == all.end() ||
           may_not_change(m_actor, *who, locations, company::Permission::set_commission);
  });
  return statements;
}

}  // namespace kontor::staff
