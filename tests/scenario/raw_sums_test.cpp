// The money columns of files, added by a program that shares no code with Kontor
// (tests/support/raw_sums.py), are the balances of the ledger after their import: every column and
// every account, on both engines. docs/PROFILES.md says which column is which account.

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <utility>

#include "tests/scenario/real_shop.h"

namespace {

using kontor::test::account_sums;
using kontor::test::Arguments;
using kontor::test::create_shop;
using kontor::test::hundredths;
using kontor::test::on_each_engine;
using kontor::test::real_file;
using kontor::test::RealData;
using kontor::test::Shop;
using nlohmann::json;

struct ClosePipe {
  void operator()(FILE* pipe) const { pclose(pipe); }
};

std::string output_of(const std::string& command) {
  std::string out;
  const std::unique_ptr<FILE, ClosePipe> pipe(popen(command.c_str(), "r"));
  BOOST_REQUIRE(pipe != nullptr);
  std::array<char, 4096> piece{};
  while (const std::size_t got = fread(piece.data(), 1, piece.size(), pipe.get())) {
    out.append(piece.data(), got);
  }
  return out;
}

std::string script(const std::string& name) {
  return "python3 '" + (kontor::test::source_dir() / name).string() + "'";
}

json raw_sums(const std::string& kind, const std::vector<std::string>& files) {
  std::string command = script("tests/support/raw_sums.py") + " " + kind;
  for (const std::string& file : files) command += " '" + file + "'";
  const json sums = json::parse(output_of(command), nullptr, false);
  BOOST_REQUIRE(sums.is_array());
  BOOST_REQUIRE(!sums.empty());
  return sums;
}

bool is_one_of(const std::string& account, const json& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](const json& beginning) {
    return account.starts_with(beginning.get<std::string>());
  });
}

/// Accounts whose balances no money column tells: goods at cost, and what a channel and the common
/// side owe each other.
bool follows_cost(const std::string& account) {
  return is_one_of(account, {"1200", "1990", "3000", "5000", "5100", "5110", "5200", "5210"});
}

/// Every account's balance is a column's sum, and every sum is in its accounts.
void check_sums(const Shop& shop, const std::string& kind, const std::vector<std::string>& files) {
  const json raw = raw_sums(kind, files);
  auto balances = account_sums(shop);
  for (const json& sum : raw) {
    long long booked = 0;
    for (auto& [account, balance] : balances) {
      if (is_one_of(account, sum["accounts"])) booked += std::exchange(balance, 0);
    }
    BOOST_TEST_CONTEXT(sum.dump()) { BOOST_TEST(booked == hundredths(sum["debit"])); }
  }
  for (const auto& [account, balance] : balances) {
    BOOST_TEST_CONTEXT(account) { BOOST_TEST((balance == 0 || follows_cost(account))); }
  }
  kontor::test::clean(shop);
}

struct RawCase {
  std::string kind;
  std::string country, currency, zone;
  Arguments import;                ///< of all files, without the program's word for it
  std::vector<std::string> added;  ///< files with money
};

void check_case(const RawCase& one) {
  on_each_engine([&](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, one.country, one.currency, one.zone);
    Arguments import{"import"};
    import.insert(import.end(), one.import.begin(), one.import.end());
    BOOST_TEST(shop.json(import)["refuse"] == 0);
    check_sums(shop, one.kind, one.added);
  });
}

/// A file of this folder.
std::string own_file(const std::string& name) {
  return (kontor::test::source_dir() / "tests/scenario/files" / name).string();
}

void check_own(const std::string& profile, const std::string& file) {
  check_case(
      {profile, "US", "USD", "America/New_York", {profile, own_file(file)}, {own_file(file)}});
}

/// A set of mapped files; the first ones have the money.
void check_mapped(const std::string& set, const std::vector<std::string>& files, std::size_t money,
                  const std::string& country = "US", const std::string& currency = "USD",
                  const std::string& zone = "America/New_York") {
  RawCase one{set, country, currency, zone, {"mapped", "--mapping", set}, {}};
  for (const std::string& file : files) one.import.push_back(real_file(set + "/" + file));
  for (std::size_t i = 0; i < money; ++i) one.added.push_back(real_file(set + "/" + files[i]));
  check_case(one);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_raw_sums)

BOOST_AUTO_TEST_CASE(shopify_orders_of_the_devstore,
                     *boost::unit_test::precondition(RealData("shopify"))) {
  const std::string file = real_file("shopify/devstore_orders_export.csv");
  check_case({"shopify-orders", "IN", "INR", "Asia/Kolkata", {"shopify-orders", file}, {file}});
}

BOOST_AUTO_TEST_CASE(shopify_orders_that_are_sent_and_paid) {
  const kontor::test::TempDir folder;
  const std::string file = (folder / "orders.csv").string();
  kontor::test::write_file(file, output_of(script("bench/shopify_orders.py") + " 600 7"));
  check_case({"shopify-orders", "AT", "EUR", "Europe/Vienna", {"shopify-orders", file}, {file}});
}

