#include "persistence/stores/today_store.h"

#include "tests/contract/ledger_world.h"
#include "tests/contract/order_support.h"

namespace kontor::test {

namespace today_store_test {

constexpr std::int64_t ms_per_day = 86'400'000;

struct TodayWorld {
  explicit TodayWorld(TestBook& tb) : book(tb.book), world(tb.book), acts(tb) {}

  insight::Needs needs() {
    return book.read([&](Unit& u) {
      return store.needs(u, Instant{test_now().ms - 30 * ms_per_day}, BusinessDate::of(2026, 8, 1));
    });
  }
  void add_order(std::int64_t document, orders::OrderState state, int minute) {
    orders::Order order = test_order(document, minute);
    order.state = state;
    acts.add_documents({order}, 1);
    acts.add({order}, 1);
  }

  Book& book;
  LedgerWorld world;
  OrderActs acts;
  persistence::SqlTodayStore store;
};

}  // namespace today_store_test

BOOST_AUTO_TEST_SUITE(today_store)

using namespace today_store_test;

BOOST_AUTO_TEST_CASE(an_empty_book_needs_nobody) {
  for_each_engine([](TestBook& tb) {
    TodayWorld w(tb);
    const auto needs = w.needs();
    BOOST_TEST(needs.open_orders.count == 0);
    BOOST_CHECK(!needs.open_orders.oldest);
    BOOST_TEST(needs.refused_rows == 0);
    BOOST_TEST(needs.payouts_in_transit == 0);
    BOOST_TEST(needs.late_entries == 0);
    BOOST_TEST(needs.provisional_products == 0);
  });
}

BOOST_AUTO_TEST_CASE(open_orders_are_counted_by_state_with_the_oldest) {
  for_each_engine([](TestBook& tb) {
    TodayWorld w(tb);
    w.add_order(901, orders::OrderState::open, 5);
    w.add_order(902, orders::OrderState::open, -90);
    w.add_order(903, orders::OrderState::partly_fulfilled, 0);
    w.add_order(904, orders::OrderState::fulfilled, -500);
    w.add_order(905, orders::OrderState::cancelled, -900);
    const auto needs = w.needs();
    BOOST_TEST(needs.open_orders.count == 2);
    BOOST_TEST(needs.open_orders.oldest->ms == test_now().ms - 90 * 60'000);
    BOOST_TEST(needs.partly_fulfilled.count == 1);
  });
}

BOOST_AUTO_TEST_CASE(late_entries_payouts_and_imports_wait) {
  for_each_engine([](TestBook& tb) {
    TodayWorld w(tb);
    books::Entry late = w.world.entry(1001, 901, books::EntryKind::sale, test_now());
    w.world.add_posting(late, "cash_in_transit", w.world.web, 5'000, DocumentId(901));
    w.world.add_posting(late, "sales", w.world.web, -5'000);
    books::merge_postings(late.postings);
    late.accounting_date = late.business_date + 3;
    late.late = true;
    w.world.post(w.world.set_of({late}, {w.world.document(901, "P")}));
    w.world.execute(
        "insert into batch (id, number, channel_id, profile, mapping, files, content_hash, "
        "options, state, started_at, created_count, updated_count, unchanged_count, "
        "refused_count, position, holder, heartbeat) select 77, 7, 21, 'shopify-orders', '', '', "
        "'', '', 'stopped', " +
        std::to_string(test_now().ms) + ", 1, 0, 0, 4, 1, '', 0");
    const auto needs = w.needs();
    BOOST_TEST(needs.late_entries == 1);
    BOOST_TEST(needs.payouts_in_transit == 1);
    BOOST_TEST(needs.refused_rows == 4);
    BOOST_TEST(needs.refused_batch == 7);
    BOOST_TEST(needs.stopped_imports == 1);
    BOOST_TEST(needs.stopped_batch == 7);
    // The bank's line meets the payout.
    books::Entry bank = w.world.entry(1002, 902, books::EntryKind::sale, test_now());
    w.world.add_posting(bank, "cash_in_transit", w.world.web, -5'000, DocumentId(901));
    w.world.add_posting(bank, "sales", w.world.web, 5'000);
    books::merge_postings(bank.postings);
    w.world.post(w.world.set_of({bank}, {w.world.document(902, "B")}));
    BOOST_TEST(w.needs().payouts_in_transit == 0);
  });
}

BOOST_AUTO_TEST_CASE(sales_of_today_by_channel_day_and_place) {
  for_each_engine([](TestBook& tb) {
    TodayWorld w(tb);
    w.world.add_products({LedgerWorld::product(1, "A", "A")});
    const BusinessDate today = BusinessDate::of(2026, 11, 22);
    std::int64_t id = 1000;
    std::vector<books::Entry> entries;
    std::vector<books::Document> documents;
    const auto sell = [&](BusinessDate day, std::int64_t units) {
      ++id;
      books::Entry e =
          w.world.entry(id, id - 100, books::EntryKind::sale, Instant{day.days * ms_per_day});
      w.world.add_sale(e, 1, units, 1'000, 600);
      books::SaleFact head = e.sales.front();
      head.line = 0;
      head.product = {};
      head.orders = 1;
      head.lines = head.gross_minor = head.cost_minor = 0;
      head.units = {};
      e.sales.push_back(head);
      entries.push_back(e);
      documents.push_back(w.world.document(id - 100, "#" + std::to_string(id)));
    };
    sell(today + -1, 3);
    sell(today + -1, 1);
    sell(today + -14, 2);
    sell(today + -15, 9);            // before the chart
    sell(today + (-1 - 52 * 7), 2);  // the same Saturday last year
    sell(today, 5);                  // today is not over
    w.world.post(w.world.set_of(entries, documents));
    const auto sales = w.book.read([&](Unit& u) {
      return insight::sales_of_today(u, w.world.ledger, w.store, insight::SalesSpan::yesterday,
                                     today);
    });
    BOOST_REQUIRE(sales.channels.size() == 1U);
    const auto& web = sales.channels.front();
    BOOST_CHECK(web.channel == w.world.web);
    BOOST_TEST(insight::net_sales(web.now) == 4'000);
    BOOST_TEST(web.now.orders == 2);
    BOOST_TEST(insight::net_sales(web.last_year) == 2'000);
    BOOST_TEST(*insight::margin_permille(web.now) == 400);
    BOOST_REQUIRE(sales.lines.size() == 1U);
    const auto& line = sales.lines.front().net_minor;
    BOOST_REQUIRE(line.size() == 14U);
    BOOST_TEST(line.front() == 2'000);
    BOOST_TEST(line.back() == 4'000);
    BOOST_REQUIRE(sales.places.size() == 1U);
    BOOST_CHECK(sales.places.front().location == w.world.shop);
    BOOST_TEST(sales.places.front().net_minor == 4'000);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
