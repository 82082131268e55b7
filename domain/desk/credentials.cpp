#include "domain/desk/credentials.h"

namespace kontor::desk {

std::optional<Refusal> Credentials::not_permitted() const {
  if (m_actor.may(company::Permission::manage_book)) return std::nullopt;
  return Refusal{RefusalCode::permission_missing, {{"permission", "manage_book"}}};
}

Credential Credentials::credential(Unit& unit, EmployeeId employee) {
  Credential found = m_desk.credential(unit, employee).value_or(Credential());
  found.employee = employee;
  return found;
}

void Credentials::audit(Unit& unit, const char* action, const char* subject, std::int64_t id,
                        std::string after) {
  books::PostingSet set;
  set.audit.push_back({m_clock.now(),
                       m_actor.employee,
                       m_actor.machine,
                       action,
                       subject,
                       id,
                       {},
                       std::move(after),
                       {}});
  m_ledger.post(unit, set);
}

Result<SecretFault> Credentials::set_pin(EmployeeId employee, const std::string& code,
                                         const std::string& pin, const Pepper& pepper) {
  const bool own = employee == m_actor.employee;
  if (!own) {
    if (const auto refusal = not_permitted()) return *refusal;
  }
  const SecretFault fault = fault_of_pin(pin, code);
  if (fault != SecretFault::none) return fault;
  const Credential before = m_book.read([&](Unit& unit) { return credential(unit, employee); });
  if (!before.pin_hash.empty() && pin_fits(before.pin_hash, pin, employee, pepper)) {
    return SecretFault::unchanged;
  }
  const std::string hash = hash_of_pin(pin, employee, pepper, m_cost);
  m_book.write([&](Unit& unit) {
    Credential next = credential(unit, employee);
    next.pin_hash = hash;
    next.must_change = !own;
    m_desk.put(unit, next);
    audit(unit, "pin.set", "employee", employee.value, {});
  });
  return SecretFault::none;
}

Result<SecretFault> Credentials::set_password(EmployeeId employee, const std::string& code,
                                              const std::string& password) {
  if (employee != m_actor.employee) {
    if (const auto refusal = not_permitted()) return *refusal;
  }
  const SecretFault fault = fault_of_password(password, code);
  if (fault != SecretFault::none) return fault;
  const std::string hash = hash_of_password(password, m_cost);
  m_book.write([&](Unit& unit) {
    Credential next = credential(unit, employee);
    next.password_hash = hash;
    m_desk.put(unit, next);
    audit(unit, "password.set", "employee", employee.value, {});
  });
  return SecretFault::none;
}

Outcome Credentials::clear_pin(EmployeeId employee, const std::string& code) {
  if (const auto refusal = not_permitted()) return *refusal;
  m_book.write([&](Unit& unit) {
    Credential next = credential(unit, employee);
    next.pin_hash.clear();
    next.must_change = false;
    m_desk.put(unit, next);
    const std::string key = SignIn::tries_key(code);
    m_desk.tries(unit, Guarded::code, key);
    m_desk.put_tries(unit, Guarded::code, key, Tries());
    audit(unit, "pin.clear", "employee", employee.value, {});
  });
  return Done{};
}

Result<std::string> Credentials::enrol(const std::string& name) {
  if (const auto refusal = not_permitted()) return *refusal;
  const Machine machine{new_random_name(), name, m_clock.now(), m_actor.employee, std::nullopt};
  m_book.write([&](Unit& unit) {
    m_desk.add(unit, machine);
    audit(unit, "device.enrol", "device", 0, name);
  });
  return machine.key;
}

Outcome Credentials::revoke(const std::string& machine_key) {
  if (const auto refusal = not_permitted()) return *refusal;
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

}  // namespace kontor::desk
