#include "tests/contract/order_support.h"

namespace kontor::test::order_contract {

using orders::Order;
using orders::OrderFilter;
using orders::OrderState;

namespace {

std::vector<Order> many_orders(int count) {
  std::vector<Order> orders;
  for (int i = 0; i < count; ++i) {
    Order o = test_order(1000 + i, i / 3);
    for (int line = 2; line <= 3; ++line) o.lines.push_back(test_line(line, i + line));
    orders.push_back(o);
  }
  return orders;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_store)

BOOST_AUTO_TEST_CASE(the_current_version_comes_back_as_it_was) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    const Order first = test_order(9'007'199'254'740'993);
    acts.add({test_order(3), first}, 1);
    const auto back = acts.current({first.document.value, 3, 77});
    BOOST_REQUIRE(back.size() == 2U);
    BOOST_TEST((back[0].document == DocumentId(3)));
    BOOST_TEST(orders::canonical_content(back[1]) == orders::canonical_content(first));
    BOOST_TEST(back[1].content_hash == first.content_hash);
    BOOST_TEST(back[1].version == 1);
    BOOST_TEST(acts.current({}).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_further_version_becomes_current_and_both_are_kept) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add({test_order(1), test_order(2)}, 1);
    Order later = test_order(1);
    later.content_hash = "other";
    later.state = OrderState::cancelled;
    later.lines.push_back(test_line(2, 8));
    acts.add({later, test_order(3)}, 2);
    const auto back = acts.current({1, 2, 3});
    BOOST_REQUIRE(back.size() == 3U);
    BOOST_TEST(back[0].version == 2);
    BOOST_TEST(back[0].content_hash == "other");
    BOOST_TEST((back[0].state == OrderState::cancelled));
    BOOST_TEST(back[0].lines.size() == 2U);
    BOOST_TEST(back[1].version == 1);
    BOOST_TEST(acts.number("select count(*) from order_version") == 4);
    BOOST_TEST(acts.number("select count(*) from order_line where document_id = 1") == 3);
    const auto last = acts.last_versions({1, 2, 3, 4});
    BOOST_TEST((last == std::map<DocumentId, int>{
                            {DocumentId(1), 2}, {DocumentId(2), 1}, {DocumentId(3), 1}}));
  });
}

BOOST_AUTO_TEST_CASE(lines_are_stored_for_queries) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add({test_order(1)}, 1);
    BOOST_TEST(acts.number("select count(*) from order_line where document_id = 1 and version = 1 "
                           "and line_no = 1 and kind = 'goods' and product_id = 1 "
                           "and sku = 'SKU-1' and name = 'Product 1' and quantity_milli = 2500 "
                           "and fulfilled_milli = 1000 and price_micro = 19990000 "
                           "and gross_minor = 4998 and discount_minor = 98 and tax_minor = 782") ==
               1);
    BOOST_TEST(acts.number("select recorded_at from order_version") == test_now().ms);
    BOOST_TEST(acts.number("select exported_at from order_version") == test_now().ms);
  });
}

BOOST_AUTO_TEST_CASE(a_row_of_the_list_shows_the_current_version) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add_company();
    Order o = test_order(5);
    acts.add({o}, 1);
    o.payment_state = "refunded";
    o.paid_minor = 4900;
    o.refunded_minor = 4900;
    o.state = OrderState::fulfilled;
    o.location = LocationId();
    acts.add({o}, 2);
    const auto rows = acts.list().rows;
    BOOST_REQUIRE(rows.size() == 1U);
    const auto& row = rows[0];
    BOOST_TEST((row.document == DocumentId(5)));
    BOOST_TEST(row.number == "#5");
    BOOST_TEST(row.channel == "WEB");
    BOOST_TEST(row.location == "");
    BOOST_TEST(row.currency == "EUR");
    BOOST_TEST((row.placed_date == o.placed_date));
    BOOST_TEST((row.placed_at == o.placed_at));
    BOOST_TEST((row.state == OrderState::fulfilled));
    BOOST_TEST(row.payment_state == "refunded");
    BOOST_TEST(row.fulfilment_state == "partial");
    BOOST_TEST(row.total_minor == 4900);
    BOOST_TEST(row.outstanding_minor == 0);
    BOOST_TEST(row.refunded_minor == 4900);
    BOOST_TEST(row.version == 2);
  });
}

