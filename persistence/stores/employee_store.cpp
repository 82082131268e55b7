#include "persistence/stores/employee_store.h"

#include <fmt/format.h>

#include <climits>
#include <map>
#include <set>

#include "domain/base/failure.h"
#include "persistence/stores/order_rows.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using staff::AliasMatch;
using staff::Employee;

namespace {

std::vector<Employee> employees_where(Unit& unit, const std::string& rest) {
  std::vector<Employee> found;
  Employee e;
  std::optional<std::string> name;  // erased people have none
  Query q(unit,
          "select e.id, e.code, p.name, e.provisional, e.owner, e.entity_id, e.hired_on, "
          "e.left_on, e.bound_to from employee e "
          "left join employee_person p on p.employee_id = e.id " +
              rest);
  q.into(e.id, e.code, name, e.provisional, e.owner, e.entity, e.hired, e.left, e.bound_to);
  while (q.next()) {
    e.name = name.value_or("");
    found.push_back(e);
  }
  return found;
}

void add_shops(Unit& unit, std::vector<Employee>& employees) {
  std::map<EmployeeId, Employee*> by_id;
  for (Employee& e : employees) by_id[e.id] = &e;
  EmployeeId id;
  LocationId place;
  Query q(unit, "select employee_id, location_id from employee_place order by 1, 2");
  q.into(id, place);
  while (q.next())
    if (const auto found = by_id.find(id); found != by_id.end())
      found->second->shops.push_back(place);
}

void write_shops(Unit& unit, const Employee& e) {
  for (const LocationId shop : e.shops)
    Query(unit, "insert into employee_place (employee_id, location_id) values (:id, :location)")
        .bind("id", e.id)
        .bind("location", shop)
        .execute();
}

}  // namespace

std::vector<Employee> SqlEmployeeStore::list(Unit& unit) {
  auto all = employees_where(unit, "order by e.code");
  add_shops(unit, all);
  return all;
}

Employee SqlEmployeeStore::owner(Unit& unit) {
  const auto owners = employees_where(unit, "where e.owner order by e.id limit 1");
  if (owners.empty()) throw Failure(FailureCode::database_damaged, {{"detail", "no owner"}});
  return owners.front();
}

std::vector<AliasMatch> SqlEmployeeStore::find(Unit& unit, ChannelId channel,
                                               const std::vector<std::string>& aliases) {
  std::vector<AliasMatch> found;
  in_parts(aliases, list_part, [&](const std::vector<std::string>& part) {
    AliasMatch match;
    Query q(unit,
            "select alias, employee_id from employee_alias where channel_id = :channel "
            "and " +
                in_texts(unit, "alias", "aliases") + " order by alias");
    q.bind("channel", channel).bind_texts("aliases", part).into(match.alias, match.employee);
    while (q.next()) found.push_back(match);
  });
  return found;
}

