#include "domain/staff/team.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/base/fields.h"
#include "domain/company/reach.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "domain/staff/team_plan.h"

namespace kontor::staff {

namespace {

/// Writes what was planned, with an audit row for each act. Lives inside one unit.
class TeamWriter {
 public:
  TeamWriter(Unit& unit, const Stores& stores, IdSource& ids, Instant now,
             const company::Actor& actor)
      : m_unit(unit),
        m_stores(stores),
        m_ids(ids),
        m_now(now),
        m_actor(actor),
        m_company(company::read_company(unit, stores.company)) {}

  void add(Employee& e) {
    e.id = m_ids.make<EmployeeId>();
    m_stores.employees.add(m_unit, e);
    audit("employee.add", e.id, {}, text_of(e));
  }

  void set(const Employee& before, const Employee& now) {
    m_stores.employees.set(m_unit, now);
    if (text_of(before) != text_of(now))
      audit("employee.set", now.id, text_of(before), text_of(now));
    // Without the names: no personal data in rows that cannot be erased.
    if (before.name != now.name) audit("employee.rename", now.id, {}, {});
  }

  void add_alias(EmployeeId employee, const PlannedAlias& alias) {
    m_stores.employees.add_alias(m_unit, alias.channel, {alias.alias, employee}, BatchId());
    audit("employee.alias", employee, {},
          named_fields({{"channel", code_of({{}, {}, alias.channel}, m_company)}}));
  }

  void put_hours(const std::vector<WorkedHours>& hours) {
    m_stores.employees.put_hours(m_unit, hours);
    for (const auto& h : hours) {
      audit("employee.hours", h.employee, {},
            named_fields({{"date", h.date.to_iso()},
                          {"location", code_of({{}, h.location, {}}, m_company)},
                          {"hours", hours_text(h.minutes)}}));
    }
  }

  std::string text_of(const Employee& e) const {
    return audit_text(e, m_company.entities, m_company.locations);
  }

  void flush() { m_stores.ledger.post(m_unit, m_set); }

 private:
  void audit(std::string action, EmployeeId id, std::string before, std::string after) {
    m_set.audit.push_back(books::audit_row(m_actor, m_now, std::move(action), "employee", id.value,
                                           std::move(before), std::move(after)));
  }

  Unit& m_unit;
  const Stores& m_stores;
  IdSource& m_ids;
  Instant m_now;
  const company::Actor& m_actor;
  company::Company m_company;
  books::PostingSet m_set;
};

/// Rows of a list, each judged by what the book has and what the rows before it say.
class TeamIntake {
 public:
  TeamIntake(TeamFacts facts, const company::Actor& actor)
      : m_facts(std::move(facts)), m_actor(actor) {}

  ListReport plan(const std::vector<EmployeeRow>& rows) {
    for (const EmployeeRow& row : rows)
      if (const auto refusal = plan_row(row))
        m_report.refusals.push_back({row.row, row.file, *refusal});
    return m_report;
  }

  void write(TeamWriter& writer) {
    for (auto& planned : m_planned) {
      if (planned.before)
        writer.set(*planned.before, planned.now);
      else
        writer.add(planned.now);
      for (const auto& alias : planned.aliases) writer.add_alias(planned.now.id, alias);
    }
  }

 private:
  struct Planned {
    std::optional<Employee> before;
    Employee now;
    std::vector<PlannedAlias> aliases;
  };

