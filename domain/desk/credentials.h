#pragma once

#include <functional>
#include <string>

#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/desk/pin.h"
#include "domain/desk/sign_in.h"
#include "domain/desk/token.h"

namespace kontor::desk {

/// Which secrets someone has.
struct SecretsHeld {
  bool pin = false;
  bool must_change = false;  ///< the PIN, at its next use
  bool password = false;
};

/// Whose secret it is: who they are, what people call them.
struct Bearer {
  EmployeeId employee;
  std::string code;
  std::vector<company::Scope> places = {company::Scope()};  ///< where they work (staff::places_of)
};

/// Secrets, machines and tokens as people set them. Each act is audited, never with a secret in it.
/// Secrets of others need Permission::edit_staff and every right that the other one holds: who
/// could give themselves another's PIN would have their rights. Machines and tokens need
/// Permission::manage_devices.
class Credentials {
 public:
  /// What someone may do today.
  using RightsOf = std::function<company::Actor(Unit&, EmployeeId)>;

  Credentials(Book& book, DeskStore& desk, books::LedgerStore& ledger, const Clock& clock,
              const company::Actor& actor, SecretCost cost, RightsOf rights_of)
      : m_book(book),
        m_desk(desk),
        m_ledger(ledger),
        m_clock(clock),
        m_actor(actor),
        m_cost(cost),
        m_rights_of(std::move(rights_of)) {}

  /// A new PIN. One's own is good at once; one that another set must be changed at its first use.
  /// Refuses permission_missing, secret_above_rights, first_secret.
  Result<SecretFault> set_pin(const Bearer& bearer, const std::string& pin, const Pepper& pepper);
  /// A new password; one that another set must be changed at its first use.
  /// The first secret of a book is the password of someone who may do everything (first_secret):
  /// others could give some people none, and nobody else could.
  Result<SecretFault> set_password(const Bearer& bearer, const std::string& password);
  /// Takes the PIN and its lock-out away; the employee has to be given a new one.
  Outcome clear_pin(const Bearer& bearer);

  /// Makes PINs good on a machine. Gives its new key, which the machine keeps. The first one's
  /// pepper becomes the book's; where all that were are revoked, too, and PINs end then, which
  /// nobody could check any more. Refuses device_exists, device_code_needed.
  Result<std::string> enrol(const std::string& name, const Pepper& pepper);
  /// The same with a code of an enrolled machine, which is used up by it. Gives the pepper too.
  /// Refuses device_code_wrong.
  Result<MachineKey> enrol(const std::string& name, const std::string& one_time_code);
  /// A code that is good once, for code_good_ms.
  Result<std::string> one_time_code(const Pepper& pepper);
  Outcome revoke(const std::string& machine_key);

  /// Gives the secret of a new token of an employee. Refuses token_exists, secret_above_rights.
  Result<std::string> add_token(const std::string& name, const Bearer& bearer,
                                const std::vector<std::string>& commands);
  /// Refuses token_unknown.
  Outcome revoke_token(const std::string& name);

 private:
  std::optional<Refusal> not_theirs_to_set(const Bearer& bearer) const;
  std::optional<Refusal> above_rights(Unit& unit, const Bearer& bearer);
  std::optional<Refusal> may_not_set(Unit& unit, const Bearer& bearer, bool pin);
  Credential credential(Unit& unit, EmployeeId employee);
  std::optional<Refusal> take_pepper(Unit& unit, const Pepper& pepper);
  std::optional<Refusal> name_taken(Unit& unit, const std::string& name);
  void add_machine(Unit& unit, const Machine& machine);
  void audit(Unit& unit, const char* action, const char* subject, std::int64_t id,
             std::string after);

  Book& m_book;
  DeskStore& m_desk;
  books::LedgerStore& m_ledger;
  const Clock& m_clock;
  const company::Actor& m_actor;
  SecretCost m_cost;
  RightsOf m_rights_of;
};

}  // namespace kontor::desk
