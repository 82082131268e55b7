#include "gui/presenters/orders_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/order_card.h"
#include "tests/contract/order_support.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace orders_presenter_test {

struct QuietView : gui::ListView, gui::DetailView {
  int rows = 0, states = 0;
  void show_columns() override {}
  void show_rows(bool) override { ++rows; }
  void show_more() override {}
  void show_state() override { ++states; }
  void show_detail() override {}
};

/// A book with orders of two channels, in two currencies.
struct OrdersScreen {
  explicit OrdersScreen(TestBook& tb)
      : world(tb.book),
        acts(tb),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(view, book, executor, english()),
        card(view, book, executor, english()) {}

  void add_orders(int count) {
    std::vector<orders::Order> all;
    for (int i = 0; i < count; ++i) {
      orders::Order order = test_order(1000 + i, i);
      if (i % 4 == 1) order.channel = ChannelId(22);
      if (i % 4 == 2) order.state = orders::OrderState::cancelled;
      if (i % 4 == 3) order.currency = Currency::of("JPY");
      all.push_back(std::move(order));
    }
    acts.add_documents(all, 1);
    acts.add(all, 1);
  }
  std::string at(std::size_t row, const std::string& id) {
    const auto& all = presenter.columns();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.id == id; });
    return presenter.cell(row, static_cast<std::size_t>(found - all.begin())).text;
  }

  ShopWorld world;
  OrderActs acts;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  QuietView view;
  gui::OrdersPresenter presenter;
  gui::OrderCard card;
};

}  // namespace orders_presenter_test

BOOST_AUTO_TEST_SUITE(orders_presenter)

using namespace orders_presenter_test;

BOOST_AUTO_TEST_CASE(orders_of_all_channels_newest_first_with_names_and_money) {
  for_each_engine([](TestBook& tb) {
    OrdersScreen s(tb);
    s.add_orders(4);
    s.presenter.load();
    BOOST_REQUIRE(s.presenter.rows() == 4U);
    BOOST_TEST(s.at(0, "number") == "#1003");
    BOOST_TEST(s.at(0, "total") == "¥4,900");
    BOOST_TEST(s.at(1, "state") == "Cancelled");
    BOOST_TEST(s.at(3, "total") == "€49.00");
    BOOST_TEST(s.at(3, "payment") == "Paid");
    BOOST_TEST(s.at(3, "fulfilment") == "Partly fulfilled");
    BOOST_TEST(s.presenter.footer() == "4 orders  ·  €147.00  ·  ¥4,900");
    BOOST_TEST(s.book->reads() == 1);  // rows, count and totals are of one moment
  });
}

BOOST_AUTO_TEST_CASE(filters_narrow_the_list_and_its_totals) {
  on_sqlite([](TestBook& tb) {
    OrdersScreen s(tb);
    BOOST_CHECK(s.presenter.state() == gui::ListPresenter::State::empty);
    s.add_orders(8);
    s.presenter.load();
    s.presenter.choose_channel(ChannelId(22));
    BOOST_TEST(s.presenter.rows() == 2U);
    BOOST_TEST(s.presenter.footer() == "2 orders  ·  €98.00");
    s.presenter.choose_channel({});
    s.presenter.choose_state(orders::OrderState::cancelled);
    BOOST_TEST(s.presenter.rows() == 2U);
    s.presenter.search("#1002");
    BOOST_TEST(s.presenter.rows() == 1U);
    s.presenter.search("#9");
    BOOST_CHECK(s.presenter.state() == gui::ListPresenter::State::nothing_found);
    s.presenter.clear_filters();
    BOOST_TEST(s.presenter.rows() == 8U);
  });
}

BOOST_AUTO_TEST_CASE(a_long_list_comes_in_blocks) {
  on_sqlite([](TestBook& tb) {
    OrdersScreen s(tb);
    s.add_orders(300);
    s.presenter.load();
    BOOST_TEST(s.presenter.rows() == 300U);
    BOOST_TEST(s.at(299, "number").empty());  // asked for, and here at the next look
    BOOST_TEST(s.at(299, "number") == "#1000");
  });
}

BOOST_AUTO_TEST_CASE(an_order_shows_lines_what_happened_and_payments) {
  on_sqlite([](TestBook& tb) {
    OrdersScreen s(tb);
    orders::Order order = test_order(1000);
    order.paid_at = Instant{order.placed_at.ms + 60'000};
    order.cancelled_at = Instant{order.placed_at.ms + 120'000};
    order.shipping_minor = 500;
    s.acts.add_documents({order}, 1);
    s.acts.add({order}, 1);
    s.card.show(DocumentId(1000));
    BOOST_TEST(s.card.title() == "#1000");
    BOOST_REQUIRE(s.card.lines().rows() == 2U);
    BOOST_TEST(s.card.lines().cell(0, 0).text == "SKU-1");
    BOOST_TEST(s.card.lines().cell(0, 3).text == "2.5");
    BOOST_TEST(s.card.lines().raw(0, 8) == "49.00");
    BOOST_TEST(s.card.lines().cell(1, 1).text == "Shipping");
    BOOST_REQUIRE(s.card.timeline().rows() == 3U);
    BOOST_TEST(s.card.timeline().cell(0, 1).text == "Ordered");
    BOOST_TEST(s.card.timeline().cell(1, 1).text == "Paid");
    BOOST_TEST(s.card.timeline().cell(2, 1).text == "Cancelled");
    BOOST_REQUIRE(s.card.payments().rows() == 2U);
    BOOST_TEST(s.card.payments().raw(0, 3) == "40.00");
    BOOST_TEST(s.card.payments().raw(1, 3) == "-1.00");
  });
}

BOOST_AUTO_TEST_CASE(the_entries_of_an_order_are_its_own_and_balance) {
  for_each_engine([](TestBook& tb) {
    OrdersScreen s(tb);
    const auto bike = s.world.add_product("TB-1", "City bike", 20, 0);
    s.world.sell(bike, 3);
    orders::Order order = test_order(s.world.last_document());
    s.acts.add({order}, 1);
    s.card.show(order.document);
    auto& entries = s.card.entries();
    BOOST_REQUIRE(entries.rows() > 1U);
    double debit = 0, credit = 0;
    for (std::size_t row = 0; row < entries.rows(); ++row) {
      debit += std::stod(entries.raw(row, 5));
      credit += std::stod(entries.raw(row, 6));
      BOOST_TEST(entries.raw(row, 1) == "Sale");
    }
    BOOST_TEST(debit > 0.0);
    BOOST_TEST(debit == credit, boost::test_tools::tolerance(0.001));
  });
}

BOOST_AUTO_TEST_CASE(a_lost_server_is_said_and_what_is_shown_stays) {
  on_sqlite([](TestBook& tb) {
    OrdersScreen s(tb);
    s.add_orders(3);
    s.presenter.load();
    s.book->fail_with(FailureCode::database_lost);
    s.presenter.refresh(0);
    BOOST_TEST(!s.presenter.error().empty());
    BOOST_TEST(s.presenter.rows() == 3U);
    s.card.show(DocumentId(1000));
    BOOST_TEST(!s.card.error().empty());
    s.book->fail_with(std::nullopt);
    s.presenter.refresh(0);
    BOOST_TEST(s.presenter.error().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