  std::optional<Refusal> plan_row(const EmployeeRow& row) {
    Planned planned;
    if (const Employee* found = m_facts.with_code(row.wish.code)) planned.before = *found;
    // A list without codes knows people by name: who is there already is not made once more.
    if (row.wish.code.empty() && row.wish.name) {
      const auto named = employee_named(m_facts.employees, *row.wish.name);
      if (named && !named->provisional) planned.before = *named;
    }
    const std::string key = row.wish.code.empty() ? row.wish.name.value_or("") : row.wish.code;
    if (!key.empty() && !m_seen.insert(key).second)
      return Refusal{RefusalCode::duplicate_in_file,
                     {{"row", std::to_string(row.row)}, {"name", key}}};
    auto now =
        planned.before ? changed(m_facts, *planned.before, row.wish) : made(m_facts, row.wish);
    if (!now) return now.refusal();
    planned.now = std::move(*now);
    for (const Employee& state : {planned.before.value_or(planned.now), planned.now})
      if (auto refusal = may_not_change(m_actor, state, m_facts.locations)) return refusal;
    // Until it is written, so that another new one's alias is not taken for its own.
    if (!planned.before) planned.now.id = EmployeeId(--m_last_new);
    for (const AliasWish& wish : row.aliases) {
      const auto alias = planned_alias(m_facts, planned.now.id, wish);
      if (!alias) return alias.refusal();
      if (*alias) planned.aliases.push_back(**alias);
    }
    take(std::move(planned));
    return std::nullopt;
  }

  std::string text_of(const Employee& e) const {
    return audit_text(e, m_facts.entities, m_facts.locations);
  }

  void take(Planned planned) {
    const bool same = planned.before && planned.before->name == planned.now.name &&
                      text_of(*planned.before) == text_of(planned.now) && planned.aliases.empty();
    if (same) {
      ++m_report.unchanged;
      return;
    }
    ++(planned.before ? m_report.updated : m_report.created);
    if (!planned.before) m_facts.employees.push_back(planned.now);
    for (const auto& alias : planned.aliases)
      m_facts.aliases.push_back({planned.now.id, alias.channel, alias.alias});
    m_planned.push_back(std::move(planned));
  }

