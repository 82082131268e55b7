#include "persistence/stores/desk_store.h"

#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace desk_store_detail {

constexpr const char* guarded_name(desk::Guarded guarded) {
  return guarded == desk::Guarded::code ? "code" : "machine";
}

std::optional<desk::Credential> read_credential(Query& q) {
  desk::Credential c;
  q.into(c.employee, c.pin_hash, c.must_change, c.password_hash);
  if (!q.next()) return std::nullopt;
  return c;
}

std::string select_credential(const std::string& where) {
  return "select c.employee_id, c.pin_hash, c.must_change, c.password_hash from desk_credential c "
         "join employee e on e.id = c.employee_id where e.provisional = false and " +
         where;
}

}  // namespace desk_store_detail

std::optional<desk::Credential> SqlDeskStore::credential(Unit& unit, const std::string& code) {
  using namespace desk_store_detail;
  Query q(unit, select_credential("e.code = :code"));
  q.bind("code", code);
  return read_credential(q);
}

std::optional<desk::Credential> SqlDeskStore::credential(Unit& unit, EmployeeId employee) {
  using namespace desk_store_detail;
  Query q(unit, select_credential("c.employee_id = :employee"));
  q.bind("employee", employee);
  return read_credential(q);
}

void SqlDeskStore::put(Unit& unit, const desk::Credential& c) {
  Query q(unit,
          "insert into desk_credential (employee_id, pin_hash, must_change, password_hash) "
          "values (:employee, :pin, :must_change, :password) on conflict (employee_id) do update "
          "set pin_hash = excluded.pin_hash, must_change = excluded.must_change, "
          "password_hash = excluded.password_hash");
  q.bind("employee", c.employee).bind("pin", c.pin_hash).bind("must_change", c.must_change);
  q.bind("password", c.password_hash).execute();
}

desk::Tries SqlDeskStore::tries(Unit& unit, desk::Guarded guarded, const std::string& key) {
  const std::string name = desk_store_detail::guarded_name(guarded);
  // The row must be there to be locked: two first tries at once wait for each other here.
  Query(unit,
        "insert into desk_tries (guarded, key, failures, locked_until, seen) "
        "values (:guarded, :key, 0, 0, 0) on conflict (guarded, key) do nothing")
      .bind("guarded", name)
      .bind("key", key)
      .execute();
  desk::Tries tries;
  Query q(unit,
          "select failures, locked_until, seen from desk_tries where guarded = :guarded "
          "and key = :key" +
              sql(unit).dialect().for_update());
  q.bind("guarded", name).bind("key", key);
  q.into(tries.failures, tries.locked_until, tries.seen);
  while (q.next()) {
  }
  return tries;
}

void SqlDeskStore::put_tries(Unit& unit, desk::Guarded guarded, const std::string& key,
                             const desk::Tries& tries) {
  Query q(unit,
          "update desk_tries set failures = :failures, locked_until = :until, seen = :seen "
          "where guarded = :guarded and key = :key");
  q.bind("failures", tries.failures).bind("until", tries.locked_until).bind("seen", tries.seen);
  q.bind("guarded", desk_store_detail::guarded_name(guarded)).bind("key", key).execute();
}

std::vector<desk::Machine> SqlDeskStore::machines(Unit& unit) {
  std::vector<desk::Machine> machines;
  desk::Machine m;
  std::int64_t revoked = 0;
  Query q(unit,
          "select key, name, enrolled_at, enrolled_by, revoked_at from desk_machine "
          "order by name, key");
  q.into(m.key, m.name, m.enrolled_at, m.enrolled_by, revoked);
  while (q.next()) {
    m.revoked_at = revoked == 0 ? std::nullopt : std::optional(Instant{revoked});
    machines.push_back(m);
  }
  return machines;
}

void SqlDeskStore::add(Unit& unit, const desk::Machine& m) {
  Query q(unit,
          "insert into desk_machine (key, name, enrolled_at, enrolled_by, revoked_at) "
          "values (:key, :name, :at, :employee, 0)");
  q.bind("key", m.key).bind("name", m.name).bind("at", m.enrolled_at);
  q.bind("employee", m.enrolled_by).execute();
}

void SqlDeskStore::revoke(Unit& unit, const std::string& key, Instant at) {
  Query q(unit, "update desk_machine set revoked_at = :at where key = :key and revoked_at = 0");
  q.bind("at", at).bind("key", key).execute();
}

bool SqlDeskStore::pins_off(Unit& unit) {
  std::int64_t rows = 0;
  Query q(unit, "select count(*) from desk_state where key = 'pins' and value = 'off'");
  q.into(rows);
  while (q.next()) {
  }
  return rows > 0;
}

void SqlDeskStore::set_pins_off(Unit& unit, bool off) {
  Query q(unit,
          "insert into desk_state (key, value) values ('pins', :value) "
          "on conflict (key) do update set value = excluded.value");
  q.bind("value", off ? "off" : "on").execute();
}

}  // namespace kontor::persistence
