// Further shipped mappings on the sets they are for: what the records say, against the truths in
// the data folder's README.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "tests/golden/read_set.h"

namespace {

using kontor::intake::IncomingLine;
using kontor::intake::IncomingOrder;
using kontor::test::read_set;
using kontor::test::RealData;
using kontor::test::Records;

std::vector<std::string> files_of(const std::string& set, const std::vector<std::string>& names) {
  std::vector<std::string> files;
  for (const std::string& name : names) files.push_back(set + "/" + name);
  return files;
}

std::int64_t list_minor(const IncomingOrder& order, const IncomingLine& line) {
  const auto price = kontor::UnitPrice::from_decimal(line.unit_price, order.currency);
  return kontor::line_amount(*price, line.quantity).minor;
}

std::int64_t amount_minor(const IncomingOrder& order, const IncomingLine& line) {
  if (line.gross) return line.gross->minor;
  constexpr std::int64_t whole = 1'000'000;
  return kontor::mul_div_half_up(list_minor(order, line), whole - line.discount_ppm.value_or(0),
                                 whole);
}

/// Σ of lines by what `key` says of their order.
template <class Key>
std::map<std::string, std::int64_t> sums(const Records& all, Key&& key) {
  std::map<std::string, std::int64_t> by_key;
  for (const IncomingOrder& order : all.orders) {
    for (const IncomingLine& line : order.lines) by_key[key(order)] += amount_minor(order, line);
  }
  return by_key;
}

std::int64_t sum(const Records& all) {
  return sums(all, [](const IncomingOrder&) { return std::string(); })[""];
}

std::size_t lines(const Records& all) {
  std::size_t count = 0;
  for (const IncomingOrder& order : all.orders) count += order.lines.size();
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_mapped_sets)

BOOST_AUTO_TEST_CASE(coffee_shops, *boost::unit_test::precondition(RealData("coffee-shops"))) {
  kontor::intake::SourceInfo info;
  const Records all = read_set(
      files_of("coffee-shops", {"Dates.csv", "customer.csv", "pastry_inventory.csv", "product.csv",
                                "sales_outlet.csv", "sales_receipts_clean.csv.gz",
                                "sales_targets.csv", "staff.csv"}),
      "", info);
  BOOST_TEST(info.mapping == "coffee-shops");
  BOOST_TEST(all.refused.size() == 0U);
  BOOST_TEST(all.products.size() == 88U);
  BOOST_TEST(all.customers.size() == 2'246U);
  BOOST_TEST(all.orders.size() == 39'271U);
  BOOST_TEST(lines(all) == 49'894U);
  BOOST_TEST(sum(all) == 23'363'595);
  auto outlets = sums(all, [](const IncomingOrder& order) { return order.location; });
  BOOST_TEST(outlets["Astoria"] == 7'721'323);
  BOOST_TEST(outlets["Lower Manhattan"] == 7'689'447);
  BOOST_TEST(outlets["Hell's Kitchen"] == 7'952'825);
  std::set<std::string> till_numbers, sellers;
  std::size_t promotions = 0;
  for (const IncomingOrder& order : all.orders) {
    till_numbers.insert(order.key.substr(order.key.rfind('/')));
    sellers.insert(order.employee);
    for (const IncomingLine& line : order.lines) {
      promotions += list_minor(order, line) != line.gross->minor ? 1U : 0U;
    }
  }
  BOOST_TEST(till_numbers.size() == 4'203U);
  BOOST_TEST(sellers.size() == 25U);
  BOOST_TEST(promotions == 230U);
  BOOST_TEST(all.orders.front().key == "3/2019-04-01/7");
  BOOST_TEST(all.orders.front().buyer.channel_customer == "816-924-9433");
}

BOOST_AUTO_TEST_CASE(northwind, *boost::unit_test::precondition(RealData("northwind"))) {
  kontor::intake::SourceInfo info;
  const Records all = read_set(
      files_of("northwind",
               {"categories.csv", "customer_customer_demo.csv", "customer_demographics.csv",
                "customers.csv", "employee_territories.csv", "employees.csv", "order_details.csv",
                "orders.csv", "products.csv", "region.csv", "shippers.csv", "suppliers.csv",
                "territories.csv", "us_states.csv"}),
      "", info);
  BOOST_TEST(info.mapping == "northwind");  // though the first file is one of bikestores too
  BOOST_TEST(all.refused.size() == 0U);
  BOOST_TEST(all.products.size() == 77U);
  BOOST_TEST(all.stock.size() == 77U);
  BOOST_TEST(all.orders.size() == 830U);
  BOOST_TEST(lines(all) == 2'155U);
  BOOST_TEST(sum(all) == 126'579'329);
  std::int64_t freight = 0;
  std::int64_t shipped = 0;
  for (const IncomingOrder& order : all.orders) {
    freight += order.shipping.minor;
    for (const IncomingLine& line : order.lines) {
      if (order.fulfilled) shipped += amount_minor(order, line);
    }
  }
  BOOST_TEST(shipped == 123'985'585);
  BOOST_TEST(freight == 6'494'269);
  BOOST_TEST(all.orders.front().buyer.name == "Vins et alcools Chevalier");
  BOOST_TEST(all.orders.front().fulfilled->local.date.to_iso() == "1996-07-16");
}

BOOST_AUTO_TEST_CASE(adventureworks_reseller,
                     *boost::unit_test::precondition(RealData("adventureworks-reseller"))) {
  kontor::intake::SourceInfo info;
  const Records all =
      read_set(files_of("adventureworks-reseller",
                        {"Product.csv", "Region.csv", "Reseller.csv", "Sales.csv.gz",
                         "Salesperson.csv", "SalespersonRegion.csv", "Targets.csv"}),
               "", info);
  BOOST_TEST(info.mapping == "adventureworks-reseller");
  BOOST_TEST(all.refused.size() == 0U);
  BOOST_TEST(all.products.size() == 397U);
  BOOST_TEST(all.orders.size() == 3'616U);
  BOOST_TEST(lines(all) == 57'851U);
  BOOST_TEST(sum(all) == 7'754'857'020);
  auto sellers = sums(all, [](const IncomingOrder& order) { return order.employee; });
  BOOST_TEST(sellers.size() == 17U);
  const auto top =
      std::max_element(sellers.begin(), sellers.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  BOOST_TEST(top->first == "Linda Mitchell");
  BOOST_TEST(top->second == 1'015'863'452);
  std::set<std::string> resellers;
  for (const IncomingOrder& order : all.orders) resellers.insert(order.buyer.name);
  BOOST_TEST(resellers.size() <= 632U);
}

BOOST_AUTO_TEST_CASE(oracle_co, *boost::unit_test::precondition(RealData("oracle-co"))) {
  kontor::intake::SourceInfo info;
  const Records all =
      read_set(files_of("oracle-co", {"customers.csv", "inventory.csv", "order_items.csv",
                                      "orders.csv", "products.csv", "shipments.csv", "stores.csv"}),
               "", info);
  BOOST_TEST(info.mapping == "oracle-co");
  BOOST_TEST(all.refused.size() == 0U);
  BOOST_TEST(all.products.size() == 46U);
  BOOST_TEST(all.stock.size() == 566U);
  BOOST_TEST(all.orders.size() == 1'950U);
  BOOST_TEST(lines(all) == 3'914U);
  std::map<std::string, int> states;
  std::int64_t refunded = 0;
  std::set<std::string> places;
  for (const IncomingOrder& order : all.orders) {
    ++states[order.fulfilment_state];
    refunded += order.refunded.minor;
    places.insert(order.location);
    BOOST_TEST(order.cancelled.has_value() == (order.fulfilment_state == "CANCELLED"));
    BOOST_TEST((order.refunded.minor > 0) == (order.fulfilment_state == "REFUNDED"));
  }
  BOOST_TEST(states["COMPLETE"] == 1'892);
  BOOST_TEST(states["CANCELLED"] == 35);
  BOOST_TEST(states["REFUNDED"] == 23);
  BOOST_TEST(refunded == 300'614);
  BOOST_TEST(places.contains("Online"));
  BOOST_TEST(places.size() == 23U);
}

BOOST_AUTO_TEST_CASE(multichannel_prices,
                     *boost::unit_test::precondition(RealData("multichannel-prices"))) {
  for (const std::string list : {"price_list_march_2021.csv", "price_list_may_2022.csv"}) {
    BOOST_TEST_CONTEXT(list) {
      kontor::intake::SourceInfo info;
      const Records all = read_set(files_of("multichannel-prices", {list}), "", info);
      BOOST_TEST(info.mapping == "multichannel-prices");
      BOOST_TEST(all.refused.size() == 0U);
      BOOST_TEST(all.products.size() == 1'330U);
      std::size_t differing = 0;
      std::size_t prices = 0;
      for (const auto& product : all.products) {
        std::set<std::string> of_product;
        for (const auto& market : product.market_prices) {
          of_product.insert(
              kontor::UnitPrice::from_decimal(*market.price, *info.currency)->to_decimal());
        }
        prices += product.market_prices.size();
        // A channel where the list says "Nill" differs from those with a price.
        const bool lacks = !of_product.empty() && product.market_prices.size() < 8;
        differing += of_product.size() > 1 || lacks ? 1U : 0U;
      }
      BOOST_TEST(differing == 272U);
      BOOST_TEST(prices == 1'330U * 8 - 7 * 37 - 31);
      BOOST_TEST(all.products.front().name == "Moments Kurta Os206_3141_S");
    }
  }
}

BOOST_AUTO_TEST_CASE(multichannel_stock,
                     *boost::unit_test::precondition(RealData("multichannel-prices"))) {
  kontor::intake::SourceInfo info;
  const Records all = read_set(
      files_of("multichannel-prices", {"stock_report.csv", "price_list_may_2022.csv"}), "", info);
  BOOST_TEST(all.stock.size() == 9'271U - 36);
  BOOST_TEST(all.products.size() == 1'330U + 9'271 - 36);
  BOOST_TEST(all.refused.size() == 2U * 36);  // rows with a number only, as products and counts
  kontor::Quantity on_hand;
  std::size_t without_sku = 0;
  for (const auto& stock : all.stock) {
    on_hand = on_hand + stock.counted;
    without_sku += stock.sku.empty() ? 1U : 0U;
  }
  BOOST_TEST(on_hand.to_decimal() == "242386");
  BOOST_TEST(without_sku == 83U - 36 + 15);
}

BOOST_AUTO_TEST_SUITE_END()
