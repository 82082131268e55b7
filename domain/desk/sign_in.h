#pragma once

#include <functional>
#include <string>

#include "domain/base/clock.h"
#include "domain/desk/desk_store.h"
#include "domain/desk/secret.h"
#include "domain/stores.h"

namespace kontor::desk {

/// Why nobody was signed in. An unknown code and a wrong secret are one and the same.
enum class SignInRefusal {
  none,
  wrong,        ///< code or secret
  locked,       ///< too many wrong tries of this code or on this machine
  pins_off,     ///< the book was restored
  not_enrolled  ///< PINs are not good on this machine
};

struct SignedIn {
  SignInRefusal refusal = SignInRefusal::none;
  std::int64_t wait_ms = 0;  ///< with `locked`
  EmployeeId employee;       ///< with `none`
  bool must_change = false;  ///< the PIN or password was set by another one
};

/// What a machine keeps for a book.
struct MachineKey {
  std::string key;
  Pepper pepper;
};

/// Signs people in. A try is counted in the book before it is looked at, under the locks of its
/// code and its machine, so that neither many programs at once nor a restart gain a guess.
class SignIn {
 public:
  /// Who may turn PINs on again after a restore.
  using Administrators = std::function<bool(Unit&, EmployeeId)>;

  /// Whether someone works here today: who has left is signed in no more.
  using Present = std::function<bool(Unit&, EmployeeId)>;

  SignIn(Book& book, DeskStore& desk, books::LedgerStore& ledger, const Clock& clock,
         SecretCost cost, Administrators administrators, Present present = {});

  /// What wrong tries of a code are counted under, whether anybody bears it or not. What was typed
  /// is not kept, because now and then it is a secret.
  static std::string tries_key(const std::string& code);

  SignedIn by_pin(const MachineKey& machine, const std::string& code, const std::string& pin);
  /// On any machine; `machine` is its key or its name.
  SignedIn by_password(const std::string& machine, const std::string& code,
                       const std::string& password);

 private:
  struct Begun;
  SignedIn run(const std::string& machine, const std::string& code, bool pin,
               const std::function<bool(const std::string& hash, EmployeeId)>& fits);
  Begun begin(const std::string& machine, const std::string& code, bool pin);
  void end(const std::string& machine, const std::string& code, bool pin, EmployeeId employee,
           bool right);

  Book& m_book;
  DeskStore& m_desk;
  books::LedgerStore& m_ledger;
  const Clock& m_clock;
  std::string m_blank;
  Administrators m_administrators;
  Present m_present;
};

}  // namespace kontor::desk
