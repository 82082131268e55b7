#pragma once

#include <string>

#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/desk/pin.h"
#include "domain/desk/sign_in.h"

namespace kontor::desk {

/// Secrets and machines as people set them. Each act is audited, never with a secret in it; those
/// on others need Permission::manage_book (permission_missing).
class Credentials {
 public:
  Credentials(Book& book, DeskStore& desk, books::LedgerStore& ledger, const Clock& clock,
              const company::Actor& actor, SecretCost cost)
      : m_book(book),
        m_desk(desk),
        m_ledger(ledger),
        m_clock(clock),
        m_actor(actor),
        m_cost(cost) {}

  /// A new PIN. One's own is good at once; one that another set must be changed at its first use.
  Result<SecretFault> set_pin(EmployeeId employee, const std::string& code, const std::string& pin,
                              const Pepper& pepper);
  Result<SecretFault> set_password(EmployeeId employee, const std::string& code,
                                   const std::string& password);
  /// Takes the PIN and its lock-out away; the employee has to be given a new one.
  Outcome clear_pin(EmployeeId employee, const std::string& code);

  /// Makes PINs good on a machine. Gives its new key, which the machine keeps.
  Result<std::string> enrol(const std::string& name);
  Outcome revoke(const std::string& machine_key);

 private:
  std::optional<Refusal> not_permitted() const;
  Credential credential(Unit& unit, EmployeeId employee);
  void audit(Unit& unit, const char* action, const char* subject, std::int64_t id,
             std::string after);

  Book& m_book;
  DeskStore& m_desk;
  books::LedgerStore& m_ledger;
  const Clock& m_clock;
  const company::Actor& m_actor;
  SecretCost m_cost;
};

}  // namespace kontor::desk
