#include <algorithm>
#include <random>
#include <set>

#include "domain/base/fold.h"
#include "persistence/admin/fold.h"
#include "persistence/stores/pool_list.h"
#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace stock_pool_test {

constexpr std::int64_t day_ms = 86'400'000;

/// Eighty products, of which some never had stock, with openings and sales over two months whose
/// business dates lie up to two days beside their UTC date.
struct PoolWorld : LedgerWorld {
  explicit PoolWorld(TestBook& tb, std::uint32_t seed = 3) : LedgerWorld(tb.book) {
    std::mt19937 random(seed);
    std::vector<catalog::Product> products;
    for (std::int64_t i = 0; i < 80; ++i) {
      products.push_back(product(201 + i, "P" + std::to_string(1000 + i * 37 % 80),
                                 "Bike " + std::to_string(i % 9) + " no " + std::to_string(i)));
    }
    products[5].name = "\xE5\xB1\xB1\xE5\x9C\xB0\xE8\x87\xAA\xE8\xA1\x8C\xE8\xBD\xA6";
    products[6].tracked = false;     // never in the list
    products[7].provisional = true;  // in the list once it has stock
    products[7].tracked = false;
    add_products(products);
    execute("update product set hidden = true where id = 210");
    std::vector<books::Document> documents{document(901, "C", books::DocumentKind::count)};
    for (std::int64_t i = 0; i < 120; ++i) {
      const std::int64_t p = 201 + static_cast<std::int64_t>(random() % 60);
      if (p == 207) continue;
      const BusinessDate start = BusinessDate::of(2026, 2, 20);
      books::Entry e =
          entry(1001 + i, 901, books::EntryKind::sale,
                Instant{start.days * day_ms + static_cast<std::int64_t>(random()) % (60 * day_ms)});
      e.business_date = e.business_date + (static_cast<int>(random() % 4) - 2);
      e.accounting_date = e.business_date;
      e.recorded_at = Instant{e.event_at.ms + static_cast<std::int64_t>(random() % 9) * day_ms};
      const auto units = static_cast<std::int64_t>(random() % 6 + 1);
      if (random() % 2 == 0) {
        add_opening(e, p, random() % 2 == 0 ? shop : house, units, 500);
      } else {
        add_sale(e, p, units, 900, 500);
      }
      if (random() % 6 == 0) {
        e.movements.push_back({0, ProductId(p), shop, shop, stock::State::available,
                               stock::State::unavailable, "", Quantity::of_units(1), 0});
      }
      entries.push_back(e);
    }
    // Half of it folded into the totals, half not, where the engine makes the difference.
    const auto half = entries.begin() + std::ssize(entries) / 2;
    post(set_of({entries.begin(), half}, documents));
    persistence::fold_deltas(tb.book);
    post(set_of({half, entries.end()}, {}));
  }

  stock::PoolPage pool(const stock::PoolFilter& f) {
    return book.read([&](Unit& u) { return stock_store.pool(u, f); });
  }

  /// All pages, `limit` rows each.
  std::vector<stock::PoolRow> all(stock::PoolFilter f, const std::optional<Instant>& at = {},
                                  bool as_known = false) {
    std::vector<stock::PoolRow> rows;
    do {
      const auto page =
          at ? book.read([&](Unit& u) { return stock_store.pool_as_of(u, f, *at, as_known); })
             : pool(f);
      BOOST_TEST(std::ssize(page.rows) <= f.limit);
      BOOST_TEST((page.next.empty() || std::ssize(page.rows) == f.limit));
      rows.insert(rows.end(), page.rows.begin(), page.rows.end());
      f.after = page.next;
    } while (!f.after.empty());
    return rows;
  }

  /// On hand and unavailable of a product by location from the entries that `counts` takes.
  template <class Counts>
  std::map<LocationId, std::pair<std::int64_t, std::int64_t>> model(ProductId p,
                                                                    Counts counts) const {
    std::map<LocationId, std::pair<std::int64_t, std::int64_t>> cells;
    for (const books::Entry& e : entries) {
      if (!counts(e)) continue;
      for (const stock::Movement& m : e.movements) {
        if (m.product != p) continue;
        for (const int sign : {1, -1}) {
          const LocationId place = sign > 0 ? m.to : m.from;
          const stock::State state = sign > 0 ? m.to_state : m.from_state;
          if (place != shop && place != house) continue;
          cells[place].first += sign * m.quantity.milli;
          if (state == stock::State::unavailable) cells[place].second += sign * m.quantity.milli;
        }
      }
    }
    return cells;
  }