BOOST_AUTO_TEST_CASE(the_newest_come_first_page_by_page) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add(many_orders(20), 1);
    OrderFilter filter;
    filter.limit = 7;
    Numbers all;
    int pages = 0;
    do {
      const auto page = acts.list(filter);
      for (const auto& row : page.rows) all.push_back(row.document.value);
      filter.after = page.next;
      ++pages;
    } while (!filter.after.empty());
    BOOST_TEST(pages == 3);
    Numbers expected;
    for (std::int64_t id = 1019; id >= 1000; --id) expected.push_back(id);
    BOOST_TEST(all == expected, boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(filters_by_channel_state_and_beginning_of_the_number) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add_company();
    std::vector<Order> orders;
    for (int i = 0; i < 4; ++i) orders.push_back(test_order(i + 1, i));
    orders[1].channel = ChannelId(22);
    orders[2].state = OrderState::cancelled;
    orders[0].number = "A-1";
    orders[1].number = "A-12";
    orders[2].number = "A%2";
    orders[3].number = "B\xF0\x9F\x9A\xB2-1";
    acts.add(orders, 1);
    OrderFilter filter;
    filter.channel = ChannelId(21);
    BOOST_TEST((acts.listed(filter) == Numbers{4, 3, 1}));
    filter.state = OrderState::partly_fulfilled;
    BOOST_TEST((acts.listed(filter) == Numbers{4, 1}));
    filter.channel = ChannelId();
    BOOST_TEST((acts.listed(filter) == Numbers{4, 2, 1}));
    OrderFilter by_number;
    by_number.number = "A-1";
    BOOST_TEST((acts.listed(by_number) == Numbers{2, 1}));
    by_number.number = "A%";
    BOOST_TEST((acts.listed(by_number) == Numbers{3}));
    by_number.number = "B";
    BOOST_TEST((acts.listed(by_number) == Numbers{4}));
    by_number.number = "a";
    BOOST_TEST(acts.listed(by_number).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_filtered_list_pages_too) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add(many_orders(10), 1);
    OrderFilter filter;
    filter.channel = ChannelId(21);
    filter.state = OrderState::partly_fulfilled;
    filter.limit = 6;
    const auto first = acts.list(filter);
    filter.after = first.next;
    BOOST_TEST((acts.listed(filter) == Numbers{1003, 1002, 1001, 1000}));
    BOOST_TEST(acts.list(filter).next.empty());
  });
}

BOOST_AUTO_TEST_CASE(totals_of_a_list_by_currency_with_its_filters) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add_company();
    std::vector<Order> orders = many_orders(5);
    orders[1].channel = ChannelId(22);
    orders[2].currency = Currency::of("JPY");
    orders[3].state = OrderState::cancelled;
    acts.add_documents(orders, 1);
    acts.add(orders, 1);
    const auto totals = [&](const OrderFilter& filter) {
      return tb.book.read([&](Unit& u) { return acts.store.totals(u, filter); });
    };
    const auto all = totals({});
    BOOST_TEST(all.orders == 5);
    BOOST_TEST(!all.more);
    BOOST_REQUIRE(all.sums.size() == 2U);
    BOOST_TEST((all.sums[0] == Money{4 * 4900, Currency::of("EUR")}));
    BOOST_TEST((all.sums[1] == Money{4900, Currency::of("JPY")}));
    OrderFilter filter;
    filter.channel = ChannelId(22);
    BOOST_TEST(totals(filter).orders == 1);
    filter = {};
    filter.number = orders[3].number;
    filter.state = OrderState::cancelled;
    BOOST_TEST(totals(filter).orders == 1);
    filter.state = OrderState::open;
    BOOST_TEST(totals(filter).orders == 0);
    BOOST_TEST(totals(filter).sums.empty());
  });
}

