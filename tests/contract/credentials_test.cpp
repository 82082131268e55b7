// Secrets, machines and tokens: who may set whose, what a code is good for, and what an approval
// leaves in the audit.

#include "domain/desk/credentials.h"

#include "domain/desk/approval.h"
#include "domain/desk/enrolment.h"
#include "persistence/admin/seal.h"
#include "persistence/stores/audit_reader.h"
#include "tests/contract/desk_world.h"

namespace kontor::test {

namespace credentials_test {

using company::Permission;
using desk::SecretFault;
using desk::SignInRefusal;

constexpr std::int64_t a_minute = 60'000;

template <class T>
RefusalCode code_of(const Result<T>& result) {
  BOOST_REQUIRE(!result);
  return result.refusal().code;
}

/// Someone with some rights, who is at the desk.
company::Actor person(std::int64_t id, std::set<Permission> rights) {
  return {EmployeeId(id), "office", std::move(rights)};
}

/// Ana has a PIN and sells; Eva (44) may change employees.
struct ManagerWorld : DeskWorld {
  ManagerWorld(TestBook& tb) : DeskWorld(tb.book, tb.clock) {
    people();
    rights[42] = person(42, {Permission::read_stock});
    manager = person(44, {Permission::edit_staff, Permission::read_stock});
  }
  RefusalCode refused_pin() {
    return code_of(credentials_of(manager).set_pin(ana, "704182", machine.pepper));
  }
  company::Actor manager;
};

std::vector<desk::AuditLine> audit_of(Book& book, const desk::AuditFilter& filter) {
  persistence::SqlAuditReader reader;
  return book.read([&](Unit& u) { return reader.list(u, filter).rows; });
}

}  // namespace credentials_test

BOOST_AUTO_TEST_SUITE(desk_credentials)

using namespace credentials_test;

BOOST_AUTO_TEST_CASE(nobody_sets_the_secret_of_someone_who_may_more) {
  for_each_engine([](TestBook& tb) {
    ManagerWorld w(tb);
    BOOST_TEST((*w.credentials_of(w.manager).set_pin(ana, "704182", w.machine.pepper) ==
                SecretFault::none));
    BOOST_TEST(bool(w.credentials_of(w.manager).clear_pin(ana)));
    w.set_own_pin(ana, right_pin);
    // A right everywhere, and one at a place only.
    w.rights[42].permissions.insert(Permission::read_cost);
    BOOST_TEST((w.refused_pin() == RefusalCode::secret_above_rights));
    w.rights[42].permissions.erase(Permission::read_cost);
    w.rights[42].scoped = {{{{}, LocationId(7), {}}, {Permission::read_ledger}}};
    BOOST_TEST((w.refused_pin() == RefusalCode::secret_above_rights));
    BOOST_TEST((code_of(w.credentials_of(w.manager).set_password(ana, right_password)) ==
                RefusalCode::secret_above_rights));
    BOOST_TEST(
        (code_of(w.credentials_of(w.manager).clear_pin(ana)) == RefusalCode::secret_above_rights));
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::none), "nothing was changed");
    // At the place where the manager has it too, it is theirs to give.
    w.manager.scoped = w.rights[42].scoped;
    BOOST_TEST(bool(w.credentials_of(w.manager).clear_pin(ana)));
    w.manager.permissions.erase(Permission::edit_staff);
    BOOST_TEST((w.refused_pin() == RefusalCode::permission_missing));
  });
}

BOOST_AUTO_TEST_CASE(the_first_secret_is_the_password_of_who_may_everything) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.employees();
    const auto any = [&] {
      return tb.book.read([&](Unit& u) { return w.desk_store.any_secret(u); });
    };
    auto secrets = w.credentials();
    w.machine = {*secrets.enrol("till-1", fixed_pepper()), fixed_pepper()};
    BOOST_TEST((code_of(secrets.set_pin(the_owner, right_pin, w.machine.pepper)) ==
                RefusalCode::first_secret));
    BOOST_TEST((code_of(secrets.set_password(ana, right_password)) == RefusalCode::first_secret));
    w.rights[42] = w.rights[41];
    w.rights[42].permissions.erase(Permission::read_cost);
    BOOST_TEST((code_of(secrets.set_password(ana, right_password)) == RefusalCode::first_secret));
    BOOST_TEST(!any());
    BOOST_TEST((*secrets.set_password(the_owner, right_password) == SecretFault::none));
    BOOST_TEST(any());
    BOOST_TEST((*secrets.set_password(ana, right_password) == SecretFault::none));
  });
}

BOOST_AUTO_TEST_CASE(a_one_time_code_enrols_one_machine_within_a_quarter_of_an_hour) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    auto secrets = w.credentials();
    BOOST_TEST(
        (code_of(secrets.enrol("till-2", desk::new_pepper())) == RefusalCode::device_code_needed));
    const auto wrong = [&](const std::string& name, const std::string& code) {
      return code_of(secrets.enrol(name, code)) == RefusalCode::device_code_wrong;
    };
    BOOST_TEST(wrong("till-2", "0000-0000-0000-0000"), "there is none");
    const std::string code = *secrets.one_time_code(w.machine.pepper);
    BOOST_TEST(wrong("till-2", "0000-0000-0000-0000"));
    BOOST_TEST(wrong("till-2", ""));
    // It is not used up where the machine could not be enrolled.
    BOOST_TEST((code_of(secrets.enrol("till-1", code)) == RefusalCode::device_exists));
    std::string typed = code;
    for (char& c : typed) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    typed.erase(4, 1);
    const auto second = secrets.enrol("till-2", typed);
    BOOST_REQUIRE(bool(second));
    BOOST_TEST((second->pepper == w.machine.pepper));
    const desk::MachineKey first = std::exchange(w.machine, *second);
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::none));
    BOOST_TEST(wrong("till-3", code), "it was used");
    const std::string earlier = *secrets.one_time_code(first.pepper);
    const std::string later = *secrets.one_time_code(first.pepper);
    BOOST_TEST(wrong("till-3", earlier), "a newer one ends it");
    tb.clock.set(Instant{tb.clock.now().ms + 15 * a_minute});
    BOOST_TEST(wrong("till-3", later), "it is too old");
    const std::string kept = tb.book.read([&](Unit& u) { return w.desk_store.enrolment(u); });
    BOOST_TEST(!desk::pepper_in(kept, later, Instant{tb.clock.now().ms - 40 * a_minute}),
               "a clock set back makes it no younger");
  });
}

