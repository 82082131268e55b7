// `import auto`: several kinds of files at once, a folder that is watched, and a first mapping for
// files that no profile knows; by the program, on both engines.

#include <signal.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "tests/support/kontor.h"
#include "tests/support/real_data.h"
#include "tests/support/shop_files.h"
#include "tests/support/started.h"

namespace {

using kontor::test::Arguments;
using kontor::test::on_each_engine;
using kontor::test::read_file;
using kontor::test::RealData;
using kontor::test::Shop;
using kontor::test::Started;
using kontor::test::TempDir;
using kontor::test::write_file;
using nlohmann::json;

void create_shop(const Shop& shop) {
  shop.expect(0, {"book", "create", "--entity", "Auto shop", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
}

void write_shop_files(const std::filesystem::path& dir) {
  kontor::test::write_orders(dir / "1 orders.csv", kontor::test::first_week());
  kontor::test::write_inventory(dir / "2 inventory.csv");
  kontor::test::write_products(dir / "3 products.csv");
}

bool says(const std::string& text, const std::string& wanted) {
  return text.find(wanted) != std::string::npos;
}

/// Waits for a message of a program at work; a minute is far beyond what it needs.
bool wait_for(const std::filesystem::path& messages, const std::string& wanted) {
  for (int i = 0; i < 1200; ++i) {
    if (says(read_file(messages), wanted)) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

std::size_t batches(const Shop& shop) { return shop.json({"batch", "list"}).size(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(import_auto)

BOOST_AUTO_TEST_CASE(several_kinds_of_files_are_imports_in_the_right_order) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop);
    const TempDir dir;
    write_shop_files(dir.path());
    const Arguments import = {"import",
                              "auto",
                              (dir / "1 orders.csv").string(),
                              (dir / "2 inventory.csv").string(),
                              (dir / "3 products.csv").string(),
                              "--output",
                              "json"};
    Arguments dry = import;
    dry.insert(dry.end(), "--dry-run");
    // The counts are planned as if the products before them were there.
    const json plan = json::parse(shop.expect(0, dry).out);
    BOOST_TEST(batches(shop) == 0U);
    BOOST_REQUIRE_EQUAL(plan.size(), 3U);
    BOOST_TEST(plan[1]["refuse"] == 0);
    BOOST_TEST(plan[1]["create"] > 0);

    const auto run = shop.expect(0, import);
    const json rows = json::parse(run.out);
    BOOST_REQUIRE_EQUAL(rows.size(), 3U);
    BOOST_TEST(rows[0]["profile"] == "shopify-products");
    BOOST_TEST(rows[0]["files"] == "3 products.csv");
    BOOST_TEST(rows[1]["profile"] == "shopify-inventory");
    BOOST_TEST(rows[2]["profile"] == "shopify-orders");
    BOOST_TEST(rows[2]["create"] == 10);
    BOOST_TEST(
        says(run.err, "1 orders.csv was recognised as shopify-orders by its columns Name, "));
    BOOST_TEST(batches(shop) == 3U);
    BOOST_TEST(shop.json({"book", "check"}).dump() == "[]");
  });
}

BOOST_AUTO_TEST_CASE(what_came_before_a_refused_kind_is_told) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop);
    const TempDir dir;
    kontor::test::write_products(dir / "products.csv");
    kontor::test::write_orders(dir / "whole", kontor::test::first_week());
    write_file(dir / "orders.csv", read_file(dir / "whole") + "a,row,too,short\n");
    const auto run = shop.expect(2, {"import", "auto", (dir / "products.csv").string(),
                                     (dir / "orders.csv").string(), "--output", "json"});
    BOOST_TEST(json::parse(run.out).size() == 1U);
    BOOST_TEST(says(run.err, "orders.csv"));
    BOOST_TEST(batches(shop) == 1U);
  });
}

