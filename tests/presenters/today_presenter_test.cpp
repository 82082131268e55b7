#include "gui/presenters/today_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/entries_presenter.h"
#include "tests/contract/order_support.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace today_presenter_test {

struct CountingTodayView : gui::TodayView {
  int shown = 0;
  void show_today() override { ++shown; }
};

struct TodayScreen {
  explicit TodayScreen(TestBook& tb)
      : world(tb.book),
        acts(tb),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(view, book, executor, english()) {}

  void sell(BusinessDate day, std::int64_t units) {
    ++last;
    world.add_products({LedgerWorld::product(last, "SKU-" + std::to_string(last), "Bike")});
    books::Entry e = world.entry(5000 + last, 6000 + last, books::EntryKind::sale,
                                 Instant{day.days * 86'400'000LL});
    world.add_sale(e, last, units, 1'000, 600);
    world.post(world.set_of({e}, {world.document(6000 + last, "#" + std::to_string(last))}));
  }
  void add_open_order(int minute) {
    ++last;
    orders::Order order = test_order(7000 + last, minute);
    order.state = orders::OrderState::open;
    acts.add_documents({order}, 1);
    acts.add({order}, 1);
  }
  BusinessDate today() const {
    return BusinessDate{static_cast<std::int32_t>(test_now().ms / 86'400'000)};
  }

  ShopWorld world;
  OrderActs acts;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  CountingTodayView view;
  gui::TodayPresenter presenter;
  std::int64_t last = 0;
};

}  // namespace today_presenter_test

BOOST_AUTO_TEST_SUITE(today_presenter)

using namespace today_presenter_test;

BOOST_AUTO_TEST_CASE(a_new_book_says_that_nothing_has_happened) {
  on_sqlite([](TestBook& tb) {
    TodayScreen s(tb);
    BOOST_CHECK(s.presenter.state() == gui::TodayPresenter::State::loading);
    s.presenter.load();
    BOOST_CHECK(s.presenter.state() == gui::TodayPresenter::State::empty);
  });
}

BOOST_AUTO_TEST_CASE(orders_that_wait_lead_to_their_list) {
  for_each_engine([](TestBook& tb) {
    TodayScreen s(tb);
    s.add_open_order(-180);
    s.add_open_order(-60);
    s.presenter.load();
    BOOST_CHECK(s.presenter.state() == gui::TodayPresenter::State::ready);
    BOOST_REQUIRE(s.presenter.needs().rows() == 1U);
    BOOST_TEST(s.presenter.needs().cell(0, 0).text ==
               "2 orders not fulfilled  ·  the oldest 3 hours ago");
    const auto where = s.presenter.needs().leads_to(0);
    BOOST_REQUIRE(where.has_value());
    BOOST_CHECK(where->area == gui::Area::orders);
    BOOST_CHECK(std::get<gui::OrdersPageState>(where->shown).choice.state ==
                orders::OrderState::open);
  });
}

BOOST_AUTO_TEST_CASE(sales_stand_beside_those_of_the_year_before) {
  for_each_engine([](TestBook& tb) {
    TodayScreen s(tb);
    s.sell(s.today() + -1, 12);
    s.sell(s.today() + (-1 - 364), 10);
    s.presenter.load();
    auto& channels = s.presenter.channels();
    BOOST_REQUIRE(channels.rows() == 1U);
    BOOST_TEST(channels.cell(0, 1).text == "€120.00");
    BOOST_TEST(channels.cell(0, 2).text == "€100.00");
    BOOST_TEST(channels.cell(0, 3).text == "+20.0%");
    BOOST_CHECK(channels.cell(0, 3).tone == gui::Tone::positive);
    BOOST_TEST(channels.cell(0, 6).text == "40.0%");
    BOOST_CHECK(channels.leads_to(0)->area == gui::Area::orders);
    BOOST_REQUIRE(s.presenter.charts().size() == 1U);
    BOOST_TEST(s.presenter.charts().front().days.size() == 14U);
    BOOST_TEST(s.presenter.charts().front().lines.front().net_minor.back() == 12'000);
    s.presenter.choose(insight::SalesSpan::week);
    BOOST_TEST(s.presenter.channels().cell(0, 1).text == "€120.00");
  });
}

struct IdleList : gui::ListView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
};

