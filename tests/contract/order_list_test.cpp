#include "persistence/stores/order_list.h"

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
