#include "gui/presenters/customers_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/customer_card.h"
#include "tests/contract/order_support.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace customers_presenter_test {

struct QuietCustomers : gui::ListView, gui::DetailView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  void show_detail() override {}
};

/// Buyers in several scripts; one of them orders on two channels in two currencies.
struct CustomersScreen {
  explicit CustomersScreen(TestBook& tb)
      : world(tb.book),
        acts(tb),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(view, book, executor, english()),
        card(view, book, executor, english()) {
    add(1, {"ana@x.example", "+4917112345678", "77", "Ana Müller"});
    add(2, {"li@x.example", "", "", "李娜"});
    add(3, {"", "+40721555012", "", "Măriuca Ionescu"});
  }

  void add(std::int64_t id, const customers::BuyerFacts& facts) {
    acts.book.write([&](Unit& u) {
      store.add(u, ChannelId(21), {{facts, CustomerId(id)}}, BatchId(1));
    });
  }
  void add_orders() {
    std::vector<orders::Order> all;
    for (int i = 0; i < 4; ++i) {
      orders::Order order = test_order(1000 + i, i);
      order.customer = CustomerId(1);
      order.placed_date = BusinessDate::of(2026, 9, 10 + i);
      if (i == 1) order.channel = ChannelId(22);
      if (i == 2) order.currency = Currency::of("JPY");
      if (i == 3) order.state = orders::OrderState::cancelled;
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
  std::string found(const std::string& typed) {
    presenter.search(typed);
    std::string names;
    for (std::size_t row = 0; row < presenter.rows(); ++row) names += at(row, "code") + " ";
    return names;
  }

  ShopWorld world;
  OrderActs acts;
  persistence::SqlCustomerStore store;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  QuietCustomers view;
  gui::CustomersPresenter presenter;
  gui::CustomerCard card;
};

}  // namespace customers_presenter_test

BOOST_AUTO_TEST_SUITE(customers_presenter)

using namespace customers_presenter_test;

BOOST_AUTO_TEST_CASE(customers_by_name_with_what_they_ordered) {
  for_each_engine([](TestBook& tb) {
    CustomersScreen s(tb);
    s.add_orders();
    s.presenter.load();
    BOOST_REQUIRE(s.presenter.rows() == 3U);
    BOOST_TEST(s.at(0, "name") == "Ana Müller");
    BOOST_TEST(s.at(0, "orders") == "3");  // a cancelled order is none
    BOOST_TEST(s.at(0, "first") == english().date(BusinessDate::of(2026, 9, 10)));
    BOOST_TEST(s.at(0, "last") == english().date(BusinessDate::of(2026, 9, 12)));
    BOOST_TEST(s.at(0, "placed") == "€98.00  ·  ¥4,900");
    BOOST_TEST(s.at(1, "orders") == "–");
    BOOST_TEST(s.presenter.footer() == "3 customers");
    BOOST_TEST(s.presenter.raw(0, 8) == "98.00 EUR + 4900 JPY");
    BOOST_TEST(s.book->reads() == 2);
  });
}

BOOST_AUTO_TEST_CASE(search_finds_any_script_words_in_any_order_mails_and_phones) {
  for_each_engine([](TestBook& tb) {
    CustomersScreen s(tb);
    s.presenter.load();
    BOOST_TEST(s.found("muller ana") == "C1 ");
    BOOST_TEST(s.found("娜") == "C2 ");
    BOOST_TEST(s.found("mariuca") == "C3 ");
    BOOST_TEST(s.found("LI@X") == "C2 ");
    BOOST_TEST(s.found("0171 1234") == "C1 ");
    BOOST_TEST(s.found("+40 721-555") == "C3 ");
    BOOST_TEST(s.found("nobody") == "");
    BOOST_CHECK(s.presenter.state() == gui::ListPresenter::State::nothing_found);
    s.presenter.clear_filters();
    BOOST_TEST(s.presenter.rows() == 3U);
  });
}

BOOST_AUTO_TEST_CASE(a_slip_shows_who_is_called_nearly_so_and_says_it) {
  for_each_engine([](TestBook& tb) {
    CustomersScreen s(tb);
    s.presenter.load();
    BOOST_TEST(s.presenter.notice().empty());
    BOOST_TEST(s.found("ionecsu") == "C3 ");
    BOOST_TEST(s.presenter.notice() == "Nothing is called “ionecsu”. These are near it.");
    BOOST_TEST(s.presenter.footer().empty());  // they are not counted as found
    BOOST_CHECK(s.presenter.state() == gui::ListPresenter::State::ready);
    // What is exported is what is shown.
    std::vector<std::string> names;
    auto walk = s.presenter.walk({1});
    for (bool more = true; more;)
      walk->next(
          [&](gui::RowWalk::Rows rows) {
            more = !rows.empty();
            for (const auto& row : rows) names.push_back(row.front());
          },
          [&](const Failure&) { more = false; });
    BOOST_TEST(names == std::vector<std::string>{"Măriuca Ionescu"},
               boost::test_tools::per_element());
    s.presenter.refresh(0);
    BOOST_TEST(s.presenter.notice() == "Nothing is called “ionecsu”. These are near it.");
    BOOST_TEST(s.found("ionescu") == "C3 ");
    BOOST_TEST(s.presenter.notice().empty());
    BOOST_TEST(s.presenter.footer() == "1 customer");
    BOOST_TEST(s.found("zebra") == "");
    BOOST_CHECK(s.presenter.state() == gui::ListPresenter::State::nothing_found);
  });
}

BOOST_AUTO_TEST_CASE(a_customer_shows_orders_identities_and_versions) {
  for_each_engine([](TestBook& tb) {
    CustomersScreen s(tb);
    s.add_orders();
    customers::CustomerRecord record;
    record.name = "Ana Müller";
    record.email = "ana@x.example";
    record.city = "Köln";
    record.accepts_email = false;
    s.acts.book.write([&](Unit& u) {
      s.store.put(u, ChannelId(21), {{{"ana@x.example", "", "", ""}, CustomerId(1), record}},
                  BatchId(2));
    });
    s.card.show(CustomerId(1));
    BOOST_TEST(s.card.title() == "Ana Müller");
    BOOST_TEST(s.card.subtitle() == "C1  ·  3 orders  ·  €98.00  ·  ¥4,900");
    BOOST_REQUIRE(s.card.orders().rows() == 4U);
    BOOST_TEST(s.card.orders().cell(0, 1).text == "#1003");
    BOOST_TEST(s.card.order_at(0).value == 1003);
    BOOST_TEST(!s.card.order_at(4));
    BOOST_TEST(s.card.identities().rows() == 3U);
    BOOST_REQUIRE(s.card.versions().rows() == 2U);  // what orders had told, then the list
    BOOST_TEST(s.card.versions().cell(0, 4).text.find("Köln") != std::string::npos);
    std::map<std::string, std::string> profile;
    for (std::size_t i = 0; i < s.card.profile().rows(); ++i)
      profile[s.card.profile().cell(i, 0).text] = s.card.profile().cell(i, 1).text;
    BOOST_TEST(profile["Accepts e-mail advertising"] == "no");
    BOOST_TEST(!profile.contains("Tax exempt"));  // not said
    s.card.show(CustomerId(99));
    BOOST_TEST(!s.card.error().empty());
  });
}

BOOST_AUTO_TEST_CASE(a_long_list_of_customers_comes_in_blocks) {
  on_sqlite([](TestBook& tb) {
    CustomersScreen s(tb);
    for (int i = 0; i < 300; ++i) {
      const std::string number = std::to_string(1000 + i);
      s.add(1000 + i, {number + "@x.example", "", "", "Buyer " + number});
    }
    s.presenter.load();
    BOOST_TEST(s.presenter.rows() == 303U);
    BOOST_TEST(s.at(290, "code").empty());  // asked for, and here at the next look
    BOOST_TEST(!s.at(290, "code").empty());
    BOOST_TEST(s.found("buyer 1299") == "C1299 ");
  });
}

BOOST_AUTO_TEST_CASE(a_lost_server_leaves_the_customers_as_they_were) {
  on_sqlite([](TestBook& tb) {
    CustomersScreen s(tb);
    s.presenter.load();
    s.book->fail_with(FailureCode::database_lost);
    s.presenter.refresh(0);
    BOOST_TEST(!s.presenter.error().empty());
    BOOST_TEST(s.presenter.rows() == 3U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
