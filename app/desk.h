#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/machine_keys.h"
#include "domain/desk/credentials.h"
#include "domain/desk/sign_in.h"
#include "domain/desk/token.h"
#include "persistence/stores/desk_store.h"

namespace kontor::app {

/// A PIN or a password, as somebody typed it.
struct Secret {
  enum class Kind { pin, password };
  Kind kind;
  std::string text;
};

/// Who is at a book, on this machine, and what lets them be.
///
/// What hashes a secret takes a tenth of a second on purpose and belongs on a worker: by_pin,
/// by_password, approve, set_…, one_time_code, enrol with a code. Nothing here changes the book's
/// actor but act_as: any thread may call the rest while others work with the book.
/// All throw Failure. Refusals have their sentence in i18n (desk::refusal_of makes one of what
/// SignedIn and SecretFault say).
class Desk {
 public:
  /// Acts (set_…, clear_pin, enrol, revoke, …) are those of the book's actor.
  Desk(OpenBook& book, const MachineKeys& keys, desk::SecretCost cost = {});

  /// True as soon as anybody has a password or PIN. Before, the owner acts.
  bool asks();
  /// PINs are good on this machine: it has a key, which the book knows and has not revoked.
  bool enrolled();
  /// Why the key that lies here is not used (file_not_private, key_file_wrong); else nothing.
  std::optional<Refusal> key_refusal();
  /// The book was restored: PINs are off until an administrator signed in by password.
  bool pins_off();
  /// As the audit calls this machine: the name it was enrolled by, else that of the host.
  std::string machine_name();

  /// Whether code and secret are right. Nobody acts by this alone: the one who signed in does by
  /// `OpenBook::as` (an own book over the same engine, for the window) or by act_as.
  desk::SignedIn by_pin(const std::string& code, const std::string& pin);
  desk::SignedIn by_password(const std::string& code, const std::string& password);
  desk::SignedIn by(const std::string& code, const Secret& secret);
  /// From now on this employee acts in the book itself. Not while others use the book.
  void act_as(EmployeeId employee);
  /// The same book with this employee as its actor; acts under way keep theirs.
  std::unique_ptr<OpenBook> book_of(EmployeeId employee);

  /// Which secrets someone has: code or name. Refuses employee_unknown, permission_missing (of
  /// others needs read_staff).
  Result<desk::SecretsHeld> secrets_of(const std::string& employee);
  /// The actor's own; who wants the present one typed again asks by_… first. Refuses
  /// device_not_enrolled, first_secret.
  Result<desk::SecretFault> set_own_pin(const std::string& pin);
  Result<desk::SecretFault> set_own_password(const std::string& password);
  /// Another's, by code or name: a PIN must be changed at its first use. Refuses
  /// employee_unknown, employee_is_provisional, permission_missing (edit_staff),
  /// secret_above_rights, device_not_enrolled, first_secret.
  Result<desk::SecretFault> set_pin(const std::string& employee, const std::string& pin);
  Result<desk::SecretFault> set_password(const std::string& employee, const std::string& password);
  Outcome clear_pin(const std::string& employee);

  /// Makes PINs good on this machine; an empty name: that of the host. The first machine of a book
  /// makes its pepper, a further one needs a code (or `book key import`). All need manage_devices.
  /// Refuses device_exists, device_code_needed, device_code_wrong.
  Outcome enrol(const std::string& name, const std::string& one_time_code = {});
  /// Lets one further machine enrol within fifteen minutes; a new one ends the one before.
  /// Refuses device_not_enrolled.
  Result<std::string> one_time_code();
  /// All that ever were, by name.
  Result<std::vector<desk::Machine>> machines();
  /// Refuses device_unknown.
  Outcome revoke(const std::string& name);
  /// The book's pepper to and from a file. Refuse device_not_enrolled, file_exists,
  /// file_not_private, key_file_wrong.
  Outcome export_key(const std::filesystem::path& file);
  Outcome import_key(const std::filesystem::path& file);

  /// Tokens let programs in, for some commands (domain/desk/token.h). All need manage_devices.
  Result<std::vector<desk::Token>> tokens();
  /// Makes one and writes it to a new file of mode 0600. Refuses token_exists, file_exists,
  /// employee_unknown, secret_above_rights.
  Outcome add_token(const desk::TokenWish& wish, const std::filesystem::path& file);
  /// Refuses token_unknown.
  Outcome revoke_token(const std::string& name);
  /// The token in a file. Refuses file_not_found, file_not_private, token_not_good.
  Result<desk::Token> token_in(const std::filesystem::path& file);

  /// Another's PIN or password for one act above the actor's rights. With `OpenBook::approved` the
  /// act runs once with that right; audit rows name both. Refuses what sign-in refuses
  /// (sign_in_…), and approver_may_not.
  Result<desk::Approval> approve(company::Permission permission, const company::Scope& scope,
                                 const std::string& code, const Secret& secret);

 private:
  std::optional<desk::MachineKey> key();
  desk::SignIn& sign_in();
  desk::Credentials credentials(const company::Actor& actor);
  company::Actor actor() const;
  Result<staff::Employee> employee_named(const std::string& wanted);
  bool present(Unit& unit, EmployeeId employee);
  std::vector<company::Location> locations();
  Result<desk::Bearer> own();
  Result<desk::Bearer> bearer(const std::string& wanted);
  Result<desk::SecretFault> put_pin(const Result<desk::Bearer>& who, const std::string& pin);
  Result<desk::SecretFault> put_password(const Result<desk::Bearer>& who,
                                         const std::string& password);
  void audit(const std::string& action, std::string after, EmployeeId approver = {});

  OpenBook& m_book;
  const MachineKeys& m_keys;
  desk::SecretCost m_cost;
  persistence::SqlDeskStore m_store;
  std::once_flag m_sign_in_made;
  std::unique_ptr<desk::SignIn> m_sign_in;
};

}  // namespace kontor::app