  /// The sums of a filter are those of its rows.
  void check_totals(const stock::PoolFilter& filter, const std::vector<stock::PoolRow>& rows) {
    const auto totals = book.read([&](Unit& u) { return stock_store.pool_totals(u, filter); });
    Quantity on_hand, committed, unavailable;
    for (const stock::PoolRow& row : rows) {
      on_hand = on_hand + row.on_hand;
      committed = committed + row.committed;
      unavailable = unavailable + row.unavailable;
    }
    BOOST_TEST(totals.products == std::ssize(rows));
    BOOST_TEST(totals.on_hand.milli == on_hand.milli);
    BOOST_TEST(totals.committed.milli == committed.milli);
    BOOST_TEST(totals.unavailable.milli == unavailable.milli);
  }

  template <class Counts>
  void check_figures(const std::vector<stock::PoolRow>& rows, Counts counts) {
    for (const stock::PoolRow& row : rows) {
      const auto cells = model(row.product, counts);
      BOOST_TEST(row.levels.size() == cells.size(), row.code);
      std::int64_t on_hand = 0, unavailable = 0;
      for (const stock::Level& l : row.levels) {
        const auto cell = cells.find(l.cell.location);
        BOOST_REQUIRE((cell != cells.end()));
        BOOST_TEST(l.on_hand.milli == cell->second.first, row.code);
        BOOST_TEST(l.unavailable.milli == cell->second.second, row.code);
        on_hand += cell->second.first;
        unavailable += cell->second.second;
      }
      BOOST_TEST(row.on_hand.milli == on_hand);
      BOOST_TEST(row.unavailable.milli == unavailable);
    }
  }

  std::vector<books::Entry> entries;
};

std::set<std::int64_t> ids_of(const std::vector<stock::PoolRow>& rows) {
  std::set<std::int64_t> ids;
  for (const stock::PoolRow& row : rows) BOOST_TEST(ids.insert(row.product.value).second);
  return ids;
}

std::int64_t value_of(const stock::PoolRow& row, stock::PoolSort sort) {
  return sort == stock::PoolSort::on_hand ? row.on_hand.milli : row.available().milli;
}

void check_order(const std::vector<stock::PoolRow>& rows, const stock::PoolFilter& f) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& a = f.descending ? rows[i] : rows[i - 1];
    const auto& b = f.descending ? rows[i - 1] : rows[i];
    if (f.sort == stock::PoolSort::code) BOOST_TEST((a.code < b.code));
    if (f.sort == stock::PoolSort::name) BOOST_TEST((sort_key(a.name) <= sort_key(b.name)));
    if (f.sort == stock::PoolSort::on_hand || f.sort == stock::PoolSort::available) {
      BOOST_TEST(value_of(a, f.sort) <= value_of(b, f.sort));
    }
  }
}

constexpr auto everything = [](const books::Entry&) { return true; };

}  // namespace stock_pool_test

BOOST_AUTO_TEST_SUITE(stock_pool)

