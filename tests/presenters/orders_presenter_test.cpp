#include "gui/presenters/orders_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/order_card.h"
#include "persistence/stores/customer_store.h"
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
    BOOST_TEST(s.book->reads() == 2);  // the rows; then their count and totals
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

BOOST_AUTO_TEST_CASE(each_filter_is_a_chip_that_can_be_removed) {
  on_sqlite([](TestBook& tb) {
    OrdersScreen s(tb);
    s.add_orders(8);
    s.presenter.load();
    BOOST_TEST(s.presenter.chips().empty());
    s.presenter.choose_channel(ChannelId(22));
    s.presenter.choose_state(orders::OrderState::partly_fulfilled);
    s.presenter.choose_days(BusinessDate::of(2026, 9, 21), BusinessDate::of(2026, 9, 21));
    const auto chips = s.presenter.chips();
    BOOST_REQUIRE(chips.size() == 3U);
    BOOST_TEST(chips[0].text.starts_with("Channel: "));
    BOOST_TEST(chips[1].text == "State: Partly fulfilled");
    BOOST_TEST(chips[2].text.starts_with("Placed on "));
    BOOST_TEST(s.presenter.rows() == 2U);
    for (const auto& chip : chips) s.presenter.remove_chip(chip.id);
    BOOST_TEST(s.presenter.chips().empty());
    BOOST_TEST(!s.presenter.filtered());
    BOOST_TEST(s.presenter.rows() == 8U);
    s.presenter.choose_days(BusinessDate::of(2026, 9, 22), {});
    BOOST_TEST(s.presenter.rows() == 0U);
    BOOST_TEST(s.presenter.chips().front().text.starts_with("Placed from "));
    BOOST_CHECK(s.presenter.state() == gui::ListPresenter::State::nothing_found);
  });
}

BOOST_AUTO_TEST_CASE(orders_older_than_some_days_as_the_day_is_where_the_shop_is) {
  for_each_engine([](TestBook& tb) {
    OrdersScreen s(tb);
    std::vector<orders::Order> all;
    const auto today = TimeZone::find("Europe/Berlin")->business_date(test_now(), 0);
    for (int days = 0; days < 4; ++days) {
      orders::Order order = test_order(1000 + days, -days * 24 * 60);
      order.placed_date = BusinessDate{today.days - days};
      all.push_back(std::move(order));
    }
    s.acts.add_documents(all, 1);
    s.acts.add(all, 1);
    s.presenter.choose_age(2);
    BOOST_TEST(s.presenter.rows() == 2U);
    BOOST_TEST(s.at(0, "number") == "#1002");
    BOOST_TEST(s.presenter.chips().front().text == "Older than 2 days");
    s.presenter.choose_last_days(2);
    BOOST_TEST(s.presenter.rows() == 2U);
    BOOST_TEST(s.at(1, "number") == "#1001");
    BOOST_TEST(s.presenter.chips().front().text == "Placed in the last 2 days");
    s.presenter.choose_age(2);
    s.presenter.sort({2, false});
    BOOST_TEST(s.at(0, "number") == "#1003");
    BOOST_CHECK(s.presenter.order() == (gui::SortOrder{2, false}));
    s.presenter.clear_filters();
    BOOST_TEST(s.presenter.rows() == 4U);
    BOOST_TEST(s.at(0, "number") == "#1003");  // the order is no filter
  });
}

BOOST_AUTO_TEST_CASE(what_is_kept_under_a_name_comes_back_in_any_language) {
  on_sqlite([](TestBook& tb) {
    OrdersScreen s(tb);
    s.add_orders(8);
    s.presenter.load();
    gui::OrdersChoice choice;
    choice.search = "#1";
    choice.channel = ChannelId(22);
    choice.state = orders::OrderState::partly_fulfilled;
    choice.from = BusinessDate::of(2026, 9, 1);
    choice.to = BusinessDate::of(2026, 9, 30);
    choice.older_than_days = 3;
    choice.oldest_first = true;
    s.presenter.choose(choice);
    const std::string kept = s.presenter.saved_choice();
    gui::OrdersPresenter arabic(s.view, s.book, s.executor, language("ar"));
    arabic.load();
    arabic.restore_choice(kept);
    BOOST_CHECK(arabic.choice() == choice);
    BOOST_TEST(arabic.saved_choice() == kept);
    arabic.restore_choice("{}");
    BOOST_CHECK(arabic.choice() == gui::OrdersChoice());
    // Another book's channel and a damaged text are left out.
    arabic.restore_choice("{\"channel\":\"GONE\",\"from\":\"yesterday\",\"state\":7}");
    BOOST_CHECK(arabic.choice() == gui::OrdersChoice());
    arabic.restore_choice("not at all");
    BOOST_CHECK(arabic.choice() == gui::OrdersChoice());
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

BOOST_AUTO_TEST_CASE(a_till_that_tells_tenders_and_no_sum_was_paid_their_sum) {
  on_sqlite([](TestBook& tb) {
    OrdersScreen s(tb);
    orders::Order order = test_order(1000);
    order.paid_at = order.placed_at;
    order.paid_minor = 0;
    order.tenders = {{"CARD", 3000}, {"CASH", 1000}};
    s.acts.add_documents({order}, 1);
    s.acts.add({order}, 1);
    s.card.show(DocumentId(1000));
    BOOST_REQUIRE(s.card.timeline().rows() >= 2U);
    BOOST_TEST(s.card.timeline().cell(1, 1).text == "Paid");
    BOOST_TEST(s.card.timeline().cell(1, 2).text == "€40.00");
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

BOOST_AUTO_TEST_CASE(what_begins_no_number_is_looked_for_among_the_customers) {
  for_each_engine([](TestBook& tb) {
    OrdersScreen s(tb);
    s.add_orders(4);
    persistence::SqlCustomerStore people;
    tb.book.write([&](Unit& u) {
      people.add(u, ChannelId(21), {{{"ana@x.example", "", "", "Ana Müller"}, CustomerId(41)}},
                 BatchId(1));
    });
    s.presenter.load();
    s.presenter.search("muller");
    BOOST_TEST(s.presenter.rows() == 4U);
    BOOST_TEST(s.presenter.footer() == "4 orders  ·  €147.00  ·  ¥4,900");
    BOOST_TEST(s.presenter.notice() ==
               "No number begins with “muller”. These orders are of customers with it in their "
               "name, e-mail or phone.");
    s.presenter.search("#1002");
    BOOST_TEST(s.presenter.rows() == 1U);
    BOOST_TEST(s.presenter.notice().empty());
    s.presenter.search("m");
    BOOST_TEST(s.presenter.rows() == 0U);
    // Who may not know customers is told nothing of them.
    auto rights = company::all_permissions();
    rights.erase(company::Permission::read_customers);
    s.book->actor_of_test = company::Actor{EmployeeId(41), "till", rights};
    s.presenter.search("muller");
    BOOST_TEST(s.presenter.rows() == 0U);
    BOOST_TEST(s.presenter.notice().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
