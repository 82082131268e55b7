// Shopify's real files against the truths in the data folder's README.

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "tests/support/real_data.h"
#include "tests/unit/channels/reading.h"

namespace {

using kontor::Quantity;
using kontor::test::only;
using kontor::test::RealData;
using kontor::test::Records;

Records read_real(const std::string& file, const std::string& expected_profile) {
  const auto path = *kontor::test::data_dir() / "shopify" / file;
  const auto proposal = kontor::channels::recognise_file(path);
  BOOST_REQUIRE_MESSAGE(bool(proposal), file);
  BOOST_TEST(proposal->profile->name() == expected_profile);
  auto opened = proposal->profile->open({path}, {});
  BOOST_REQUIRE(bool(opened));
  BOOST_TEST(only(opened->info.files) == file);
  BOOST_TEST(opened->info.content_hash.size() == 64U);
  Records all = kontor::test::read_all(*opened->source);
  BOOST_TEST(!opened->source->problem().has_value());
  BOOST_TEST(all.refused.size() == 0U);
  const auto [read, whole] = opened->source->progress();
  BOOST_TEST(read == whole);
  opened->source->rewind();
  BOOST_TEST(kontor::test::read_all(*opened->source).kinds == all.kinds);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_shopify)

BOOST_AUTO_TEST_CASE(devstore_orders, *boost::unit_test::precondition(RealData("shopify"))) {
  const Records all = read_real("devstore_orders_export.csv", "shopify-orders");
  BOOST_TEST(all.orders.size() == 51U);
  std::size_t lines = 0;
  std::size_t paid = 0;
  std::int64_t total = 0;
  std::int64_t tax = 0;
  std::int64_t outstanding = 0;
  std::int64_t paid_total = 0;
  std::int64_t goods = 0;
  for (const auto& order : all.orders) {
    lines += order.lines.size();
    total += order.total->minor;
    tax += order.tax.minor;
    outstanding += order.outstanding->minor;
    BOOST_TEST(order.payment_state == "paid");
    BOOST_TEST(order.currency.code() == "INR");
    if (order.paid) {
      ++paid;
      paid_total += order.total->minor;
    }
    for (const auto& line : order.lines) {
      BOOST_TEST(line.fulfilled.milli == 0);
      const auto price = kontor::UnitPrice::from_decimal(line.unit_price, order.currency);
      goods += kontor::line_amount(*price, line.quantity).minor;
    }
  }
  BOOST_TEST(lines == 121U);
  BOOST_TEST(goods == 58'594'200);
  BOOST_TEST(tax == 474'129);
  BOOST_TEST(total == 59'068'329);
  BOOST_TEST(paid == 3U);
  BOOST_TEST(paid_total == 5'172'529);
  BOOST_TEST(outstanding == 53'895'800);
}

BOOST_AUTO_TEST_CASE(devstore_order_with_two_taxes,
                     *boost::unit_test::precondition(RealData("shopify"))) {
  const Records all = read_real("devstore_orders_export.csv", "shopify-orders");
  const auto found = std::find_if(all.orders.begin(), all.orders.end(),
                                  [](const auto& order) { return order.number == "#1002"; });
  BOOST_REQUIRE(found != all.orders.end());
  BOOST_TEST(found->key == found->number);
  BOOST_REQUIRE_EQUAL(found->named_taxes.size(), 2U);
  BOOST_TEST(found->named_taxes[1].first == "SGST 9%");
  BOOST_TEST(found->named_taxes[1].second.minor == 51'273);
  BOOST_TEST(found->employee == "Seziwade Dulel Nuwopupefuhu 19KUK3686");
  BOOST_TEST(found->source == "shopify_draft_order");
  BOOST_TEST(only(found->gateways) == "manual");
  BOOST_TEST(found->buyer.name == "kiluwa Zo");
  BOOST_TEST(found->placed.local.date.to_iso() == "2025-12-06");
  BOOST_TEST(found->placed.local.second_of_day == 6 * 3600 + 40 * 60 + 51);
  BOOST_TEST(*found->placed.offset_minutes == -300);
}

BOOST_AUTO_TEST_CASE(devstore_products_and_inventory,
                     *boost::unit_test::precondition(RealData("shopify"))) {
  const Records catalogue = read_real("devstore_products_export.csv", "shopify-products");
  BOOST_TEST(catalogue.products.size() == 95U);
  std::set<std::pair<std::string, std::string>> keys;
  for (const auto& product : catalogue.products) {
    BOOST_TEST(!product.name.empty());
    BOOST_TEST(product.price.has_value());
    keys.emplace(product.style, product.options);
  }
  BOOST_TEST(keys.size() == 95U);
  BOOST_TEST(catalogue.products.front().name == "Otti Combat Boot - Milky / 35");
  BOOST_TEST(catalogue.products[1].options == "Color=Milky; Size=36");
  BOOST_TEST(catalogue.products[1].vendor == "Mlouye");

  const Records counts = read_real("tall_inventory_export_devstore.csv", "shopify-inventory");
  BOOST_TEST(counts.stock.size() == 67U);
  Quantity on_hand;
  std::size_t known = 0;
  for (const auto& stock : counts.stock) {
    on_hand = on_hand + stock.counted;
    BOOST_TEST(!stock.counted_is_available);
    known += keys.count({stock.style, stock.options});
  }
  BOOST_TEST(on_hand.to_decimal() == "7021");
  BOOST_TEST(known == 67U);  // every counted variant is one of the catalogue
}

BOOST_AUTO_TEST_CASE(catalogues, *boost::unit_test::precondition(RealData("shopify"))) {
  std::size_t variants = 0;
  std::size_t styles = 0;
  for (const std::string file : {"apparel.csv", "home-and-garden.csv", "packt_product_data.csv"}) {
    const Records all = read_real(file, "shopify-products");
    std::set<std::string> handles;
    for (const auto& product : all.products) handles.insert(product.style);
    variants += all.products.size();
    styles += handles.size();
  }
  BOOST_TEST(variants == 64U);
  BOOST_TEST(styles == 60U);
}

BOOST_AUTO_TEST_CASE(file_without_prices_says_what_is_missing,
                     *boost::unit_test::precondition(RealData("shopify"))) {
  const auto path = *kontor::test::data_dir() / "shopify" / "reduced9col_orders_sample.csv";
  const auto proposal = kontor::channels::recognise_file(path);
  BOOST_REQUIRE(!bool(proposal));
  BOOST_TEST(kontor::test::shown(proposal.refusal()) ==
             "file_missing_columns file=reduced9col_orders_sample.csv profile=shopify-orders "
             "columns=Lineitem price");
}

BOOST_AUTO_TEST_SUITE_END()