BOOST_AUTO_TEST_CASE(nothing_is_owed_where_the_buyer_pays_at_the_sale) {
  on_sqlite([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add_company();
    Order owed = test_order(1);
    owed.paid_minor = 1000;
    Order at_till = test_order(2, 1);
    at_till.paid_minor = 0;
    at_till.settlement = orders::Settlement::at_sale;
    acts.add_documents({owed, at_till}, 1);
    acts.add({owed, at_till}, 1);
    const auto rows = acts.list().rows;
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_TEST(rows[0].outstanding_minor == 0);
    BOOST_TEST(rows[1].outstanding_minor == 3900);
  });
}

BOOST_AUTO_TEST_CASE(by_number_exactly) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add_company();
    Order twin = test_order(2, 5);
    twin.number = "#1";
    acts.add({test_order(1), twin, test_order(11)}, 1);
    const auto rows = tb.book.read([&](Unit& u) { return acts.store.by_number(u, "#1"); });
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_TEST((rows[0].document == DocumentId(2)));
    BOOST_TEST((rows[1].document == DocumentId(1)));
    BOOST_TEST(rows[1].channel == "WEB");
    BOOST_TEST(rows[1].location == "SHOP");
  });
}

BOOST_AUTO_TEST_CASE(documents_of_a_batch_and_with_a_product) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    acts.add({test_order(1), test_order(2), test_order(3)}, 1);
    Order other = test_order(2);
    other.lines = {test_line(1, 5), test_line(2, 5)};
    acts.add({other, test_order(4)}, 2);
    BOOST_TEST((acts.of_batch(1) == Numbers{1, 2, 3}));
    BOOST_TEST((acts.of_batch(1, 1, 1) == Numbers{2}));
    BOOST_TEST((acts.of_batch(2) == Numbers{2, 4}));
    BOOST_TEST(acts.of_batch(3).empty());
    BOOST_TEST((acts.with_product(1) == Numbers{1, 3, 4}));
    BOOST_TEST((acts.with_product(1, 1, 1) == Numbers{3}));
    BOOST_TEST((acts.with_product(5) == Numbers{2}));
  });
}

BOOST_AUTO_TEST_CASE(hostile_texts_in_orders) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    std::vector<Order> orders;
    Numbers documents;
    for (const std::string& text : hostile_texts()) {
      Order o = test_order(static_cast<std::int64_t>(orders.size()) + 1);
      o.key = o.number = o.source = o.payment_state = o.fulfilment_state = text;
      o.lines[0].sku = o.lines[0].name = o.lines[0].vendor = text;
      orders.push_back(o);
      documents.push_back(o.document.value);
    }
    acts.add(orders, 1);
    acts.add(orders, 2);
    const auto back = acts.current(documents);
    BOOST_REQUIRE(back.size() == orders.size());
    for (std::size_t i = 0; i < back.size(); ++i) {
      orders[i].version = 2;
      BOOST_TEST(orders::canonical_content(back[i]) == orders::canonical_content(orders[i]));
      const auto rows =
          tb.book.read([&](Unit& u) { return acts.store.by_number(u, orders[i].number); });
      BOOST_REQUIRE(rows.size() == 1U);
      BOOST_TEST(rows[0].payment_state == orders[i].payment_state);
      OrderFilter filter;
      filter.number = orders[i].number;
      BOOST_TEST((acts.listed(filter).size() == 1U));
    }
  });
}

BOOST_AUTO_TEST_CASE(ten_thousand_orders_at_once) {
  for_each_engine([](TestBook& tb) {
    OrderActs acts(tb);
    const auto orders = many_orders(10'000);
    Numbers documents;
    for (const Order& o : orders) documents.push_back(o.document.value);
    acts.add_documents(orders, 1);
    acts.add(orders, 1);
    BOOST_TEST(acts.current(documents).size() == 10'000U);
    acts.add(orders, 2);
    BOOST_TEST(acts.number("select count(*) from order_line") == 60'000);
    BOOST_TEST(acts.number("select count(*) from order_head where version = 2") == 10'000);
    BOOST_TEST(acts.undo(1, documents).size() == 10'000U);
    BOOST_TEST(acts.undo(2, documents).empty());
    BOOST_TEST(acts.number("select count(*) from order_head where version = 1") == 10'000);
    BOOST_TEST(acts.undo(1, documents).empty());
    BOOST_TEST(acts.listed().empty());
    BOOST_TEST(acts.number("select count(*) from document where undone_by = 1") == 10'000);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::order_contract
