// A shop sells a potter's bowls on consignment and supplies its company across the border.

#include "tests/support/kontor.h"
#include "tests/support/shop_files.h"

namespace {

using kontor::test::Shop;
using kontor::test::TempDir;

void open_pottery(const Shop& shop, const TempDir& files) {
  shop.expect(0, {"book", "create", "--entity", "Nord", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  kontor::test::write_file(
      files / "products.csv",
      "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
      "Variant Price,Cost per item,Status\n"
      "bowl,Bowl,Potter,Title,Default Title,BOWL,shopify,20.00,8.00,active\n"
      "lamp,Lamp,Nord,Title,Default Title,LAMP,shopify,50.00,30.00,active\n");
  shop.expect(0, {"import", "auto", (files / "products.csv").string(), "--channel", "WEB",
                  "--as-of", "2026-03-14"});
  shop.expect(0, {"supplier", "add", "Potter"});
  shop.expect(0, {"consign", "set", "BOWL", "--supplier", "POTTER", "--cost", "9.50"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_consignment)

BOOST_AUTO_TEST_CASE(a_potters_bowls_are_his_until_they_break_or_go_back) {
  kontor::test::on_each_engine([](const std::string& address) {
    const TempDir files;
    const Shop shop(address);
    open_pottery(shop, files);
    const auto listed = shop.json({"consign", "list"});
    BOOST_REQUIRE(listed.size() == 1U);
    BOOST_TEST(listed[0]["supplier"].get<std::string>() == "POTTER");
    BOOST_TEST(listed[0]["cost"].get<std::string>() == "9.50");
    shop.expect(
        0, {"purchase", "create", "--supplier", "POTTER", "--to", "MAIN", "BOWL=10@1", "--order"});
    shop.expect(0, {"purchase", "receive", "P-1", "BOWL=10"});
    shop.expect(
        0, {"stock", "adjust", "BOWL", "--location", "MAIN", "--by", "-2", "--reason", "DAMAGED"});
    shop.expect(0, {"purchase", "return", "P-1", "BOWL=5"});
    const auto row = shop.json({"consign", "statement", "POTTER"})[0];
    for (const auto& [column, value] :
         std::vector<std::pair<const char*, const char*>>{{"received", "10"},
                                                          {"returned", "5"},
                                                          {"sold", "0"},
                                                          {"lost", "2"},
                                                          {"on_hand", "3"},
                                                          {"owed", "19.00"}})
      BOOST_TEST(row[column].get<std::string>() == value, column);
    shop.expect(1, {"consign", "end", "BOWL"});
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_CASE(a_company_sells_to_its_sister_what_the_sister_takes_in) {
  kontor::test::on_each_engine([](const std::string& address) {
    const TempDir files;
    const Shop shop(address);
    open_pottery(shop, files);
    shop.expect(0, {"entity", "add", "Est", "--country", "RO", "--currency", "RON", "--time-zone",
                    "Europe/Bucharest"});
    shop.expect(0, {"location", "add", "Cluj", "--entity", "EST"});
    shop.expect(0, {"rate", "add", "EUR", "RON", "2026-01-01", "5"});
    shop.expect(0, {"purchase", "create", "--supplier", "POTTER", "--to", "MAIN", "LAMP=4@30",
                    "BOWL=4@1", "--order"});
    shop.expect(0, {"purchase", "receive", "P-1"});
    shop.expect(1, {"transfer", "create", "--from", "MAIN", "--to", "CLUJ", "LAMP=3"});
    shop.expect(0, {"entity", "transfer-price", "set", "NORD", "EST", "--cost-plus", "10"});
    shop.expect(2, {"entity", "transfer-price", "set", "NORD", "EST"});
    shop.expect(1, {"transfer", "create", "--from", "MAIN", "--to", "CLUJ", "BOWL=1"});
    shop.expect(0, {"transfer", "create", "--from", "MAIN", "--to", "CLUJ", "LAMP=3", "--ready"});
    shop.expect(0, {"transfer", "ship", "T-1"});
    shop.expect(0, {"transfer", "receive", "T-1", "LAMP=2"});
    shop.expect(0, {"transfer", "close", "T-1", "--reason", "LOST"});
    std::string accounts;
    for (const auto& account : shop.json({"ledger", "trial-balance"})) {
      const auto code = account["account"].get<std::string>();
      if (code.starts_with("1120") || code.starts_with("2040") || code.starts_with("4300"))
        accounts += code + " " + account["currency"].get<std::string>() + " " +
                    account["debit"].get<std::string>() + " " +
                    account["credit"].get<std::string>() + "; ";
    }
    BOOST_TEST(accounts ==
               "1120-EST EUR 66.00 0.00; 2040-NORD RON 0.00 330.00; 4300-EST EUR 0.00 66.00; ");
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_SUITE_END()
