#include "gui/presenters/team_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/employee_card.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace team_presenter_test {

struct QuietTeam : gui::ListView, gui::DetailView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  void show_detail() override {}
};

/// An owner, a seller, and one whom a file named; sales of yesterday and of long ago.
struct TeamScreen {
  explicit TeamScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(view, book, executor, english()),
        card(view, book, executor, english()) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      if (employees.list(u).empty())
        employees.add(u, {EmployeeId(51), "OWNER", "Owner", false, true});
      employees.add(u, {EmployeeId(52), "S07", "Søren", false, false});
      employees.add(u, {EmployeeId(53), "P1", "Till 3", true, false});
      employees.add_alias(u, ChannelId(21), {"soren", EmployeeId(52)}, BatchId(1));
      employees.add_alias(u, ChannelId(22), {"soren", EmployeeId(52)}, BatchId(1));
      employees.add_alias(u, ChannelId(21), {"3", EmployeeId(53)}, BatchId(1));
    });
    sell(1, EmployeeId(52), -1, 2);
    sell(2, EmployeeId(52), -1, 1);
    sell(3, EmployeeId(52), -29, 1);
    sell(4, EmployeeId(52), -30, 100);  // a day too long ago
    sell(5, EmployeeId(), 0, 5);
  }

  void sell(std::int64_t id, EmployeeId by, int days, std::int64_t units) {
    const Instant at{test_now().ms + days * 86'400'000LL};
    books::Entry e = world.entry(1000 + id, 900 + id, books::EntryKind::sale, at);
    world.add_sale(e, 201, units, 1000, 400);
    for (auto& fact : e.sales) {
      fact.employee = by;
      fact.orders = 1;
    }
    world.post(world.set_of({e}, {world.document(900 + id, "#" + std::to_string(id))}));
  }

  std::vector<std::string> row(std::size_t index) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < presenter.columns().size(); ++i)
      cells.push_back(presenter.cell(index, i).text);
    return cells;
  }
  std::optional<std::size_t> row_named(const std::string& name) {
    for (std::size_t i = 0; i < presenter.rows(); ++i)
      if (presenter.cell(i, 1).text == name) return i;
    return std::nullopt;
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  QuietTeam view;
  gui::TeamPresenter presenter;
  gui::EmployeeCard card;
};

using TeamCells = std::vector<std::string>;

}  // namespace team_presenter_test

BOOST_AUTO_TEST_SUITE(team_presenter)

using namespace team_presenter_test;

