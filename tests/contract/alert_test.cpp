// Alerts: they are the lists that they point to, tell since when, and are cleared with a reason.

#include "domain/stock/alert.h"

#include "persistence/sql_unit.h"
#include "tests/contract/plans.h"
#include "tests/contract/purchase_world.h"

namespace kontor::test {

namespace alert_test {

struct AlertWorld : PurchaseWorld {
  explicit AlertWorld(TestBook& tb) : PurchaseWorld(tb), watch(tb.clock), kept(stores.all()) {
    stock_up(201, shop, 10);
    stock_up(202, shop, 3);
    put_level("A", 4);
  }

  void put_level(const std::string& product, std::int64_t units) {
    stock::LowWish wish;
    wish.product = product;
    wish.location = "SHOP";
    wish.level = Quantity::of_units(units);
    const Stores all = stores.all();
    BOOST_REQUIRE(
        static_cast<bool>(stock::LowStock(book, all, all.low_stock, watch, actor).put({wish})));
  }
  /// A sale that an outside file tells of.
  void sell(std::int64_t product, std::int64_t units, std::int64_t left, Instant at) {
    const std::int64_t n = ++sales;
    books::Entry e = entry(700'000 + n, 600'000 + n, books::EntryKind::sale, at);
    add_sale(e, product, units, 500, 100);
    auto set = set_of({e}, {document(600'000 + n, "S" + std::to_string(n))});
    owned[product] -= units;
    set.costs.push_back({EntityId(1), ProductId(product), Quantity::of_units(owned[product]),
                         owned[product] * 100, 1'000'000});
    if (left < 0)
      set.oversold.push_back(
          {e.id, e.document, {ProductId(product), shop}, Quantity::of_units(-left)});
    post(set);
  }
  stock::Alerts alerts() { return {book, kept, watch, actor}; }

  /// Alerts as "low A 2026-09-01 cleared".
  std::string told(LocationId place = {}) {
    stock::AlertFilter filter;
    filter.location = place;
    filter.limit = 1;
    std::string text;
    do {
      const auto page =
          book.read([&](Unit& u) { return stock::read_alerts(u, stores.all(), filter); });
      for (const auto& a : page.rows)
        text += (text.empty() ? "" : ", ") + std::string(name_of(a.kind)) + " " + a.sku + " " +
                (a.since ? a.since->to_iso() : "ever") + (a.cleared ? " cleared" : "");
      filter.after = page.next;
    } while (!filter.after.empty());
    agree();
    return text;
  }

  /// The cells of alerts are those of the lists.
  void agree() {
    for (const auto kind : {stock::AlertKind::low, stock::AlertKind::oversold}) {
      std::set<stock::Cell> listed, told;
      book.read([&](Unit& u) {
        stock::PoolFilter pool;
        pool.low_only = kind == stock::AlertKind::low;
        pool.oversold_only = !pool.low_only;
        for (const auto& row : stock_store.pool(u, pool).rows)
          for (const auto& level : row.levels)
            if (pool.low_only ? level.low() : level.available().milli < 0)
              listed.insert(level.cell);
        stock::AlertFilter filter;
        filter.kinds = {kind};
        for (const auto& a : stock::read_alerts(u, stores.all(), filter).rows)
          told.insert(a.level.cell);
        BOOST_TEST(stores.all().alerts.count(u, {}, kind) == std::ssize(told));
        counted(u, kind);
      });
      BOOST_CHECK(listed == told);
    }
  }

  /// What is counted is what is listed, page by page.
  void counted(Unit& u, stock::AlertKind kind) {
    for (const std::optional<bool> cleared : {std::optional<bool>(), {false}, {true}}) {
      stock::AlertFilter filter;
      filter.kinds = {kind};
      filter.cleared = cleared;
      filter.limit = 1;
      std::vector<std::string> places;
      do {
        const auto page = stock::read_alerts(u, stores.all(), filter);
        BOOST_TEST(page.rows.size() <= 1U);
        for (const auto& row : page.rows) places.push_back(stock::behind(row.level.cell, row.kind));
        filter.after = page.next;
      } while (!filter.after.empty());
      BOOST_TEST(stock::count_alerts(u, stores.all(), filter).all() == std::ssize(places));
      if (!cleared.value_or(false)) jumped(u, filter, places);
    }
  }

  /// A jump from any row lands where walking does.
  void jumped(Unit& u, stock::AlertFilter filter, const std::vector<std::string>& places) {
    for (std::size_t from = 0; from <= places.size(); ++from) {
      filter.after = from == 0 ? std::string() : places[from - 1];
      for (std::size_t to = from + 1; to <= places.size() + 1; ++to) {
        const auto rows = static_cast<std::int64_t>(to - from);
        BOOST_TEST(stock::place_behind(u, stores.all(), filter, rows) ==
                   (to <= places.size() ? places[to - 1] : std::string()));
      }
    }
  }

  FixedClock watch;
  const Stores kept;
  std::int64_t sales = 0;
};

Instant noon(std::int32_t day) { return {(std::int64_t{day} * 24 + 12) * 3'600'000}; }

}  // namespace alert_test

BOOST_AUTO_TEST_SUITE(stock_alerts)

using namespace alert_test;

BOOST_AUTO_TEST_CASE(alerts_are_the_lists_with_their_age) {
  for_each_engine([](TestBook& tb) {
    AlertWorld w(tb);
    BOOST_TEST(w.told() == "");
    w.sell(201, 5, 5, noon(20'700));
    w.sell(201, 1, 4, noon(20'701));
    w.sell(201, 1, 3, noon(20'702));
    const std::string day = BusinessDate{20'701}.to_iso();
    BOOST_TEST(w.told() == "low A " + day);
    BOOST_TEST(w.told(w.north) == "");
    w.sell(202, 4, -1, noon(20'703));
    BOOST_TEST(w.told() == "low A " + day + ", oversold B " + BusinessDate{20'703}.to_iso());
    w.sell(201, 5, -2, noon(20'704));
    BOOST_TEST(w.told() == "oversold A " + BusinessDate{20'704}.to_iso() + ", low A " + day +
                               ", oversold B " + BusinessDate{20'703}.to_iso());
    w.put_level("C", 1);
    BOOST_TEST(w.told().ends_with(", low C ever"));
  });
}

BOOST_AUTO_TEST_CASE(what_was_cleared_comes_again_after_it_was_well) {
  for_each_engine([](TestBook& tb) {
    AlertWorld w(tb);
    w.sell(201, 7, 3, noon(20'700));
    w.watch.set(noon(20'702));
    const auto cleared = w.alerts().clear("A", "SHOP", "runs out");
    BOOST_REQUIRE(static_cast<bool>(cleared));
    BOOST_TEST(*cleared);
    BOOST_TEST(!*w.alerts().clear("A", "SHOP", "again"));
    const std::string since = BusinessDate{20'700}.to_iso();
    BOOST_TEST(w.told() == "low A " + since + " cleared");
    w.sell(201, 1, 2, noon(20'703));
    BOOST_TEST(w.told() == "low A " + since + " cleared");
    // More comes, is sold again: that is a new alert.
    w.good(w.purchases().receive(w.ordered(w.order_of({w.line("A", 20)})), {}));
    BOOST_TEST(w.told() == "");
    w.sell(201, 20, 2, noon(20'718));
    BOOST_TEST(w.told() == "low A " + BusinessDate{20'718}.to_iso());
    w.watch.set(noon(20'719));
    BOOST_TEST(*w.alerts().clear("A", "SHOP", "ordered"));
    const auto history =
        w.book.read([&](Unit& u) { return w.stores.all().alerts.clearings(u, {}); });
    BOOST_REQUIRE(history.size() == 2U);
    BOOST_TEST(history[0].reason == "ordered");
    BOOST_TEST(history[1].reason == "runs out");
    BOOST_TEST(history[1].available.to_decimal() == "3");
    BOOST_CHECK(history[1].by == EmployeeId(41));
    BOOST_TEST(w.number("select count(*) from audit where action = 'alert.clear'") == 2);
  });
}

BOOST_AUTO_TEST_CASE(lists_of_what_is_open_and_of_what_was_cleared_have_whole_pages) {
  for_each_engine([](TestBook& tb) {
    AlertWorld w(tb);
    w.put_level("B", 4);
    w.put_level("C", 1);
    w.sell(201, 12, -2, noon(20'700));
    w.watch.set(noon(20'702));
    BOOST_REQUIRE(*w.alerts().clear("B", "SHOP", "runs out"));
    const auto listed = [&](std::optional<bool> cleared, std::vector<LocationId> places,
                            int limit) {
      stock::AlertFilter filter;
      filter.cleared = cleared;
      filter.places = std::move(places);
      filter.limit = limit;
      std::string text;
      do {
        const auto page =
            w.book.read([&](Unit& u) { return stock::read_alerts(u, w.stores.all(), filter); });
        // Only the last page is shorter.
        BOOST_TEST((page.next.empty() || std::ssize(page.rows) == limit));
        for (const auto& a : page.rows)
          text += (text.empty() ? "" : ", ") + std::string(name_of(a.kind)) + " " + a.sku;
        filter.after = page.next;
      } while (!filter.after.empty());
      return text;
    };
    for (const int limit : {1, 2, 3, 100}) {
      BOOST_TEST(listed(std::nullopt, {}, limit) == "oversold A, low A, low B, low C");
      BOOST_TEST(listed(false, {}, limit) == "oversold A, low A, low C");
      BOOST_TEST(listed(true, {}, limit) == "low B");
      BOOST_TEST(listed(false, {w.shop, w.north}, limit) == "oversold A, low A, low C");
      BOOST_TEST(listed(false, {w.north}, limit) == "");
    }
    w.told();
    // Of both kinds together, with one left out between them.
    w.book.read([&](Unit& u) {
      stock::AlertFilter filter;
      filter.cleared = false;
      std::vector<std::string> places;
      for (const auto& row : stock::read_alerts(u, w.stores.all(), filter).rows)
        places.push_back(stock::behind(row.level.cell, row.kind));
      BOOST_TEST(places.size() == 3U);
      w.jumped(u, filter, places);
    });
  });
}

BOOST_AUTO_TEST_CASE(few_alerts_among_many_products_are_found_by_the_index_of_their_kind) {
  for_each_engine([](TestBook& tb) {
    AlertWorld w(tb);
    w.book.write([](Unit& u) {
      const std::string numbers =
          "with recursive n(i) as (select cast(1 as bigint) union all select i + 1 from n where i "
          "< 20000) ";
      auto& session = persistence::sql(u).session();
      session << numbers +
                     "insert into product (id, code, sku, name, style, options, vendor, barcode, "
                     "unit, status, tracked, provisional, gift_card, hidden, version, batch_id, "
                     "name_sort, search_key) select 100000 + i, 'P' || i, '', 'n', '', '" +
                     std::string(300, 'x') +
                     "', '', '', '', 'active', true, false, false, false, 1, 1, '', '' from n";
      session << numbers +
                     "insert into stock_level (product_id, location_id, on_hand_milli, "
                     "committed_milli, unavailable_milli, low_milli) select 100000 + i, 11, case "
                     "when i % 200 = 0 then -1000 else 9000 end, 0, 0, 1000 from n";
    });
    if (tb.engine == persistence::Engine::postgresql) postgres_execute(tb.address.text, "analyze");
    const auto goes_by_them = [&](const std::function<void(Unit&)>& read) {
      const std::string plans = plans_of(tb, read);
      for (const std::string& step : whole_scans(plans)) BOOST_ERROR(step + " in\n" + plans);
      for (const char* index : {"stock_level_oversold", "stock_level_low"})
        BOOST_TEST((plans.find(index) != std::string::npos), index + (" in\n" + plans));
    };
    auto& alerts = w.kept.alerts;
    goes_by_them([&](Unit& u) { BOOST_TEST(alerts.alerts(u, {}).rows.size() == 100U); });
    goes_by_them([&](Unit& u) { BOOST_TEST(alerts.passed(u, {}, 150).has_value()); });
    goes_by_them([&](Unit& u) {
      for (const auto kind : {stock::AlertKind::low, stock::AlertKind::oversold})
        BOOST_TEST(alerts.count(u, {}, kind) == 100);
    });
  });
}

BOOST_AUTO_TEST_CASE(clearing_needs_an_alert_a_reason_and_the_right) {
  for_each_engine([](TestBook& tb) {
    AlertWorld w(tb);
    w.sell(201, 7, 3, noon(20'700));
    const auto refused = [&](const Result<bool>& result) {
      return result ? std::string("done") : std::string(name_of(result.refusal().code));
    };
    BOOST_TEST(refused(w.alerts().clear("A", "SHOP", "")) == "clearing_reason_missing");
    BOOST_TEST(refused(w.alerts().clear("B", "SHOP", "so")) == "alert_none");
    BOOST_TEST(refused(w.alerts().clear("Z", "SHOP", "so")) == "product_unknown");
    BOOST_TEST(refused(w.alerts().clear("A", "NOWHERE", "so")) == "location_unknown");
    const company::Actor reader{EmployeeId(42), "till", {company::Permission::read_stock}};
    stock::Alerts theirs(w.book, w.kept, w.watch, reader);
    BOOST_TEST(refused(theirs.clear("A", "SHOP", "so")) == "permission_missing");
    BOOST_TEST(w.number("select count(*) from alert_clearing") == 0);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
