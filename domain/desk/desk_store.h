#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/desk/lockout.h"
#include "domain/desk/token.h"

namespace kontor::desk {

/// What the book keeps of someone's secrets: hashes only. Empty: none was set.
struct Credential {
  EmployeeId employee;
  std::string pin_hash;
  bool must_change = false;  ///< another one set the PIN; the next sign-in asks for an own one
  std::string password_hash;
  bool password_must_change = false;  ///< the same of the password
  bool operator==(const Credential&) const = default;
};

/// A machine that PINs are good on.
struct Machine {
  std::string key;   ///< random, kept on the machine beside the pepper
  std::string name;  ///< as people know it
  Instant enrolled_at;
  EmployeeId enrolled_by;
  std::optional<Instant> revoked_at;
};

/// Secrets, machines and wrong tries. None of it is a fact of the shop: it is not part of the
/// book's digest.
class DeskStore {
 public:
  virtual ~DeskStore() = default;

  /// Of someone who may sign in: not provisional. None also where nothing was set.
  virtual std::optional<Credential> credential(Unit&, const std::string& employee_code) = 0;
  virtual std::optional<Credential> credential(Unit&, EmployeeId) = 0;
  virtual void put(Unit&, const Credential&) = 0;
  /// True as soon as anybody has a PIN or a password.
  virtual bool any_secret(Unit&) = 0;
  /// Takes all PINs away, which no machine can check any more.
  virtual void clear_pins(Unit&) = 0;

  /// The wrong tries of a key, locked until the unit ends; zeros where there are none.
  virtual Tries tries(Unit&, Guarded, const std::string& key) = 0;
  virtual void put_tries(Unit&, Guarded, const std::string& key, const Tries&) = 0;

  virtual std::vector<Machine> machines(Unit&) = 0;  ///< by name
  virtual void add(Unit&, const Machine&) = 0;
  virtual void revoke(Unit&, const std::string& key, Instant at) = 0;

  /// True in a restored book until an administrator has signed in by password.
  virtual bool pins_off(Unit&) = 0;
  virtual void set_pins_off(Unit&, bool off) = 0;

  /// A random name of the book, which machines keep its key under; made by the first machine.
  virtual std::string book_name(Unit&) = 0;  ///< empty: none yet
  virtual void set_book_name(Unit&, const std::string& name) = 0;
  /// A digest of the book's pepper, to tell a wrong one; empty: there is none yet.
  virtual std::string pepper_digest(Unit&) = 0;
  virtual void set_pepper_digest(Unit&, const std::string& digest) = 0;

  /// What a machine that has a one-time code needs (enrolment.h); empty: there is no code.
  virtual std::string enrolment(Unit&) = 0;
  virtual void set_enrolment(Unit&, const std::string& enrolment) = 0;
  /// Uses it up; false when it is not there any more.
  virtual bool end_enrolment(Unit&, const std::string& enrolment) = 0;

  virtual std::vector<Token> tokens(Unit&) = 0;  ///< by name, revoked ones too
  virtual std::optional<Token> token(Unit&, const std::string& hash) = 0;
  virtual void add(Unit&, const Token&, const std::string& hash) = 0;
  /// False where no good one has the name.
  virtual bool revoke_token(Unit&, const std::string& name, Instant at) = 0;
};

}  // namespace kontor::desk
