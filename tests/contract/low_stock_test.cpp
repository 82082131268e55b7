// When a place is low on a product: rules, the levels that carry them, lists, Today, `stock low`.

#include "domain/stock/low_stock.h"

#include "persistence/check/check.h"
#include "persistence/stores.h"
#include "tests/contract/ledger_world.h"
#include "tests/support/lamp_shop.h"
#include "tests/support/memory_records.h"
#include "tests/support/new_book.h"

namespace kontor::test {

namespace low_stock_test {

struct LowWorld : LedgerWorld {
  explicit LowWorld(TestBook& tb) : LedgerWorld(tb.book), stores(tb.clock), clock(tb.clock) {
    add_products({product(201, "A", "Apple"), product(202, "B", "Bell"), product(203, "C", "Cup")});
    receive(1, 201, shop, 10);
    receive(2, 201, house, 3);
    receive(3, 202, shop, 2);
  }

  void receive(std::int64_t n, std::int64_t product, LocationId at, std::int64_t units) {
    books::Entry e = entry(1000 + n, 900 + n, books::EntryKind::opening_count, test_now());
    add_opening(e, product, at, units, 100);
    post(set_of({e}, {document(900 + n, "C" + std::to_string(n), books::DocumentKind::count)}));
  }
  void sell(std::int64_t n, std::int64_t product, std::int64_t units) {
    books::Entry e = entry(1000 + n, 900 + n, books::EntryKind::sale, test_now());
    add_sale(e, product, units, 500, 100);
    post(set_of({e}, {document(900 + n, "#" + std::to_string(n))}));
  }

  static stock::LowWish wish(const std::string& product, const std::string& location,
                             const std::string& level) {
    auto wish = stock::low_wish_of(level);
    BOOST_REQUIRE(wish.has_value());
    wish->product = product;
    wish->location = location;
    return *wish;
  }
  Result<ListReport> put(const std::vector<stock::LowWish>& wishes, bool dry_run = false) {
    const Stores all = stores.all();
    return stock::LowStock(book, all, all.low_stock, clock, actor).put(wishes, dry_run);
  }
  /// Products of the list "only low", as "A B".
  std::string low(LocationId place = {}) {
    stock::PoolFilter filter;
    filter.low_only = true;
    filter.location = place;
    std::string found;
    book.read([&](Unit& u) {
      const auto page = stock_store.pool(u, filter);
      for (const auto& row : page.rows) {
        BOOST_TEST(row.low);
        found += (found.empty() ? "" : " ") + row.sku;
      }
      BOOST_TEST(stock_store.pool_count(u, filter) == std::ssize(page.rows));
      BOOST_TEST(stock_store.pool_totals(u, filter).products == std::ssize(page.rows));
    });
    return found;
  }
  std::string low_at(std::int64_t product, LocationId at) {
    const auto levels = book.read([&](Unit& u) {
      return stock_store.levels(u, {{ProductId(product), at}});
    });
    if (levels.empty()) return "no level";
    return levels.front().low_at ? levels.front().low_at->to_decimal() : "none";
  }
  void check() {
    NoProgress nobody;
    for (const auto& f : persistence::check_book(dynamic_cast<persistence::SqlBook&>(book), nobody))
      if (f.check == "low_stock" || f.check == "stock_level")
        BOOST_ERROR(f.check << ": " << f.what);
  }

