// Shopify's product files of all years, with prices per market.

#include <boost/test/unit_test.hpp>
#include <map>
#include <sstream>

#include "channels/profile.h"
#include "channels/table.h"
#include "tests/unit/channels/reading.h"

namespace {

using kontor::channels::Certainty;
using kontor::intake::IncomingProduct;
using kontor::test::only;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::shown;

const std::string products_2019 =
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,"
    "Option2 Name,Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,"
    "Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,"
    "Variant Fulfillment Service,Variant Price,Variant Compare At Price,"
    "Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,"
    "Image Alt Text,Gift Card,SEO Title,SEO Description,"
    "Google Shopping / Google Product Category,Google Shopping / Gender,"
    "Google Shopping / Age Group,Google Shopping / MPN,Google Shopping / AdWords Grouping,"
    "Google Shopping / AdWords Labels,Google Shopping / Condition,"
    "Google Shopping / Custom Product,Google Shopping / Custom Label 0,"
    "Google Shopping / Custom Label 1,Google Shopping / Custom Label 2,"
    "Google Shopping / Custom Label 3,Google Shopping / Custom Label 4,Variant Image,"
    "Variant Weight Unit,Variant Tax Code\n";

const std::string products_2021 =
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,"
    "Option2 Name,Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,"
    "Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,"
    "Variant Fulfillment Service,Variant Price,Variant Compare At Price,"
    "Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,"
    "Image Alt Text,Gift Card,SEO Title,SEO Description,"
    "Google Shopping / Google Product Category,Google Shopping / Gender,"
    "Google Shopping / Age Group,Google Shopping / MPN,Google Shopping / AdWords Grouping,"
    "Google Shopping / AdWords Labels,Google Shopping / Condition,"
    "Google Shopping / Custom Product,Google Shopping / Custom Label 0,"
    "Google Shopping / Custom Label 1,Google Shopping / Custom Label 2,"
    "Google Shopping / Custom Label 3,Google Shopping / Custom Label 4,Variant Image,"
    "Variant Weight Unit,Variant Tax Code,Cost per item,Status\n";

const std::string products_2024 =
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,"
    "Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,Variant SKU,"
    "Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,"
    "Variant Fulfillment Service,Variant Price,Variant Compare At Price,"
    "Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,"
    "Image Alt Text,Gift Card,SEO Title,SEO Description,"
    "Google Shopping / Google Product Category,Google Shopping / Gender,"
    "Google Shopping / Age Group,Google Shopping / MPN,Google Shopping / Condition,"
    "Google Shopping / Custom Product,Google Shopping / Custom Label 0,"
    "Google Shopping / Custom Label 1,Google Shopping / Custom Label 2,"
    "Google Shopping / Custom Label 3,Google Shopping / Custom Label 4,Variant Image,"
    "Variant Weight Unit,Variant Tax Code,Cost per item,Included / France,Price / France,"
    "Compare At Price / France,Included / European Union,Price / European Union,"
    "Compare At Price / European Union,Included / International,Price / International,"
    "Compare At Price / International,Status\n";

const std::string products_2025 =
    "Title,URL handle,Description,Vendor,Product category,Type,Tags,"
    "Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,"
    "Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Option3 name,"
    "Option3 value,Option3 Linked To,Price,Compare-at price,Cost per item,Charge tax,"
    "Tax code,Unit price total measure,Unit price total measure unit,Unit price base measure,"
    "Unit price base measure unit,Inventory tracker,Inventory quantity,"
    "Continue selling when out of stock,Weight value (grams),Weight unit for display,"
    "Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,"
    "Variant image URL,Gift card,SEO title,SEO description,"
    "Color (product.metafields.shopify.color-pattern),"
    "Google Shopping / Google product category,Google Shopping / Gender,"
    "Google Shopping / Age group,Google Shopping / Manufacturer part number (MPN),"
    "Google Shopping / Ad group name,Google Shopping / Ads labels,"
    "Google Shopping / Condition,Google Shopping / Custom product,"
    "Google Shopping / Custom label 0,Google Shopping / Custom label 1,"
    "Google Shopping / Custom label 2,Google Shopping / Custom label 3,"
    "Google Shopping / Custom label 4\n";

using ProductCells = std::map<std::string, std::string>;

/// A row with these cells under these column names, the others empty.
std::string row_under(const std::string& header, const ProductCells& cells) {
  std::istringstream names(header.substr(0, header.size() - 1));
  std::string row;
  std::size_t used = 0;
  for (std::string name; std::getline(names, name, ',');) {
    const auto cell = cells.find(name);
    if (cell != cells.end()) ++used;
    row += (cell == cells.end() ? "" : cell->second) + ",";
  }
  BOOST_REQUIRE_EQUAL(used, cells.size());
  row.back() = '\n';
  return row;
}

/// "France 55 - 70; International - 9": price and former price.
std::string markets_of(const IncomingProduct& product) {
  std::string text;
  for (const auto& m : product.market_prices) {
    if (!text.empty()) text += "; ";
    text += m.market + " " + (m.price ? std::to_string(m.price->mantissa) : "") + "-" +
            (m.compare_at ? std::to_string(m.compare_at->mantissa) : "");
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shopify_products_file)

BOOST_AUTO_TEST_CASE(every_layout_is_recognised_by_one_profile) {
  for (const std::string& header : {products_2019, products_2021, products_2024, products_2025}) {
    int certain = 0;
    std::vector<kontor::channels::Input> inputs;
    inputs.push_back(kontor::channels::memory_input("p.csv", header + row_under(header, {})));
    const auto table = kontor::channels::Table::open(std::move(inputs.front()));
    BOOST_REQUIRE(bool(table));
    for (const auto* profile : kontor::channels::profiles())
      certain += profile->recognise((*table)->header()).certainty == Certainty::certain ? 1 : 0;
    BOOST_TEST(certain == 1);
    BOOST_TEST(kontor::channels::recognise_header((*table)->header())->profile->name() ==
               "shopify-products");
  }
}

BOOST_AUTO_TEST_CASE(prices_per_market_of_2024) {
  const ProductCells first = {{"Handle", "boot"},
                              {"Title", "Boot"},
                              {"Option1 Name", "Size"},
                              {"Option1 Value", "36"},
                              {"Variant Price", "59.5"},
                              {"Included / France", "true"},
                              {"Price / France", "55"},
                              {"Compare At Price / France", "70"},
                              {"Included / European Union", "false"},
                              {"Price / European Union", "56"},
                              {"Included / International", "true"}};
  const ProductCells second = {
      {"Handle", "boot"},       {"Option1 Value", "37"},          {"Variant Price", "60"},
      {"Price / France", "58"}, {"Price / European Union", "57"}, {"Price / International", "61"}};
  const Records all =
      read_text("shopify-products",
                products_2024 + row_under(products_2024, first) + row_under(products_2024, second));
  BOOST_REQUIRE_EQUAL(all.products.size(), 2U);
  BOOST_TEST(markets_of(all.products[0]) == "France 55-70");
  // Where the product is not sold stands on its first row only.
  BOOST_TEST(markets_of(all.products[1]) == "France 58-; International 61-");
  BOOST_TEST(all.products[1].options == "Size=37");
}

BOOST_AUTO_TEST_CASE(wrong_market_price_refuses_its_variant) {
  const Records all =
      read_text("shopify-products",
                products_2024 + row_under(products_2024, {{"Handle", "boot"},
                                                          {"Title", "Boot"},
                                                          {"Variant Price", "1"},
                                                          {"Price / International", "free"}}));
  BOOST_TEST(shown(only(all.refused).refusal) ==
             "value_not_number row=2 column=Price / International value=free");
}

BOOST_AUTO_TEST_CASE(template_of_2025) {
  std::string header = products_2025;
  header.insert(header.size() - 1, ",Included / France,Price / France,Compare-at price / France");
  const ProductCells first = {{"URL handle", "boot"},
                              {"Title", "Boot"},
                              {"Vendor", "Acme"},
                              {"Status", "Draft"},
                              {"SKU", "'0012"},
                              {"Barcode", "'0400"},
                              {"Option1 name", "Size"},
                              {"Option1 value", "36"},
                              {"Option2 name", "Color"},
                              {"Option2 value", "Milky"},
                              {"Price", "59.50"},
                              {"Compare-at price", "70"},
                              {"Cost per item", "20"},
                              {"Inventory tracker", "shopify"},
                              {"Inventory quantity", "5"},
                              {"Gift card", "FALSE"},
                              {"Google Shopping / Gender", "unisex"},
                              {"Price / France", "55"},
                              {"Compare-at price / France", "66"}};
  const ProductCells second = {{"URL handle", "boot"},
                               {"SKU", "'0012"},
                               {"Option1 value", "37"},
                               {"Option2 value", "Red"},
                               {"Price", "60"}};
  const ProductCells blank_sku = {
      {"URL handle", "boot"}, {"Option1 value", "38"}, {"Option2 value", "Red"}, {"Price", "61"}};
  const ProductCells image = {{"URL handle", "boot"}, {"Product image URL", "b.jpg"}};
  const ProductCells card = {{"URL handle", "card"},    {"Title", "Card"},
                             {"Option1 name", "Title"}, {"Option1 value", "Default Title"},
                             {"Price", "25"},           {"Gift card", "TRUE"}};
  std::string text = header;
  for (const auto* cells : {&first, &second, &blank_sku, &image, &card})
    text += row_under(header, *cells);
  const Records all = read_text("shopify-products", text);
  BOOST_TEST(all.refused.size() == 0U);
  BOOST_REQUIRE_EQUAL(all.products.size(), 4U);
  const IncomingProduct& boot = all.products[0];
  BOOST_TEST(boot.style == "boot");
  BOOST_TEST(boot.name == "Boot - 36 / Milky");
  BOOST_TEST(boot.sku == "0012");
  BOOST_TEST(boot.barcode == "0400");
  BOOST_TEST(boot.status == "draft");
  BOOST_TEST(boot.tracked);
  BOOST_TEST(!boot.gift_card);
  BOOST_TEST(boot.price->mantissa == 5950);
  BOOST_TEST(boot.compare_at->mantissa == 70);
  BOOST_TEST(boot.cost->mantissa == 20);
  BOOST_TEST(markets_of(boot) == "France 55-66");
  BOOST_TEST(all.products[1].options == "Size=37; Color=Red");
  BOOST_TEST(!all.products[1].tracked);
  BOOST_TEST(all.products[2].sku == "");
  BOOST_TEST(all.products[2].vendor == "Acme");
  BOOST_TEST(all.products[3].gift_card);
  BOOST_TEST(all.products[3].options == "");
}

BOOST_AUTO_TEST_SUITE_END()
