// Who is at a book, on a machine: app::Desk as the window and the command line use it.

#include "app/desk.h"

#include <sys/stat.h>

#include "domain/desk/desk_refusal.h"
#include "persistence/stores/query.h"
#include "tests/contract/import_support.h"
#include "tests/support/kontor.h"

namespace kontor::test {

namespace desk_test {

using app::Desk;
using app::MachineKeys;
using app::Secret;
using company::Permission;
using desk::SecretFault;
using desk::SignInRefusal;

constexpr desk::SecretCost low_cost{1, 8192};
const std::string owner_password = "a harbour, nine lamps";
const std::string eva_password = "seven seas and a kite";
const std::string a_pin = "839152";
const std::string other_pin = "704182";

template <class T>
RefusalCode code_of(const Result<T>& result) {
  BOOST_REQUIRE(!result);
  return result.refusal().code;
}

/// A book with Eva, who is a store manager, and Ana, who sells; and two machines.
struct Desks {
  explicit Desks(app::OpenBook& opened) : book(opened), here(dir / "here"), there(dir / "there") {
    staff::EmployeeWish wish;
    wish.name = "Ana";
    ana = book.team().add(wish)->id;
    wish.name = "Eva";
    eva = book.team().add(wish)->id;
    BOOST_REQUIRE(bool(book.roles().give({"EVA", "store-manager"})));
    BOOST_REQUIRE(bool(book.roles().give({"ANA", "seller"})));
  }
  /// As the owner at the first machine.
  std::unique_ptr<Desk> desk() { return std::make_unique<Desk>(book, here, low_cost); }
  std::unique_ptr<Desk> other_machine() { return std::make_unique<Desk>(book, there, low_cost); }
  /// The owner has a password, the machine a key, Ana a PIN that the owner set.
  void begin() {
    BOOST_REQUIRE((*desk()->set_own_password(owner_password) == SecretFault::none));
    BOOST_REQUIRE(bool(desk()->enrol("Till 1")));
    BOOST_REQUIRE((*desk()->set_pin("ANA", a_pin) == SecretFault::none));
  }
  std::vector<std::string> audited(const std::string& columns, const std::string& where) {
    return book.book().read([&](Unit& unit) {
      std::vector<std::string> rows;
      std::string text;
      persistence::Query q(unit,
                           "select " + columns + " from audit where " + where + " order by seq");
      q.into(text);
      while (q.next()) rows.push_back(text);
      return rows;
    });
  }

