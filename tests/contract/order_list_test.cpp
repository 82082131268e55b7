#include "persistence/stores/order_list.h"

#include "persistence/stores/customer_store.h"
#include "tests/contract/order_support.h"

namespace kontor::test {

namespace order_list_test {

using orders::Order;
using orders::OrderListFilter;
using persistence::SqlOrderList;

orders::OrderPage page_of(OrderActs& acts, const OrderListFilter& filter) {
  return acts.book.read([&](Unit& u) { return SqlOrderList().page(u, filter); });
}

Numbers listed(OrderActs& acts, const OrderListFilter& filter) {
  Numbers documents;
  for (const auto& row : page_of(acts, filter).rows) documents.push_back(row.document.value);
  return documents;
}

}  // namespace order_list_test

BOOST_AUTO_TEST_SUITE(order_list)

using namespace order_list_test;

BOOST_AUTO_TEST_CASE(orders_of_some_days_and_of_a_customer_oldest_first) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    std::vector<Order> orders;
    for (int i = 0; i < 6; ++i) {
      Order o = test_order(i + 1);
      // Its place's day, which the instant has reached only in some zones.
      o.placed_date = BusinessDate::of(2026, 9, 10 + i);
      o.placed_at = Instant{o.placed_date.days * std::int64_t{86'400'000} + (i - 3) * 3'600'000};
      if (i % 2 == 0) o.customer = CustomerId(42);
      orders.push_back(o);
    }
    acts.add(orders, 1);
    OrderListFilter filter;
    filter.from = BusinessDate::of(2026, 9, 11);
    filter.to = BusinessDate::of(2026, 9, 14);
    BOOST_TEST((listed(acts, filter) == Numbers{5, 4, 3, 2}));
    filter.oldest_first = true;
    filter.limit = 3;
    const auto first = page_of(acts, filter);
    BOOST_TEST((listed(acts, filter) == Numbers{2, 3, 4}));
    filter.after = first.next;
    BOOST_TEST((listed(acts, filter) == Numbers{5}));
    filter.after.clear();
    filter.customer = CustomerId(42);
    BOOST_TEST((listed(acts, filter) == Numbers{3, 5}));
    const auto totals = tb.book.read([&](Unit& u) { return SqlOrderList().totals(u, filter); });
    BOOST_TEST(totals.orders == 2);
    filter = {};
    filter.to = BusinessDate::of(2026, 9, 9);
    BOOST_TEST(listed(acts, filter).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_place_far_behind_is_where_pages_lead) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    std::vector<Order> orders;
    for (int i = 0; i < 40; ++i) {
      orders.push_back(test_order(i + 1, i / 3));
      orders.back().number = (i % 2 == 0 ? "A" : "B") + std::to_string(100 + i);
    }
    acts.add(orders, 1);
    for (const bool oldest_first : {false, true}) {
      for (const std::string number : {"", "A"}) {
        OrderListFilter filter;
        filter.oldest_first = oldest_first;
        filter.number = number;
        filter.limit = 6;
        const auto behind = [&](std::int64_t rows) {
          return tb.book.read(
              [&](Unit& u) { return SqlOrderList().place_behind(u, filter, rows); });
        };
        const auto first = page_of(acts, filter);
        BOOST_TEST(behind(6) == first.next);
        BOOST_TEST(behind(41).empty());
        filter.after = first.next;
        BOOST_TEST(behind(6) == page_of(acts, filter).next);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(a_search_that_finds_thousands_is_the_newest_first_too) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    std::vector<Order> orders;
    for (int i = 0; i < 5100; ++i) orders.push_back(test_order(1000 + i, i / 3));
    orders[2].number = "B-7";
    acts.add(orders, 1);
    OrderListFilter filter;
    filter.number = "#";
    filter.limit = 2;
    BOOST_TEST((listed(acts, filter) == Numbers{6099, 6098}));
    const auto totals = tb.book.read([&](Unit& u) { return SqlOrderList().totals(u, filter); });
    BOOST_TEST(totals.orders == 5099);
    filter.number = "B";
    BOOST_TEST((listed(acts, filter) == Numbers{1002}));
  });
}

BOOST_AUTO_TEST_CASE(orders_by_part_of_the_customers_name_mail_or_phone) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    persistence::SqlCustomerStore people;
    const auto add = [&](std::int64_t id, const customers::BuyerFacts& facts) {
      tb.book.write([&](Unit& u) {
        people.add(u, ChannelId(21), {{facts, CustomerId(id)}}, BatchId(1));
      });
    };
    add(41, {"ana@x.example", "+40721555012", "", "Ana González"});
    add(42, {"li@x.example", "", "", "李娜"});
    std::vector<Order> orders;
    for (int i = 0; i < 9; ++i) {
      Order o = test_order(i + 1, i);
      o.customer = i % 3 == 0 ? CustomerId(42) : CustomerId(i % 3 == 1 ? 41 : 0);
      if (i > 5) o.channel = ChannelId(22);
      orders.push_back(o);
    }
    acts.add(orders, 1);
    const auto of = [&](const std::string& buyer) {
      OrderListFilter filter;
      filter.buyer = buyer;
      return listed(acts, filter);
    };
    BOOST_TEST((of("nzal") == Numbers{8, 5, 2}));
    BOOST_TEST((of("gonzalez ana") == Numbers{8, 5, 2}));
    BOOST_TEST((of("李娜") == Numbers{7, 4, 1}));
    BOOST_TEST((of("娜") == Numbers{7, 4, 1}));
    BOOST_TEST((of("lina") == Numbers{7, 4, 1}));
    BOOST_TEST((of("li@x") == Numbers{7, 4, 1}));
    BOOST_TEST((of("0721 555") == Numbers{8, 5, 2}));
    BOOST_TEST(of("nobody").empty());
    BOOST_TEST(of("%").empty());
    BOOST_TEST(of("  ").size() == 9U);  // nothing is searched for
    OrderListFilter filter;
    filter.buyer = "gonz";
    filter.channel = ChannelId(21);
    BOOST_TEST((listed(acts, filter) == Numbers{5, 2}));
    filter.number = "#5";
    BOOST_TEST((listed(acts, filter) == Numbers{5}));
    filter = {};
    filter.buyer = "gonz";
    filter.oldest_first = true;
    filter.limit = 2;
    auto page = page_of(acts, filter);
    BOOST_TEST((listed(acts, filter) == Numbers{2, 5}));
    BOOST_TEST(acts.book.read([&](Unit& u) { return SqlOrderList().place_behind(u, filter, 2); }) ==
               page.next);
    filter.after = page.next;
    BOOST_TEST((listed(acts, filter) == Numbers{8}));
    const auto totals = acts.book.read([&](Unit& u) { return SqlOrderList().totals(u, filter); });
    BOOST_TEST(totals.orders == 3);
    BOOST_REQUIRE(totals.sums.size() == 1U);
    BOOST_TEST(totals.sums.front().minor == 3 * 4900);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
