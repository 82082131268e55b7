#include "gui/presenters/people_form.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/closed_area.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace people_form_test {

using Kind = gui::FormField::Kind;

struct PeopleViews : gui::FormView, gui::ListView {
  void show_form() override {}
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
};

/// An owner, who sits at the window, a seller, and one whom a file named.
struct PeopleForms : PeopleViews {
  explicit PeopleForms(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        people(*this, book, executor, english()),
        person(book, executor, english()),
        roles(*this, book, executor, english()),
        role(book, executor, english()) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      if (employees.list(u).empty())
        employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
      employees.add(u, {EmployeeId(52), "S07", "Søren", false, false});
      employees.add(u, {EmployeeId(53), "P1", "Till 3", true, false});
    });
    person.set_view(*this);
    role.set_view(*this);
    people.on_read = [this] { person.take(people.facts()); };
    roles.on_read = [this] { role.take(roles.facts()); };
    person.on_saved = [this] { people.load(); };
    role.on_saved = [this] { roles.load(); };
    people.load();
    roles.load();
  }
  std::vector<staff::GivenRole> given() {
    return book->book().read([&](Unit& u) { return book->roles().given(u); });
  }
  staff::Employee one(const std::string& code) {
    for (const auto& e : book->book().read([&](Unit& u) { return book->employees().list(u); }))
      if (e.code == code) return e;
    BOOST_FAIL("no employee " + code);
    return {};
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::EmployeesPresenter people;
  gui::EmployeeForm person;
  gui::RolesPresenter roles;
  gui::RoleForm role;
};

}  // namespace people_form_test

BOOST_AUTO_TEST_SUITE(people_form)

using namespace people_form_test;

BOOST_AUTO_TEST_CASE(an_employee_gets_places_days_and_roles) {
  for_each_engine([](TestBook& tb) {
    PeopleForms s(tb);
    BOOST_TEST(!s.people.row_of("P1"));  // waits to be identified
    s.person.show_thing("S07");
    s.person.type("shops", "SHOP");
    s.person.type("hired", "2024-02-01");
    BOOST_TEST(s.person.field("entity").value == "");
    s.person.type("entity", s.people.facts().entities.front().code);
    s.person.type("roles", "seller@SHOP, trainer");
    s.person.save();
    BOOST_TEST(s.person.error() == "");
    BOOST_TEST(s.one("S07").shops.size() == 1U);
    BOOST_TEST(s.one("S07").hired->to_iso() == "2024-02-01");
    BOOST_TEST((s.one("S07").entity == s.people.facts().entities.front().id));
    BOOST_REQUIRE(s.given().size() == 2U);
    BOOST_TEST(s.given()[0].role == "SELLER");
    BOOST_TEST((s.given()[0].scope.location == LocationId(11)));
    BOOST_TEST(s.person.field("roles").value == "SELLER@SHOP, TRAINER");
    s.person.type("roles", "trainer");
    s.person.save();
    BOOST_REQUIRE(s.given().size() == 1U);
    BOOST_TEST(s.given()[0].role == "TRAINER");
  });
}

BOOST_AUTO_TEST_CASE(what_is_wrong_stands_beside_its_field) {
  on_sqlite([](TestBook& tb) {
    PeopleForms s(tb);
    s.person.show_thing("S07");
    s.person.type("hired", "soon");
    s.person.type("roles", "king");
    s.person.save();
    BOOST_TEST(!s.person.field("hired").error.empty());
    BOOST_TEST(!s.person.field("roles").error.empty());
    s.person.type("hired", "");
    s.person.type("roles", "seller@NOWHERE");
    s.person.save();
    BOOST_TEST(s.person.field("roles").error.find("NOWHERE") != std::string::npos);
    s.person.type("roles", "");
    s.person.type("shops", "X");
    s.person.save();
    BOOST_TEST(!s.person.field("shops").error.empty());
    BOOST_TEST(s.given().empty());
  });
}

BOOST_AUTO_TEST_CASE(a_new_employee_is_made) {
  on_sqlite([](TestBook& tb) {
    PeopleForms s(tb);
    s.person.begin_new();
    s.person.save();
    BOOST_TEST(!s.person.field("name").error.empty());
    s.person.type("name", "Mia");
    s.person.save();
    BOOST_TEST(s.one("MIA").name == "Mia");
    BOOST_TEST(s.people.row_of("MIA").has_value());
  });
}

BOOST_AUTO_TEST_CASE(ready_made_roles_are_shown_and_stay) {
  on_sqlite([](TestBook& tb) {
    PeopleForms s(tb);
    s.role.show_thing("SELLER");
    for (const auto& field : s.role.fields()) BOOST_CHECK(field.kind == Kind::fixed);
    BOOST_TEST(s.role.field("read_stock").value == "Yes");
    BOOST_TEST(s.role.field("read_cost").value == "No");
    BOOST_TEST(s.role.field("read_cost").hint == "Who may do this: Owner");
    BOOST_TEST(!s.role.can_save());
  });
}