  TempDir dir;
  app::OpenBook& book;
  MachineKeys here, there;
  EmployeeId ana, eva;
};

void on_desks(const std::function<void(Desks&)>& test) {
  const auto run = [&](app::OpenBook& book, FixedClock&) {
    Desks desks(book);
    test(desks);
  };
  on_new_sqlite_book(plain_book(), run);
  on_new_postgresql_book(plain_book(), run);
}

Secret pin(const std::string& text) { return {Secret::Kind::pin, text}; }
Secret password(const std::string& text) { return {Secret::Kind::password, text}; }

}  // namespace desk_test

BOOST_AUTO_TEST_SUITE(desk_of_a_book)

using namespace desk_test;

BOOST_AUTO_TEST_CASE(a_book_asks_as_soon_as_somebody_has_a_secret) {
  on_desks([](Desks& d) {
    BOOST_TEST(!d.desk()->asks());
    BOOST_TEST(!d.desk()->enrolled());
    BOOST_TEST((code_of(d.desk()->set_own_pin(a_pin)) == RefusalCode::device_not_enrolled));
    BOOST_TEST((*d.desk()->set_own_password("short") == SecretFault::length));
    BOOST_TEST(!d.desk()->asks());
    BOOST_TEST((*d.desk()->set_own_password(owner_password) == SecretFault::none));
    BOOST_TEST(d.desk()->asks());
    BOOST_TEST(
        (d.desk()->by_password("OWNER", owner_password).employee == d.book.actor().employee));
    BOOST_TEST((d.desk()->by_pin("OWNER", a_pin).refusal == SignInRefusal::not_enrolled));
  });
}

BOOST_AUTO_TEST_CASE(who_signs_in_acts_with_their_rights_and_no_others) {
  on_desks([](Desks& d) {
    d.begin();
    BOOST_TEST(d.desk()->enrolled());
    BOOST_TEST(d.desk()->machine_name() == "Till 1");
    auto desk = d.desk();
    const auto in = desk->by_pin("ANA", a_pin);
    BOOST_REQUIRE((in.refusal == SignInRefusal::none));
    BOOST_TEST(in.must_change);
    const auto own = desk->book_of(in.employee);
    BOOST_TEST(own->actor().may(Permission::read_orders));
    BOOST_TEST(!own->actor().may(Permission::edit_staff));
    BOOST_TEST(own->actor().machine == "Till 1");
    BOOST_TEST(d.book.actor().may(Permission::edit_staff), "the other book keeps its actor");
    Desk anas(*own, d.here, low_cost);
    BOOST_TEST((*anas.set_own_pin(a_pin) == SecretFault::unchanged));
    BOOST_TEST((*anas.set_own_pin(other_pin) == SecretFault::none));
    BOOST_TEST(!desk->by_pin("ANA", other_pin).must_change);
    BOOST_TEST((code_of(anas.set_pin("EVA", a_pin)) == RefusalCode::permission_missing));
    BOOST_TEST((code_of(anas.enrol("Till 2")) == RefusalCode::permission_missing));
    BOOST_TEST((code_of(anas.tokens()) == RefusalCode::permission_missing));
    BOOST_TEST((code_of(anas.secrets_of("EVA")) == RefusalCode::permission_missing));
    BOOST_TEST(anas.secrets_of("ANA")->pin);
    desk->act_as(in.employee);
    BOOST_TEST((d.book.actor().employee == d.ana));
    BOOST_TEST(d.book.actor().machine == "Till 1");
  });
}

BOOST_AUTO_TEST_CASE(a_store_manager_resets_a_sellers_pin_and_not_the_owners) {
  on_desks([](Desks& d) {
    d.begin();
    BOOST_REQUIRE((*d.desk()->set_pin("OWNER", "580431") == SecretFault::none));
    const auto evas_book = d.book.as(d.eva);
    Desk evas(*evas_book, d.here, low_cost);
    BOOST_TEST(bool(evas.clear_pin("Ana")));
    BOOST_TEST(!d.desk()->secrets_of("ANA")->pin);
    BOOST_TEST((*evas.set_pin("ANA", other_pin) == SecretFault::none));
    BOOST_TEST((code_of(evas.clear_pin("OWNER")) == RefusalCode::secret_above_rights));
    BOOST_TEST(
        (code_of(evas.set_password("OWNER", eva_password)) == RefusalCode::secret_above_rights));
    BOOST_TEST((code_of(evas.clear_pin("NOBODY")) == RefusalCode::employee_unknown));
  });
}

BOOST_AUTO_TEST_CASE(a_second_machine_needs_a_code_or_the_key) {
  on_desks([](Desks& d) {
    d.begin();
    BOOST_TEST(!d.other_machine()->enrolled());
    BOOST_TEST((d.other_machine()->by_pin("ANA", a_pin).refusal == SignInRefusal::not_enrolled));
    BOOST_TEST((code_of(d.other_machine()->enrol("Till 2")) == RefusalCode::device_code_needed));
    BOOST_TEST((code_of(d.other_machine()->one_time_code()) == RefusalCode::device_not_enrolled));
    const std::string code = *d.desk()->one_time_code();
    BOOST_REQUIRE(bool(d.other_machine()->enrol("Till 2", code)));
    BOOST_TEST((d.other_machine()->by_pin("ANA", a_pin).refusal == SignInRefusal::none));
    BOOST_TEST(bool(d.desk()->revoke("Till 2")));
    BOOST_TEST(!d.other_machine()->enrolled());
    BOOST_TEST((code_of(d.desk()->revoke("Till 2")) == RefusalCode::device_unknown));
    BOOST_TEST(bool(d.other_machine()->enrol("Till 2")), "the pepper is still there");
    BOOST_TEST(d.desk()->machines()->size() == 3U);

    const MachineKeys third(d.dir / "third");
    const auto file = d.dir / "key";
    BOOST_TEST((code_of(Desk(d.book, third, low_cost).export_key(file)) ==
                RefusalCode::device_not_enrolled));
    BOOST_REQUIRE(bool(d.desk()->export_key(file)));
    struct stat about {};
    BOOST_REQUIRE(::stat(file.c_str(), &about) == 0);
    BOOST_TEST((about.st_mode & 0777U) == 0600U);
    BOOST_TEST((code_of(d.desk()->export_key(file)) == RefusalCode::file_exists));
    BOOST_REQUIRE(bool(Desk(d.book, third, low_cost).import_key(file)));
    BOOST_TEST(!Desk(d.book, third, low_cost).enrolled());
    BOOST_REQUIRE(bool(Desk(d.book, third, low_cost).enrol("Till 3")));
    BOOST_TEST((Desk(d.book, third, low_cost).by_pin("ANA", a_pin).refusal == SignInRefusal::none));
    ::chmod(file.c_str(), 0644);
    BOOST_TEST((code_of(d.desk()->import_key(file)) == RefusalCode::file_not_private));
    write_file(d.dir / "no key", "kontor-key 1\nbook x\npepper 00\n");
    ::chmod((d.dir / "no key").c_str(), 0600);
    BOOST_TEST((code_of(d.desk()->import_key(d.dir / "no key")) == RefusalCode::key_file_wrong));
  });
}

BOOST_AUTO_TEST_CASE(a_machines_key_that_others_can_read_is_not_used) {
  on_desks([](Desks& d) {
    d.begin();
    for (const auto& entry : std::filesystem::directory_iterator(d.dir / "here")) {
      struct stat about {};
      BOOST_REQUIRE(::stat(entry.path().c_str(), &about) == 0);
      BOOST_TEST((about.st_mode & 0777U) == 0600U);
      ::chmod(entry.path().c_str(), 0640);
    }
    BOOST_TEST(!d.desk()->enrolled());
    BOOST_REQUIRE(d.desk()->key_refusal().has_value());
    BOOST_TEST((d.desk()->key_refusal()->code == RefusalCode::file_not_private));
    BOOST_TEST((d.desk()->by_pin("ANA", a_pin).refusal == SignInRefusal::not_enrolled));
  });
}

BOOST_AUTO_TEST_CASE(another_one_approves_one_act_by_pin_or_password) {
  on_desks([](Desks& d) {
    d.begin();
    const auto evas_book = d.book.as(d.eva);
    Desk evas(*evas_book, d.here, low_cost);
    BOOST_REQUIRE((*evas.set_own_password(eva_password) == SecretFault::none));
    const auto anas_book = d.book.as(d.ana);
    Desk anas(*anas_book, d.here, low_cost);
    const auto approve = [&](const std::string& code, const Secret& secret) {
      return anas.approve(Permission::edit_staff, {}, code, secret);
    };
    BOOST_TEST(
        (code_of(approve("EVA", password("not her password"))) == RefusalCode::sign_in_wrong));
    BOOST_TEST((code_of(approve("ANA", pin(a_pin))) == RefusalCode::approver_may_not));
    BOOST_TEST((code_of(anas.approve(Permission::read_ledger, {}, "EVA", password(eva_password))) ==
                RefusalCode::approver_may_not));
    const auto approval = approve("EVA", password(eva_password));
    BOOST_REQUIRE(bool(approval));
    staff::EmployeeWish wish;
    wish.name = "New";
    BOOST_TEST((code_of(anas_book->team().add(wish)) == RefusalCode::permission_missing));
    const auto once = anas_book->approved(*approval);
    BOOST_REQUIRE(bool(once->team().add(wish)));
    BOOST_TEST(!once->actor().may(Permission::read_ledger));
    BOOST_TEST(!anas_book->actor().may(Permission::edit_staff), "it was for that act only");
    const auto both = "actor_id = " + std::to_string(d.ana.value) +
                      " and approved_by = " + std::to_string(d.eva.value);
    BOOST_TEST(
        d.audited("action", both) == (std::vector<std::string>{"approval.give", "employee.add"}),
        boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(who_has_left_comes_in_neither_by_pin_nor_by_token) {
  on_desks([](Desks& d) {
    d.begin();
    const auto file = d.dir / "token";
    BOOST_REQUIRE(bool(d.desk()->add_token({"nightly", {"stock list"}, "ANA"}, file)));
    BOOST_TEST((code_of(d.desk()->add_token({"other", {"stock list"}, ""}, file)) ==
                RefusalCode::file_exists));
    BOOST_TEST(d.desk()->tokens()->size() == 1U);
    BOOST_TEST((d.desk()->token_in(file)->employee == d.ana));
    BOOST_TEST((d.desk()->by_pin("ANA", a_pin).refusal == SignInRefusal::none));
    staff::EmployeeWish gone;
    gone.left = std::optional(BusinessDate::of(2020, 1, 31));
    BOOST_REQUIRE(bool(d.book.team().set("ANA", gone)));
    BOOST_TEST((d.desk()->by_pin("ANA", a_pin).refusal == SignInRefusal::wrong));
    BOOST_TEST((code_of(d.desk()->token_in(file)) == RefusalCode::token_not_good));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
