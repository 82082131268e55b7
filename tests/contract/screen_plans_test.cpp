#include "domain/insight/today.h"
#include "persistence/admin/fold.h"
#include "persistence/check/check.h"
#include "persistence/stores/entry_reader.h"
#include "persistence/stores/stock_history.h"
#include "persistence/stores/stock_store.h"
#include "persistence/stores/today_store.h"
#include "tests/contract/ledger_world.h"
#include "tests/contract/plans.h"

// How the engines find what screens show of the ledger, in a book of 6,000 entries over 300 days:
// the statements that cost most, with the indexes that they go along, and no step that looks at all
// postings, entries, movements or days.
namespace kontor::test::screen_plans {

namespace {

constexpr std::int64_t entries = 6'000, days = 300, products = 500;
constexpr std::int64_t day_ms = 86'400'000;

struct BigBook : LedgerWorld {
  explicit BigBook(TestBook& test) : LedgerWorld(test.book), tb(test) {
    std::vector<catalog::Product> all;
    for (std::int64_t n = 1; n <= products; ++n) {
      const std::string code = "P" + std::to_string(1000 + n);
      all.push_back(product(n, code, "Product " + code));
    }
    add_products(all);
    // Enough of each, so that nothing waits for stock.
    books::Entry opening =
        entry(10, 11, books::EntryKind::opening_count, {test_now().ms - (days + 1) * day_ms});
    for (std::int64_t n = 1; n <= products; ++n) add_opening(opening, n, shop, 1'000, 500);
    post(set_of({std::move(opening)}, {document(11, "COUNT", books::DocumentKind::count)}));
    constexpr std::int64_t at_once = 1'000;
    for (std::int64_t begin_at = 0; begin_at < entries; begin_at += at_once) {
      std::vector<books::Entry> some;
      std::vector<books::Document> documents;
      for (std::int64_t n = begin_at; n < begin_at + at_once; ++n) {
        documents.push_back(document(10'000 + n, "W-" + std::to_string(10'000 + n)));
        // On average twenty a day, in no order.
        const Instant at{test_now().ms - (n * 7 % days) * day_ms};
        some.push_back(entry(20'000 + n, 10'000 + n, books::EntryKind::sale, at));
        add_sale(some.back(), n % products + 1, 1, 1000, 500);
      }
      post(set_of(std::move(some), std::move(documents)));
    }
    persistence::fold_deltas(tb.book);
    analyze(tb);
  }

  /// The steps by which a screen's question is answered hold this one, and none looks at all but
  /// at the named table: at few rows a server looks at all of them.
  void goes_by(const std::string& what, const std::string& sqlite, const std::string& postgresql,
               const std::function<void(Unit&)>& read, const std::string& small = "-") {
    const std::string plans = plans_of(tb, read);
    const std::string& step = tb.engine == persistence::Engine::sqlite ? sqlite : postgresql;
    BOOST_TEST((plans.find(step) != std::string::npos), what + ": " + step + " in\n" + plans);
    for (const std::string& scan : whole_scans(plans))
      if (scan.find(small) == std::string::npos) BOOST_ERROR(what + ": " + scan);
  }

  TestBook& tb;
  persistence::SqlEntryReader readers;
  persistence::SqlStockStore stock_lists;
  persistence::SqlTodayStore today;
  persistence::SqlStockHistory history;
};

BusinessDate today_of() { return BusinessDate{static_cast<std::int32_t>(test_now().ms / day_ms)}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(screen_plans_suite)

BOOST_AUTO_TEST_CASE(the_list_of_entries_goes_along_their_dates_and_documents) {
  for_each_engine([](TestBook& tb) {
    BigBook book(tb);
    books::EntryFilter filter;
    filter.limit = 50;
    book.goes_by("entries", "USING INDEX entry_date", "entry_date",
                 [&](Unit& u) { BOOST_TEST(book.readers.list(u, filter).rows.size() == 50U); });
    filter.number = "W-1012";
    book.goes_by("entries of a number", "document_number", "document_number",
                 [&](Unit& u) { BOOST_TEST(book.readers.list(u, filter).rows.size() == 10U); });
  });
}

BOOST_AUTO_TEST_CASE(a_trial_balance_is_months_and_the_days_of_one) {
  for_each_engine([](TestBook& tb) {
    BigBook book(tb);
    books::LedgerFilter filter;
    filter.entity = EntityId(1);
    filter.to = today_of() + -40;
    book.goes_by("trial balance", "account_day", "account_day",
                 [&](Unit& u) { BOOST_TEST(!book.ledger.trial_balance(u, filter).empty()); });
  });
}

BOOST_AUTO_TEST_CASE(a_product_s_movements_and_days_are_found_by_the_product) {
  for_each_engine([](TestBook& tb) {
    BigBook book(tb);
    book.goes_by("movements", "movement_product", "movement_product", [&](Unit& u) {
      BOOST_TEST(!book.stock_lists.movements(u, ProductId(7), {}, "", 50).rows.empty());
    });
    book.goes_by("on hand by day", "SEARCH stock_day", "stock_day_pkey", [&](Unit& u) {
      book.history.on_hand_days(u, ProductId(7), today_of() + -60, today_of());
    });
  });
}

BOOST_AUTO_TEST_CASE(today_looks_at_its_days_only) {
  for_each_engine([](TestBook& tb) {
    BigBook book(tb);
    book.goes_by(
        "what waits", "entry_late", "entry_late",
        [&](Unit& u) {
          book.today.needs(u, Instant{test_now().ms - 30 * day_ms}, today_of() + -30);
        },
        "Seq Scan on stock_total");
    book.goes_by("sales of yesterday",
                 "SEARCH sales_day USING PRIMARY KEY (entity_id=? AND date>? AND date<?)",
                 "sales_day", [&](Unit& u) {
                   insight::sales_of_today(u, book.ledger, book.today,
                                           insight::SalesSpan::yesterday, today_of());
                 });
  });
}

// The statements that cost most at a million orders (docs/PERFORMANCE.md), step by step.
BOOST_AUTO_TEST_CASE(the_dearest_statements_keep_their_plans) {
  struct : intake::Progress {
    void at(std::string_view, std::int64_t, std::int64_t) override {}
  } nobody;
  for_each_engine([&](TestBook& tb) {
    BigBook book(tb);
    const auto keeps = [&](const std::string& name, const std::function<void(Unit&)>& read) {
      const std::string plans = plans_of(tb, read);
      check_shape(tb, name, plans);
    };
    keeps("ledger_lines", [&](Unit& u) {
      std::int64_t lines = 0;
      book.ledger.each_line(u, {}, [&](const books::LedgerLine&) { ++lines; });
      BOOST_TEST(lines > entries);
    });
    keeps("sales_of_the_month", [&](Unit& u) {
      insight::sales_of_today(u, book.ledger, book.today, insight::SalesSpan::month, today_of());
    });
    keeps("check_of_totals", [&](Unit& u) { persistence::check_unit(u, nobody, {"stock_total"}); });
    books::LedgerFilter filter;
    filter.entity = EntityId(1);
    filter.to = today_of() + -40;
    keeps("trial_balance", [&](Unit& u) { book.ledger.trial_balance(u, filter); });
    keeps("stock_least_first", [&](Unit& u) {
      stock::PoolFilter pool;
      pool.sort = stock::PoolSort::on_hand;
      BOOST_TEST(book.stock_lists.pool(u, pool).rows.size() == 100U);
    });
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::screen_plans