BOOST_AUTO_TEST_CASE(every_sort_shows_every_product_once_and_in_order) {
  using namespace stock_pool_test;
  for_each_engine([](TestBook& tb) {
    PoolWorld w(tb);
    stock::PoolFilter whole;
    whole.limit = 1000;
    const auto rows = w.all(whole);
    BOOST_TEST(rows.size() >= 77U);
    const auto ids = ids_of(rows);
    BOOST_TEST(!ids.contains(207));  // not tracked, no stock
    BOOST_TEST(!ids.contains(210));  // hidden
    BOOST_TEST(w.book.read([&](Unit& u) { return w.stock_store.pool_count(u, whole); }) ==
               std::ssize(rows));
    w.check_totals(whole, rows);
    w.check_figures(rows, everything);
    for (const auto sort : {stock::PoolSort::name, stock::PoolSort::code,
                            stock::PoolSort::available, stock::PoolSort::on_hand}) {
      for (const bool descending : {false, true}) {
        for (const int limit : {7, 1000}) {
          stock::PoolFilter f;
          f.sort = sort;
          f.descending = descending;
          f.limit = limit;
          const auto paged = w.all(f);
          BOOST_TEST((ids_of(paged) == ids));
          check_order(paged, f);
        }
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(a_location_lists_what_it_has_or_had) {
  using namespace stock_pool_test;
  for_each_engine([](TestBook& tb) {
    PoolWorld w(tb);
    for (const auto sort : {stock::PoolSort::name, stock::PoolSort::on_hand}) {
      stock::PoolFilter f;
      f.location = w.house;
      f.sort = sort;
      f.limit = 5;
      const auto rows = w.all(f);
      std::set<std::int64_t> wanted;
      for (std::int64_t p = 201; p < 281; ++p) {
        if (p != 210 && w.model(ProductId(p), everything).contains(w.house)) wanted.insert(p);
      }
      BOOST_TEST((ids_of(rows) == wanted));
      check_order(rows, f);
      for (const stock::PoolRow& row : rows) {
        BOOST_REQUIRE(row.levels.size() == 1U);
        BOOST_TEST(row.on_hand.milli == w.model(row.product, everything).at(w.house).first);
      }
      BOOST_TEST(w.book.read([&](Unit& u) { return w.stock_store.pool_count(u, f); }) ==
                 std::ssize(wanted));
      w.check_totals(f, rows);
    }
  });
}

BOOST_AUTO_TEST_CASE(oversold_only_shows_products_with_a_cell_below_zero) {
  using namespace stock_pool_test;
  for_each_engine([](TestBook& tb) {
    PoolWorld w(tb);
    std::set<std::int64_t> wanted;
    for (std::int64_t p = 201; p < 281; ++p) {
      for (const auto& [place, cell] : w.model(ProductId(p), everything)) {
        if (p != 210 && cell.first - cell.second < 0) wanted.insert(p);
      }
    }
    BOOST_TEST(!wanted.empty());
    for (const auto sort : {stock::PoolSort::name, stock::PoolSort::available}) {
      stock::PoolFilter f;
      f.oversold_only = true;
      f.sort = sort;
      f.limit = 4;
      const auto rows = w.all(f);
      BOOST_TEST((ids_of(rows) == wanted));
      for (const stock::PoolRow& row : rows) BOOST_TEST(row.oversold);
      w.check_totals(f, rows);
    }
  });
}

BOOST_AUTO_TEST_CASE(a_place_far_behind_is_where_pages_lead) {
  using namespace stock_pool_test;
  for_each_engine([](TestBook& tb) {
    PoolWorld w(tb);
    using stock::PoolSort;
    for (const PoolSort sort :
         {PoolSort::name, PoolSort::code, PoolSort::on_hand, PoolSort::available}) {
      for (const bool descending : {false, true}) {
        stock::PoolFilter f;
        f.sort = sort;
        f.descending = descending;
        f.limit = 9;
        const auto behind = [&](int rows) {
          return w.book.read(
              [&](Unit& u) { return persistence::SqlPoolList().place_behind(u, f, rows); });
        };
        const auto first = w.pool(f);
        BOOST_TEST(behind(9) == first.next);
        BOOST_TEST(behind(1000).empty());
        f.after = first.next;
        BOOST_TEST(behind(9) == w.pool(f).next);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(search_finds_names_and_codes_in_any_script) {
  using namespace stock_pool_test;
  for_each_engine([](TestBook& tb) {
    PoolWorld w(tb);
    for (const std::string& typed :
         {std::string("BIKE 3"), std::string("\xE8\x87\xAA\xE8\xA1\x8C"), std::string("P1037")}) {
      for (const auto sort : {stock::PoolSort::name, stock::PoolSort::available}) {
        stock::PoolFilter f;
        f.search = typed;
        f.sort = sort;
        f.limit = 3;
        const auto rows = w.all(f);
        BOOST_TEST(!rows.empty(), typed);
        BOOST_TEST(rows.size() < 40U, typed);
        w.check_figures(rows, everything);
        check_order(rows, f);
        BOOST_TEST(w.book.read([&](Unit& u) { return w.stock_store.pool_count(u, f); }) ==
                   std::ssize(rows));
        w.check_totals(f, rows);
      }
    }
    stock::PoolFilter nothing;
    nothing.search = "zzzz";
    BOOST_TEST(w.all(nothing).empty());
    w.check_totals(nothing, {});
  });
}

BOOST_AUTO_TEST_CASE(the_pool_as_of_an_instant_counts_events_until_then) {
  using namespace stock_pool_test;
  for_each_engine([](TestBook& tb) {
    PoolWorld w(tb);
    std::mt19937 random(11);
    const std::int64_t start = BusinessDate::of(2026, 2, 18).days * day_ms;
    for (int i = 0; i < 25; ++i) {
      // Also exactly at an event and just before it.
      const Instant event = w.entries[random() % w.entries.size()].event_at;
      const Instant at = i % 3 == 0 ? event
                         : i % 3 == 1
                             ? Instant{event.ms - 1}
                             : Instant{start + static_cast<std::int64_t>(random()) % (64 * day_ms)};
      stock::PoolFilter f;
      f.limit = 50;
      f.sort = i % 2 == 0 ? stock::PoolSort::name : stock::PoolSort::on_hand;
      f.descending = i % 4 == 0;
      const auto rows = w.all(f, at);
      w.check_figures(rows, [&](const books::Entry& e) { return e.event_at <= at; });
      check_order(rows, f);
      const auto known = w.all(f, at, true);
      w.check_figures(
          known, [&](const books::Entry& e) { return e.event_at <= at && e.recorded_at <= at; });
      BOOST_TEST(known.size() == rows.size());
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
