// A dairy shop keeps milk by lot: it comes with two lots, is sent on, expires, and is called back.

#include "tests/support/kontor.h"
#include "tests/support/shop_files.h"

namespace {

using kontor::test::Shop;
using kontor::test::TempDir;

void open_dairy(const Shop& shop, const TempDir& files) {
  shop.expect(0, {"book", "create", "--entity", "Nord", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  kontor::test::write_file(
      files / "products.csv",
      "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
      "Variant Price,Cost per item,Status\n"
      "milk,Milk,Nord,Title,Default Title,MILK,shopify,2.00,0.80,active\n");
  shop.expect(0, {"import", "auto", (files / "products.csv").string(), "--channel", "WEB",
                  "--as-of", "2026-03-14"});
  shop.expect(0, {"location", "add", "Sud"});
  shop.expect(0, {"supplier", "add", "Dairy"});
  shop.expect(0, {"stock", "lot", "keep", "MILK"});
}

/// "MAIN L1 2026-04-01 4": a row a lot.
std::string lots(const Shop& shop, std::vector<std::string> what = {"stock", "lots"}) {
  std::string text;
  for (const auto& row : shop.json(what)) {
    text += text.empty() ? "" : "; ";
    for (const char* column : {"location", "lot", "expires", "on_hand"})
      text += (row[column].is_null() ? "-" : row[column].get<std::string>()) + " ";
    text.pop_back();
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_lots)

BOOST_AUTO_TEST_CASE(milk_goes_out_first_expired_first_and_can_be_called_back) {
  kontor::test::on_each_engine([](const std::string& address) {
    const TempDir files;
    const Shop shop(address);
    open_dairy(shop, files);
    shop.expect(0, {"purchase", "create", "--supplier", "DAIRY", "--to", "MAIN", "MILK=10@0.80",
                    "--order"});
    shop.expect(0, {"purchase", "receive", "P-1", "MILK=6#B/2031-05-01", "MILK=4#A/2031-04-01"});
    BOOST_TEST(lots(shop) == "MAIN A 2031-04-01 4; MAIN B 2031-05-01 6");

    // Five go south: all of what expires first, and one of the next.
    shop.expect(0, {"transfer", "create", "--from", "MAIN", "--to", "SUD", "MILK=5", "--ready"});
    shop.expect(0, {"transfer", "picking-list", "T-1", "--to-file", (files / "pick.csv").string()});
    const std::string picking = kontor::test::read_file(files / "pick.csv");
    BOOST_TEST(picking.find("4 × A") != std::string::npos, picking);
    shop.expect(0, {"transfer", "ship", "T-1"});
    shop.expect(0, {"transfer", "receive", "T-1"});
    BOOST_TEST(lots(shop) == "SUD A 2031-04-01 4; MAIN B 2031-05-01 5; SUD B 2031-05-01 1");
    BOOST_TEST(lots(shop, {"stock", "lots", "--location", "MAIN"}) == "MAIN B 2031-05-01 5");
    BOOST_TEST(lots(shop, {"stock", "expiring", "--days", "1"}).empty());

    // Two of another lot than the book says; what is dented goes back to the dairy.
    shop.expect(0, {"stock", "lot", "assign", "MILK", "2", "--location", "MAIN", "--from", "B",
                    "--to", "C/2020-01-31"});
    BOOST_TEST(lots(shop, {"stock", "expiring", "--days", "1"}) == "MAIN C 2020-01-31 2");
    shop.expect(0, {"purchase", "return", "P-1", "MILK=2#C", "--reason", "dented"});
    shop.expect(0, {"purchase", "invoice", "P-1", "--invoice", "R-1"});
    BOOST_TEST(shop.json({"purchase", "invoices", "P-1"}).at(0)["goods"] == "6.40");
    shop.expect(1, {"purchase", "invoice", "P-1", "--invoice", "R-1"});
    shop.expect(1, {"stock", "adjust", "MILK", "--location", "SUD", "--by=-5", "--reason",
                    "DAMAGED", "--lot", "A"});
    shop.expect(0, {"stock", "adjust", "MILK", "--location", "SUD", "--to", "3", "--reason",
                    "DAMAGED", "--lot", "A"});
    BOOST_TEST(lots(shop) == "SUD A 2031-04-01 3; MAIN B 2031-05-01 3; SUD B 2031-05-01 1");
    const auto moves = shop.json({"stock", "lot", "moves", "MILK", "A"});
    BOOST_REQUIRE(moves.size() == 4U);
    BOOST_TEST(moves.at(0)["document"] == "P-1");
    BOOST_TEST(moves.at(3)["quantity"] == "1");
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_SUITE_END()
