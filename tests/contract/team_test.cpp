// Employees by the use cases of `kontor employee`, and who a provisional one turns out to be.

#include "domain/staff/team.h"

#include "tests/contract/team_shop.h"

namespace kontor::test {
namespace {

using staff::Employee;

RefusalCode code_of(const Result<Employee>& result) { return result.refusal().code; }

}  // namespace

BOOST_AUTO_TEST_SUITE(team)

BOOST_AUTO_TEST_CASE(an_employee_is_made_changed_and_leaves) {
  on_team_shops([](TeamShop& s) {
    staff::EmployeeWish wish;
    wish.name = "Søren Å";
    wish.entity = "SHOP";
    wish.shops = {"NORD", "MAIN", "NORD"};
    wish.hired = BusinessDate::of(2025, 3, 1);
    const auto made = s.book.team().add(wish);
    BOOST_REQUIRE(static_cast<bool>(made));
    BOOST_TEST(made->code == "SOREN-A");
    BOOST_TEST(s.one("SOREN-A").shops.size() == 2U);
    BOOST_TEST(bool(s.one("SOREN-A").entity));

    staff::EmployeeWish leaves;
    leaves.left = BusinessDate::of(2026, 9, 30);
    BOOST_REQUIRE(bool(s.book.team().set("Søren Å", leaves)));
    const auto now = s.one("SOREN-A");
    BOOST_TEST(now.left->to_iso() == "2026-09-30");
    BOOST_TEST(now.hired->to_iso() == "2025-03-01");
    BOOST_TEST(now.shops.size() == 2U);
    BOOST_TEST(staff::has_left(now, BusinessDate::of(2026, 10, 1)));
    BOOST_TEST(!staff::has_left(now, BusinessDate::of(2026, 9, 30)));
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(what_is_wrong_of_an_employee_is_refused_and_nothing_is_written) {
  on_team_shops([](TeamShop& s) {
    s.add("Ana");
    const std::size_t before = s.all().size();
    const auto tried = [&](auto&& change) {
      staff::EmployeeWish wish;
      wish.name = "New";
      change(wish);
      return code_of(s.book.team().add(wish));
    };
    BOOST_TEST((tried([](auto& w) { w.name = ""; }) == RefusalCode::name_missing));
    BOOST_TEST((tried([](auto& w) { w.code = "a b"; }) == RefusalCode::code_invalid));
    BOOST_TEST((tried([](auto& w) { w.code = "ANA"; }) == RefusalCode::employee_exists));
    BOOST_TEST((tried([](auto& w) { w.entity = "X"; }) == RefusalCode::entity_unknown));
    BOOST_TEST((tried([](auto& w) { w.shops = {"X"}; }) == RefusalCode::location_unknown));
    BOOST_TEST((tried([](auto& w) { w.shops = {"SHOP-LOSS"}; }) == RefusalCode::location_unknown));
    BOOST_TEST((tried([](auto& w) {
                  w.hired = BusinessDate::of(2026, 2, 1);
                  w.left = BusinessDate::of(2026, 1, 1);
                }) == RefusalCode::date_range_invalid));
    BOOST_TEST((code_of(s.book.team().set("NOBODY", {})) == RefusalCode::employee_unknown));
    BOOST_TEST(s.all().size() == before);
  });
}

BOOST_AUTO_TEST_CASE(binding_moves_the_sales_of_a_provisional_employee_and_nothing_else) {
  on_team_shops([](TeamShop& s) {
    const auto before =
        take_in(s.book, {TeamShop::sold("1001", "till 3"), TeamShop::sold("1002", "till 3"),
                         TeamShop::sold("1003", "")});
    BOOST_REQUIRE(before.batch_number > 0);
    s.add("Ana Berg");
    BOOST_TEST(s.sales() == (std::vector<std::string>{"TILL-3 2 2 20.00", "nobody 1 1 10.00"}),
               boost::test_tools::per_element());
    const auto bound = s.bind("TILL-3", "Ana Berg");
    BOOST_REQUIRE(static_cast<bool>(bound));
    BOOST_TEST(bound->orders == 2);
    BOOST_TEST(s.sales() == (std::vector<std::string>{"ANA-BERG 2 2 20.00", "nobody 1 1 10.00"}),
               boost::test_tools::per_element());
    BOOST_TEST(s.one("TILL-3").bound_to.value == s.one("ANA-BERG").id.value);
    // By entries: what was posted still stands.
    s.check();
    // Later files of the channel find the real one.
    take_in(s.book, {TeamShop::sold("1004", "till 3")});
    BOOST_TEST(s.sales().front() == "ANA-BERG 3 3 30.00");
    // The same file again changes nothing.
    const std::string figures = s.figures();
    take_in(s.book, {TeamShop::sold("1001", "till 3")});
    BOOST_TEST(s.figures() == figures);
    BOOST_TEST(bool(s.bind("TILL-3", "ANA-BERG")));  // finished already
    s.add("Cy");
    BOOST_TEST((s.bind("TILL-3", "CY").refusal().code == RefusalCode::employee_not_provisional));
    BOOST_TEST(s.figures() == figures);
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(what_can_not_be_bound_is_refused) {
  on_team_shops([](TeamShop& s) {
    take_in(s.book, {TeamShop::sold("1001", "a"), TeamShop::sold("1002", "b")});
    s.add("Ana");
    const auto refused = [&](const char* from, const char* to) {
      return s.bind(from, to).refusal().code;
    };
    BOOST_TEST((refused("ANA", "OWNER") == RefusalCode::employee_not_provisional));
    BOOST_TEST((refused("X", "ANA") == RefusalCode::employee_unknown));
    BOOST_TEST((refused("A", "X") == RefusalCode::employee_unknown));
    BOOST_TEST((refused("A", "B") == RefusalCode::employee_is_provisional));
    BOOST_TEST((refused("A", "A") == RefusalCode::employee_bind_to_itself));
  });
}

BOOST_AUTO_TEST_CASE(a_provisional_employee_can_be_kept_as_one_and_an_undo_leaves_them) {
  on_team_shops([](TeamShop& s) {
    const auto report = take_in(s.book, {TeamShop::sold("1001", "Sam")});
    staff::EmployeeWish wish;
    wish.hired = BusinessDate::of(2026, 9, 1);
    BOOST_TEST((code_of(s.book.team().set("SAM", wish)) == RefusalCode::employee_is_provisional));
    wish.known = true;
    BOOST_REQUIRE(bool(s.book.team().set("SAM", wish)));
    BOOST_TEST(!s.one("SAM").provisional);
    NoProgress nobody;
    BOOST_REQUIRE(bool(app::undo_batch(s.book, report.batch_number, nobody)));
    BOOST_TEST(s.one("SAM").name == "Sam");
    take_in(s.book, {TeamShop::sold("1001", "Sam")});
    BOOST_TEST(s.sales().front() == "SAM 1 1 10.00");
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(an_order_that_was_told_anew_stays_when_its_import_is_undone) {
  on_team_shops([](TeamShop& s) {
    s.add("Ana");
    const auto report = take_in(s.book, {TeamShop::sold("1001", "Sam")});
    BOOST_REQUIRE(bool(s.bind("SAM", "ANA")));
    NoProgress nobody;
    const auto undone = app::undo_batch(s.book, report.batch_number, nobody);
    BOOST_REQUIRE(static_cast<bool>(undone));
    // A person has built on it, as with a bound product: it is named.
    BOOST_TEST(!undone->stays.empty());
    BOOST_TEST(s.sales().front() == "ANA 1 1 10.00");
    s.check();
  });
}

BOOST_AUTO_TEST_CASE(a_name_that_is_said_beforehand_makes_no_provisional_employee) {
  on_team_shops([](TeamShop& s) {
    take_in(s.book, {TeamShop::sold("1001", "Sam")});
    s.add("Ana");
    const std::string channel =
        s.book.book()
            .read([&](Unit& unit) { return s.book.stores().company.channels(unit); })
            .at(0)
            .code;
    BOOST_TEST((s.book.team().add_alias("ANA", {channel, "Sam"}).refusal().code ==
                RefusalCode::alias_taken));
    BOOST_TEST((s.book.team().add_alias("ANA", {"X", "Ana"}).refusal().code ==
                RefusalCode::channel_unknown));
    BOOST_TEST((s.book.team().add_alias("SAM", {channel, "Sammy"}).refusal().code ==
                RefusalCode::employee_is_provisional));
    BOOST_REQUIRE(bool(s.book.team().add_alias("ANA", {channel, "A. B."})));
    BOOST_REQUIRE(bool(s.book.team().add_alias("ANA", {channel, "A. B."})));
    const std::size_t people = s.all().size();
    take_in(s.book, {TeamShop::sold("1002", "A. B.")});
    BOOST_TEST(s.all().size() == people);
    BOOST_TEST(s.sales().front() == "ANA 1 1 10.00");
  });
}

BOOST_AUTO_TEST_CASE(two_new_ones_of_a_list_do_not_share_a_name_in_files) {
  on_team_shops([](TeamShop& s) {
    take_in(s.book, {TeamShop::sold("1001", "Sam")});
    const std::string channel =
        s.book.book()
            .read([&](Unit& unit) { return s.book.stores().company.channels(unit); })
            .at(0)
            .code;
    staff::EmployeeRow ana{2}, ben{3};
    ana.wish.name = "Ana";
    ben.wish.name = "Ben";
    ana.aliases = ben.aliases = {{channel, "A. B."}};
    for (const bool dry_run : {true, false}) {
      const auto report = s.book.team().take_in({ana, ben}, dry_run);
      BOOST_REQUIRE(static_cast<bool>(report));
      BOOST_TEST(report->created == 1);
      BOOST_REQUIRE(report->refusals.size() == 1U);
      BOOST_TEST(report->refusals[0].row == 3);
      BOOST_TEST((report->refusals[0].refusal.code == RefusalCode::alias_taken));
    }
  });
}

BOOST_AUTO_TEST_CASE(lists_of_employees_and_hours_are_taken_in_and_twice_is_once) {
  on_team_shops([](TeamShop& s) {
    TempDir dir;
    const auto people = dir / "people.csv";
    write_file(people,
               "code,name,entity,shops,hired,left,state\n"
               "ANA,Ana,SHOP,\"MAIN,NORD\",2024-01-02,,\n"
               "BEN,Ben,,NORD,2025-05-01,2026-01-31,\n"
               "CY,Cy,,HIDDEN,,,\n"
               "ANA,Ana again,,,,,\n"
               "TILL,Till,,,,,provisional\n");
    const auto dry = app::import_employees(s.book, people, true);
    BOOST_TEST(dry->created == 2);
    BOOST_TEST(s.all().size() == 1U);
    const auto report = app::import_employees(s.book, people, false);
    BOOST_REQUIRE(static_cast<bool>(report));
    BOOST_TEST(report->created == 2);
    BOOST_REQUIRE(report->refusals.size() == 2U);
    BOOST_TEST(report->refusals[0].row == 4);
    BOOST_TEST((report->refusals[0].refusal.code == RefusalCode::location_unknown));
    BOOST_TEST((report->refusals[1].refusal.code == RefusalCode::duplicate_in_file));
    BOOST_TEST(app::import_employees(s.book, people, false)->unchanged == 2);
    BOOST_TEST(app::import_employees(s.book, people, false)->updated == 0);
    BOOST_TEST(s.one("BEN").left->to_iso() == "2026-01-31");

    const auto names = dir / "names.csv";
    write_file(names, "name\nDea\nBen\nDea\n");
    const auto named = app::import_employees(s.book, names, false);
    BOOST_TEST(named->created == 1);
    BOOST_TEST(named->unchanged == 1);
    BOOST_TEST(named->refusals.size() == 1U);
    BOOST_TEST(app::import_employees(s.book, names, false)->created == 0);

    const auto hours = dir / "hours.csv";
    write_file(hours,
               "employee,date,location,hours\nANA,2026-09-01,MAIN,7.5\nAna,2026-09-01,NORD,1:30\n"
               "BEN,2026-09-01,,8\nNOBODY,2026-09-01,,8\nBEN,2026-09-02,,25\n");
    const auto first = app::import_hours(s.book, hours, false);
    BOOST_REQUIRE(static_cast<bool>(first));
    for (const auto& r : first->refusals) BOOST_TEST_INFO(r.row << " " << name_of(r.refusal.code));
    BOOST_TEST(first->created == 3);
    BOOST_TEST(first->refusals.size() == 2U);
    BOOST_TEST(app::import_hours(s.book, hours, false)->unchanged == 3);
    write_file(hours, "employee,date,location,hours\nANA,2026-09-01,MAIN,0\nBEN,2026-09-01,,6\n");
    BOOST_TEST(app::import_hours(s.book, hours, false)->updated == 2);
    const auto known =
        s.book.book().read([&](Unit& unit) { return s.book.stores().employees.hours(unit, {}); });
    BOOST_REQUIRE(known.size() == 2U);
    BOOST_TEST(known[0].minutes == 90);
    BOOST_TEST(known[1].minutes == 360);
    s.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
