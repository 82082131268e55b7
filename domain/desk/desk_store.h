#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/desk/lockout.h"

namespace kontor::desk {

/// What the book keeps of someone's secrets: hashes only. Empty: none was set.
struct Credential {
  EmployeeId employee;
  std::string pin_hash;
  bool must_change = false;  ///< another one set the PIN; the next sign-in asks for an own one
  std::string password_hash;
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

  /// The wrong tries of a key, locked until the unit ends; zeros where there are none.
  virtual Tries tries(Unit&, Guarded, const std::string& key) = 0;
  virtual void put_tries(Unit&, Guarded, const std::string& key, const Tries&) = 0;

  virtual std::vector<Machine> machines(Unit&) = 0;  ///< by name
  virtual void add(Unit&, const Machine&) = 0;
  virtual void revoke(Unit&, const std::string& key, Instant at) = 0;

  /// True in a restored book until an administrator has signed in by password.
  virtual bool pins_off(Unit&) = 0;
  virtual void set_pins_off(Unit&, bool off) = 0;
};

}  // namespace kontor::desk
