// Prices by the commands of the program, among them the lists of a seller on eight channels.

#include <array>
#include <cstdio>
#include <memory>
#include <set>

#include "tests/contract/import_support.h"
#include "tests/support/kontor.h"
#include "tests/support/real_data.h"

namespace kontor::test {

namespace price_cli_test {

using nlohmann::json;

const std::vector<std::pair<std::string, std::string>>& columns() {
  static const std::vector<std::pair<std::string, std::string>> all{
      {"AJIO", "Ajio MRP"},         {"AMAZON", "Amazon MRP"},     {"FBA", "Amazon FBA MRP"},
      {"FLIPKART", "Flipkart MRP"}, {"LIMEROAD", "Limeroad MRP"}, {"MYNTRA", "Myntra MRP"},
      {"PAYTM", "Paytm MRP"},       {"SNAPDEAL", "Snapdeal MRP"}};
  return all;
}

struct ClosePipe {
  void operator()(FILE* pipe) const { pclose(pipe); }
};

/// What the script says of a list of prices.
json said(const std::filesystem::path& file, const std::filesystem::path& products) {
  std::string command = "python3 '" +
                        (source_dir() / "tests/support/price_differences.py").string() + "' '" +
                        file.string() + "' '" + products.string() + "'";
  for (const auto& [channel, column] : columns()) command += " '" + channel + "=" + column + "'";
  const std::unique_ptr<FILE, ClosePipe> pipe(popen(command.c_str(), "r"));
  std::string out;
  std::array<char, 4096> piece{};
  while (const std::size_t got = fread(piece.data(), 1, piece.size(), pipe.get()))
    out.append(piece.data(), got);
  const json parsed = json::parse(out, nullptr, false);
  BOOST_REQUIRE(parsed.is_object());
  return parsed;
}

Shop new_shop(const std::string& address, const std::string& currency) {
  Shop shop(address);
  shop.expect(0, {"book", "create", "--entity", "SHOP", "--country", "DE", "--currency", currency,
                  "--time-zone", "Europe/Berlin"});
  return shop;
}

/// The lines and columns that a command refused, as "12 Ajio MRP".
std::vector<std::string> refused_cells(const std::string& told) {
  std::set<std::string> found;
  std::size_t begin = 0;
  while (begin < told.size()) {
    const std::size_t end = std::min(told.find('\n', begin), told.size());
    const std::string row = told.substr(begin, end - begin);
    begin = end + 1;
    std::string number;
    for (std::size_t i = row.find(' ') + 1; i < row.size() && row[i] != ':'; ++i)
      if (row[i] >= '0' && row[i] <= '9') number += row[i];
    std::string longest;
    for (const auto& [channel, column] : columns())
      if (row.find(column) != std::string::npos && column.size() > longest.size()) longest = column;
    if (!longest.empty()) found.insert(number + " " + longest);
  }
  return {found.begin(), found.end()};
}

void check_parity(const std::string& address, const std::string& name) {
  TempDir dir;
  const auto file = *data_dir() / "multichannel-prices" / name;
  const json expected = said(file, dir / "products.csv");
  Shop shop = new_shop(address, "INR");
  Arguments import{"price", "import", file.string(), "--sku-column", "Sku"};
  for (const auto& [channel, column] : columns()) {
    shop.expect(0, {"channel", "add", channel, "--code", channel});
    shop.expect(0, {"price-list", "add", channel, "--code", channel, "--channels", channel});
    import.insert(import.end(), {"--column", column + "=" + channel});
  }
  shop.expect(0, {"import", "shopify-products", (dir / "products.csv").string()});
  const auto told = shop.run(import);
  BOOST_TEST(told.status == 1);
  const auto cells = refused_cells(told.err);
  BOOST_TEST(cells.size() == expected["refused"].size());
  BOOST_TEST(cells == expected["refused"].get<std::vector<std::string>>(),
             boost::test_tools::per_element());
  std::vector<std::string> differ;
  for (const auto& row : shop.json({"price", "parity"}))
    differ.push_back(row["sku"].get<std::string>() + " " + row["channel"].get<std::string>() + " " +
                     row["price"].get<std::string>() + " " + row["usual"].get<std::string>());
  std::sort(differ.begin(), differ.end());
  BOOST_TEST(differ.size() > 272U);
  BOOST_TEST(differ == expected["differ"].get<std::vector<std::string>>(),
             boost::test_tools::per_element());
}

}  // namespace price_cli_test

BOOST_AUTO_TEST_SUITE(price_cli)

using namespace price_cli_test;

BOOST_AUTO_TEST_CASE(every_divergent_price_is_found_and_none_invented,
                     *boost::unit_test::precondition(RealData("multichannel-prices"))) {
  on_each_engine(
      [](const std::string& address) { check_parity(address, "price_list_may_2022.csv"); });
}

BOOST_AUTO_TEST_CASE(padded_headers_are_read_too,
                     *boost::unit_test::precondition(RealData("multichannel-prices"))) {
  TempDir dir;
  check_parity("sqlite://" + (dir / "shop.kontor").string(), "price_list_march_2021.csv");
}

BOOST_AUTO_TEST_CASE(prices_are_planned_applied_and_taken_back) {
  on_each_engine([](const std::string& address) {
    TempDir dir;
    Shop shop = new_shop(address, "EUR");
    write_file(dir / "products.csv",
               "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory "
               "Tracker,Variant Price,Cost per item,Status\n"
               "lamp,Lamp,Nord,Title,Default Title,LAMP-7,shopify,20.00,7.00,active\n"
               "rug,Rug,Sud,Title,Default Title,RUG-1,shopify,50.00,,active\n");
    shop.expect(0, {"channel", "add", "Web", "--code", "WEB"});
    shop.expect(0, {"channel", "add", "Shop", "--code", "TILL"});
    shop.expect(0, {"import", "auto", (dir / "products.csv").string(), "--channel", "WEB"});
    const auto price = [&](const std::string& sku, const std::string& channel) {
      for (const auto& row : shop.json({"price", "list", "--channel", channel}))
        if (row["sku"] == sku) return row["price"].get<std::string>();
      return std::string("none");
    };
    BOOST_TEST(price("LAMP-7", "WEB") == "20.00");
    const auto plan = shop.json({"price", "plan", "--formula", "base-10% round .99", "--vendor",
                                 "Nord", "--note", "spring"});
    BOOST_REQUIRE(plan.size() == 1);
    BOOST_TEST(plan[0]["old"] == "20.00");
    BOOST_TEST(plan[0]["new"] == "17.99");
    BOOST_TEST(plan[0]["margin"] == "61.089");
    BOOST_TEST(price("LAMP-7", "WEB") == "20.00");
    BOOST_TEST(shop.json({"price", "apply", "1"})[0]["state"] == "applied");
    BOOST_TEST(price("LAMP-7", "WEB") == "17.99");
    BOOST_TEST(price("RUG-1", "WEB") == "50.00");
    shop.expect(1, {"price", "apply", "1"});
    shop.expect(0, {"price-list", "add", "Web", "--code", "WEB", "--channels", "WEB"});
    shop.expect(0, {"price", "set", "LAMP-7", "16.50", "--list", "WEB"});
    const auto parity = shop.json({"price", "parity"});
    BOOST_REQUIRE(parity.size() == 1);
    BOOST_TEST(parity[0]["channel"] == "TILL");
    shop.expect(0, {"price", "differ", "--channel", "TILL", "--reason", "rent"});
    BOOST_TEST(shop.json({"price", "parity", "--open"}).empty());
    const auto why = shop.json({"price", "why", "LAMP-7", "--channel", "WEB"});
    BOOST_REQUIRE(why.size() == 2);
    BOOST_TEST(why[0]["list"] == "WEB");
    BOOST_TEST(why[0]["price"] == "16.50");
    BOOST_TEST(why[0]["change"] == 2);
    BOOST_TEST(why[1]["list"] == "BASE");
    BOOST_TEST(why[1]["price"].is_null());
    BOOST_TEST(shop.json({"price", "revert", "1"})[0]["reverts"] == 1);
    BOOST_TEST(price("LAMP-7", "TILL") == "20.00");
    BOOST_TEST(shop.json({"price", "changes"}).size() == 3U);
    BOOST_TEST(shop.json({"price", "history", "LAMP-7", "--channel", "WEB"}).size() >= 3U);
    BOOST_TEST(shop.json({"price", "prior", "LAMP-7", "--channel", "WEB"})[0]["verdict"] ==
               "too_short");
    write_file(dir / "prices.csv", "sku,price,list\nRUG-1,49.00,\nRUG-1,45.00,WEB\nNONE,1,\n");
    const auto taken = shop.expect(1, {"price", "import", (dir / "prices.csv").string()});
    BOOST_TEST(taken.err.find("NONE") != std::string::npos);
    BOOST_TEST(price("RUG-1", "WEB") == "45.00");
    BOOST_TEST(price("RUG-1", "TILL") == "49.00");
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_CASE(a_coupon_works_wherever_it_is_shown) {
  on_each_engine([](const std::string& address) {
    Shop shop = new_shop(address, "EUR");
    shop.expect(0, {"channel", "add", "Web", "--code", "WEB"});
    shop.expect(0, {"channel", "add", "Shop", "--code", "TILL"});
    shop.expect(0, {"promotion", "add", "Ten", "--percent", "10", "--channels", "WEB",
                    "--with-code", "--budget", "50"});
    shop.expect(2, {"promotion", "add", "Both", "--percent", "10", "--amount", "1"});
    shop.expect(0, {"coupon", "generate", "TEN", "--code", "HELLO"});
    shop.expect(1, {"coupon", "check", "HELLO", "--channel", "TILL"});
    shop.expect(0, {"promotion", "extend", "TEN", "--channels", "TILL"});
    shop.expect(0, {"coupon", "check", "HELLO", "--channel", "TILL"});
    shop.expect(0, {"coupon", "redeem", "hello", "--channel", "TILL", "--reference", "#1",
                    "--amount", "3.20"});
    shop.expect(0, {"coupon", "redeem", "HELLO", "--channel", "TILL", "--reference", "#1"});
    shop.expect(1, {"coupon", "redeem", "HELLO", "--channel", "WEB", "--reference", "#2"});
    const auto promotions = shop.json({"promotion", "list"});
    BOOST_TEST(promotions[0]["spent"] == "3.20");
    BOOST_TEST(promotions[0]["channels"] == "WEB,TILL");
    shop.expect(0, {"promotion", "end", "TEN"});
    BOOST_TEST(shop.json({"promotion", "list", "--live"}).empty());
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_CASE(a_channel_that_only_tells_of_money_has_no_prices) {
  on_each_engine([](const std::string& address) {
    TempDir dir;
    Shop shop = new_shop(address, "EUR");
    write_file(dir / "products.csv",
               "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory "
               "Tracker,Variant Price,Cost per item,Status\n"
               "lamp,Lamp,Nord,Title,Default Title,LAMP-7,shopify,20.00,7.00,active\n");
    write_file(dir / "bank.csv",
               "Date,Description,Amount,Balance,Reference\n2026-06-08,Transfer,12.00,12.00,R1\n");
    shop.expect(0, {"channel", "add", "Web", "--code", "WEB"});
    shop.expect(0, {"channel", "add", "Bank", "--code", "BANK"});
    shop.expect(0, {"import", "auto", (dir / "products.csv").string(), "--channel", "WEB"});
    const auto channels = [&] {
      std::string text;
      for (const auto& row : shop.json({"price", "list"}))
        text += row["channel"].get<std::string>() + " ";
      return text;
    };
    BOOST_TEST(channels() == "BANK WEB ");  // nobody knows yet what it is
    shop.expect(0, {"import", "mapped", "--mapping", "bank-statement", (dir / "bank.csv").string(),
                    "--channel", "BANK"});
    BOOST_TEST(channels() == "WEB ");
    BOOST_TEST(shop.json({"price", "why", "LAMP-7"}).size() == 1U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
