#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/desk/desk_refusal.h"
#include "domain/desk/pin.h"
#include "domain/desk/sign_in.h"
#include "domain/desk/token.h"

namespace kontor::gui {

class OpenBook;

/// Whether somebody has said who they are: the book asks nobody; it asks, and nothing of it may be
/// shown before; somebody has.
enum class Seat { open, empty, taken };

/// What people prove with who they are.
using desk::SecretKind;

/// Whether PINs are good at this machine, and why they are not.
enum class PinsHere { good, not_enrolled, off };

/// What a try with a code and a secret came to.
struct Entry {
  desk::SignInRefusal refusal = desk::SignInRefusal::none;
  std::int64_t wait_ms = 0;  ///< with `locked`
  /// With `none`: why it leads nowhere all the same; nothing: it does.
  std::optional<Refusal> denied = {};
  bool must_change = false;  ///< another one set the PIN: an own one is due before anything else
  std::shared_ptr<OpenBook> book = {};  ///< as this person may use it
};

/// Which secrets someone has.
struct SecretsHere {
  bool pin = false;
  bool password = false;
};

/// What came of setting a secret: `present` says that the one typed first was not right.
struct SecretAnswer {
  Entry present = {};
  std::optional<Refusal> refusal = {};
  desk::SecretFault fault = desk::SecretFault::none;
};

/// A machine that PINs are or were good on.
struct DeskMachine {
  std::string name;
  std::string by;  ///< name of who enrolled it
  Instant enrolled_at;
  std::optional<Instant> revoked_at = {};
};

/// The machines of a book, and this one among them.
struct DeskMachines {
  std::vector<DeskMachine> all;
  std::string here;       ///< as the audit calls this machine
  bool enrolled = false;  ///< PINs are good here
  bool off = false;       ///< the book was restored: no PIN is good until an administrator was here
};

/// A token that lets or let a program in.
struct DeskToken {
  std::string name;
  std::string commands;  ///< "stock list, report run"
  std::string employee;  ///< name of whom it acts for
  Instant made_at;
  std::string by;  ///< name of who made it
  std::optional<Instant> revoked_at = {};
};

/// Who may come to the window of a book. Hashes and reads: on a worker. Throws Failure.
class Desk {
 public:
  virtual ~Desk() = default;

  /// Somebody has a secret: the book asks who is at it.
  virtual bool asks() = 0;
  virtual PinsHere pins() = 0;
  /// The book for whoever bears the code. The one that this desk belongs to stays as it is.
  virtual Entry enter(const std::string& code, SecretKind kind, const std::string& secret) = 0;
  /// Another's secret lends a right for one act in a scope, where they need to have it: gives the
  /// book as the person at this one may use it with that right. What is done with it names both.
  virtual Entry approve(company::Permission right, const company::Scope& scope,
                        const std::string& code, SecretKind kind, const std::string& secret) = 0;

  /// Which secrets an employee has; an empty code: whoever is at the book.
  virtual Result<SecretsHere> held(const std::string& code) = 0;
  /// One's own. `present`: the one that one has of `present_kind`, where it was asked for.
  virtual SecretAnswer set_own(SecretKind kind, const std::string& wanted, SecretKind present_kind,
                               const std::optional<std::string>& present) = 0;
  /// Another one's, by code; a PIN has to be changed at its first use.
  virtual Result<desk::SecretFault> set_of(const std::string& code, SecretKind kind,
                                           const std::string& wanted) = 0;
  virtual Outcome clear_pin(const std::string& code) = 0;

  virtual Result<DeskMachines> machines() = 0;
  /// Makes PINs good on this machine. A second machine of a book needs a code from an enrolled one.
  virtual Outcome enrol(const std::string& name, const std::string& one_time_code) = 0;
  virtual Outcome revoke(const std::string& name) = 0;
  /// Lets one further machine enrol for a short time.
  virtual Result<std::string> one_time_code() = 0;

  virtual Result<std::vector<DeskToken>> tokens() = 0;  ///< by name, revoked ones too
  /// Makes one and writes it to a new file of mode 0600.
  virtual Outcome add_token(const desk::TokenWish& wish, const std::filesystem::path& file) = 0;
  virtual Outcome revoke_token(const std::string& name) = 0;
};

}  // namespace kontor::gui