BOOST_AUTO_TEST_CASE(payouts_and_late_items_lead_to_as_many_entries_as_they_say) {
  for_each_engine([](TestBook& tb) {
    TodayScreen s(tb);
    s.sell(s.today() + -1, 2);
    const auto pay = [&](std::int64_t id, std::int64_t document, std::int64_t item,
                         std::int64_t cents, bool late) {
      books::Entry e = s.world.entry(id, document, books::EntryKind::payment,
                                     Instant{(s.today() + -2).days * 86'400'000LL});
      s.world.add_posting(e, "cash_in_transit", ChannelId(), cents, DocumentId(item));
      s.world.add_posting(e, "bank", ChannelId(), -cents);
      books::merge_postings(e.postings);
      e.late = late;
      if (late) e.accounting_date = e.business_date + 1;
      s.world.post(s.world.set_of({e}, {s.world.document(document, "P-" + std::to_string(document),
                                                         books::DocumentKind::payout)}));
    };
    pay(8001, 8101, 8101, 5'000, true);
    pay(8002, 8102, 8102, 7'000, false);
    pay(8003, 8103, 8103, 9'000, true);
    pay(8004, 8104, 8102, -7'000, false);  // the bank's line meets the second
    pay(8005, 8105, 8101, -2'000, true);   // and a part of the first
    // Long ago: no longer a matter of today.
    books::Entry old = s.world.entry(8006, 8106, books::EntryKind::payment,
                                     Instant{(s.today() + -90).days * 86'400'000LL});
    s.world.add_posting(old, "bank", ChannelId(), 100);
    s.world.add_posting(old, "sales", ChannelId(), -100);
    books::merge_postings(old.postings);
    old.late = true;
    s.world.post(s.world.set_of({old}, {s.world.document(8106, "P-old")}));
    s.presenter.load();
    const auto rows_behind = [&](const std::string& sentence) -> std::int64_t {
      for (std::size_t row = 0; row < s.presenter.needs().rows(); ++row) {
        if (s.presenter.needs().cell(row, 0).text != sentence) continue;
        const auto where = s.presenter.needs().leads_to(row);
        BOOST_REQUIRE(where.has_value());
        BOOST_CHECK(where->area == gui::Area::books);
        const auto& shown = std::get<gui::BooksPageState>(where->shown);
        BOOST_CHECK(shown.view == gui::BooksView::entries);
        IdleList view;
        gui::EntriesPresenter entries(view, s.book, s.executor, english(), shown.entries);
        entries.load();
        BOOST_TEST(entries.filtered());
        BOOST_TEST(entries.chips().size() == 1U);
        BOOST_TEST(entries.footer() == english().plural("{n} entry", "{n} entries",
                                                        static_cast<std::int64_t>(entries.rows())));
        const auto rows = static_cast<std::int64_t>(entries.rows());
        entries.remove_chip(entries.chips().front().id);
        BOOST_TEST(entries.chips().empty());
        BOOST_TEST(static_cast<std::int64_t>(entries.rows()) > rows);
        return rows;
      }
      BOOST_FAIL("not said: " + sentence);
      return 0;
    };
    BOOST_TEST(rows_behind("2 payouts not yet met by the bank") == 2);
    BOOST_TEST(rows_behind("3 late items in the ledger of the last 30 days") == 3);
  });
}

BOOST_AUTO_TEST_CASE(a_server_that_is_gone_leaves_what_is_shown) {
  on_sqlite([](TestBook& tb) {
    TodayScreen s(tb);
    s.add_open_order(-60);
    s.presenter.load();
    s.book->fail_with(FailureCode::database_lost);
    s.presenter.refresh();
    BOOST_CHECK(s.presenter.state() == gui::TodayPresenter::State::ready);
    BOOST_TEST(!s.presenter.error().empty());
    s.book->fail_with(std::nullopt);
    s.presenter.refresh();
    BOOST_TEST(s.presenter.error().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
