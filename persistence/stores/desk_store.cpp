#include "persistence/stores/desk_store.h"

#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace desk_store_detail {

constexpr const char* guarded_name(desk::Guarded guarded) {
  return guarded == desk::Guarded::code ? "code" : "machine";
}

std::optional<desk::Credential> read_credential(Query& q) {
  desk::Credential c;
  q.into(c.employee, c.pin_hash, c.must_change, c.password_hash, c.password_must_change);
  // To the end, as where nothing is found: an unknown code takes as long as a known one.
  bool found = false;
  desk::Credential first;
  while (q.next()) {
    first = c;
    found = true;
  }
  return found ? std::optional(first) : std::nullopt;
}

std::string select_credential(const std::string& where) {
  return "select c.employee_id, c.pin_hash, c.must_change, c.password_hash, c.password_must_change "
         "from desk_credential c "
         "join employee e on e.id = c.employee_id where e.provisional = false and " +
         where;
}

/// What the desk keeps under a key; empty: nothing.
std::string state(Unit& unit, const std::string& key) {
  std::string value;
  Query q(unit, "select value from desk_state where key = :key");
  q.bind("key", key).into(value);
  while (q.next()) {
  }
  return value;
}

void set_state(Unit& unit, const std::string& key, const std::string& value) {
  Query q(unit,
          "insert into desk_state (key, value) values (:key, :value) "
          "on conflict (key) do update set value = excluded.value");
  q.bind("key", key).bind("value", value).execute();
}

std::string select_token(const std::string& rest) {
  return "select name, commands, employee_id, made_at, made_by, revoked_at from desk_token where " +
         rest;
}

std::vector<desk::Token> read_tokens(Query& q) {
  std::vector<desk::Token> tokens;
  desk::Token t;
  std::string commands;
  std::int64_t revoked = 0;
  q.into(t.name, commands, t.employee, t.made_at, t.made_by, revoked);
  while (q.next()) {
    t.commands = desk::commands_of(commands);
    t.revoked_at = revoked == 0 ? std::nullopt : std::optional(Instant{revoked});
    tokens.push_back(t);
  }
  return tokens;
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
  Query q(
      unit,
      "insert into desk_credential (employee_id, pin_hash, must_change, password_hash, "
      "password_must_change) values (:employee, :pin, :must_change, :password, :password_change) "
      "on conflict (employee_id) do update set pin_hash = excluded.pin_hash, "
      "must_change = excluded.must_change, password_hash = excluded.password_hash, "
      "password_must_change = excluded.password_must_change");
  q.bind("employee", c.employee).bind("pin", c.pin_hash).bind("must_change", c.must_change);
  q.bind("password", c.password_hash).bind("password_change", c.password_must_change).execute();
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

bool SqlDeskStore::any_secret(Unit& unit) {
  std::int64_t rows = 0;
  Query q(unit, "select count(*) from desk_credential where pin_hash <> '' or password_hash <> ''");
  q.into(rows);
  while (q.next()) {
  }
  return rows > 0;
}

void SqlDeskStore::clear_pins(Unit& unit) {
  Query(unit, "update desk_credential set pin_hash = '', must_change = false").execute();
}

bool SqlDeskStore::pins_off(Unit& unit) { return desk_store_detail::state(unit, "pins") == "off"; }

void SqlDeskStore::set_pins_off(Unit& unit, bool off) {
  desk_store_detail::set_state(unit, "pins", off ? "off" : "on");
}

std::string SqlDeskStore::book_name(Unit& unit) { return desk_store_detail::state(unit, "book"); }

void SqlDeskStore::set_book_name(Unit& unit, const std::string& name) {
  desk_store_detail::set_state(unit, "book", name);
}

std::string SqlDeskStore::pepper_digest(Unit& unit) {
  return desk_store_detail::state(unit, "pepper");
}

void SqlDeskStore::set_pepper_digest(Unit& unit, const std::string& digest) {
  desk_store_detail::set_state(unit, "pepper", digest);
}

std::string SqlDeskStore::enrolment(Unit& unit) {
  return desk_store_detail::state(unit, "enrolment");
}

void SqlDeskStore::set_enrolment(Unit& unit, const std::string& enrolment) {
  desk_store_detail::set_state(unit, "enrolment", enrolment);
}

bool SqlDeskStore::end_enrolment(Unit& unit, const std::string& enrolment) {
  Query q(unit, "delete from desk_state where key = 'enrolment' and value = :value");
  q.bind("value", enrolment);
  return q.execute() > 0;
}

std::vector<desk::Token> SqlDeskStore::tokens(Unit& unit) {
  Query q(unit, desk_store_detail::select_token("true order by name, made_at"));
  return desk_store_detail::read_tokens(q);
}

std::optional<desk::Token> SqlDeskStore::token(Unit& unit, const std::string& hash) {
  Query q(unit, desk_store_detail::select_token("secret = :secret"));
  q.bind("secret", hash);
  const auto found = desk_store_detail::read_tokens(q);
  if (found.empty()) return std::nullopt;
  return found.front();
}

void SqlDeskStore::add(Unit& unit, const desk::Token& t, const std::string& hash) {
  std::string commands;
  for (const std::string& command : t.commands) {
    commands += (commands.empty() ? "" : ",") + command;
  }
  Query q(unit,
          "insert into desk_token (secret, name, commands, employee_id, made_at, made_by, "
          "revoked_at) values (:secret, :name, :commands, :employee, :at, :maker, 0)");
  q.bind("secret", hash).bind("name", t.name).bind("commands", commands);
  q.bind("employee", t.employee).bind("at", t.made_at).bind("maker", t.made_by).execute();
}

bool SqlDeskStore::revoke_token(Unit& unit, const std::string& name, Instant at) {
  Query q(unit, "update desk_token set revoked_at = :at where name = :name and revoked_at = 0");
  q.bind("at", at).bind("name", name);
  return q.execute() > 0;
}

}  // namespace kontor::persistence