std::vector<staff::EmployeeAlias> SqlEmployeeStore::aliases(Unit& unit) {
  Query q(unit,
          "select employee_id, channel_id, alias from employee_alias "
          "order by employee_id, channel_id, alias");
  staff::EmployeeAlias row;
  q.into(row.employee, row.channel, row.alias);
  std::vector<staff::EmployeeAlias> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

void SqlEmployeeStore::add(Unit& unit, const Employee& e) {
  Query(unit,
        "insert into employee (id, code, provisional, owner, entity_id, hired_on, left_on, "
        "bound_to) values (:id, :code, :provisional, :owner, :entity, :hired, :left_day, :bound)")
      .bind("id", e.id)
      .bind("code", e.code)
      .bind("provisional", e.provisional)
      .bind("owner", e.owner)
      .bind("entity", e.entity)
      .bind("hired", e.hired)
      .bind("left_day", e.left)
      .bind("bound", e.bound_to)
      .execute();
  Query(unit, "insert into employee_person (employee_id, name) values (:id, :name)")
      .bind("id", e.id)
      .bind("name", e.name)
      .execute();
  write_shops(unit, e);
}

void SqlEmployeeStore::set(Unit& unit, const Employee& e) {
  Query(unit,
        "update employee set provisional = :provisional, entity_id = :entity, hired_on = :hired, "
        "left_on = :left_day, bound_to = :bound where id = :id")
      .bind("provisional", e.provisional)
      .bind("entity", e.entity)
      .bind("hired", e.hired)
      .bind("left_day", e.left)
      .bind("bound", e.bound_to)
      .bind("id", e.id)
      .execute();
  Query(unit, "update employee_person set name = :name where employee_id = :id")
      .bind("name", e.name)
      .bind("id", e.id)
      .execute();
  Query(unit, "delete from employee_place where employee_id = :id").bind("id", e.id).execute();
  write_shops(unit, e);
}

void SqlEmployeeStore::add_alias(Unit& unit, ChannelId channel, const AliasMatch& alias,
                                 BatchId batch) {
  Query(unit,
        "insert into employee_alias (channel_id, alias, employee_id, batch_id) "
        "values (:channel, :alias, :employee, :batch) on conflict do nothing")
      .bind("channel", channel)
      .bind("alias", alias.alias)
      .bind("employee", alias.employee)
      .bind("batch", batch)
      .execute();
}

void SqlEmployeeStore::move_aliases(Unit& unit, EmployeeId from, EmployeeId to) {
  Query(unit, "update employee_alias set employee_id = :other where employee_id = :id")
      .bind("other", to)
      .bind("id", from)
      .execute();
}

void SqlEmployeeStore::put_hours(Unit& unit, const std::vector<staff::WorkedHours>& hours) {
  for (const auto& h : hours) {
    Query(unit,
          "delete from worked_hours where employee_id = :id and date = :day "
          "and location_id = :location")
        .bind("id", h.employee)
        .bind("day", h.date)
        .bind("location", h.location)
        .execute();
    if (h.minutes == 0) continue;
    Query(unit,
          "insert into worked_hours (employee_id, date, location_id, minutes) "
          "values (:id, :day, :location, :minutes)")
        .bind("id", h.employee)
        .bind("day", h.date)
        .bind("location", h.location)
        .bind("minutes", h.minutes)
        .execute();
  }
}

std::vector<staff::WorkedHours> SqlEmployeeStore::hours(Unit& unit,
                                                        const staff::HoursFilter& filter) {
  const std::string one = filter.employee ? "and h.employee_id = :id " : "";
  Query q(unit,
          "select h.employee_id, h.date, h.location_id, h.minutes from worked_hours h "
          "join employee e on e.id = h.employee_id "
          "where h.date >= :from_day and h.date <= :to_day " +
              one + "order by h.date, e.code, h.location_id");
  q.bind("from_day", filter.from.value_or(BusinessDate{INT32_MIN}));
  q.bind("to_day", filter.to.value_or(BusinessDate{INT32_MAX}));
  if (filter.employee) q.bind("id", filter.employee);
  staff::WorkedHours row;
  q.into(row.employee, row.date, row.location, row.minutes);
  std::vector<staff::WorkedHours> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

void SqlEmployeeStore::put_targets(Unit& unit, const std::vector<staff::Target>& targets) {
  for (const auto& t : targets) {
    Query(unit,
          "delete from employee_target where employee_id = :id and month = :month "
          "and currency = :currency")
        .bind("id", t.employee)
        .bind("month", t.month)
        .bind("currency", t.net.currency.code())
        .execute();
    if (t.net.minor == 0) continue;
    Query(unit,
          "insert into employee_target (employee_id, month, currency, net_minor) "
          "values (:id, :month, :currency, :net)")
        .bind("id", t.employee)
        .bind("month", t.month)
        .bind("currency", t.net.currency.code())
        .bind("net", t.net.minor)
        .execute();
  }
}

std::vector<staff::Target> SqlEmployeeStore::targets(Unit& unit, const staff::HoursFilter& filter) {
  const std::string one = filter.employee ? "and t.employee_id = :id " : "";
  Query q(unit,
          "select t.employee_id, t.month, t.currency, t.net_minor from employee_target t "
          "join employee e on e.id = t.employee_id "
          "where t.month >= :from_day and t.month <= :to_day " +
              one + "order by t.month, e.code, t.currency");
  q.bind("from_day", filter.from.value_or(BusinessDate{INT32_MIN}));
  q.bind("to_day", filter.to.value_or(BusinessDate{INT32_MAX}));
  if (filter.employee) q.bind("id", filter.employee);
  staff::Target row;
  q.into(row.employee, row.month, row.net.currency, row.net.minor);
  std::vector<staff::Target> rows;
  while (q.next()) rows.push_back(row);
  return rows;
}

std::vector<EmployeeId> SqlEmployeeStore::unused(Unit& unit, BatchId batch) {
  std::set<EmployeeId> standing;
  each_standing_order(unit, batch,
                      [&](const orders::Order& order) { standing.insert(order.employee); });
  std::vector<EmployeeId> found;
  EmployeeId id;
  Query q(unit,
          "select e.id from (select distinct employee_id from employee_alias "
          "where batch_id = :batch) named join employee e on e.id = named.employee_id "
          "left join (select distinct employee_id from order_head where hidden = false) used "
          "on used.employee_id = e.id "
          "left join (select employee_id from sales_day_all group by employee_id, date, "
          "channel_id, currency having sum(orders) <> 0 or sum(lines) <> 0 "
          "or sum(units_milli) <> 0 or sum(gross_minor) <> 0 or sum(discount_minor) <> 0 "
          "or sum(returns_minor) <> 0 or sum(shipping_minor) <> 0 or sum(tax_minor) <> 0) figures "
          "on figures.employee_id = e.id "
          "where e.provisional and used.employee_id is null and figures.employee_id is null "
          "and not exists (select 1 from employee_alias a where a.employee_id = e.id "
          "and a.batch_id <> :batch) order by e.id");
  q.bind("batch", batch).into(id);
  while (q.next()) {
    if (!standing.contains(id)) found.push_back(id);
  }
  return found;
}

void SqlEmployeeStore::undo(Unit& unit, const std::vector<EmployeeId>& employees) {
  in_parts(employees, list_part, [&](std::vector<EmployeeId> part) {
    std::erase_if(part, [used = shown_by_orders(unit, "employee_id", part)](EmployeeId id) {
      return used.contains(id.value);
    });
    for (const auto& [table, column] :
         {std::pair("employee_alias", "employee_id"), std::pair("employee_person", "employee_id"),
          std::pair("employee", "id")}) {
      Query(unit, fmt::format("delete from {} where {}", table, in_ids(unit, column, "ids")))
          .bind_ids("ids", part)
          .execute();
    }
  });
}

}  // namespace kontor::persistence
