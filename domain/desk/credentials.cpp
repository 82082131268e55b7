#include "domain/desk/credentials.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/desk/enrolment.h"
#include "domain/post_audit.h"

namespace kontor::desk {

using company::Permission;

namespace {

std::optional<Refusal> not_for_devices(const company::Actor& actor) {
  return company::refused(actor, Permission::manage_devices);
}

/// Every right of `other`, wherever it holds.
bool holds_all_of(const company::Actor& actor, const company::Actor& other) {
  const bool everywhere = std::all_of(other.permissions.begin(), other.permissions.end(),
                                      [&](Permission right) { return actor.may(right); });
  return everywhere && std::all_of(other.scoped.begin(), other.scoped.end(), [&](const auto& part) {
           return std::all_of(part.permissions.begin(), part.permissions.end(),
                              [&](Permission right) { return actor.may(right, part.scope); });
         });
}

/// What the audit keeps of a token.
std::string token_text(const std::string& name, const std::vector<std::string>& commands) {
  std::string words;
  for (const std::string& command : commands) words += (words.empty() ? "" : ", ") + command;
  FieldWriter w;
  w.add("name").add(name);
  w.end_record();
  w.add("commands").add(words);
  return w.text();
}

}  // namespace

std::optional<Refusal> Credentials::not_theirs_to_set(const Bearer& bearer) const {
  for (const company::Scope& place : bearer.places) {
    // Whoever approves it needs the right at all of the shops.
    const auto at = bearer.places.size() > 1 ? company::Scope() : place;
    if (company::refused(m_actor, Permission::edit_staff, place))
      return company::refused(m_actor, Permission::edit_staff, at);
  }
  return std::nullopt;
}

std::optional<Refusal> Credentials::above_rights(Unit& unit, const Bearer& bearer) {
  if (bearer.employee == m_actor.employee) return std::nullopt;
  if (holds_all_of(m_actor, m_rights_of(unit, bearer.employee))) return std::nullopt;
  return Refusal{RefusalCode::secret_above_rights, {{"employee", bearer.code}}};
}

std::optional<Refusal> Credentials::may_not_set(Unit& unit, const Bearer& bearer, bool pin) {
  if (bearer.employee != m_actor.employee) {
    if (auto refusal = not_theirs_to_set(bearer)) return refusal;
    if (auto refusal = above_rights(unit, bearer)) return refusal;
  }
  if (m_desk.any_secret(unit)) return std::nullopt;
  const bool may_all = m_rights_of(unit, bearer.employee).permissions == company::all_permissions();
  if (!pin && may_all) return std::nullopt;
  return Refusal{RefusalCode::first_secret, {}};
}

Credential Credentials::credential(Unit& unit, EmployeeId employee) {
  Credential found = m_desk.credential(unit, employee).value_or(Credential());
  found.employee = employee;
  return found;
}

void Credentials::audit(Unit& unit, const char* action, const char* subject, std::int64_t id,
                        std::string after) {
  books::post_audit(
      unit, m_ledger,
      books::audit_row(m_actor, m_clock.now(), action, subject, id, {}, std::move(after)));
}

Result<SecretFault> Credentials::set_pin(const Bearer& bearer, const std::string& pin,
                                         const Pepper& pepper) {
  const bool own = bearer.employee == m_actor.employee;
  Credential before;
  const auto early = m_book.read([&](Unit& unit) {
    before = credential(unit, bearer.employee);
    return may_not_set(unit, bearer, true);
  });
  if (early) return *early;
  const SecretFault fault = fault_of_pin(pin, bearer.code);
  if (fault != SecretFault::none) return fault;
  if (!before.pin_hash.empty() && pin_fits(before.pin_hash, pin, bearer.employee, pepper)) {
    return SecretFault::unchanged;
  }
  const std::string hash = hash_of_pin(pin, bearer.employee, pepper, m_cost);
  return m_book.write([&](Unit& unit) -> Result<SecretFault> {
    if (const auto refusal = may_not_set(unit, bearer, true)) return *refusal;
    Credential next = credential(unit, bearer.employee);
    next.pin_hash = hash;
    next.must_change = !own;
    m_desk.put(unit, next);
    audit(unit, "pin.set", "employee", bearer.employee.value, {});
    return SecretFault::none;
  });
}

Result<SecretFault> Credentials::set_password(const Bearer& bearer, const std::string& password) {
  const bool own = bearer.employee == m_actor.employee;
  Credential before;
  const auto early = m_book.read([&](Unit& unit) {
    before = credential(unit, bearer.employee);
    return may_not_set(unit, bearer, false);
  });
  if (early) return *early;
  const SecretFault fault = fault_of_password(password, bearer.code);
  if (fault != SecretFault::none) return fault;
  if (!before.password_hash.empty() && password_fits(before.password_hash, password))
    return SecretFault::unchanged;
  const std::string hash = hash_of_password(password, m_cost);
  return m_book.write([&](Unit& unit) -> Result<SecretFault> {
    if (const auto refusal = may_not_set(unit, bearer, false)) return *refusal;
    Credential next = credential(unit, bearer.employee);
    next.password_hash = hash;
    next.password_must_change = !own;
    m_desk.put(unit, next);
    audit(unit, "password.set", "employee", bearer.employee.value, {});
    return SecretFault::none;
  });
}

Outcome Credentials::clear_pin(const Bearer& bearer) {
  if (const auto refusal = not_theirs_to_set(bearer)) return *refusal;
  return m_book.write([&](Unit& unit) -> Outcome {
    if (const auto refusal = above_rights(unit, bearer)) return *refusal;
    Credential next = credential(unit, bearer.employee);
    next.pin_hash.clear();
    next.must_change = false;
    m_desk.put(unit, next);
    const std::string key = SignIn::tries_key(bearer.code);
    m_desk.tries(unit, Guarded::code, key);
    m_desk.put_tries(unit, Guarded::code, key, Tries());
    audit(unit, "pin.clear", "employee", bearer.employee.value, {});
    return Done{};
  });
}

std::optional<Refusal> Credentials::name_taken(Unit& unit, const std::string& name) {
  for (const Machine& other : m_desk.machines(unit)) {
    if (other.name == name && !other.revoked_at)
      return Refusal{RefusalCode::device_exists, {{"device", name}}};
  }
  return std::nullopt;
}

void Credentials::add_machine(Unit& unit, const Machine& machine) {
  m_desk.add(unit, machine);
  audit(unit, "device.enrol", "device", 0, machine.name);
}

std::optional<Refusal> Credentials::take_pepper(Unit& unit, const Pepper& pepper) {
  const std::string digest = digest_of(pepper);
  if (m_desk.pepper_digest(unit) == digest) return std::nullopt;
  const auto machines = m_desk.machines(unit);
  if (!std::all_of(machines.begin(), machines.end(),
                   [](const Machine& m) { return m.revoked_at.has_value(); }))
    return Refusal{RefusalCode::device_code_needed, {}};
  m_desk.clear_pins(unit);
  m_desk.set_pepper_digest(unit, digest);
  if (m_desk.book_name(unit).empty()) m_desk.set_book_name(unit, new_random_name());
  return std::nullopt;
}

Result<std::string> Credentials::enrol(const std::string& name, const Pepper& pepper) {
  if (const auto refusal = not_for_devices(m_actor)) return *refusal;
  const Machine machine{new_random_name(), name, m_clock.now(), m_actor.employee, std::nullopt};
  const auto refusal = m_book.write([&](Unit& unit) -> std::optional<Refusal> {
    // A refusal is no exception: what was written before it would stay.
    if (auto taken = name_taken(unit, name)) return taken;
    if (auto other = take_pepper(unit, pepper)) return other;
    add_machine(unit, machine);
    return std::nullopt;
  });
  if (refusal) return *refusal;
  return machine.key;
}

Result<MachineKey> Credentials::enrol(const std::string& name, const std::string& one_time_code) {
  if (const auto refusal = not_for_devices(m_actor)) return *refusal;
  const Refusal wrong{RefusalCode::device_code_wrong, {}};
  const std::string kept = m_book.read([&](Unit& unit) { return m_desk.enrolment(unit); });
  const auto pepper = pepper_in(kept, one_time_code, m_clock.now());
  if (!pepper) return wrong;
  const Machine machine{new_random_name(), name, m_clock.now(), m_actor.employee, std::nullopt};
  const auto refusal = m_book.write([&](Unit& unit) -> std::optional<Refusal> {
    if (auto taken = name_taken(unit, name)) return taken;
    // Another machine may have used it up meanwhile.
    if (!m_desk.end_enrolment(unit, kept)) return wrong;
    add_machine(unit, machine);
    return std::nullopt;
  });
  if (refusal) return *refusal;
  return MachineKey{machine.key, *pepper};
}

Result<std::string> Credentials::one_time_code(const Pepper& pepper) {
  if (const auto refusal = not_for_devices(m_actor)) return *refusal;
  const std::string code = new_one_time_code();
  const std::string kept = enrolment_of(pepper, code, m_clock.now(), m_cost);
  m_book.write([&](Unit& unit) {
    m_desk.set_enrolment(unit, kept);
    audit(unit, "device.code", "device", 0, {});
  });
  return code;
}

Outcome Credentials::revoke(const std::string& machine_key) {
  if (const auto refusal = not_for_devices(m_actor)) return *refusal;
  m_book.write([&](Unit& unit) {
    std::string name;
    for (const Machine& machine : m_desk.machines(unit)) {
      if (machine.key == machine_key) name = machine.name;
    }
    m_desk.revoke(unit, machine_key, m_clock.now());
    audit(unit, "device.revoke", "device", 0, name);
  });
  return Done{};
}

Result<std::string> Credentials::add_token(const std::string& name, const Bearer& bearer,
                                           const std::vector<std::string>& commands) {
  if (const auto refusal = not_for_devices(m_actor)) return *refusal;
  if (name.empty()) return Refusal{RefusalCode::name_missing, {}};
  const std::string secret = new_random_name() + new_random_name();
  const auto refusal = m_book.write([&](Unit& unit) -> std::optional<Refusal> {
    if (auto above = above_rights(unit, bearer)) return above;
    for (const Token& other : m_desk.tokens(unit)) {
      if (other.name == name && !other.revoked_at)
        return Refusal{RefusalCode::token_exists, {{"token", name}}};
    }
    m_desk.add(unit,
               {name, commands, bearer.employee, m_clock.now(), m_actor.employee, std::nullopt},
               hash_of_token(secret));
    audit(unit, "token.add", "token", bearer.employee.value, token_text(name, commands));
    return std::nullopt;
  });
  if (refusal) return *refusal;
  return secret;
}

Outcome Credentials::revoke_token(const std::string& name) {
  if (const auto refusal = not_for_devices(m_actor)) return *refusal;
  return m_book.write([&](Unit& unit) -> Outcome {
    if (!m_desk.revoke_token(unit, name, m_clock.now()))
      return Refusal{RefusalCode::token_unknown, {{"token", name}}};
    audit(unit, "token.revoke", "token", 0, name);
    return Done{};
  });
}

}  // namespace kontor::desk
