// Shopify's product and inventory files, form by form.

#include <boost/test/unit_test.hpp>

#include "tests/unit/channels/reading.h"

namespace {

using kontor::test::only;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::shown;

const std::string variant_columns =
    "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,SKU";

}  // namespace

BOOST_AUTO_TEST_SUITE(shopify_stock_files)

BOOST_AUTO_TEST_CASE(products_group_by_handle) {
  const Records all = read_text(
      "shopify-products",
      "Handle,Title,Vendor,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,"
      "Variant Inventory Tracker,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,"
      "Gift Card,Cost per item,Status\n"
      "boot,Boot,Acme,Color,Milky,Size,36,'007,shopify,59.5,70,'0123,a.jpg,false,20,Active\n"
      "boot,,,,Milky,,37,B-37,,60,,,,,,\n"
      "boot,,,,,,,,,,,,b.jpg,,,\n"
      "card,Card,Acme,Title,Default Title,,,,,25,,,,true,,draft\n");
  BOOST_REQUIRE_EQUAL(all.products.size(), 3U);
  BOOST_TEST(all.products[0].sku == "007");
  BOOST_TEST(all.products[0].barcode == "0123");
  BOOST_TEST(all.products[0].name == "Boot - Milky / 36");
  BOOST_TEST(all.products[0].options == "Color=Milky; Size=36");
  BOOST_TEST(all.products[0].tracked);
  BOOST_TEST(all.products[0].price->mantissa == 595);
  BOOST_TEST(all.products[0].compare_at->mantissa == 70);
  BOOST_TEST(all.products[0].cost->mantissa == 20);
  BOOST_TEST(all.products[1].name == "Boot - Milky / 37");
  BOOST_TEST(all.products[1].options == "Color=Milky; Size=37");
  BOOST_TEST(all.products[1].vendor == "Acme");
  BOOST_TEST(all.products[1].status == "active");
  BOOST_TEST(!all.products[1].tracked);
  BOOST_TEST(all.products[2].name == "Card");
  BOOST_TEST(all.products[2].options == "");
  BOOST_TEST(all.products[2].gift_card);
  BOOST_TEST(all.products[2].status == "draft");
}

BOOST_AUTO_TEST_CASE(products_by_the_names_of_2025) {
  const std::string text =
      "Title,URL handle,Vendor,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,"
      "Price,Price / France,Compare-at price,Cost per item\n"
      "Boot,boot,Acme,Active,B-1,1,Size,36,,59.5,55,70,20\n";
  kontor::channels::ProfileOptions options;
  options.entity_currency = kontor::Currency::of("EUR");
  const Records all = read_text("shopify-products", text, options);
  const auto& product = only(all.products);
  BOOST_TEST(product.style == "boot");
  BOOST_TEST(product.price->mantissa == 595);
  BOOST_TEST(product.compare_at->mantissa == 70);
  BOOST_TEST(product.tracked);  // the file has no tracker column
  BOOST_TEST((product.currency == kontor::Currency::of("EUR")));
}

BOOST_AUTO_TEST_CASE(wrong_price_refuses_its_variant_only) {
  const Records all =
      read_text("shopify-products",
                "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
                "a,A,Title,Default Title,A,free\nb,B,Title,Default Title,B,5\n");
  BOOST_TEST(only(all.products).sku == "B");
  BOOST_TEST(shown(only(all.refused).refusal) ==
             "value_not_number row=2 column=Variant Price value=free");
}

BOOST_AUTO_TEST_CASE(wide_inventory_has_a_column_per_location) {
  const Records all =
      read_text("shopify-inventory", variant_columns +
                                         ",HS Code,COO,\"Blainville, Quebec\",Shop\n"
                                         "boot,Boot,Size,36,,,-,,,5,not stocked\n"
                                         "boot,Boot,Size,37,,,B-37,,,-2,\n");
  BOOST_REQUIRE_EQUAL(all.stock.size(), 2U);
  BOOST_TEST(all.stock[0].location == "Blainville, Quebec");
  BOOST_TEST(all.stock[0].sku == "");
  BOOST_TEST(all.stock[0].style == "boot");
  BOOST_TEST(all.stock[0].options == "Size=36");
  BOOST_TEST(all.stock[0].counted.milli == 5000);
  BOOST_TEST(all.stock[0].counted_is_available);
  BOOST_TEST(all.stock[1].counted.milli == -2000);
}

BOOST_AUTO_TEST_CASE(tall_inventory_takes_on_hand) {
  const Records all =
      read_text("shopify-inventory", variant_columns +
                                         ",HS Code,COO,Location,Incoming,Unavailable,Committed,"
                                         "Available,On hand\n"
                                         "boot,Boot,Size,36,,,B-36,,,Shop,9,1,2,4,7\n"
                                         "boot,Boot,Size,36,,,B-36,,,Depot,,,,,not stocked\n"
                                         "boot,Boot,Size,37,,,B-37,,,,0,0,0,0,1\n");
  BOOST_TEST(only(all.stock).counted.milli == 7000);
  BOOST_TEST(only(all.stock).unavailable.milli == 1000);
  BOOST_TEST(!only(all.stock).counted_is_available);
  BOOST_TEST(shown(only(all.refused).refusal) == "value_missing row=4 column=Location");
}

BOOST_AUTO_TEST_CASE(tall_inventory_of_2025_prefers_the_new_count) {
  const Records all =
      read_text("shopify-inventory",
                variant_columns +
                    ",HS Code,COO,Location,Bin name,Incoming (not editable),"
                    "Unavailable (not editable),Committed (not editable),Available (not editable),"
                    "On hand (current),On hand (new)\n"
                    "boot,Boot,Size,36,,,B-36,,,Shop,A1,0,2,0,5,7,9\n"
                    "boot,Boot,Size,37,,,B-37,,,Shop,A1,0,0,0,7,7,\n");
  BOOST_REQUIRE_EQUAL(all.stock.size(), 2U);
  BOOST_TEST(all.stock[0].counted.milli == 9000);
  BOOST_TEST(all.stock[0].unavailable.milli == 2000);
  BOOST_TEST(all.stock[1].counted.milli == 7000);
}

BOOST_AUTO_TEST_CASE(inventory_without_a_location) {
  BOOST_TEST(kontor::test::file_problem("shopify-inventory",
                                        variant_columns + ",HS Code,COO\na,A,Size,1,,,X,,\n") ==
             "file_missing_columns file=test.csv profile=shopify-inventory columns=Location");
}

BOOST_AUTO_TEST_SUITE_END()
