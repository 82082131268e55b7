// WooCommerce's product export, trap by trap, and the official samples.

#include <boost/test/unit_test.hpp>

#include "tests/support/real_data.h"
#include "tests/unit/channels/reading.h"

namespace kontor::channels::woocommerce_test {

namespace {

using kontor::test::only;
using kontor::test::read_text;
using kontor::test::RealData;
using kontor::test::Records;
using kontor::test::shown;

const std::string columns =
    "ID,Type,SKU,Name,Published,\"Is featured?\",\"Date sale price starts\","
    "\"Date sale price ends\",\"In stock?\",Stock,\"Backorders allowed?\",\"Weight (kg)\","
    "\"Sale price\",\"Regular price\",Parent,\"GTIN, UPC, EAN, or ISBN\",\"Attribute 1 name\","
    "\"Attribute 1 value(s)\",\"Attribute 2 name\",\"Attribute 2 value(s)\",\"Meta: x\"\r\n";

Records read_products(const std::string& rows) {
  ProfileOptions options;
  options.entity_currency = Currency::of("EUR");
  return read_text("woocommerce-products", "\xEF\xBB\xBF" + columns + rows, options);
}

bool is(const std::optional<Decimal>& number, std::int64_t mantissa, int scale) {
  return number && number->mantissa == mantissa && number->scale == scale;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_woocommerce)

BOOST_AUTO_TEST_CASE(variations_hang_on_their_parent) {
  const Records all = read_products(
      "76,variation,tee-red,Tee - Red,1,0,,,1,4,0,,,20,woo-tee,,Color,Red,Size,,\r\n"
      "77,variation,,Tee - L,1,0,,,1,2,0,,,21,id:45,,Color,,Size,L,\r\n"
      "44,variable,woo-tee,Tee,1,1,,,1,9,0,,,,,,Color,\"Red, Blue\",Size,\"S, L\",\r\n"
      "45,variable,,Plain Tee,1,1,,,1,,0,,,,,,,,,,\r\n");
  BOOST_REQUIRE_EQUAL(all.products.size(), 2U);
  BOOST_TEST(all.products[0].style == "woo-tee");
  BOOST_TEST(all.products[0].options == "Color=Red");
  BOOST_TEST(all.products[0].name == "Tee - Red");
  BOOST_TEST(all.products[0].price->mantissa == 20);
  BOOST_TEST((all.products[0].currency == Currency::of("EUR")));
  BOOST_TEST(all.products[1].style == "Plain Tee");
  BOOST_TEST(all.products[1].options == "Size=L");
  BOOST_REQUIRE_EQUAL(all.stock.size(), 2U);
  BOOST_TEST(all.stock[0].sku == "tee-red");
  BOOST_TEST(all.stock[0].location == "");
  BOOST_TEST(all.stock[0].counted.milli == 4000);
  BOOST_TEST(!all.stock[0].counted_is_available);
  BOOST_TEST(all.stock[1].style == "Plain Tee");
  BOOST_TEST(all.stock[1].options == "Size=L");
  BOOST_TEST(all.kinds[0] == all.kinds[1]);  // products first, then counts
}

BOOST_AUTO_TEST_CASE(kinds_of_products) {
  const Records all = read_products(
      "1,\"simple, downloadable, virtual\",A,Album,1,0,,,1,,0,,,15,,,,,,,\n"
      "2,grouped,G,Group,1,0,,,1,,0,,,,,,,,,,\n"
      "3,external,E,Pennant,0,0,,,1,5,0,,,11.05,,,,,,,\n"
      "4,simple,,Cup,-1,0,,,1,3,0,,,.5,,'0401,,,,,\n"
      "5,variation,V,Tee,1,0,,,1,parent,0,,,5,T,,Color,Red,,,\n");
  BOOST_REQUIRE_EQUAL(all.products.size(), 4U);
  BOOST_TEST(!all.products[0].tracked);
  BOOST_TEST(all.products[0].status == "active");
  BOOST_TEST(all.products[1].name == "Pennant");
  BOOST_TEST(!all.products[1].tracked);
  BOOST_TEST(all.products[1].status == "draft");
  BOOST_TEST(all.products[2].tracked);
  BOOST_TEST(all.products[2].style == "Cup");
  BOOST_TEST(all.products[2].status == "draft");
  BOOST_TEST(all.products[2].barcode == "0401");
  BOOST_TEST(is(all.products[2].price, 5, 1));
  BOOST_TEST(all.products[3].tracked);
  BOOST_TEST(all.products[3].style == "T");
  BOOST_TEST(only(all.stock).style == "Cup");
}

BOOST_AUTO_TEST_CASE(sale_price_leaves_the_regular_one_to_compare) {
  const Records all = read_products("1,simple,A,A,1,0,,,1,,0,,18,20,,,,,,,\n");
  BOOST_TEST(only(all.products).price->mantissa == 18);
  BOOST_TEST(only(all.products).compare_at->mantissa == 20);
}

BOOST_AUTO_TEST_CASE(sale_price_holds_between_its_dates) {
  ProfileOptions options;
  std::vector<Input> inputs;
  inputs.push_back(
      memory_input("p.csv", columns + "1,simple,A,A,1,0,2026-11-01,2026-11-30,1,,0,,18,20,,,,,,,\n"
                                      "2,simple,B,B,1,0,2026-12-01,,1,,0,,18,20,,,,,,,\n"
                                      "3,simple,C,C,1,0,,2026-10-31,1,,0,,18,20,,,,,,,\n"));
  inputs.front().modified = *Instant::parse_iso("2026-11-22T12:00:00Z");
  auto opened = (*find_profile("woocommerce-products"))->open(std::move(inputs), options);
  BOOST_REQUIRE(bool(opened));
  const Records all = kontor::test::read_all(*opened->source);
  BOOST_REQUIRE_EQUAL(all.products.size(), 3U);
  BOOST_TEST(all.products[0].price->mantissa == 18);
  BOOST_TEST(all.products[1].price->mantissa == 20);
  BOOST_TEST(!all.products[1].compare_at.has_value());
  BOOST_TEST(all.products[2].price->mantissa == 20);
}

BOOST_AUTO_TEST_CASE(decimal_commas_by_column) {
  const Records all = read_products(
      "1,simple,A,A,1,0,,,1,2.5,0,,,\"18,50\",,,,,,,\n"
      "2,simple,B,B,1,0,,,1,,0,,,20,,,,,,,\n");
  BOOST_TEST(is(all.products.at(0).price, 1850, 2));
  BOOST_TEST(is(all.products.at(1).price, 20, 0));
  BOOST_TEST(only(all.stock).counted.milli == 2500);
  const Records both = read_products(
      "1,simple,A,A,1,0,,,1,,0,,,\"18,50\",,,,,,,\n"
      "2,simple,B,B,1,0,,,1,,0,,,20.5,,,,,,,\n");
  BOOST_TEST(only(both.products).sku == "B");
  BOOST_TEST(shown(only(both.refused).refusal) ==
             "value_not_number row=2 column=Regular price value=18,50");
}

BOOST_AUTO_TEST_CASE(wrong_rows_leave_their_neighbours) {
  const Records all = read_products(
      "1,variation,A,A,1,0,,,1,,0,,,1,id:9,,,,,,\n"
      "2,variation,B,B,1,0,,,1,,0,,,1,,,,,,,\n"
      "3,simple,C,C,2,0,,,1,,0,,,1,,,,,,,\n"
      "4,simple,D,,1,0,,,1,,0,,,1,,,,,,,\n"
      "5,simple,E,E,1,0,,,1,many,0,,,1,,,,,,,\n"
      "6,simple,F,F,1,0,,,1,,0,,,1,,,,,,,\n");
  BOOST_TEST(only(all.products).sku == "F");
  BOOST_TEST(all.stock.size() == 0U);
  BOOST_REQUIRE_EQUAL(all.refused.size(), 5U);
  BOOST_TEST(shown(all.refused[0].refusal) ==
             "look_up_failed row=2 column=Parent value=id:9 file=test.csv");
  BOOST_TEST(shown(all.refused[1].refusal) == "value_missing row=3 column=Parent");
  BOOST_TEST(shown(all.refused[2].refusal) == "value_unknown row=4 column=Published value=2");
  BOOST_TEST(shown(all.refused[3].refusal) == "value_missing row=5 column=Name");
  BOOST_TEST(shown(all.refused[4].refusal) == "value_not_number row=6 column=Stock value=many");
}

BOOST_AUTO_TEST_CASE(official_samples, *boost::unit_test::precondition(RealData("woocommerce"))) {
  for (const char* file : {"sample_products.csv", "sample_products_current.csv"}) {
    const auto path = *kontor::test::data_dir() / "woocommerce" / file;
    const auto proposal = recognise_file(path);
    BOOST_REQUIRE_MESSAGE(bool(proposal), file);
    BOOST_TEST(proposal->profile->name() == "woocommerce-products");
    auto opened = proposal->profile->open({path}, {});
    BOOST_REQUIRE(bool(opened));
    const Records all = kontor::test::read_all(*opened->source);
    BOOST_TEST(!opened->source->problem().has_value());
    // 25 rows less two variable products and a grouped one.
    BOOST_TEST(all.products.size() == 22U);
    BOOST_TEST(all.refused.size() == 0U);
    BOOST_TEST(all.stock.size() == 0U);
    std::size_t tracked = 0;
    std::size_t variations = 0;
    for (const auto& product : all.products) {
      tracked += product.tracked ? 1U : 0U;
      variations += product.style.empty() ? 0U : 1U;
      if (product.sku == "woo-hoodie-red") {
        BOOST_TEST(product.options == "Color=Red; Logo=No");
        BOOST_TEST(product.style == "woo-hoodie");
        BOOST_TEST(product.price->mantissa == 42);
        BOOST_TEST(product.compare_at->mantissa == 45);
      }
    }
    BOOST_TEST(tracked == 19U);
    BOOST_TEST(variations == 7U);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::channels::woocommerce_test