BOOST_AUTO_TEST_CASE(one_look_at_a_folder_takes_in_each_content_once) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop);
    const TempDir dir;
    write_shop_files(dir.path());
    write_file(dir / "note.txt", "colour,shape\nred,round\n");
    write_file(dir / "4 orders.csv.partial", "half");
    const Arguments once = {"import", "auto",     "--watch", dir.path().string(),
                            "--once", "--output", "json"};
    const auto first = shop.expect(1, once);  // the note is refused by name
    BOOST_TEST(json::parse(first.out).size() == 3U);
    BOOST_TEST(says(first.err, "note.txt: "));
    BOOST_TEST(batches(shop) == 3U);
    const std::string figures = shop.figures();

    std::filesystem::remove(dir / "note.txt");
    std::filesystem::copy_file(dir / "1 orders.csv", dir / "5 copy of the orders.csv");
    const auto second = shop.expect(0, once);
    BOOST_TEST(json::parse(second.out).empty());
    BOOST_TEST(batches(shop) == 3U);
    BOOST_TEST(shop.figures() == figures);

    kontor::test::write_orders(dir / "6 orders.csv", kontor::test::second_week());
    const auto third = shop.expect(0, once);
    BOOST_TEST(json::parse(third.out).size() == 1U);
    BOOST_TEST(json::parse(third.out)[0]["files"] == "6 orders.csv");
    BOOST_TEST(batches(shop) == 4U);
    BOOST_TEST(shop.json({"book", "check"}).dump() == "[]");
  });
}

BOOST_AUTO_TEST_CASE(a_watched_folder_is_minded_until_the_program_is_asked_to_end) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop);
    const TempDir dir;
    const TempDir aside;
    const Arguments watch = {"--book", address, "import", "auto", "--watch", dir.path().string()};
    Started started(watch, aside / "said");
    BOOST_REQUIRE(wait_for(aside / "said", "Watching"));
    kontor::test::write_products(dir / "products.csv");
    BOOST_REQUIRE(wait_for(aside / "said", "products.csv: import 1 has 3 new"));
    write_file(dir / "bad.csv", "colour,shape\nred,round\n");
    BOOST_REQUIRE(wait_for(aside / "said", "bad.csv: "));
    kontor::test::write_inventory(dir / "inventory.csv");
    BOOST_REQUIRE(wait_for(aside / "said", "inventory.csv: import 2 has"));
    started.signal(SIGTERM);
    BOOST_TEST(started.wait() == 130);
    const std::string said = read_file(aside / "said");
    BOOST_TEST(said.find("bad.csv: ") == said.rfind("bad.csv: "));  // not tried again unchanged
    BOOST_TEST(batches(shop) == 2U);

    Started again(watch, aside / "said again");
    BOOST_REQUIRE(wait_for(aside / "said again", "bad.csv: "));
    kontor::test::write_orders(dir / "orders.csv", kontor::test::first_week());
    BOOST_REQUIRE(wait_for(aside / "said again", "orders.csv: import 3 has 10 new"));
    again.signal(SIGINT);
    BOOST_TEST(again.wait() == 130);
    BOOST_TEST(batches(shop) == 3U);
    BOOST_TEST(!says(read_file(aside / "said again"), "products.csv"));
  });
}