  persistence::SqlStores stores;
  const Clock& clock;
  company::Actor actor{EmployeeId(41), "till", company::all_permissions()};
};

}  // namespace low_stock_test

BOOST_AUTO_TEST_SUITE(low_stock)

using namespace low_stock_test;

BOOST_AUTO_TEST_CASE(the_most_particular_rule_holds) {
  for_each_engine([](TestBook& tb) {
    LowWorld w(tb);
    BOOST_TEST(w.low() == "");
    BOOST_TEST(w.put({LowWorld::wish("", "", "2")})->created == 1);
    BOOST_TEST(w.low() == "B");
    BOOST_TEST(w.put({LowWorld::wish("", "HOUSE", "4")})->created == 1);
    BOOST_TEST(w.low() == "A B");
    BOOST_TEST(w.low(w.house) == "A");
    BOOST_TEST(w.low(w.shop) == "B");
    BOOST_TEST(w.put({LowWorld::wish("A", "", "1.5")})->created == 1);
    BOOST_TEST(w.low() == "B");
    BOOST_TEST(w.low_at(201, w.house) == "1.5");
    BOOST_TEST(w.put({LowWorld::wish("A", "SHOP", "10")})->created == 1);
    BOOST_TEST(w.low(w.shop) == "A B");
    BOOST_TEST(w.low_at(201, w.shop) == "10");
    BOOST_TEST(w.low_at(201, w.house) == "1.5");
    // Never low, whatever the rules for all say.
    BOOST_TEST(w.put({LowWorld::wish("B", "", "never")})->created == 1);
    BOOST_TEST(w.low() == "A");
    w.check();
    BOOST_TEST(w.put({LowWorld::wish("A", "SHOP", "")})->updated == 1);
    BOOST_TEST(w.low_at(201, w.shop) == "1.5", w.low_at(201, w.shop));
    BOOST_TEST(w.low() == "");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(sales_and_receipts_change_what_is_low) {
  for_each_engine([](TestBook& tb) {
    LowWorld w(tb);
    BOOST_REQUIRE(
        w.put({LowWorld::wish("A", "SHOP", "5"), LowWorld::wish("C", "", "1")})->refusals.empty());
    BOOST_TEST(w.low() == "");
    w.sell(11, 201, 5);
    BOOST_TEST(w.low() == "A");
    w.receive(12, 201, w.shop, 1);
    BOOST_TEST(w.low() == "");
    // A place that has the product for the first time knows its level.
    w.receive(13, 203, w.shop, 1);
    BOOST_TEST(w.low() == "C");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(a_product_that_a_place_never_had_is_low_there_when_a_rule_names_both) {
  for_each_engine([](TestBook& tb) {
    LowWorld w(tb);
    BOOST_REQUIRE(w.put({LowWorld::wish("C", "HOUSE", "0")})->refusals.empty());
    BOOST_TEST(w.low() == "C");
    BOOST_TEST(w.low(w.house) == "C");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(an_undone_receipt_leaves_the_level_that_a_rule_names) {
  for_each_engine([](TestBook& tb) {
    LowWorld w(tb);
    BOOST_REQUIRE(
        w.put({LowWorld::wish("C", "HOUSE", "0"), LowWorld::wish("C", "", "3")})->refusals.empty());
    books::Entry in = w.entry(1050, 950, books::EntryKind::opening_count, test_now());
    w.add_opening(in, 203, w.house, 5, 100);
    w.post(w.set_of({in}, {w.document(950, "C9", books::DocumentKind::count)}));
    BOOST_TEST(w.low() == "");
    w.post(w.set_of({w.reversal(1051, in)}, {}));
    BOOST_TEST(w.low() == "C");
    BOOST_TEST(w.low_at(203, w.house) == "0");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(mistakes_are_refused_row_by_row_and_a_dry_run_writes_nothing) {
  for_each_engine([](TestBook& tb) {
    LowWorld w(tb);
    auto rows = std::vector{LowWorld::wish("A", "", "5"), LowWorld::wish("NO", "", "5"),
                            LowWorld::wish("B", "BUYERS", "5"), LowWorld::wish("A", "", "6"),
                            LowWorld::wish("B", "", "2000000000")};
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].row = static_cast<std::int64_t>(i) + 2;
    const auto dry = w.put(rows, true);
    BOOST_REQUIRE(static_cast<bool>(dry));
    BOOST_TEST(dry->created == 1);
    BOOST_REQUIRE(dry->refusals.size() == 4U);
    BOOST_CHECK(dry->refusals[0].refusal.code == RefusalCode::product_unknown);
    BOOST_CHECK(dry->refusals[1].refusal.code == RefusalCode::location_unknown);
    BOOST_CHECK(dry->refusals[2].refusal.code == RefusalCode::duplicate_in_file);
    BOOST_CHECK(dry->refusals[3].refusal.code == RefusalCode::value_too_large);
    BOOST_TEST(dry->refusals[1].row == 4);
    BOOST_TEST(w.number("select count(*) from low_level") == 0);
    const std::int64_t audited = w.number("select count(*) from audit");
    BOOST_TEST(w.put(rows)->created == 1);
    BOOST_TEST(w.put({rows[0]})->unchanged == 1);
    BOOST_TEST(w.number("select count(*) from audit") == audited + 1);
    w.actor.permissions = {company::Permission::read_stock};
    const auto refused = w.put({rows[0]});
    BOOST_REQUIRE(!refused);
    BOOST_CHECK(refused.refusal().code == RefusalCode::permission_missing);
  });
}

BOOST_AUTO_TEST_CASE(book_check_names_a_level_that_forgot_its_rule) {
  for_each_engine([](TestBook& tb) {
    LowWorld w(tb);
    BOOST_REQUIRE(w.put({LowWorld::wish("A", "", "5")})->refusals.empty());
    w.execute("update stock_level set low_milli = 6000 where product_id = 201 and location_id = " +
              std::to_string(w.house.value));
    NoProgress nobody;
    std::vector<std::string> found;
    for (const auto& f : persistence::check_book(tb.book, nobody))
      if (f.check == "low_stock") found.push_back(f.what);
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found.front().find("A HOUSE") != std::string::npos, found.front());
  });
}

BOOST_AUTO_TEST_CASE(the_list_is_paged_and_goes_round_as_a_file) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    shop.expect(0, {"stock", "low", "set", "--any-product", "1"});
    shop.expect(0, {"stock", "low", "set", "--sku", "CHAIR-1", "--location", "MAIN", "900"});
    shop.expect(0, {"stock", "low", "set", "--sku", "RUG-1", "never"});
    const auto rules = shop.json({"stock", "low", "list"});
    BOOST_REQUIRE(rules.size() == 3U);
    BOOST_TEST(rules[0]["sku"].is_null());
    BOOST_TEST(rules[0]["low_at"] == "1");
    const auto low = shop.json({"stock", "list", "--low", "--location", "MAIN"});
    BOOST_REQUIRE(low.size() == 1U);
    BOOST_TEST(low[0]["sku"] == "CHAIR-1");
    BOOST_TEST(low[0]["low_at"] == "900");

    const auto told = shop.json({"audit", "list", "--action", "product.low"});
    BOOST_REQUIRE(told.size() == 3U);
    BOOST_TEST(told[1]["after"] == "low_at: MAIN 900");

    const TempDir dir;
    write_file(dir / "low.csv", shop.expect(0, {"stock", "low", "list", "--output", "csv"}).out);
    const auto again = shop.json({"stock", "low", "import", (dir / "low.csv").string()});
    BOOST_TEST(again["unchanged"] == 3);
    write_file(dir / "low.csv", "sku,location,low_at\nCHAIR-1,MAIN,\nRUG-1,,five\n,,never\n");
    const auto changed = shop.expect(1, {"stock", "low", "import", (dir / "low.csv").string()});
    BOOST_TEST(changed.err.find("five") != std::string::npos, changed.err);
    BOOST_TEST(shop.json({"stock", "list", "--low"}).empty());
    write_file(dir / "low.csv", "product,level\nCHAIR-1,1\n");
    shop.expect(2, {"stock", "low", "import", (dir / "low.csv").string()});
    shop.expect(2, {"stock", "low", "set", "5"});
    shop.expect(2, {"stock", "list", "--low", "--as-of", "2026-03-01"});
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
