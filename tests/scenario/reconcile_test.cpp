// Three shops with three outside warehouses in three countries: each warehouse's file is read like
// a bank statement, and nothing of it is lost or overwritten.

#include "tests/support/kontor.h"
#include "tests/support/shop_files.h"

namespace {

using kontor::test::Arguments;
using kontor::test::Shop;
using kontor::test::TempDir;

struct Country {
  const char *code, *country, *currency, *zone, *shop, *depot, *kind;
};
constexpr Country countries[] = {
    {"NORD", "DE", "EUR", "Europe/Berlin", "Berlin", "Depot Leipzig", "third_party"},
    {"NORD-RO", "RO", "RON", "Europe/Bucharest", "Cluj", "Depot Turda", "third_party"},
    {"NORD-JP", "JP", "JPY", "Asia/Tokyo", "Kyoto", "FBA Osaka", "marketplace"}};

constexpr const char* inventory_head =
    "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,"
    "Committed,Available,On hand\n";

/// A row of Shopify's inventory.
std::string counted(const std::string& sku, const std::string& place, const std::string& units) {
  return sku + "," + sku + ",Title,Default Title," + sku + ",,," + place + ",0,0,0," + units + "," +
         units + "\n";
}

/// Each shop has 20 lamps and 20 vases, each warehouse 100.
void open_three_countries(const Shop& shop, const TempDir& files) {
  shop.expect(0, {"book", "create", "--entity", "Nord", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  kontor::test::write_file(
      files / "products.csv",
      "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
      "Variant Price,Cost per item,Status\n"
      "LAMP,LAMP,Nord,Title,Default Title,LAMP,shopify,20.00,8.00,active\n"
      "VASE,VASE,Nord,Title,Default Title,VASE,shopify,30.00,9.00,active\n");
  for (const Country& c : countries) {
    const std::string code = c.code;
    if (code != "NORD")
      shop.expect(0, {"entity", "add", code, "--code", code, "--country", c.country, "--currency",
                      c.currency, "--time-zone", c.zone});
    shop.expect(0, {"location", "add", c.shop, "--entity", code});
    shop.expect(0, {"location", "add", c.depot, "--entity", code, "--kind", c.kind});
    shop.expect(0, {"channel", "add", std::string("Web ") + c.country, "--entity", code});
    std::string counts = inventory_head;
    for (const char* sku : {"LAMP", "VASE"})
      counts += counted(sku, c.shop, "20") + counted(sku, c.depot, "100");
    kontor::test::write_file(files / "inventory.csv", counts);
    if (code == "NORD")
      shop.expect(0, {"import", "auto", (files / "products.csv").string(), "--channel", "WEB-DE"});
    shop.expect(0, {"import", "auto", (files / "inventory.csv").string(), "--channel",
                    std::string("WEB-") + c.country, "--as-of", "2026-03-14"});
  }
}

/// The line of a product in a statement.
nlohmann::json line_of(const Shop& shop, const std::string& number, const std::string& sku) {
  for (const auto& row : shop.json({"stock", "statement", "show", number}))
    if (row["sku"] == sku) return row;
  return {};
}

std::string on_hand(const Shop& shop, const std::string& place, const std::string& sku) {
  for (const auto& row : shop.json({"stock", "list"}))
    if (row["location"] == place && row["sku"] == sku) return row["on_hand"];
  return "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_reconcile)

BOOST_AUTO_TEST_CASE(three_warehouses_in_three_countries) {
  kontor::test::on_each_engine([](const std::string& address) {
    const TempDir files;
    const Shop shop(address);
    open_three_countries(shop, files);
    const std::string file = (files / "stock.csv").string();

    // Leipzig's Shopify export has the ten lamps that Berlin sent, and that the book still has on
    // the road.
    shop.expect(0, {"transfer", "create", "--from", "BERLIN", "--to", "DEPOT-LEIPZIG", "LAMP=10",
                    "--ready"});
    shop.expect(0, {"transfer", "ship", "T-1"});
    kontor::test::write_file(file, inventory_head + counted("LAMP", "Depot Leipzig", "110") +
                                       counted("VASE", "Depot Leipzig", "100") +
                                       counted("LAMP", "Berlin", "7"));
    auto told = shop.json({"stock", "reconcile", file, "--location", "DEPOT-LEIPZIG"});
    BOOST_TEST(told[0]["number"] == "R1");
    BOOST_TEST(told[0]["matched"] == 1);
    BOOST_TEST(told[0]["explained"] == 1);
    BOOST_TEST(told[0]["unexplained"] == 0);
    BOOST_TEST(line_of(shop, "R1", "LAMP")["because"] == "T-1 (on its way there) 10");
    shop.expect(0, {"stock", "statement", "close", "R1"});

    // Turda's own list has three lamps less; nobody knows one of its products.
    kontor::test::write_file(file, "Cod;Denumire;Stoc\nLAMP;Lampa;97\nVASE;Vaza;100\nXX;?;4\n");
    const auto partly = shop.expect(1, {"stock", "reconcile", file, "--location", "DEPOT-TURDA",
                                        "--sku", "Cod", "--quantity", "Stoc"});
    BOOST_TEST(partly.err.starts_with("Line 4: "));
    shop.expect(1, {"stock", "statement", "close", "R2"});
    shop.expect(1, {"stock", "statement", "settle", "R2", "LAMP=-4", "--reason", "LOST"});
    shop.expect(0, {"stock", "statement", "settle", "R2", "--reason", "LOST", "--note", "flood"});
    BOOST_TEST(line_of(shop, "R2", "LAMP")["verdict"] == "settled");
    BOOST_TEST(line_of(shop, "R2", "LAMP")["adjustment"] == "A-2");
    BOOST_TEST(on_hand(shop, "DEPOT-TURDA", "LAMP") == "97");
    shop.expect(0, {"stock", "statement", "close", "R2"});

    // Osaka's marketplace centre has one vase too many; it is asked, and the next file still says
    // so.
    const std::string fba =
        "sku\tfnsku\tasin\tproduct-name\tafn-warehouse-quantity\tafn-fulfillable-quantity\t"
        "afn-unsellable-quantity\tafn-reserved-quantity\n";
    kontor::test::write_file(file, fba +
                                       "LAMP\tF\tS\tLamp\t100\t100\t0\t0\n"
                                       "VASE\tF\tS\tVase\t101\t101\t0\t0\n");
    shop.expect(0,
                {"stock", "reconcile", file, "--location", "FBA-OSAKA", "--as-of", "2026-04-30"});
    shop.expect(0, {"stock", "statement", "leave", "R3", "VASE", "--note", "asked them"});
    shop.expect(0, {"stock", "statement", "close", "R3"});
    shop.expect(0, {"stock", "reconcile", file, "--location", "FBA-OSAKA"});
    BOOST_TEST(line_of(shop, "R4", "VASE")["open_before"] == "1");
    BOOST_TEST(line_of(shop, "R4", "VASE")["verdict"] == "unexplained");
    BOOST_TEST(shop.json({"stock", "statement", "show", "R4", "--open"}).size() == 1U);
    shop.expect(0, {"stock", "statement", "settle", "R4", "--reason", "FOUND"});
    BOOST_TEST(on_hand(shop, "FBA-OSAKA", "VASE") == "101");

    BOOST_TEST(shop.json({"stock", "statement", "list", "--state", "open"}).size() == 1U);
    const auto adjustments = shop.json({"report", "run", "stock-adjustments"});
    BOOST_TEST(adjustments.size() == 2U);
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_CASE(what_is_no_file_of_a_warehouse) {
  kontor::test::on_each_engine([](const std::string& address) {
    const TempDir files;
    const Shop shop(address);
    open_three_countries(shop, files);
    const std::string file = (files / "stock.csv").string();
    kontor::test::write_file(file, "LAMP,3\n");
    shop.expect(2, {"stock", "reconcile", file, "--location", "DEPOT-TURDA"});
    shop.expect(2, {"stock", "reconcile", file + "x", "--location", "DEPOT-TURDA"});
    kontor::test::write_file(file, "sku,quantity\nLAMP,3\n");
    const auto own = shop.expect(1, {"stock", "reconcile", file, "--location", "CLUJ"});
    BOOST_TEST(own.err.starts_with("CLUJ is not an outside warehouse."));
    shop.expect(0, {"location", "set", "CLUJ", "--kind", "third_party"});
    shop.expect(0, {"stock", "reconcile", file, "--location", "CLUJ", "--listed"});
    BOOST_TEST(shop.json({"stock", "statement", "show", "R1"}).size() == 1U);
    shop.expect(1, {"stock", "statement", "show", "R9"});
    BOOST_TEST(shop.json({"stock", "statement", "list"}).size() == 1U);
  });
}

BOOST_AUTO_TEST_SUITE_END()