BOOST_AUTO_TEST_CASE(files_of_a_mapping_wait_for_each_other) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop);
    const TempDir dir;
    const TempDir aside;
    write_file(aside / "till.json", R"({"currency": "EUR",
      "files": {"heads": ["doc", "day"], "lines": ["doc", "item", "qty", "price"]},
      "look_ups": {"head": {"file": "heads", "key": ["doc"], "by": ["doc"]}},
      "orders": {"file": "lines", "key": ["doc"], "prices": "net", "recognise": "order",
        "placed": {"look_up": "head", "column": "day"},
        "line": {"sku": "item", "quantity": "qty", "price": "price"}}})");
    const Arguments once = {"import",    "auto",
                            "--watch",   dir.path().string(),
                            "--mapping", (aside / "till.json").string(),
                            "--once",    "--output",
                            "json"};
    write_file(dir / "lines.csv", "doc,item,qty,price\n1,A,2,1.50\n2,B,1,1.00\n");
    const auto alone = shop.expect(1, once);
    BOOST_TEST(says(alone.err, "lines.csv: "));
    BOOST_TEST(says(alone.err, "heads"));
    write_file(dir / "heads.csv", "doc,day\n1,2025-01-31\n2,2025-01-31\n");
    const json both = json::parse(shop.expect(0, once).out);
    BOOST_REQUIRE_EQUAL(both.size(), 1U);
    BOOST_TEST(both[0]["create"] == 2);
    BOOST_TEST(json::parse(shop.expect(0, once).out).empty());
  });
}

BOOST_AUTO_TEST_CASE(wrong_usage_of_watching_is_told) {
  const TempDir dir;
  const Shop shop("sqlite://" + (dir / "x.kontor").string());
  create_shop(shop);
  const std::string folder = dir.path().string();
  shop.expect(2, {"import", "shopify-orders", "--watch", folder});
  shop.expect(2, {"import", "auto", "x.csv", "--watch", folder});
  shop.expect(2, {"import", "auto", "--watch", folder, "--dry-run"});
  shop.expect(2, {"import", "auto", "x.csv", "--once"});
  shop.expect(2, {"import", "auto"});
  shop.expect(2, {"import"});
  shop.expect(2, {"import", "--suggest"});
  shop.expect(2, {"import", "auto", "--watch", (dir / "nowhere").string(), "--once"});
}

BOOST_AUTO_TEST_CASE(a_proposed_mapping_reads_real_lines,
                     *boost::unit_test::precondition(RealData("uci-online-retail"))) {
  const TempDir dir;
  const Shop shop("sqlite://" + (dir / "x.kontor").string());
  create_shop(shop);
  const std::string file =
      (*kontor::test::data_dir() / "uci-online-retail/OnlineRetail_to_2011-06.csv.gz").string();
  const auto proposed = kontor::test::run_kontor({"import", "--suggest", file});
  BOOST_TEST(proposed.status == 0);
  write_file(dir / "uci.json", proposed.out);
  const json plan =
      shop.json({"import", "mapped", "--mapping", (dir / "uci.json").string(), file, "--dry-run"});
  BOOST_TEST(plan["create"] == 12'795);
  BOOST_TEST(plan["refuse"] == 0);
}

BOOST_AUTO_TEST_CASE(a_proposed_mapping_joins_real_files,
                     *boost::unit_test::precondition(RealData("northwind"))) {
  const TempDir dir;
  const Shop shop("sqlite://" + (dir / "x.kontor").string());
  create_shop(shop);
  Arguments files;
  for (const char* name : {"orders.csv", "order_details.csv", "employees.csv"}) {
    files.push_back((*kontor::test::data_dir() / "northwind" / name).string());
  }
  Arguments suggest = {"import", "--suggest"};
  suggest.insert(suggest.end(), files.begin(), files.end());
  const auto proposed = kontor::test::run_kontor(suggest);
  BOOST_TEST(proposed.status == 0);
  write_file(dir / "northwind.json", proposed.out);
  Arguments import = {"import", "mapped", "--mapping", (dir / "northwind.json").string()};
  import.insert(import.end(), files.begin(), files.end());
  Arguments dry = import;
  dry.push_back("--dry-run");
  const json plan = shop.json(dry);
  BOOST_TEST(plan["create"] == 830);
  BOOST_TEST(plan["refuse"] == 0);
  BOOST_TEST(shop.json(import)["create"] == 830);
  long long total = 0;
  for (const json& order : shop.json({"order", "list"})) {
    total += kontor::test::hundredths(order["total"]);
  }
  BOOST_TEST(total == 126'579'329 + 6'494'269);
}

BOOST_AUTO_TEST_SUITE_END()