BOOST_AUTO_TEST_CASE(amazon_settlements, *boost::unit_test::precondition(RealData("amazon"))) {
  for (const char* name : {"50011020300", "50018020314", "50034020328", "50041020342"}) {
    const std::string file = real_file("amazon/settlements/" + std::string(name) + ".txt");
    check_case(
        {"amazon-settlement", "CA", "CAD", "America/Toronto", {"amazon-settlement", file}, {file}});
  }
}

BOOST_AUTO_TEST_CASE(amazon_settlement_v2, *boost::unit_test::precondition(RealData("amazon"))) {
  const std::string file = real_file("amazon/settlement_v2_sample.txt");
  check_case(
      {"amazon-settlement", "US", "USD", "America/New_York", {"amazon-settlement", file}, {file}});
}

BOOST_AUTO_TEST_CASE(mapped_bikestores, *boost::unit_test::precondition(RealData("bikestores"))) {
  check_mapped("bikestores",
               {"order_items.csv", "orders.csv", "brands.csv", "categories.csv", "customers.csv",
                "products.csv", "staffs.csv", "stocks.csv", "stores.csv"},
               2);
}

BOOST_AUTO_TEST_CASE(mapped_northwind, *boost::unit_test::precondition(RealData("northwind"))) {
  check_mapped("northwind",
               {"order_details.csv", "orders.csv", "categories.csv", "customers.csv",
                "employees.csv", "products.csv", "suppliers.csv"},
               2);
}

BOOST_AUTO_TEST_CASE(mapped_adventureworks,
                     *boost::unit_test::precondition(RealData("adventureworks-reseller"))) {
  check_mapped("adventureworks-reseller",
               {"Sales.csv.gz", "Product.csv", "Region.csv", "Reseller.csv", "Salesperson.csv",
                "SalespersonRegion.csv", "Targets.csv"},
               1);
}

BOOST_AUTO_TEST_CASE(mapped_coffee_shops,
                     *boost::unit_test::precondition(RealData("coffee-shops"))) {
  check_mapped("coffee-shops",
               {"sales_receipts_clean.csv.gz", "customer.csv", "product.csv", "sales_outlet.csv",
                "staff.csv"},
               1);
}

BOOST_AUTO_TEST_CASE(mapped_oracle_co, *boost::unit_test::precondition(RealData("oracle-co"))) {
  check_mapped("oracle-co",
               {"order_items.csv", "orders.csv", "customers.csv", "inventory.csv", "products.csv",
                "shipments.csv", "stores.csv"},
               2);
}

BOOST_AUTO_TEST_CASE(mapped_online_retail,
                     *boost::unit_test::precondition(RealData("uci-online-retail"))) {
  check_mapped("uci-online-retail", {"OnlineRetail_to_2011-06.csv.gz"}, 1, "GB", "GBP",
               "Europe/London");
}

BOOST_AUTO_TEST_CASE(shopify_payments) { check_own("shopify-payments", "shopify_payments.csv"); }
BOOST_AUTO_TEST_CASE(shopify_payouts) { check_own("shopify-payouts", "shopify_payouts.csv"); }
BOOST_AUTO_TEST_CASE(etsy_orders) { check_own("etsy-orders", "etsy_orders.csv"); }
BOOST_AUTO_TEST_CASE(etsy_items) { check_own("etsy-items", "etsy_items.csv"); }
BOOST_AUTO_TEST_CASE(square_items) { check_own("square-items", "square_items.csv"); }

BOOST_AUTO_TEST_CASE(square_transactions) {
  check_own("square-transactions", "square_transactions.csv");
  check_own("square-transactions", "square_transactions_2018.csv");
}

BOOST_AUTO_TEST_CASE(amazon_all_orders) {
  check_own("amazon-all-orders", "amazon_all_orders.txt");
  const std::string file = own_file("amazon_all_orders_europe.txt");
  check_case(
      {"amazon-all-orders", "DE", "EUR", "Europe/Berlin", {"amazon-all-orders", file}, {file}});
}

BOOST_AUTO_TEST_CASE(amazon_all_orders_of_a_seller,
                     *boost::unit_test::precondition(RealData("amazon"))) {
  const std::string file = real_file("amazon/all_orders_32col_13rows.txt");
  check_case(
      {"amazon-all-orders", "US", "USD", "America/New_York", {"amazon-all-orders", file}, {file}});
}

BOOST_AUTO_TEST_CASE(bank_lines) {
  const std::string file = own_file("bank_statement.csv");
  check_case({"bank-statement",
              "US",
              "USD",
              "America/New_York",
              {"mapped", "--mapping", "bank-statement", file},
              {file}});
}

BOOST_AUTO_TEST_SUITE_END()
