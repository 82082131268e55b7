// Amazon's All Orders report: what its rows mean, in the columns of three ages.

#include <boost/test/unit_test.hpp>

#include "tests/support/real_data.h"
#include "tests/unit/channels/amazon_rows.h"

namespace {

using kontor::test::CellsByName;
using kontor::test::file_problem;
using kontor::test::only;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::settlement_text;
using kontor::test::shown;
using kontor::test::with;

const std::string columns_29 =
    "amazon-order-id|merchant-order-id|purchase-date|last-updated-date|order-status|"
    "fulfillment-channel|sales-channel|order-channel|url|ship-service-level|product-name|sku|asin|"
    "item-status|quantity|currency|item-price|item-tax|shipping-price|shipping-tax|"
    "gift-wrap-price|gift-wrap-tax|item-promotion-discount|ship-promotion-discount|ship-city|"
    "ship-state|ship-postal-code|ship-country|promotion-ids";
const std::string columns_32 =
    columns_29 + "|is-business-order|purchase-order-number|price-designation";
const std::string columns_all_33 = columns_32 + "|is-sold-by-ab";

const CellsByName pillow_row{{"amazon-order-id", "114-4892924-3377867"},
                             {"purchase-date", "2020-02-18T05:05:21+00:00"},
                             {"last-updated-date", "2020-02-18T17:23:22+00:00"},
                             {"order-status", "Shipped"},
                             {"fulfillment-channel", "Amazon"},
                             {"sales-channel", "Amazon.com"},
                             {"product-name", "Pillow 12\" x 18\" \"Soft\""},
                             {"sku", "th1218"},
                             {"item-status", "Shipped"},
                             {"quantity", "4"},
                             {"currency", "USD"},
                             {"item-price", "103.96"},
                             {"item-tax", "8.56"}};

const CellsByName pending_row{{"order-status", "Pending"},
                              {"item-status", ""},
                              {"currency", ""},
                              {"item-price", ""},
                              {"item-tax", ""}};

Records read_amazon(const std::vector<CellsByName>& rows, const std::string& columns = columns_32,
                    const kontor::channels::ProfileOptions& options = {}) {
  return read_text("amazon-all-orders", settlement_text(columns, rows), options);
}

std::string refused_row(const CellsByName& row) {
  return shown(only(read_amazon({row}).refused).refusal);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(amazon_all_orders_file)

BOOST_AUTO_TEST_CASE(facts_in_the_columns_of_three_ages) {
  for (const std::string& columns : {columns_29, columns_32, columns_all_33}) {
    const Records all = read_amazon({pillow_row}, columns);
    const auto& order = only(all.orders);
    BOOST_TEST((order.facet == kontor::orders::Facet::whole));
    BOOST_TEST(order.key == "114-4892924-3377867");
    BOOST_TEST(order.number == order.key);
    BOOST_TEST(order.source == "Amazon.com");
    BOOST_TEST(order.location == "Amazon FBA");
    BOOST_TEST(order.row == 2);
    BOOST_TEST((order.currency == kontor::Currency::of("USD")));
    BOOST_TEST(*order.placed.offset_minutes == 0);
    BOOST_TEST(order.placed.local.second_of_day == 5 * 3600 + 5 * 60 + 21);
    BOOST_TEST((order.settlement == kontor::intake::Settlement::at_sale));
    BOOST_TEST((order.prices == kontor::intake::Prices::net));
    BOOST_TEST(only(order.gateways) == "Amazon");
    BOOST_TEST(order.buyer.name == "");
    BOOST_TEST(order.buyer.email == "");
    BOOST_TEST(!order.linked_only);
    BOOST_TEST(order.tax.minor == 856);
    BOOST_TEST(!order.cancelled.has_value());
  }
}

BOOST_AUTO_TEST_CASE(item_price_is_for_the_whole_line) {
  const Records all = read_amazon({pillow_row});
  const auto& line = only(only(all.orders).lines);
  BOOST_TEST(line.name == "Pillow 12\" x 18\" \"Soft\"");
  BOOST_TEST(line.sku == "th1218");
  BOOST_TEST(line.quantity.milli == 4000);
  BOOST_TEST(line.gross->minor == 10396);
  BOOST_TEST(line.unit_price.mantissa == 25'990'000);
  BOOST_TEST(line.unit_price.scale == 6);
  BOOST_TEST(line.tax->minor == 856);
  BOOST_TEST(line.fulfilled.milli == 4000);
  const auto thirds = with(pillow_row, {{"quantity", "3"}, {"item-price", "10.00"}});
  BOOST_TEST(only(only(read_amazon({thirds}).orders).lines).unit_price.mantissa == 3'333'333);
}

BOOST_AUTO_TEST_CASE(shipping_wrapping_and_discounts) {
  const auto first = with(pillow_row, {{"shipping-price", "5.00"},
                                       {"shipping-tax", "0.40"},
                                       {"gift-wrap-price", "3.00"},
                                       {"gift-wrap-tax", "0.24"},
                                       {"item-promotion-discount", "10.00"},
                                       {"ship-promotion-discount", "5.00"}});
  const auto second =
      with(pillow_row,
           {{"sku", "th16"}, {"shipping-price", "1.00"}, {"item-promotion-discount", "-2.00"}});
  const Records all = read_amazon({first, second});
  const auto& order = only(all.orders);
  BOOST_REQUIRE_EQUAL(order.lines.size(), 2U);
  BOOST_TEST(order.shipping.minor == 400);
  BOOST_TEST(order.tax.minor == 856 + 40 + 24 + 856);
  BOOST_TEST(order.discount.minor == 1200);
  BOOST_TEST(order.lines[0].discount->minor == 1000);
  BOOST_TEST(order.lines[1].discount->minor == 200);
  BOOST_TEST(order.lines[1].row == 3);
}

BOOST_AUTO_TEST_CASE(shipped_when_the_item_says_so) {
  const auto waiting = with(pillow_row, {{"item-status", "Unshipped"}});
  const auto untold = with(pillow_row, {{"item-status", ""}, {"sku", "B"}});
  const auto delivered =
      with(pillow_row, {{"item-status", "Shipped - Delivered to Buyer"}, {"sku", "C"}});
  const Records all = read_amazon({waiting, untold, delivered});
  const auto& order = only(all.orders);
  BOOST_TEST(order.lines[0].fulfilled.milli == 0);
  BOOST_TEST(order.lines[1].fulfilled.milli == 4000);
  BOOST_TEST(order.lines[2].fulfilled.milli == 4000);
  BOOST_TEST(order.fulfilled->local.second_of_day == 17 * 3600 + 23 * 60 + 22);
  const auto open = with(waiting, {{"order-status", "Unshipped"}});
  BOOST_TEST(!only(read_amazon({open}).orders).fulfilled.has_value());
}

BOOST_AUTO_TEST_CASE(sent_by_the_seller) {
  const auto merchant = with(pillow_row, {{"fulfillment-channel", "Merchant"}});
  BOOST_TEST(only(read_amazon({merchant}).orders).location == "");
}

BOOST_AUTO_TEST_CASE(cancelled_item_of_a_shipped_order_keeps_only_its_place) {
  const auto cancelled = with(pillow_row, {{"item-status", "Cancelled"}, {"quantity", "2"}});
  const Records all = read_amazon({cancelled, pillow_row});
  const auto& order = only(all.orders);
  BOOST_REQUIRE_EQUAL(order.lines.size(), 2U);
  BOOST_TEST(order.lines[0].quantity.milli == 0);
  BOOST_TEST(order.lines[0].gross->minor == 0);
  BOOST_TEST(order.lines[0].fulfilled.milli == 0);
  BOOST_TEST(order.lines[1].gross->minor == 10396);
  BOOST_TEST(order.tax.minor == 856);
  BOOST_TEST(!order.cancelled.has_value());
}

BOOST_AUTO_TEST_CASE(cancelled_order) {
  const auto row = with(pillow_row, {{"order-status", "Cancelled"}, {"item-status", "Cancelled"}});
  const Records all = read_amazon({row});
  const auto& order = only(all.orders);
  BOOST_TEST(order.cancelled->local.second_of_day == 17 * 3600 + 23 * 60 + 22);
  BOOST_TEST(order.lines[0].fulfilled.milli == 0);
  BOOST_TEST(order.fulfilment_state == "cancelled");
}

BOOST_AUTO_TEST_CASE(pending_order_has_neither_amounts_nor_currency) {
  const auto pending = with(pillow_row, pending_row);
  const Records all = read_amazon({with(pending, {{"sales-channel", "Amazon.ca"}})});
  const auto& order = only(all.orders);
  BOOST_TEST((order.currency == kontor::Currency::of("CAD")));
  BOOST_TEST(order.lines[0].gross->minor == 0);
  BOOST_TEST(order.lines[0].quantity.milli == 4000);
  BOOST_TEST(!order.fulfilled.has_value());
  kontor::channels::ProfileOptions options;
  options.entity_currency = kontor::Currency::of("EUR");
  const auto elsewhere = with(pending, {{"sales-channel", "Shop"}});
  BOOST_TEST((only(read_amazon({elsewhere}, columns_32, options).orders).currency ==
              kontor::Currency::of("EUR")));
  BOOST_TEST(refused_row(elsewhere) == "value_missing row=2 column=currency");
}

BOOST_AUTO_TEST_CASE(currency_of_an_order_may_stand_in_a_later_row) {
  const auto first = with(with(pillow_row, pending_row), {{"item-status", "Cancelled"}});
  const auto second = with(pillow_row, {{"currency", "CAD"}, {"order-status", "Pending"}});
  const Records all = read_amazon({first, second});
  const auto& order = only(all.orders);
  BOOST_TEST((order.currency == kontor::Currency::of("CAD")));
  BOOST_TEST((order.lines[0].gross->currency == order.currency));
  BOOST_TEST((order.shipping.currency == order.currency));
  BOOST_TEST(shown(only(read_amazon({pillow_row, second}).refused).refusal) ==
             "value_unknown row=3 column=currency value=CAD");
}

BOOST_AUTO_TEST_CASE(european_prices_contain_the_tax) {
  const auto row = with(pillow_row, {{"sales-channel", "Amazon.de"}, {"currency", "EUR"}});
  BOOST_TEST((only(read_amazon({row}).orders).prices == kontor::intake::Prices::gross));
}

BOOST_AUTO_TEST_CASE(order_of_another_channel_is_linked) {
  const auto row = with(pillow_row, {{"sales-channel", "Non-Amazon US"}});
  BOOST_TEST(only(read_amazon({row}).orders).linked_only);
}

BOOST_AUTO_TEST_CASE(orders_are_told_apart_by_their_number) {
  const auto other = with(pillow_row, {{"amazon-order-id", "113-9925451-0581038"}});
  BOOST_TEST(read_amazon({pillow_row, other, pillow_row}).orders.size() == 3U);
}

BOOST_AUTO_TEST_CASE(wrong_value_refuses_its_order_only) {
  const auto wrong = with(pillow_row, {{"amazon-order-id", "1"}, {"item-price", "free"}});
  const Records all = read_amazon({wrong, pillow_row});
  BOOST_TEST(only(all.orders).key == "114-4892924-3377867");
  BOOST_TEST(shown(only(all.refused).refusal) ==
             "value_not_number row=2 column=item-price value=free");
  BOOST_TEST(refused_row(with(pillow_row, {{"quantity", ""}})) ==
             "value_missing row=2 column=quantity");
  BOOST_TEST(refused_row(with(pillow_row, {{"purchase-date", "02/18/2020"}})) ==
             "value_not_date row=2 column=purchase-date value=02/18/2020");
  BOOST_TEST(refused_row(with(pillow_row, {{"item-price", "9999999999999.00"}})) ==
             "value_too_large row=2 column=item-price value=9999999999999.00");
}

BOOST_AUTO_TEST_CASE(settlement_is_another_profile) {
  BOOST_TEST(file_problem("amazon-all-orders", settlement_text(kontor::test::columns_36,
                                                               {kontor::test::head_row("0.00")})) ==
             "file_other_profile file=test.csv profile=amazon-all-orders other=amazon-settlement");
}

BOOST_AUTO_TEST_CASE(real_orders,
                     *boost::unit_test::precondition(kontor::test::RealData("amazon"))) {
  const auto file = *kontor::test::data_dir() / "amazon" / "all_orders_32col_13rows.txt";
  const auto found = kontor::channels::recognise_file(file);
  BOOST_REQUIRE(bool(found));
  BOOST_TEST(found->profile->name() == "amazon-all-orders");
  auto opened = found->profile->open(std::vector{file}, {});
  BOOST_REQUIRE(bool(opened));
  const Records all = kontor::test::read_all(*opened->source);
  BOOST_TEST(all.refused.size() == 0U);
  BOOST_TEST(all.orders.size() == 13U);
  std::int64_t gross = 0;
  std::int64_t tax = 0;
  for (const auto& order : all.orders) {
    gross += only(order.lines).gross->minor;
    tax += order.tax.minor;
  }
  BOOST_TEST(gross == 27181);
  BOOST_TEST(tax == 1934);
  BOOST_TEST(all.orders[1].lines[0].name.find("(20x20(4pack))") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
