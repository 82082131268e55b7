#include "gui/presenters/audit_presenter.h"

#include <boost/test/unit_test.hpp>

#include "persistence/admin/seal.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace audit_presenter_test {

struct QuietAudit : gui::ListView, gui::DetailView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  void show_detail() override { ++shown; }
  int shown = 0;
};

/// Two people at two machines: a price and a cost were changed, a day locked, a sale posted.
struct AuditScreen {
  explicit AuditScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(view, book, executor, english()),
        card(view, book, executor, english()) {
    tb.book.write([&](Unit& u) {
      persistence::SqlEmployeeStore employees;
      if (employees.list(u).empty())
        employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
      employees.add(u, {EmployeeId(52), "S07", "Søren", false, false});
      books::PostingSet set;
      set.audit = {
          {on_day(5), EmployeeId(52), "till-2", "product.change", "product", 201,
           "price\t30000000\tEUR\ncost\t9000000\tEUR\n",
           "price\t29500000\tEUR\ncost\t8000000\tEUR\n", ""},
          {on_day(6), EmployeeId(), "office", "period.lock", "entity", 1, "", "2026-03-05", ""}};
      world.ledger.post(u, set);
    });
    books::Entry e = world.entry(1001, 901, books::EntryKind::sale, on_day(4));
    world.add_sale(e, 201, 1, 1000, 400);
    world.post(world.set_of({e}, {world.document(901, "#10")}));
    persistence::seal_book(tb.book, tb.clock);
    presenter.load();
  }

  static Instant on_day(int day) {
    return Instant{BusinessDate::of(2026, 3, day).days * 86'400'000LL + 43'200'000};
  }
  std::string text(std::size_t row, const std::string& column) {
    for (std::size_t i = 0; i < presenter.columns().size(); ++i)
      if (presenter.columns()[i].id == column) return presenter.cell(row, i).text;
    BOOST_FAIL("no column " + column);
    return {};
  }
  template <class Change>
  std::vector<std::string> chosen(Change change) {
    gui::AuditChoice choice;
    change(choice);
    presenter.choose(choice);
    std::vector<std::string> actions;
    for (std::size_t i = 0; i < presenter.rows(); ++i) actions.push_back(text(i, "action"));
    return actions;
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  QuietAudit view;
  gui::AuditPresenter presenter;
  gui::AuditCard card;
};

using AuditTexts = std::vector<std::string>;

}  // namespace audit_presenter_test

BOOST_AUTO_TEST_SUITE(audit_presenter)

using namespace audit_presenter_test;

BOOST_AUTO_TEST_CASE(each_act_tells_who_did_what_from_where) {
  for_each_engine([](TestBook& tb) {
    AuditScreen s(tb);
    BOOST_REQUIRE(s.presenter.rows() == 2U);
    BOOST_TEST(s.text(0, "action") == "Days locked");
    BOOST_TEST(s.text(0, "who") == "Nobody was named");
    BOOST_TEST(s.text(0, "code") == "BERLIN");
    BOOST_TEST(s.text(0, "change") == "2026-03-05");
    BOOST_TEST(s.text(1, "action") == "Product changed");
    BOOST_TEST(s.text(1, "who") == "Søren");
    BOOST_TEST(s.text(1, "machine") == "till-2");
    BOOST_TEST(s.text(1, "what") == "Product");
    BOOST_TEST(s.text(1, "change") == "Price: 30.00 EUR > 29.50 EUR; Cost: 9.00 EUR > 8.00 EUR");
    BOOST_TEST(s.text(1, "sealed") == "sealed");
    BOOST_TEST(s.presenter.footer() == "2 acts");
    BOOST_TEST(s.presenter.raw(1, 0) == AuditScreen::on_day(5).to_iso());
    BOOST_TEST(s.presenter.raw(1, 3) == "product.change");
  });
}

BOOST_AUTO_TEST_CASE(what_goods_cost_is_shown_to_those_who_may_see_it) {
  on_sqlite([](TestBook& tb) {
    AuditScreen s(tb);
    s.book->actor_of_test.permissions.erase(company::Permission::read_cost);
    BOOST_TEST(s.text(1, "change") == "Price: 30.00 EUR > 29.50 EUR");
    s.card.show(s.presenter.at(1)->seq);
    BOOST_TEST(s.card.changes().rows() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(each_filter_narrows_the_list) {
  on_sqlite([](TestBook& tb) {
    AuditScreen s(tb);
    const auto same = boost::test_tools::per_element();
    BOOST_TEST(s.chosen([](auto& c) { c.postings = true; }) ==
                   (AuditTexts{"Entry posted", "Days locked", "Product changed"}),
               same);
    BOOST_TEST(s.chosen([](auto& c) { c.subject = "product"; }) == AuditTexts{"Product changed"},
               same);
    BOOST_TEST(s.chosen([](auto& c) { c.actor = EmployeeId(52); }) == AuditTexts{"Product changed"},
               same);
    BOOST_TEST(s.chosen([](auto& c) { c.machine = "office"; }) == AuditTexts{"Days locked"}, same);
    BOOST_TEST(s.chosen([](auto& c) { c.search = "BERLIN"; }) == AuditTexts{"Days locked"}, same);
    BOOST_TEST(s.chosen([](auto& c) {
      c.period = {gui::PeriodName::custom, BusinessDate::of(2026, 3, 5),
                  BusinessDate::of(2026, 3, 5)};
    }) == AuditTexts{"Product changed"},
               same);
    BOOST_TEST(s.chosen([](auto& c) { c.search = "nothing"; }).empty());
    BOOST_CHECK(s.presenter.state() == gui::ListPresenter::State::nothing_found);
    s.presenter.clear_filters();
    BOOST_TEST(s.presenter.rows() == 2U);
    BOOST_TEST(!s.presenter.filtered());
  });
}

BOOST_AUTO_TEST_CASE(an_act_opens_with_its_fields_before_and_after) {
  on_sqlite([](TestBook& tb) {
    AuditScreen s(tb);
    const std::int64_t seq = s.presenter.at(1)->seq;
    s.card.show(seq);
    BOOST_TEST(s.card.title() == "Product changed");
    BOOST_TEST(s.card.subtitle().find("Søren") != std::string::npos);
    BOOST_REQUIRE(s.card.changes().rows() == 2U);
    BOOST_TEST(s.card.changes().cell(0, 0).text == "Price");
    BOOST_TEST(s.card.changes().cell(0, 1).text == "30.00 EUR");
    BOOST_TEST(s.card.changes().cell(0, 2).text == "29.50 EUR");
    BOOST_TEST(s.card.facts().rows() == 6U);
    BOOST_REQUIRE(s.presenter.row_of(seq).has_value());
    BOOST_TEST(*s.presenter.row_of(seq) == 1U);
    s.card.show(123456);
    BOOST_TEST(s.card.error() == "This act is not in the book.");
    s.card.close();
    BOOST_TEST(!s.card.open());
  });
}

BOOST_AUTO_TEST_CASE(a_book_that_is_out_of_reach_says_so) {
  on_sqlite([](TestBook& tb) {
    AuditScreen s(tb);
    s.book->fail_with(FailureCode::database_lost);
    gui::AuditPresenter other(s.view, s.book, s.executor, english());
    other.load();
    BOOST_CHECK(other.state() == gui::ListPresenter::State::failed);
    BOOST_TEST(!other.error().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
