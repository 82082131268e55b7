#include "domain/staff/targets.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "domain/base/fields.h"
#include "domain/books/audit_facts.h"
#include "domain/company/reach.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"

namespace kontor::staff {

namespace targets_detail {

/// Reads the rows of a list against what the book has.
class TargetPlan {
 public:
  TargetPlan(Unit& unit, const Stores& stores, const company::Actor& actor)
      : m_actor(actor),
        m_employees(stores.employees.list(unit)),
        m_aliases(stores.employees.aliases(unit)),
        m_entities(stores.company.entities(unit)),
        m_locations(stores.company.locations(unit)) {}

  Result<Target> planned(const TargetRow& row) const {
    const auto employee = named(row.employee);
    if (!employee) return employee.refusal();
    if (auto refusal = may_not_change(m_actor, *employee, m_locations)) return *refusal;
    const auto currency = currency_of(row, *employee);
    if (!currency) return Refusal{RefusalCode::currency_unknown, {{"currency", row.currency}}};
    const auto net = Money::from_decimal(row.amount, *currency);
    if (!net || net->minor < 0 || too_large(*net))
      return Refusal{
          RefusalCode::target_invalid,
          {{"value",
            UnitPrice::from_decimal(row.amount, *currency).value_or(UnitPrice{}).to_decimal()}}};
    return Target{employee->id, row.month.month_start(), *net};
  }

  std::string code_of(EmployeeId id) const {
    for (const Employee& e : m_employees)
      if (e.id == id) return e.code;
    return {};
  }

 private:
  Result<Employee> named(const std::string& wanted) const {
    auto found = known_employee(m_employees, wanted);
    if (found || found.refusal().code != RefusalCode::employee_unknown) return found;
    std::optional<EmployeeId> only;
    for (const EmployeeAlias& alias : m_aliases)
      if (alias.alias == wanted) {
        if (only && *only != alias.employee) return found;
        only = alias.employee;
      }
    return only ? known_employee(m_employees, code_of(*only)) : found;
  }

  std::optional<Currency> currency_of(const TargetRow& row, const Employee& employee) const {
    if (!row.currency.empty()) return Currency::parse(row.currency);
    for (const auto& entity : m_entities)
      if (entity.id == employee.entity) return entity.currency;
    return m_entities.empty() ? std::nullopt : std::optional(m_entities.front().currency);
  }

  const company::Actor& m_actor;
  std::vector<Employee> m_employees;
  std::vector<EmployeeAlias> m_aliases;
  std::vector<company::Entity> m_entities;
  std::vector<company::Location> m_locations;
};

}  // namespace targets_detail

std::int64_t target_of_period(const std::vector<Target>& targets, BusinessDate from,
                              BusinessDate to) {
  constexpr int more_than_a_month = 31;
  std::int64_t sum = 0;
  for (const Target& target : targets) {
    const BusinessDate after = (target.month + more_than_a_month).month_start();
    const int days = after.days - target.month.days;
    const int first = std::max(from.days, target.month.days);
    const int last = std::min(to.days, after.days - 1);
    if (first <= last) sum += mul_div_half_up(target.net.minor, last - first + 1, days);
  }
  return sum;
}

Result<ListReport> Targets::run(Unit& unit, const std::vector<TargetRow>& rows, bool write) {
  using namespace targets_detail;
  const TargetPlan plan(unit, m_stores, m_actor);
  using Key = std::tuple<EmployeeId, BusinessDate, Currency>;
  std::map<Key, std::int64_t> known;
  for (const Target& target : m_stores.employees.targets(unit, {}))
    known[{target.employee, target.month, target.net.currency}] = target.net.minor;
  ListReport report;
  std::vector<Target> changed;
  books::PostingSet set;
  for (const TargetRow& row : rows) {
    const auto target = plan.planned(row);
    if (!target) {
      report.refusals.push_back({row.row, row.file, target.refusal()});
      continue;
    }
    std::int64_t& net = known[{target->employee, target->month, target->net.currency}];
    if (net == target->net.minor) {
      ++report.unchanged;
      continue;
    }
    ++(net == 0 ? report.created : report.updated);
    net = target->net.minor;
    changed.push_back(*target);
    set.audit.push_back(books::audit_row(
        m_actor, m_clock.now(), "employee.target", "employee", target->employee.value, {},
        named_fields({{"month", target->month.to_iso()},
                      {"amount", target->net.to_decimal()},
                      {"currency", std::string(target->net.currency.code())}})));
  }
  if (!write || changed.empty()) return unless_none_may(std::move(report));
  m_stores.employees.put_targets(unit, changed);
  m_stores.ledger.post(unit, set);
  return report;
}

Result<ListReport> Targets::put(const std::vector<TargetRow>& rows, bool dry_run) {
  if (dry_run) return m_book.read([&](Unit& unit) { return run(unit, rows, false); });
  return m_book.write([&](Unit& unit) { return run(unit, rows, true); });
}

}  // namespace kontor::staff