BOOST_AUTO_TEST_CASE(a_role_of_ones_own_is_made_and_changed) {
  for_each_engine([](TestBook& tb) {
    PeopleForms s(tb);
    s.role.begin_new();
    s.role.type("name", "Buyer");
    s.role.type("read_cost", "yes");
    s.role.save();
    BOOST_TEST(s.role.error() == "");
    BOOST_REQUIRE(s.roles.row_of("BUYER"));
    s.role.type("read_cost", "");
    s.role.type("read_stock", "yes");
    s.role.save();
    const auto own = s.book->book().read([&](Unit& u) { return s.book->roles().own(u); });
    BOOST_REQUIRE(own.size() == 1U);
    BOOST_CHECK(own[0].permissions ==
                std::set<company::Permission>{company::Permission::read_stock});
  });
}

BOOST_AUTO_TEST_CASE(who_may_not_is_refused_in_the_form) {
  on_sqlite([](TestBook& tb) {
    PeopleForms s(tb);
    s.book->actor_of_test.permissions = {company::Permission::edit_staff};
    s.person.show_thing("S07");
    s.person.type("roles", "seller");
    s.person.save();
    BOOST_TEST(s.person.error().find("You need the right") != std::string::npos);
    BOOST_TEST(s.given().empty());
  });
}

BOOST_AUTO_TEST_CASE(an_employee_and_their_roles_are_saved_together_or_not_at_all) {
  for_each_engine([](TestBook& tb) {
    PeopleForms s(tb);
    s.book->actor_of_test.permissions = {company::Permission::edit_staff};
    s.person.show_thing("S07");
    s.person.type("name", "Søren Berg");
    s.person.type("roles", "seller");
    s.person.save();
    BOOST_TEST(s.one("S07").name == "Søren");
    BOOST_TEST(s.given().empty());
    // Somebody who may gives the right for this once; both names stand in the audit.
    BOOST_REQUIRE(s.person.refused());
    BOOST_CHECK(s.person.refused()->right == company::Permission::edit_roles);
    auto lent = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    lent->actor_of_test = s.book->actor_of_test;
    lent->actor_of_test.employee = EmployeeId(52);
    lent->actor_of_test.permissions.insert(company::Permission::edit_roles);
    // One's own rights stay closed, whoever approves.
    s.person.refused()->again(lent);
    BOOST_TEST(s.person.error() + s.person.field("roles").error != "");
    BOOST_TEST(s.given().empty());
    lent->actor_of_test.employee = EmployeeId(41);
    s.person.save();
    BOOST_REQUIRE(s.person.refused());
    s.person.refused()->again(lent);
    BOOST_TEST(s.person.error() == "");
    BOOST_TEST(!s.person.refused());
    BOOST_TEST(s.one("S07").name == "Søren Berg");
    BOOST_REQUIRE(s.given().size() == 1U);
    // What was lent is gone: the next act asks again.
    s.person.type("roles", "");
    s.person.save();
    BOOST_TEST(s.person.refused().has_value());
    BOOST_TEST(s.given().size() == 1U);
    // Who may not give roles may save the rest.
    s.person.type("roles", "SELLER");
    s.person.type("name", "Søren B.");
    s.person.save();
    BOOST_TEST(s.person.error() == "");
    BOOST_TEST(s.one("S07").name == "Søren B.");
  });
}

BOOST_AUTO_TEST_CASE(an_area_opens_if_any_of_its_tabs_may_be_seen) {
  using company::Permission;
  company::Actor manager;
  manager.permissions = {Permission::read_staff, Permission::edit_staff};
  BOOST_TEST(!gui::closed(gui::Area::setup, manager));
  BOOST_TEST(!gui::closed(gui::SetupView::people, manager));
  BOOST_TEST(gui::closed(gui::SetupView::company, manager).has_value());
  BOOST_TEST(gui::closed(gui::SetupView::machines, manager).has_value());
  company::Actor administrator;
  administrator.permissions = {Permission::read_audit, Permission::manage_devices};
  BOOST_TEST(!gui::closed(gui::Area::books, administrator));
  BOOST_TEST(!gui::closed(gui::BooksView::audit, administrator));
  BOOST_TEST(gui::closed(gui::BooksView::entries, administrator).has_value());
  BOOST_TEST(!gui::closed(gui::SetupView::machines, administrator));
}

BOOST_AUTO_TEST_CASE(areas_are_closed_to_who_lacks_their_rights) {
  company::Actor seller;
  seller.permissions = {company::Permission::read_stock, company::Permission::read_orders};
  BOOST_TEST(!gui::closed(gui::Area::stock, seller));
  BOOST_TEST(!gui::closed(gui::Area::reports, seller));
  BOOST_TEST(gui::closed(gui::Area::books, seller).has_value());
  BOOST_TEST(gui::closed(gui::Area::setup, seller).has_value());
  seller.permissions.insert(company::Permission::read_ledger);
  BOOST_TEST(gui::closed(gui::Area::books, seller).has_value());  // the books tell costs
  seller.permissions.insert(company::Permission::read_cost);
  BOOST_TEST(!gui::closed(gui::Area::books, seller));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
