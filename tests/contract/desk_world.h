#pragma once

#include <map>

#include "domain/desk/credentials.h"
#include "domain/desk/sign_in.h"
#include "persistence/stores.h"
#include "persistence/stores/desk_store.h"
#include "tests/contract/store_support.h"

namespace kontor::test {

inline constexpr desk::SecretCost cheap{1, 8192};
inline const std::string right_pin = "839152";
inline const std::string right_password = "a harbour, nine lamps";

/// The key of a machine that child processes use, too.
inline desk::Pepper fixed_pepper() {
  desk::Pepper pepper{};
  pepper.fill(42);
  return pepper;
}

inline const desk::Bearer the_owner{EmployeeId(41), "OWNER"};
inline const desk::Bearer ana{EmployeeId(42), "ANA"};

/// A desk with an owner, who is the administrator, and a seller with a PIN.
struct DeskWorld {
  DeskWorld(Book& book, FixedClock& the_clock) : clock(the_clock), stores(the_clock), m_book(book) {
    actor = {EmployeeId(41), "office", company::all_permissions()};
    rights[41] = actor;
  }

  void employees() {
    m_book.write([&](Unit& u) {
      auto& all = stores.all().employees;
      all.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
      all.add(u, {EmployeeId(42), "ANA", "Ana Pop", false, false});
      all.add(u, {EmployeeId(43), "FILE", "Named by a file", true, false});
    });
  }
  void people() {
    employees();
    auto secrets = credentials();
    machine = {*secrets.enrol("till-1", fixed_pepper()), fixed_pepper()};
    BOOST_TEST((*secrets.set_password(the_owner, right_password) == desk::SecretFault::none));
    set_own_pin(ana, right_pin);
  }

  desk::Credentials credentials() { return credentials_of(actor); }
  desk::Credentials credentials_of(const company::Actor& who) {
    return {
        m_book, desk_store, stores.all().ledger, clock, who, cost, [this](Unit&, EmployeeId id) {
          return rights[id.value];
        }};
  }
  void set_own_pin(const desk::Bearer& who, const std::string& pin) {
    const company::Actor self{who.employee, "till-1", {}};
    BOOST_TEST(
        (*credentials_of(self).set_pin(who, pin, machine.pepper) == desk::SecretFault::none));
  }
  desk::SignIn sign_in() {
    return {m_book,
            desk_store,
            stores.all().ledger,
            clock,
            cost,
            [](Unit&, EmployeeId who) { return who == EmployeeId(41); },
            [this](Unit&, EmployeeId who) { return who != gone; }};
  }
  desk::SignedIn by_pin(const std::string& code, const std::string& pin) {
    return sign_in().by_pin(machine, code, pin);
  }
  desk::SignedIn by_password(const std::string& password) {
    return sign_in().by_password("office", "OWNER", password);
  }
  void wrong_tries(int count) {
    for (int i = 0; i < count; ++i) {
      const auto tried = by_pin("ANA", "000001");
      BOOST_TEST((tried.refusal == desk::SignInRefusal::wrong));
    }
  }

  FixedClock& clock;
  desk::SecretCost cost = cheap;
  persistence::SqlStores stores;
  persistence::SqlDeskStore desk_store;
  company::Actor actor;
  std::map<std::int64_t, company::Actor> rights;  ///< what each may do
  EmployeeId gone;                                ///< who has left
  desk::MachineKey machine;

 private:
  Book& m_book;
};

}  // namespace kontor::test
