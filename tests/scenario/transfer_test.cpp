// Three places of one shop send lamps to each other: nothing gets lost without a trace.

#include "tests/support/kontor.h"
#include "tests/support/shop_files.h"

namespace {

using kontor::test::Arguments;
using kontor::test::Shop;
using kontor::test::TempDir;

/// Berlin has 200 lamps, Hamburg 300, the warehouse 200.
void open_three_places(const Shop& shop, const TempDir& files) {
  shop.expect(0, {"book", "create", "--entity", "Nord", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  kontor::test::write_file(
      files / "products.csv",
      "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
      "Variant Price,Cost per item,Status\n"
      "lamp,Lamp,Nord,Title,Default Title,LAMP-7,shopify,20.00,7.77,active\n");
  std::string counts =
      "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,"
      "Committed,Available,On hand\n";
  for (const char* row : {"Berlin,0,0,0,200,200", "Hamburg,0,0,0,300,300", "Lager,0,0,0,200,200"})
    counts += std::string("lamp,Lamp,Title,Default Title,LAMP-7,,,") + row + "\n";
  kontor::test::write_file(files / "inventory.csv", counts);
  for (const char* file : {"products.csv", "inventory.csv"})
    shop.expect(0, {"import", "auto", (files / file).string(), "--channel", "WEB", "--as-of",
                    "2026-03-14"});
}

/// A figure of the lamp at a place, or of its pool.
std::string lamp(const Shop& shop, const std::string& place, const std::string& figure) {
  for (const auto& row : shop.json({"stock", "list"})) {
    const bool pool = row["location"].is_null();
    if (pool ? place.empty() : row["location"] == place) return row[figure];
  }
  return "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_transfer)

BOOST_AUTO_TEST_CASE(lamps_on_the_road_are_still_ours) {
  kontor::test::on_each_engine([](const std::string& address) {
    const TempDir files;
    const Shop shop(address);
    open_three_places(shop, files);
    BOOST_TEST(lamp(shop, "", "on_hand") == "700");

    // The warehouse sends fifty to Berlin by a pasted list. On the road they are nobody's shelf,
    // and still the shop's: 200 + 300 + 150 and 50 on the road is 700.
    kontor::test::write_file(files / "list.txt", "LAMP-7\t30\nLAMP-7\t20\n");
    const auto made = shop.json({"transfer", "create", "--from", "LAGER", "--to", "BERLIN",
                                 "--file", (files / "list.txt").string()});
    const std::string number = made["number"];
    BOOST_TEST(number == "T-1");
    shop.expect(0, {"transfer", "ready", number});
    BOOST_TEST(lamp(shop, "LAGER", "available") == "150");
    BOOST_TEST(lamp(shop, "LAGER", "on_hand") == "200");
    shop.expect(0, {"transfer", "ship", number});
    BOOST_TEST(lamp(shop, "LAGER", "on_hand") == "150");
    BOOST_TEST(lamp(shop, "BERLIN", "on_hand") == "200");
    BOOST_TEST(lamp(shop, "BERLIN", "incoming") == "50");
    BOOST_TEST(lamp(shop, "NORD-TRANSIT", "on_hand") == "50");
    BOOST_TEST(lamp(shop, "", "on_hand") == "700");

    // Berlin finds 45 good ones and 2 broken ones in the crates, and tells how many it can't find.
    shop.expect(0, {"transfer", "receive", number, "LAMP-7=45", "--rejected", "LAMP-7=2",
                    "--reason", "broken glass"});
    BOOST_TEST(lamp(shop, "BERLIN", "on_hand") == "247");
    BOOST_TEST(lamp(shop, "BERLIN", "unavailable") == "2");
    BOOST_TEST(lamp(shop, "BERLIN", "incoming") == "3");
    const auto refused = shop.expect(1, {"transfer", "close", number});
    BOOST_TEST(refused.err == "3 of T-1 never came. Say why with a reason, such as LOST.\n");
    shop.expect(0, {"transfer", "close", number, "--reason", "LOST"});
    BOOST_TEST(lamp(shop, "BERLIN", "incoming") == "0");
    BOOST_TEST(lamp(shop, "", "on_hand") == "697");

    // The three stand in the books at what they cost, under their own account and report.
    long long lost = 0;
    for (const auto& row : shop.json({"ledger", "trial-balance"}))
      if (row["account"] == "5140") lost += kontor::test::hundredths(row["debit"]);
    BOOST_TEST(lost == 3 * 777);
    const auto report = shop.json({"report", "run", "stock-adjustments"});
    BOOST_REQUIRE(report.size() == 1U);
    BOOST_TEST(report[0]["number"] == "T-1");
    BOOST_TEST(report[0]["reason"] == "LOST");
    BOOST_TEST(report[0]["quantity"] == "-3");
    BOOST_TEST(report[0]["value"] == "-23.31");

    // One lamp of the broken two can be mended, the other is thrown away.
    shop.expect(0, {"stock", "release", "LAMP-7", "--location", "BERLIN", "--quantity", "2",
                    "--bucket", "quality", "--reason", "looked at"});
    shop.expect(
        0, {"stock", "adjust", "LAMP-7", "--location", "BERLIN", "--by=-1", "--reason", "DAMAGED"});
    BOOST_TEST(lamp(shop, "", "on_hand") == "696");
    BOOST_TEST(lamp(shop, "", "available") == "696");
    BOOST_TEST(shop.json({"book", "check"}).dump() == "[]");
  });
}

BOOST_AUTO_TEST_SUITE_END()
