#include "persistence/stores/role_store.h"

#include "domain/base/failure.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace {

std::string rights_text(const std::set<company::Permission>& rights) {
  std::string text;
  for (const auto right : rights) {
    if (!text.empty()) text += ' ';
    text += company::name_of(right);
  }
  return text;
}

/// A right that this program does not know is a damaged row: a book of a newer program is not
/// opened by an older one.
std::set<company::Permission> rights_of(std::string_view text) {
  std::set<company::Permission> rights;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const auto right = company::permission_named(text.substr(0, end));
    if (!right) throw Failure(FailureCode::database_damaged, {{"detail", "staff_role"}});
    rights.insert(*right);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return rights;
}

void run_on(Unit& unit, const char* text, const staff::GivenRole& given) {
  Query(unit, text)
      .bind("id", given.employee)
      .bind("role", given.role)
      .bind("entity", given.scope.entity)
      .bind("location", given.scope.location)
      .bind("channel", given.scope.channel)
      .execute();
}

}  // namespace

std::vector<staff::Role> SqlRoleStore::own(Unit& unit) {
  std::vector<staff::Role> roles;
  staff::Role role;
  std::string rights;
  Query q(unit, "select code, name, rights from staff_role order by code");
  q.into(role.code, role.name, rights);
  while (q.next()) {
    role.permissions = rights_of(rights);
    roles.push_back(role);
  }
  return roles;
}

void SqlRoleStore::put(Unit& unit, const staff::Role& role) {
  Query(unit,
        "insert into staff_role (code, name, rights) values (:code, :name, :rights) "
        "on conflict (code) do update set name = excluded.name, rights = excluded.rights")
      .bind("code", role.code)
      .bind("name", role.name)
      .bind("rights", rights_text(role.permissions))
      .execute();
}

std::vector<staff::GivenRole> SqlRoleStore::given(Unit& unit) {
  std::vector<staff::GivenRole> all;
  staff::GivenRole row;
  Query q(unit,
          "select employee_id, role, entity_id, location_id, channel_id from employee_role "
          "order by 1, 2, 3, 4, 5");
  q.into(row.employee, row.role, row.scope.entity, row.scope.location, row.scope.channel);
  while (q.next()) all.push_back(row);
  return all;
}

void SqlRoleStore::give(Unit& unit, const staff::GivenRole& given) {
  run_on(unit,
         "insert into employee_role (employee_id, role, entity_id, location_id, channel_id) "
         "values (:id, :role, :entity, :location, :channel) on conflict do nothing",
         given);
}

void SqlRoleStore::take(Unit& unit, const staff::GivenRole& given) {
  run_on(unit,
         "delete from employee_role where employee_id = :id and role = :role "
         "and entity_id = :entity and location_id = :location and channel_id = :channel",
         given);
}

}  // namespace kontor::persistence