  TeamFacts m_facts;
  const company::Actor& m_actor;
  std::vector<Planned> m_planned;
  std::int64_t m_last_new = 0;   ///< below zero: the id of nobody
  std::set<std::string> m_seen;  ///< codes, or names without one, of rows before
  ListReport m_report;
};

/// Hours are told at their place, else at all shops of the employee.
std::optional<Refusal> may_not_tell(const company::Actor& actor, const WorkedHours& hours,
                                    const TeamFacts& facts) {
  for (const auto& place : facts.locations)
    if (place.id == hours.location)
      return company::refused(actor, company::Permission::edit_staff, company::scope_of(place));
  const Employee* who = facts.with_id(hours.employee);
  return who ? may_not_change(actor, *who, facts.locations) : std::nullopt;
}

}  // namespace

Refusal Team::unknown(Refusal refusal) const {
  using company::Permission;
  const bool might = company::may_somewhere(m_actor, Permission::edit_staff);
  return might ? refusal : *company::refused(m_actor, Permission::edit_staff);
}

Result<std::vector<RoleChange>> Team::planned_roles(Unit& unit, const Employee& e,
                                                    const EmployeeWish& wish) {
  if (!wish.roles) return std::vector<RoleChange>();
  return Roles(m_book, m_stores, m_clock, m_actor).plan(unit, e, *wish.roles);
}

void Team::write_roles(Unit& unit, EmployeeId employee, const std::vector<RoleChange>& changes) {
  Roles(m_book, m_stores, m_clock, m_actor).write(unit, employee, changes);
}

Result<Employee> Team::add(const EmployeeWish& wish) {
  m_book.ids().reserve(64);
  return m_book.write([&](Unit& unit) -> Result<Employee> {
    const TeamFacts facts(unit, m_stores);
    auto e = made(facts, wish);
    if (!e) return unknown(e.refusal());
    if (const auto refusal = may_not_change(m_actor, *e, facts.locations)) return *refusal;
    const auto roles = planned_roles(unit, *e, wish);
    if (!roles) return roles.refusal();
    TeamWriter writer(unit, m_stores, m_book.ids(), m_clock.now(), m_actor);
    writer.add(*e);
    writer.flush();
    write_roles(unit, e->id, *roles);
    return e;
  });
}

Result<Employee> Team::set(const std::string& wanted, const EmployeeWish& wish) {
  return m_book.write([&](Unit& unit) -> Result<Employee> {
    const TeamFacts facts(unit, m_stores);
    const auto before = employee_named(facts.employees, wanted);
    if (!before) return unknown(before.refusal());
    if (const auto refusal = may_not_change(m_actor, *before, facts.locations)) return *refusal;
    auto now = changed(facts, *before, wish);
    if (!now) return now;
    if (const auto refusal = may_not_change(m_actor, *now, facts.locations)) return *refusal;
    const auto roles = planned_roles(unit, *now, wish);
    if (!roles) return roles.refusal();
    TeamWriter writer(unit, m_stores, m_book.ids(), m_clock.now(), m_actor);
    writer.set(*before, *now);
    writer.flush();
    write_roles(unit, now->id, *roles);
    return now;
  });
}

Outcome Team::add_alias(const std::string& wanted, const AliasWish& alias) {
  return m_book.write([&](Unit& unit) -> Outcome {
    const TeamFacts facts(unit, m_stores);
    const auto employee = known_employee(facts.employees, wanted);
    if (!employee) return unknown(employee.refusal());
    if (const auto refusal = may_not_change(m_actor, *employee, facts.locations)) return *refusal;
    const auto planned = planned_alias(facts, employee->id, alias);
    if (!planned) return planned.refusal();
    if (!*planned) return Done{};
    TeamWriter writer(unit, m_stores, m_book.ids(), m_clock.now(), m_actor);
    writer.add_alias(employee->id, **planned);
    writer.flush();
    return Done{};
  });
}

Result<ListReport> Team::put_hours(const std::vector<HoursRow>& rows, bool dry_run) {
  const auto run = [&](Unit& unit, bool write) -> Result<ListReport> {
    const TeamFacts facts(unit, m_stores);
    using Key = std::tuple<EmployeeId, BusinessDate, LocationId>;
    std::map<Key, std::int64_t> known;
    ListReport report;
    std::vector<WorkedHours> told;
    HoursFilter days;  // that the rows are of
    for (const HoursRow& row : rows) {
      const auto hours = planned_hours(facts, row);
      const auto refusal =
          hours ? may_not_tell(m_actor, *hours, facts) : std::optional(hours.refusal());
      if (refusal) {
        report.refusals.push_back({row.row, row.file, *refusal});
        continue;
      }
      if (!days.from || hours->date < *days.from) days.from = hours->date;
      if (!days.to || *days.to < hours->date) days.to = hours->date;
      told.push_back(*hours);
    }
    if (!told.empty())
      for (const auto& h : m_stores.employees.hours(unit, days))
        known[{h.employee, h.date, h.location}] = h.minutes;
    std::vector<WorkedHours> planned;
    for (const WorkedHours& one : told) {
      const WorkedHours* hours = &one;
      std::int64_t& minutes = known[{hours->employee, hours->date, hours->location}];
      if (minutes == hours->minutes) {
        ++report.unchanged;
        continue;
      }
      ++(minutes == 0 ? report.created : report.updated);
      minutes = hours->minutes;
      planned.push_back(*hours);
    }
    if (!write || planned.empty()) return unless_none_may(report);
    TeamWriter writer(unit, m_stores, m_book.ids(), m_clock.now(), m_actor);
    writer.put_hours(planned);
    writer.flush();
    return report;
  };
  if (dry_run) return m_book.read([&](Unit& unit) { return run(unit, false); });
  return m_book.write([&](Unit& unit) { return run(unit, true); });
}

Result<ListReport> Team::take_in(const std::vector<EmployeeRow>& rows, bool dry_run) {
  if (dry_run)
    return m_book.read([&](Unit& unit) {
      return unless_none_may(TeamIntake(TeamFacts(unit, m_stores), m_actor).plan(rows));
    });
  m_book.ids().reserve(static_cast<std::int64_t>(rows.size()) + 64);
  return m_book.write([&](Unit& unit) -> Result<ListReport> {
    TeamIntake intake(TeamFacts(unit, m_stores), m_actor);
    auto report = unless_none_may(intake.plan(rows));
    if (!report) return report;
    TeamWriter writer(unit, m_stores, m_book.ids(), m_clock.now(), m_actor);
    intake.write(writer);
    writer.flush();
    return report;
  });
}

}  // namespace kontor::staff
