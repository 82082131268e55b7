#include "persistence/stores/stock_history.h"

#include "persistence/admin/fold.h"
#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace stock_history_test {

/// A bike that came in in August and was sold over the channels until October.
struct HistoryWorld : LedgerWorld {
  explicit HistoryWorld(TestBook& tb) : LedgerWorld(tb.book) {
    add_products({product(201, "BIKE", "Bike"), product(202, "BELL", "Bell")});
    std::vector<books::Entry> entries{opening(1, BusinessDate::of(2026, 8, 30), 201, 50),
                                      opening(2, BusinessDate::of(2026, 9, 1), 202, 9)};
    entries.push_back(sale(3, BusinessDate::of(2026, 9, 2), 5, ChannelId(21)));
    entries.push_back(sale(4, BusinessDate::of(2026, 9, 2), 1, ChannelId(22)));
    post(set_of(entries, {document(901, "C", books::DocumentKind::count)}));
    persistence::fold_deltas(tb.book);
    // What is not folded yet counts as well.
    post(set_of({sale(5, BusinessDate::of(2026, 9, 20), 7, ChannelId(22)),
                 sale(6, BusinessDate::of(2026, 10, 1), 4, ChannelId(21))},
                {}));
  }

  books::Entry on(std::int64_t id, BusinessDate day, books::EntryKind kind) const {
    return entry(1000 + id, 901, kind, Instant{std::int64_t{day.days} * 86'400'000});
  }
  books::Entry opening(std::int64_t id, BusinessDate day, std::int64_t product,
                       std::int64_t units) const {
    books::Entry e = on(id, day, books::EntryKind::opening_count);
    add_opening(e, product, shop, units, 500);
    return e;
  }
  books::Entry sale(std::int64_t id, BusinessDate day, std::int64_t units,
                    ChannelId channel) const {
    books::Entry e = on(id, day, books::EntryKind::sale);
    add_sale(e, 201, units, 900, 500);
    for (auto& fact : e.sales) fact.channel = channel;
    return e;
  }

  persistence::SqlStockHistory store;
};

using Changes = std::vector<std::pair<BusinessDate, Quantity>>;

}  // namespace stock_history_test

BOOST_AUTO_TEST_SUITE(stock_history)

using namespace stock_history_test;

BOOST_AUTO_TEST_CASE(on_hand_before_some_days_and_on_them) {
  for_each_engine([](TestBook& tb) {
    HistoryWorld w(tb);
    const auto days = tb.book.read([&](Unit& u) {
      return w.store.on_hand_days(u, ProductId(201), BusinessDate::of(2026, 9, 2),
                                  BusinessDate::of(2026, 9, 30));
    });
    BOOST_TEST(days.before.milli == 50'000);
    BOOST_CHECK((days.changes == Changes{{BusinessDate::of(2026, 9, 2), Quantity{-6000}},
                                         {BusinessDate::of(2026, 9, 20), Quantity{-7000}}}));
    const auto later = tb.book.read([&](Unit& u) {
      return w.store.on_hand_days(u, ProductId(201), BusinessDate::of(2026, 9, 21),
                                  BusinessDate::of(2026, 9, 30));
    });
    BOOST_TEST(later.before.milli == 37'000);
    BOOST_TEST(later.changes.empty());
    const auto none = tb.book.read([&](Unit& u) {
      return w.store.on_hand_days(u, ProductId(999), BusinessDate::of(2026, 9, 1),
                                  BusinessDate::of(2026, 9, 30));
    });
    BOOST_TEST(none.before.milli == 0);
  });
}

BOOST_AUTO_TEST_CASE(units_of_each_channel_the_most_first) {
  for_each_engine([](TestBook& tb) {
    HistoryWorld w(tb);
    const auto sold = tb.book.read([&](Unit& u) {
      return w.store.units_by_channel(u, ProductId(201), BusinessDate::of(2026, 9, 1),
                                      BusinessDate::of(2026, 9, 30));
    });
    BOOST_REQUIRE(sold.size() == 2U);
    BOOST_CHECK(sold[0].channel == ChannelId(22));
    BOOST_TEST(sold[0].units.milli == 8000);
    BOOST_CHECK(sold[1].channel == ChannelId(21));
    BOOST_TEST(sold[1].units.milli == 5000);
    const auto none = tb.book.read([&](Unit& u) {
      return w.store.units_by_channel(u, ProductId(202), BusinessDate::of(2026, 9, 1),
                                      BusinessDate::of(2026, 9, 30));
    });
    BOOST_TEST(none.empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
