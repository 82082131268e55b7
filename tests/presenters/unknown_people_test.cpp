#include "gui/presenters/unknown_people.h"

#include <boost/test/unit_test.hpp>

#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/fake_importer.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace unknown_people_test {

/// An owner, a seller and two whom files named.
struct PeopleScreen {
  explicit PeopleScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        acts(book, executor, english(), [this] { people.act_changed(acts); }),
        people(book, executor, english(), [] {}) {
    book->importer_of_test = &importer;
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      if (employees.list(u).empty())
        employees.add(u, {EmployeeId(51), "OWNER", "Owner", false, true});
      employees.add(u, {EmployeeId(52), "S07", "Søren", false, false});
      employees.add(u, {EmployeeId(53), "P1", "Till 3", true, false});
      employees.add(u, {EmployeeId(54), "P2", "Till 4", true, false});
    });
    people.load();
  }

  std::size_t choice_of(const std::string& text) {
    const auto all = people.choices();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].find(text) != std::string::npos) return i;
    BOOST_FAIL("no choice " + text);
    return 0;
  }

  ShopWorld world;
  FakeImporter importer;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::BatchActs acts;
  gui::UnknownPeople people;
};

}  // namespace unknown_people_test

BOOST_AUTO_TEST_SUITE(unknown_people)

using namespace unknown_people_test;

BOOST_AUTO_TEST_CASE(an_unknown_employee_is_bound_to_one_of_the_known) {
  on_sqlite([](TestBook& tb) {
    PeopleScreen s(tb);
    BOOST_REQUIRE(s.people.table().rows() == 2U);
    BOOST_TEST(s.people.name(1) == "Till 4");
    BOOST_TEST(s.people.choice_codes().at(s.choice_of("S07")) == "S07");
    s.people.bind(s.people.code(1), "S07", s.acts);
    BOOST_TEST(s.importer.asked.back() == "bind employee P2 S07");
    BOOST_TEST(s.people.result() == "P2 is S07 now: 2 orders changed");
    BOOST_TEST(!s.people.went_wrong());
    for (const auto& choice : s.people.choices())
      BOOST_TEST(choice.find("P1") == std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(an_unknown_employee_is_kept_as_one) {
  on_sqlite([](TestBook& tb) {
    PeopleScreen s(tb);
    s.people.keep(0, s.acts);
    BOOST_TEST(s.importer.asked.back() == "keep employee P1");
    BOOST_TEST(s.people.result() == "P1 is an employee of their own now.");
    s.people.keep(7, s.acts);  // no such row
    BOOST_TEST(s.importer.asked.size() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(who_may_not_see_the_team_sees_nobody) {
  on_sqlite([](TestBook& tb) {
    PeopleScreen s(tb);
    gui::UnknownPeople other(s.book, s.executor, english(), [] {});
    s.book->actor_of_test.permissions.erase(company::Permission::read_staff);
    other.load();
    BOOST_TEST(other.table().rows() == 0U);
    BOOST_TEST(other.choices().empty());
    BOOST_TEST(other.error().find("You need the right") == 0U, other.error());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
