#include "persistence/stores/employee_store.h"

#include <fmt/format.h>

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
          "select e.id, e.code, p.name, e.provisional, e.owner from employee e "
          "left join employee_person p on p.employee_id = e.id " +
              rest);
  q.into(e.id, e.code, name, e.provisional, e.owner);
  while (q.next()) {
    e.name = name.value_or("");
    found.push_back(e);
  }
  return found;
}

}  // namespace

std::vector<Employee> SqlEmployeeStore::list(Unit& unit) {
  return employees_where(unit, "order by e.code");
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

void SqlEmployeeStore::add(Unit& unit, const Employee& e) {
  Query(unit,
        "insert into employee (id, code, provisional, owner) "
        "values (:id, :code, :provisional, :owner)")
      .bind("id", e.id)
      .bind("code", e.code)
      .bind("provisional", e.provisional)
      .bind("owner", e.owner)
      .execute();
  Query(unit, "insert into employee_person (employee_id, name) values (:id, :name)")
      .bind("id", e.id)
      .bind("name", e.name)
      .execute();
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
