#include "domain/desk/sign_in.h"

#include <algorithm>

#include "domain/base/digest.h"
#include "domain/base/fold.h"
#include "domain/post_audit.h"

namespace kontor::desk {

namespace {

/// What people call a machine: its key is nobody's business.
std::string machine_name(const std::vector<Machine>& machines, const std::string& key) {
  const auto found = std::ranges::find(machines, key, &Machine::key);
  return found == machines.end() ? key : found->name;
}

bool enrolled(const std::vector<Machine>& machines, const std::string& key) {
  return std::ranges::any_of(machines,
                             [&](const Machine& m) { return m.key == key && !m.revoked_at; });
}

}  // namespace

struct SignIn::Begun {
  SignedIn outcome;
  Credential credential;
};

SignIn::SignIn(Book& book, DeskStore& desk, books::LedgerStore& ledger, const Clock& clock,
               SecretCost cost, Administrators administrators, Present present)
    : m_book(book),
      m_desk(desk),
      m_ledger(ledger),
      m_clock(clock),
      m_blank(blank_hash(cost)),
      m_administrators(std::move(administrators)),
      m_present(std::move(present)) {}

std::string SignIn::tries_key(const std::string& code) { return sha256_hex("code " + fold(code)); }

SignedIn SignIn::by_pin(const MachineKey& machine, const std::string& code,
                        const std::string& pin) {
  return run(machine.key, code, true, [&](const std::string& hash, EmployeeId employee) {
    return pin_fits(hash, pin, employee, machine.pepper);
  });
}

SignedIn SignIn::by_password(const std::string& machine, const std::string& code,
                             const std::string& password) {
  return run(machine, code, false,
             [&](const std::string& hash, EmployeeId) { return password_fits(hash, password); });
}

SignIn::Begun SignIn::begin(const std::string& machine, const std::string& code, bool pin) {
  return m_book.write([&](Unit& unit) {
    Begun begun;
    SignInRefusal& refusal = begun.outcome.refusal;
    if (pin && !enrolled(m_desk.machines(unit), machine)) {
      refusal = SignInRefusal::not_enrolled;
      return begun;
    }
    if (pin && m_desk.pins_off(unit)) {
      refusal = SignInRefusal::pins_off;
      return begun;
    }
    const Instant now = m_clock.now();
    // Always in this order, so that two tries never wait for each other.
    const Tries on_machine = m_desk.tries(unit, Guarded::machine, machine);
    const Tries of_code = m_desk.tries(unit, Guarded::code, tries_key(code));
    begun.outcome.wait_ms = std::max(wait_of(on_machine, now), wait_of(of_code, now));
    if (begun.outcome.wait_ms > 0) {
      refusal = SignInRefusal::locked;
      return begun;
    }
    m_desk.put_tries(unit, Guarded::machine, machine, counted(Guarded::machine, on_machine, now));
    m_desk.put_tries(unit, Guarded::code, tries_key(code), counted(Guarded::code, of_code, now));
    const auto found = m_desk.credential(unit, code);
    // Asked for an unknown code, too: it takes as long.
    const bool present = !m_present || m_present(unit, found ? found->employee : EmployeeId());
    if (found && present) begun.credential = *found;
    return begun;
  });
}

void SignIn::end(const std::string& machine, const std::string& code, bool pin, EmployeeId employee,
                 bool right) {
  m_book.write([&](Unit& unit) {
    const Tries on_machine = m_desk.tries(unit, Guarded::machine, machine);
    const Tries of_code = m_desk.tries(unit, Guarded::code, tries_key(code));
    if (right) {
      m_desk.put_tries(unit, Guarded::machine, machine, forgiven(on_machine, of_code.failures));
      m_desk.put_tries(unit, Guarded::code, tries_key(code), forgiven(of_code, of_code.failures));
      if (!pin && m_desk.pins_off(unit) && m_administrators(unit, employee)) {
        m_desk.set_pins_off(unit, false);
      }
    }
    books::post_audit(unit, m_ledger,
                      books::AuditRow{m_clock.now(),
                                      right ? employee : EmployeeId(),
                                      machine_name(m_desk.machines(unit), machine),
                                      right ? "sign_in.right" : "sign_in.wrong",
                                      "employee",
                                      employee.value,
                                      {},
                                      pin ? "pin" : "password",
                                      {}});
  });
}

SignedIn SignIn::run(const std::string& machine, const std::string& code, bool pin,
                     const std::function<bool(const std::string&, EmployeeId)>& fits) {
  const Begun begun = begin(machine, code, pin);
  if (begun.outcome.refusal != SignInRefusal::none) return begun.outcome;
  const Credential& known = begun.credential;
  const std::string& own = pin ? known.pin_hash : known.password_hash;
  // Outside the transaction: a guess takes a tenth of a second on purpose.
  const bool right = fits(own.empty() ? m_blank : own, known.employee) && !own.empty();
  end(machine, code, pin, known.employee, right);
  if (!right) return {SignInRefusal::wrong, 0, {}, false};
  return {SignInRefusal::none, 0, known.employee,
          pin ? known.must_change : known.password_must_change};
}

}  // namespace kontor::desk