BOOST_AUTO_TEST_CASE(where_all_machines_are_revoked_a_new_pepper_begins_without_pins) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    auto secrets = w.credentials();
    BOOST_TEST(bool(secrets.revoke(w.machine.key)));
    // The same pepper: PINs stay.
    w.machine.key = *secrets.enrol("till-1", w.machine.pepper);
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::none));
    BOOST_TEST(bool(secrets.revoke(w.machine.key)));
    const desk::Pepper pepper = desk::new_pepper();
    w.machine = {*secrets.enrol("till-1", pepper), pepper};
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::wrong));
    w.set_own_pin(ana, right_pin);
    tb.clock.set(Instant{tb.clock.now().ms + 60 * a_minute});
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::none));
  });
}

BOOST_AUTO_TEST_CASE(who_has_left_is_signed_in_no_more) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    w.gone = ana.employee;
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::wrong));
    w.gone = {};
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::none));
  });
}

BOOST_AUTO_TEST_CASE(tokens_are_kept_as_hashes_and_revoked_by_name) {
  for_each_engine([](TestBook& tb) {
    ManagerWorld w(tb);
    auto secrets = w.credentials();
    const std::string secret = *secrets.add_token("nightly", ana, {"stock list", "report run"});
    const auto found = [&](const std::string& of) {
      return tb.book.read([&](Unit& u) { return w.desk_store.token(u, desk::hash_of_token(of)); });
    };
    BOOST_REQUIRE(bool(found(secret)));
    BOOST_TEST(desk::is_for(*found(secret), "stock list"));
    BOOST_TEST(!desk::is_for(*found(secret), "stock"));
    BOOST_TEST(!desk::is_for(*found(secret), "stock moves"));
    BOOST_TEST(!found(secret + "0"));
    BOOST_TEST(
        (code_of(secrets.add_token("nightly", ana, {"profiles"})) == RefusalCode::token_exists));
    BOOST_TEST((code_of(secrets.add_token("", ana, {"profiles"})) == RefusalCode::name_missing));
    w.manager.permissions = {Permission::manage_devices};
    BOOST_TEST((code_of(w.credentials_of(w.manager).add_token("other", ana, {"profiles"})) ==
                RefusalCode::secret_above_rights));
    w.manager.permissions = {Permission::edit_staff};
    BOOST_TEST((code_of(w.credentials_of(w.manager).revoke_token("nightly")) ==
                RefusalCode::permission_missing));
    BOOST_TEST((code_of(secrets.revoke_token("other")) == RefusalCode::token_unknown));
    BOOST_TEST(bool(secrets.revoke_token("nightly")));
    BOOST_TEST(found(secret)->revoked_at.has_value());
    BOOST_TEST((code_of(secrets.revoke_token("nightly")) == RefusalCode::token_unknown));
    BOOST_TEST(bool(secrets.add_token("nightly", ana, {"profiles"})), "the name is free again");
    for (const auto& line : audit_of(tb.book, {})) {
      BOOST_TEST(line.row.after.find(secret) == std::string::npos);
    }
  });
}

BOOST_AUTO_TEST_CASE(an_approval_gives_one_right_and_stands_in_the_audit_under_the_seal) {
  for_each_engine([](TestBook& tb) {
    ManagerWorld w(tb);
    const desk::Approval approval{the_owner.employee, Permission::manage_devices, {}};
    const company::Actor acting = desk::approved(person(42, {}), approval);
    BOOST_TEST(acting.may(Permission::manage_devices));
    BOOST_TEST(!acting.may(Permission::manage_book));
    BOOST_TEST(bool(w.credentials_of(acting).revoke(w.machine.key)));
    desk::AuditFilter filter;
    filter.approver = the_owner.employee;
    const auto lines = audit_of(tb.book, filter);
    BOOST_REQUIRE(lines.size() == 1U);
    BOOST_TEST(lines[0].row.action == "device.revoke");
    BOOST_TEST(lines[0].actor_code == "ANA");
    BOOST_TEST(lines[0].approver_code == "OWNER");
    filter.approver = ana.employee;
    BOOST_TEST(audit_of(tb.book, filter).empty());
    persistence::seal_book(tb.book, tb.clock);
    tb.book.read([](Unit& u) { BOOST_TEST(persistence::verify_seals(u).holds()); });
  });
}

BOOST_AUTO_TEST_CASE(an_approval_at_a_place_is_none_elsewhere) {
  const desk::Approval approval{
      the_owner.employee, Permission::read_stock, {{}, LocationId(7), {}}};
  const company::Actor acting = desk::approved(person(42, {}), approval);
  BOOST_TEST(!acting.may(Permission::read_stock));
  BOOST_TEST(acting.may(Permission::read_stock, {EntityId(1), LocationId(7), {}}));
  BOOST_TEST(!acting.may(Permission::read_stock, {EntityId(1), LocationId(8), {}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