BOOST_AUTO_TEST_CASE(the_team_and_nobody_with_their_last_thirty_days) {
  for_each_engine([](TestBook& tb) {
    TeamScreen s(tb);
    s.presenter.load();
    const auto seller = s.row_named("Søren");
    BOOST_REQUIRE(seller);
    BOOST_TEST(s.row(*seller) == (TeamCells{"S07", "Søren", "", "", "soren", "3", "4", "€40.00",
                                            "€13.33", "1.33", "0.0%", "0.0%", "–", "–"}),
               boost::test_tools::per_element());
    const auto named = s.row_named("Till 3");
    BOOST_REQUIRE(named);
    BOOST_TEST(s.row(*named) == (TeamCells{"P1", "Till 3", "Provisional", "", "3", "–", "–", "–",
                                           "–", "–", "–", "–", "–", "–"}),
               boost::test_tools::per_element());
    const auto nobody = s.row_named("Nobody was named");
    BOOST_REQUIRE(nobody);
    BOOST_TEST(*nobody == s.presenter.rows() - 1);
    BOOST_TEST(s.row(*nobody)[7] == "€50.00");
    BOOST_TEST(!s.presenter.employee(*nobody));
    BOOST_TEST(s.presenter.footer().find("1 provisional") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(people_are_found_by_code_name_and_alias) {
  on_sqlite([](TestBook& tb) {
    TeamScreen s(tb);
    s.presenter.load();
    s.presenter.search("soren");
    BOOST_REQUIRE(s.presenter.rows() == 1U);
    BOOST_TEST(s.presenter.employee(0).value == 52);
    s.presenter.search("p1");
    BOOST_TEST(s.presenter.employee(0).value == 53);
    s.presenter.search("nobody");
    BOOST_CHECK(s.presenter.state() == gui::ListPresenter::State::nothing_found);
  });
}

BOOST_AUTO_TEST_CASE(an_employee_shows_days_and_names) {
  for_each_engine([](TestBook& tb) {
    TeamScreen s(tb);
    s.card.show(EmployeeId(52));
    BOOST_TEST(s.card.title() == "Søren");
    BOOST_REQUIRE(s.card.days().rows() == 2U);
    BOOST_TEST(s.card.days().cell(0, 2).text == "2");
    BOOST_TEST(s.card.days().raw(0, 4) == "30.00 EUR");
    BOOST_TEST(s.card.days().cell(0, 1).text == "Channel WEB");
    BOOST_TEST(s.card.aliases().rows() == 2U);
    s.card.show(EmployeeId(53));
    BOOST_TEST(s.card.subtitle().find("not identified") != std::string::npos);
    BOOST_TEST(s.card.days().rows() == 0U);
    s.card.show(EmployeeId(99));
    BOOST_TEST(!s.card.error().empty());
  });
}

BOOST_AUTO_TEST_CASE(an_employee_shows_shops_days_of_work_and_hours) {
  for_each_engine([](TestBook& tb) {
    TeamScreen s(tb);
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      staff::Employee e{EmployeeId(52), "S07", "Søren", false, false};
      e.shops = {LocationId(11)};
      e.hired = BusinessDate::of(2024, 2, 1);
      employees.set(u, e);
      const BusinessDate day{static_cast<std::int32_t>(test_now().ms / 86'400'000LL)};
      employees.put_hours(u, {{EmployeeId(52), day, LocationId(11), 450},
                              {EmployeeId(52), day + -60, LocationId(11), 60}});
    });
    s.card.show(EmployeeId(52));
    BOOST_TEST(s.card.subtitle().find("since") != std::string::npos);
    BOOST_REQUIRE(s.card.hours().rows() == 1U);
    BOOST_TEST(s.card.hours().cell(0, 2).text == "7.5");
    s.presenter.load();
    BOOST_TEST(s.row(*s.row_named("Søren"))[3] != "");
  });
}

BOOST_AUTO_TEST_CASE(coaching_and_commission_are_shown_to_who_may_see_them) {
  for_each_engine([](TestBook& tb) {
    TeamScreen s(tb);
    staff::NoteWish wish;
    wish.employee = "S07";
    wish.held_on = BusinessDate::of(2024, 2, 1);
    wish.measure = "units_per_order";
    wish.goal = "two items";
    wish.follow_up = wish.held_on + 14;
    BOOST_REQUIRE(bool(s.book->coaching_work().note(wish)));
    tb.book.write([](Unit& u) {
      persistence::SqlCommissionStore store;
      staff::CommissionStatement one{store.take_number(u), EmployeeId(52),
                                     BusinessDate::of(2024, 1, 1), Currency::of("EUR")};
      one.lines = {{one.month, "", 20'000, 10'000, 200},
                   {BusinessDate::of(2023, 12, 1), "", 20'000, -500, -10}};
      store.add(u, one);
    });
    s.card.show(EmployeeId(52));
    BOOST_REQUIRE(s.card.coaching().rows() == 1U);
    BOOST_TEST(s.card.coaching().cell(0, 1).text == "Offering what goes with it");
    BOOST_TEST(s.card.coaching().cell(0, 3).text == "two items");
    // It was to be looked at again long ago.
    BOOST_TEST((s.card.coaching().cell(0, 4).tone == gui::Tone::warning));
    BOOST_TEST(s.card.coaching().cell(0, 5).text == "Can’t be compared");
    BOOST_REQUIRE(s.card.commission().rows() == 1U);
    BOOST_TEST(s.card.commission().cell(0, 0).text == "K1");
    BOOST_TEST(s.card.commission().raw(0, 2) == "95.00 EUR");
    BOOST_TEST(s.card.commission().raw(0, 3) == "-0.10 EUR");
    BOOST_TEST(s.card.commission().raw(0, 4) == "1.90 EUR");
    // A colleague who sees the team sees neither.
    s.book->actor_of_test.employee = EmployeeId(53);
    s.book->actor_of_test.permissions = {company::Permission::read_staff};
    s.card.show(EmployeeId(52));
    BOOST_TEST(s.card.coaching().rows() == 0U);
    BOOST_TEST(s.card.commission().rows() == 0U);
    s.book->actor_of_test.employee = EmployeeId(52);
    s.card.show(EmployeeId(52));
    BOOST_TEST(s.card.coaching().rows() == 1U);
    BOOST_TEST(s.card.commission().rows() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(who_was_bound_to_another_one_is_shown_no_more) {
  on_sqlite([](TestBook& tb) {
    TeamScreen s(tb);
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      staff::Employee e{EmployeeId(53), "P1", "Till 3", true, false};
      e.bound_to = EmployeeId(52);
      employees.set(u, e);
    });
    s.presenter.load();
    BOOST_TEST(!s.row_named("Till 3"));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
