// What Amazon's warehouses hold and what came back to them.

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "formats/delimited/header.h"
#include "tests/support/real_data.h"
#include "tests/unit/channels/amazon_rows.h"

namespace {

using kontor::test::CellsByName;
using kontor::test::only;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::settlement_text;
using kontor::test::shown;
using kontor::test::with;

const std::string columns_inventory =
    "sku|fnsku|asin|product-name|condition|your-price|mfn-listing-exists|"
    "mfn-fulfillable-quantity|afn-listing-exists|afn-warehouse-quantity|"
    "afn-fulfillable-quantity|afn-unsellable-quantity|afn-reserved-quantity|afn-total-quantity|"
    "per-unit-volume|afn-inbound-working-quantity|afn-inbound-shipped-quantity|"
    "afn-inbound-receiving-quantity";
const std::string columns_returns =
    "return-date|order-id|sku|asin|fnsku|product-name|quantity|fulfillment-center-id|"
    "detailed-disposition|reason|status|license-plate-number|customer-comments";

const CellsByName bell_row{{"sku", "B-1"},
                           {"fnsku", "X000ABC"},
                           {"product-name", "Bell 12\""},
                           {"condition", "Unknown"},
                           {"mfn-fulfillable-quantity", ""},
                           {"afn-warehouse-quantity", "10"},
                           {"afn-fulfillable-quantity", "6"},
                           {"afn-unsellable-quantity", "1"},
                           {"afn-reserved-quantity", "3"},
                           {"afn-total-quantity", "30"}};

const CellsByName returned_row{{"return-date", "2025-08-20T11:12:13+00:00"},
                               {"order-id", "702-1101758-6751437"},
                               {"sku", "B-1"},
                               {"quantity", "1"},
                               {"detailed-disposition", "CUSTOMER_DAMAGED"},
                               {"reason", "DEFECTIVE"},
                               {"license-plate-number", "LPNRR123"},
                               {"customer-comments", "\"Broke\" at once"}};

Records read_inventory(const std::vector<CellsByName>& rows) {
  return read_text("amazon-fba-inventory", settlement_text(columns_inventory, rows));
}

Records read_returns(const std::vector<CellsByName>& rows) {
  return read_text("amazon-fba-returns", settlement_text(columns_returns, rows));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(amazon_fba_files)

BOOST_AUTO_TEST_CASE(warehouse_quantity_is_on_hand) {
  const Records all = read_inventory({bell_row});
  const auto& stock = only(all.stock);
  BOOST_TEST(stock.sku == "B-1");
  BOOST_TEST(stock.name == "Bell 12\"");
  BOOST_TEST(stock.location == "Amazon FBA");
  BOOST_TEST(stock.counted.milli == 10'000);
  BOOST_TEST(!stock.counted_is_available);
  BOOST_TEST(stock.unavailable.milli == 4'000);
}

BOOST_AUTO_TEST_CASE(no_more_is_unavailable_than_was_counted) {
  const Records all = read_inventory({with(bell_row, {{"afn-reserved-quantity", "25"}})});
  BOOST_TEST(only(all.stock).unavailable.milli == 10'000);
}

BOOST_AUTO_TEST_CASE(blank_and_unknown_quantities) {
  const Records all = read_inventory({with(bell_row, {{"afn-warehouse-quantity", ""}}),
                                      with(bell_row, {{"afn-warehouse-quantity", "Unknown"}}),
                                      with(bell_row, {{"sku", "B-2"},
                                                      {"afn-warehouse-quantity", "0"},
                                                      {"afn-unsellable-quantity", ""},
                                                      {"afn-reserved-quantity", "Unknown"}})});
  BOOST_TEST(only(all.stock).sku == "B-2");
  BOOST_TEST(only(all.stock).counted.milli == 0);
  BOOST_TEST(only(all.stock).unavailable.milli == 0);
  BOOST_TEST(all.refused.empty());
}

BOOST_AUTO_TEST_CASE(wrong_count_is_refused_by_row) {
  const Records all = read_inventory({with(bell_row, {{"afn-warehouse-quantity", "ten"}}),
                                      with(bell_row, {{"sku", ""}}), bell_row});
  BOOST_TEST(only(all.stock).sku == "B-1");
  BOOST_REQUIRE_EQUAL(all.refused.size(), 2U);
  BOOST_TEST(shown(all.refused[0].refusal) ==
             "value_not_number row=2 column=afn-warehouse-quantity value=ten");
  BOOST_TEST(shown(all.refused[1].refusal) == "value_missing row=3 column=sku");
}

BOOST_AUTO_TEST_CASE(returned_goods) {
  const Records all = read_returns({returned_row});
  const auto& order = only(all.orders);
  BOOST_TEST((order.facet == kontor::orders::Facet::goods_back));
  BOOST_TEST(order.key == "702-1101758-6751437");
  BOOST_TEST(order.facet_key == "LPNRR123");
  BOOST_TEST(order.lines.empty());
  const auto& back = only(order.goods_back);
  BOOST_TEST(back.key == "LPNRR123");
  BOOST_TEST(back.sku == "B-1");
  BOOST_TEST(back.quantity.milli == 1000);
  BOOST_TEST(!back.saleable);
  BOOST_TEST(back.location == "Amazon FBA");
  BOOST_TEST(back.reason == "DEFECTIVE, CUSTOMER_DAMAGED");
  BOOST_TEST(back.at.local.second_of_day == 11 * 3600 + 12 * 60 + 13);
}

BOOST_AUTO_TEST_CASE(saleable_goods_and_pieces_without_a_label) {
  const auto row =
      with(returned_row, {{"detailed-disposition", "SELLABLE"}, {"license-plate-number", ""}});
  const Records all = read_returns({row, row, with(row, {{"sku", "B-2"}}), row});
  BOOST_REQUIRE_EQUAL(all.orders.size(), 4U);
  BOOST_TEST(all.orders[0].goods_back[0].saleable);
  const std::string stem = "702-1101758-6751437 2025-08-20T11:12:13+00:00 B-";
  BOOST_TEST(all.orders[0].facet_key == stem + "1 1");
  BOOST_TEST(all.orders[1].facet_key == stem + "1 2");
  BOOST_TEST(all.orders[2].facet_key == stem + "2 1");
}

BOOST_AUTO_TEST_CASE(return_without_order_or_quantity_is_refused) {
  const Records all =
      read_returns({with(returned_row, {{"order-id", ""}}), with(returned_row, {{"quantity", "0"}}),
                    with(returned_row, {{"return-date", ""}})});
  BOOST_TEST(all.orders.empty());
  BOOST_REQUIRE_EQUAL(all.refused.size(), 3U);
  BOOST_TEST(shown(all.refused[0].refusal) == "value_missing row=2 column=order-id");
  BOOST_TEST(shown(all.refused[1].refusal) == "value_unknown row=3 column=quantity value=0");
  BOOST_TEST(shown(all.refused[2].refusal) == "value_missing row=4 column=return-date");
}

// Amazon has many reports with columns of the same names; only those that are meant are taken.
BOOST_AUTO_TEST_CASE(other_reports_are_not_taken_for_these,
                     *boost::unit_test::precondition(kontor::test::RealData("amazon"))) {
  std::ifstream file(*kontor::test::data_dir() / "amazon" / "report_headers.tsv");
  std::string line;
  std::map<std::string, std::string> taken;
  int reports = 0;
  while (std::getline(file, line)) {
    kontor::formats::Row row;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.cells.push_back(cell);
    const std::string report = row.cells.front();
    row.cells.erase(row.cells.begin());
    ++reports;
    const auto found = kontor::channels::recognise_header(kontor::formats::Header(row));
    if (found) taken[report] = found->profile->name();
  }
  BOOST_TEST(reports == 16);
  const std::map<std::string, std::string> meant{
      {"FbaReturns", "amazon-fba-returns"},
      {"FbaSalesAllByLastUpdateFlatFile", "amazon-all-orders"},
      {"SettlementFlatFile", "amazon-settlement"},
      {"TrackingByOrderDateFlatFile", "amazon-all-orders"}};
  BOOST_TEST((taken == meant));
}

BOOST_AUTO_TEST_SUITE_END()
