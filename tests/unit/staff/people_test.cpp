#include "domain/staff/people.h"

#include <boost/test/unit_test.hpp>

#include "domain/staff/role.h"

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(staff_people)

using company::Permission;
using company::Scope;

namespace {

staff::Employee person(std::int64_t id, const std::string& code, const std::string& name) {
  staff::Employee e;
  e.id = EmployeeId(id);
  e.code = code;
  e.name = name;
  return e;
}

const BusinessDate a_day = BusinessDate::of(2026, 11, 22);

}  // namespace

BOOST_AUTO_TEST_CASE(hours_are_read_in_the_ways_that_people_write_them) {
  BOOST_TEST(staff::minutes_of("7.5").value() == 450);
  BOOST_TEST(staff::minutes_of("7,25").value() == 435);
  BOOST_TEST(staff::minutes_of("7:20").value() == 440);
  BOOST_TEST(staff::minutes_of("24").value() == 1440);
  BOOST_TEST(staff::minutes_of("0").value() == 0);
  for (const char* wrong : {"", "-1", "24:01", "24.1", "7:60", "7:", ":30", "7.5h", "7.12345", "x"})
    BOOST_TEST(!staff::minutes_of(wrong), wrong);
}

BOOST_AUTO_TEST_CASE(hours_that_are_written_are_read_again) {
  for (std::int64_t minutes = 0; minutes <= 1440; ++minutes)
    BOOST_TEST(staff::minutes_of(staff::hours_text(minutes)).value() == minutes);
  BOOST_TEST(staff::hours_text(450) == "7.5");
}

BOOST_AUTO_TEST_CASE(people_are_found_by_code_first_and_by_a_name_that_is_theirs_alone) {
  auto all = std::vector{person(1, "ANA", "Ben"), person(2, "BEN", "Ana"), person(3, "C", "Cy"),
                         person(4, "D", "Cy"), person(5, "E", "Gone")};
  all[4].bound_to = EmployeeId(1);
  BOOST_TEST(staff::employee_named(all, "ANA")->id.value == 1);
  BOOST_TEST(staff::employee_named(all, "Ana")->id.value == 2);
  for (const char* wrong : {"Cy", "Gone", "E", "", "ana"})
    BOOST_TEST((staff::employee_named(all, wrong).refusal().code == RefusalCode::employee_unknown));
}

BOOST_AUTO_TEST_CASE(roles_give_rights_where_they_hold) {
  const auto e = person(1, "ANA", "Ana");
  const auto all = staff::all_roles({{"BUYER", "Buyer", {Permission::read_cost}}});
  const Scope berlin{EntityId(7), LocationId(8), {}};
  const auto actor = staff::actor_of(e, all,
                                     {{EmployeeId(1), "seller", berlin},
                                      {EmployeeId(1), "BUYER", {}},
                                      {EmployeeId(2), "owner", {}}},
                                     a_day);
  BOOST_TEST(actor.may(Permission::read_cost));
  BOOST_TEST(!actor.may(Permission::read_stock));
  BOOST_TEST(actor.may(Permission::read_stock, berlin));
  BOOST_TEST(!actor.may(Permission::read_stock, Scope{EntityId(7), LocationId(9), {}}));
  BOOST_TEST(!actor.may(Permission::manage_book, berlin));
}

BOOST_AUTO_TEST_CASE(who_has_left_or_is_not_identified_may_do_nothing) {
  const std::vector<staff::GivenRole> given{{EmployeeId(1), "owner", {}}};
  auto e = person(1, "ANA", "Ana");
  const auto rights = [&] {
    return staff::actor_of(e, staff::all_roles({}), given, a_day).permissions.size();
  };
  BOOST_TEST(rights() == company::all_permissions().size());
  e.left = a_day;  // works today for the last time
  BOOST_TEST(rights() == company::all_permissions().size());
  e.left = a_day + -1;
  BOOST_TEST(rights() == 0U);
  e.left.reset();
  e.provisional = true;
  BOOST_TEST(rights() == 0U);
  e.provisional = false;
  e.bound_to = EmployeeId(3);
  BOOST_TEST(rights() == 0U);
  e.owner = true;
  BOOST_TEST(rights() == company::all_permissions().size());
}

BOOST_AUTO_TEST_CASE(costs_are_for_owner_and_accountant_only) {
  for (const auto& role : staff::ready_made_roles())
    BOOST_TEST(role.permissions.contains(Permission::read_cost) ==
               (role.code == "OWNER" || role.code == "ACCOUNTANT"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
