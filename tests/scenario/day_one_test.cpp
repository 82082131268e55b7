// A shop's first days with Kontor, step by step, through the program that its people use.

#include <map>

#include "tests/support/kontor.h"
#include "tests/support/shop_files.h"

namespace {

using kontor::test::hundredths;
using kontor::test::Shop;
using kontor::test::SoldOrder;
using nlohmann::json;

/// Balances by account and channel in cents, debit positive.
std::map<std::string, long long> balances(const Shop& shop) {
  std::map<std::string, long long> sums;
  for (const json& row : shop.json({"ledger", "trial-balance"})) {
    const std::string channel = row["channel"].is_null() ? "common" : row["channel"];
    sums[row["account"].get<std::string>() + " " + channel] +=
        hundredths(row["debit"]) - hundredths(row["credit"]);
  }
  return sums;
}

long long balance(const Shop& shop, const std::string& account) {
  const auto all = balances(shop);
  const auto found = all.find(account);
  return found == all.end() ? 0 : found->second;
}

/// On hand, committed, available of a product's pool.
std::string pool(const Shop& shop, const std::string& sku) {
  for (const json& row : shop.json({"stock", "show", sku})) {
    if (!row["location"].is_null()) continue;
    return row["on_hand"].get<std::string>() + " " + row["committed"].get<std::string>() + " " +
           row["available"].get<std::string>();
  }
  return "none";
}

long long sold(const std::vector<SoldOrder>& orders) {
  long long sum = 0;
  for (const SoldOrder& order : orders) sum += order.fulfilled ? order.total() : 0;
  return sum;
}

long long cost_of_sold(const std::vector<SoldOrder>& orders) {
  long long sum = 0;
  for (const SoldOrder& order : orders) sum += order.fulfilled ? order.cost() : 0;
  return sum;
}

long long paid(const std::vector<SoldOrder>& orders) {
  long long sum = 0;
  for (const SoldOrder& order : orders) sum += order.total();
  return sum;
}

constexpr long long opening_value = 120 * 1200 + 35 * 5000 + 10 * 4000;

std::string counts(const json& report) {
  return report["create"].dump() + " new " + report["update"].dump() + " changed " +
         report["unchanged"].dump() + " unchanged " + report["refuse"].dump() + " refused";
}

json import_orders(const Shop& shop, const std::filesystem::path& file,
                   const std::string& exported) {
  return shop.json(
      {"import", "shopify-orders", file.string(), "--channel", "WEB", "--as-of", exported});
}

/// The book with its set-up, products and opening count.
void open_shop(const Shop& shop, const kontor::test::TempDir& files) {
  shop.expect(0, {"book", "create", "--entity", "Lampenladen Nord", "--country", "DE", "--currency",
                  "EUR", "--time-zone", "Europe/Berlin"});
  const kontor::test::Arguments setup = {
      "setup",      "--tax-scheme",          "vat",       "--location",     "MAIN=Laden",
      "--location", "LAGER:warehouse=Lager", "--channel", "WEB=Online shop"};
  shop.expect(0, setup);
  for (const json& row : shop.json(setup)) BOOST_TEST(row["done"] == "unchanged");
  kontor::test::write_products(files / "products.csv");
  kontor::test::write_inventory(files / "inventory.csv");
  const json products =
      shop.json({"import", "auto", (files / "products.csv").string(), "--channel", "WEB"});
  BOOST_TEST(counts(products) == "3 new 0 changed 0 unchanged 0 refused");
  const json counted = shop.json({"import", "shopify-inventory", (files / "inventory.csv").string(),
                                  "--channel", "WEB", "--as-of", "2026-03-01"});
  BOOST_TEST(counts(counted) == "6 new 0 changed 0 unchanged 0 refused");
}

void check_clean(const Shop& shop) { BOOST_TEST(shop.json({"book", "check"}).dump() == "[]"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_day_one)

BOOST_AUTO_TEST_CASE(a_shop_starts_and_sells) {
  kontor::test::on_each_engine([](const std::string& address) {
    const Shop shop(address);
    const kontor::test::TempDir files;

    // The shop is set up, its products and what lies in store and warehouse are taken in.
    open_shop(shop, files);
    BOOST_TEST(shop.json({"product", "list"}).size() == 3U);
    BOOST_TEST(pool(shop, "LAMP-1") == "120 0 120");
    BOOST_TEST(balance(shop, "1200 common") == opening_value);
    BOOST_TEST(balance(shop, "3000 common") == -opening_value);
    const std::string before_orders = shop.figures();

    // A dry run says what would happen and changes nothing.
    const auto week = kontor::test::first_week();
    kontor::test::write_orders(files / "orders.csv", week);
    const std::string orders_file = (files / "orders.csv").string();
    const json plan = shop.json({"import", "auto", orders_file, "--channel", "WEB", "--dry-run"});
    BOOST_TEST(counts(plan) == "10 new 0 changed 0 unchanged 0 refused");
    BOOST_TEST(plan["batch"].is_null());
    BOOST_TEST(shop.figures() == before_orders);

    // The first week's orders: what was sent is sold, what is open is promised, all is paid.
    const json first = import_orders(shop, orders_file, "2026-03-07T12:00:00Z");
    BOOST_TEST(counts(first) == "10 new 0 changed 0 unchanged 0 refused");
    BOOST_TEST(balance(shop, "4000 WEB") == -sold(week));
    BOOST_TEST(balance(shop, "1400-SHOPIFY-PAYMENTS WEB") == paid(week));
    BOOST_TEST(balance(shop, "2100 WEB") == -(paid(week) - sold(week)));
    BOOST_TEST(balance(shop, "5000 WEB") == cost_of_sold(week));
    BOOST_TEST(balance(shop, "1200 common") == opening_value - cost_of_sold(week));
    BOOST_TEST(pool(shop, "LAMP-1") == "112 4 108");
    BOOST_TEST(pool(shop, "RUG-1") == "7 1 6");
    BOOST_TEST(shop.json({"order", "list", "--state", "open"}).size() == 2U);
    check_clean(shop);

    // The same file again changes nothing.
    const std::string after_orders = shop.figures();
    BOOST_TEST(counts(import_orders(shop, orders_file, "2026-03-08T12:00:00Z")) ==
               "0 new 0 changed 10 unchanged 0 refused");
    BOOST_TEST(shop.figures() == after_orders);

    // Taking the orders back brings every figure back, and they may come in again.
    shop.expect(0, {"batch", "undo", first["batch"].dump()});
    BOOST_TEST(shop.figures() == before_orders);
    BOOST_TEST(shop.json({"order", "list"}).dump() == "[]");
    check_clean(shop);
    BOOST_TEST(counts(import_orders(shop, orders_file, "2026-03-07T12:00:00Z")) ==
               "10 new 0 changed 0 unchanged 0 refused");
    BOOST_TEST(shop.figures() == after_orders);
    check_clean(shop);
  });
}

BOOST_AUTO_TEST_CASE(a_later_export_posts_exactly_the_differences) {
  kontor::test::on_each_engine([](const std::string& address) {
    const Shop shop(address);
    const kontor::test::TempDir files;
    open_shop(shop, files);
    const auto week = kontor::test::first_week();
    kontor::test::write_orders(files / "orders.csv", week);
    import_orders(shop, files / "orders.csv", "2026-03-07T12:00:00Z");
    const std::string before = shop.figures();
    const auto old_balances = balances(shop);
    const std::size_t old_lines = shop.json({"ledger", "entries"}).size();

    // A week later three are refunded, one has a lamp more, one is cancelled, two are new.
    const auto later = kontor::test::second_week();
    kontor::test::write_orders(files / "orders.csv", later);
    const json second = import_orders(shop, files / "orders.csv", "2026-03-14T12:00:00Z");
    BOOST_TEST(counts(second) == "2 new 5 changed 5 unchanged 0 refused");

    const long long refunds = 3000 + week[1].total() + 500;
    const long long back = week[8].total();
    std::map<std::string, long long> change;
    for (const auto& [account, sum] : balances(shop)) {
      const auto was = old_balances.find(account);
      change[account] = sum - (was == old_balances.end() ? 0 : was->second);
    }
    const long long more_sold = sold(later) - sold(week);
    const long long more_cost = cost_of_sold(later) - cost_of_sold(week);
    BOOST_TEST(more_sold == 3000 + later[10].total() + later[11].total());
    BOOST_TEST(change["4000 WEB"] == -more_sold);
    BOOST_TEST(change["4030 WEB"] == refunds);
    BOOST_TEST(change["2100 WEB"] == back);
    BOOST_TEST(change["5000 WEB"] == more_cost);
    BOOST_TEST(change["1200 common"] == -more_cost);
    BOOST_TEST(change["1400-SHOPIFY-PAYMENTS WEB"] == paid(later) - paid(week) - refunds - back);
    BOOST_TEST(change["3000 common"] == 0);
    BOOST_TEST(pool(shop, "LAMP-1") == "110 4 106");
    BOOST_TEST(pool(shop, "RUG-1") == "6 0 6");
    BOOST_TEST(pool(shop, "CHAIR-1") == "30 0 30");
    check_clean(shop);

    // New postings are only of the orders that changed; the old ones stand as they were.
    std::map<std::string, int> touched;
    std::size_t reversed = 0;
    const json entries = shop.json({"ledger", "entries"});
    BOOST_TEST(entries.size() > old_lines);
    for (const json& line : entries) {
      const std::string number = line["document"].is_null() ? "" : line["document"];
      if (line["kind"] == "refund") ++touched[number];
      reversed += line["kind"] == "reversal" ? 1 : 0;
    }
    BOOST_TEST(reversed == 0U);
    BOOST_TEST(touched.size() == 4U);
    for (const char* number : {"#1001", "#1002", "#1005", "#1009"}) {
      BOOST_TEST(touched.count(number) == 1U);
    }
    BOOST_TEST(shop.json({"order", "list", "--number", "#1007"})[0]["version"] == 2);
    BOOST_TEST(shop.json({"order", "list", "--number", "#1009"})[0]["state"] == "cancelled");

    // Without the second file the book is as it was after the first.
    shop.expect(0, {"batch", "undo", second["batch"].dump()});
    BOOST_TEST(shop.figures() == before);
    BOOST_TEST(shop.json({"order", "list", "--number", "#1007"})[0]["version"] == 1);
    check_clean(shop);
  });
}

BOOST_AUTO_TEST_SUITE_END()
