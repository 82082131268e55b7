// Amazon's Flat File V2 and the European ways of writing it.

#include <boost/test/unit_test.hpp>

#include "tests/unit/channels/amazon_rows.h"

namespace {

using kontor::intake::IncomingSettled;
using kontor::test::account_row;
using kontor::test::CellsByName;
using kontor::test::columns_33;
using kontor::test::columns_36;
using kontor::test::columns_of;
using kontor::test::columns_v2;
using kontor::test::file_problem;
using kontor::test::head_row;
using kontor::test::only;
using kontor::test::price_row;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::sale_row;
using kontor::test::settlement_text;
using kontor::test::shown_parts;
using kontor::test::with;

}  // namespace

BOOST_AUTO_TEST_SUITE(amazon_settlement_v2)

BOOST_AUTO_TEST_CASE(flat_file_v2) {
  const auto v2 = [](const std::string& type, const std::string& word, const std::string& amount) {
    return with(sale_row, {{"currency", "CAD"},
                           {"amount-type", type},
                           {"amount-description", word},
                           {"amount", amount},
                           {"posted-date", "2026-06-17 00:00:00 UTC"},
                           {"posted-date-time", "2026-06-17 08:14:22 UTC"},
                           {"quantity-purchased", "2"}});
  };
  const Records all =
      read_text("amazon-settlement",
                settlement_text(
                    columns_v2,
                    {head_row("96.90"), v2("ItemPrice", "Principal", "129.99"),
                     v2("ItemPrice", "Tax", "10.40"), v2("ItemFees", "Commission", "-19.50"),
                     v2("ItemWithheldTax", "MarketplaceFacilitatorTax-Principal", "-10.40"),
                     v2("Promotion", "Shipping", "-1.00"), v2("Promotion", "TaxDiscount", "-0.10"),
                     v2("Shipment-Fees", "FBAPerOrderFulfillmentFee", "-2.50"),
                     v2("DirectPayment", "COD", "-0.01"), v2("Odd", "Odder", "-9.98")}));
  const IncomingSettled& settled = only(all.settled);
  BOOST_TEST(shown_parts(settled) ==
             "goods Principal 129.99 x2, marketplace_tax Tax 10.40, fee Commission -19.50, "
             "marketplace_tax MarketplaceFacilitatorTax-Principal -10.40, "
             "discount Shipping -1.00, marketplace_tax TaxDiscount -0.10, "
             "fee FBAPerOrderFulfillmentFee -2.50, other COD -0.01, other Odder -9.98");
  BOOST_TEST(settled.at.local.second_of_day == 8 * 3600 + 14 * 60 + 22);
}

BOOST_AUTO_TEST_CASE(flat_file_v2_beside_orders) {
  const auto v2 = [](const std::string& transaction, const std::string& type,
                     const std::string& word) {
    const Records all =
        read_text("amazon-settlement",
                  settlement_text(columns_v2,
                                  {head_row("1.00"), CellsByName{{"settlement-id", "77"},
                                                                 {"transaction-type", transaction},
                                                                 {"amount-type", type},
                                                                 {"amount-description", word},
                                                                 {"amount", "1.00"}}}));
    return shown_parts(only(all.settled));
  };
  BOOST_TEST(v2("ServiceFee", "other-transaction", "LowInventoryLevelFee") ==
             "fee LowInventoryLevelFee 1.00");
  BOOST_TEST(v2("ServiceFee", "other-transaction", "Vine") == "fee Vine 1.00");
  BOOST_TEST(v2("ServiceFee", "Cost of Advertising", "TransactionTotalAmount") ==
             "fee TransactionTotalAmount 1.00");
  BOOST_TEST(v2("ServiceFee", "Cost of Advertising", "TaxAmount") == "fee_tax TaxAmount 1.00");
  BOOST_TEST(v2("Transfer", "other-transaction", "Current Reserve Amount") ==
             "reserve Current Reserve Amount 1.00");
  BOOST_TEST(v2("Payable to Amazon", "other-transaction", "") ==
             "carried_over Payable to Amazon 1.00");
  BOOST_TEST(v2("Adjustment", "FBA Inventory Reimbursement", "COMPENSATED") ==
             "reimbursement COMPENSATED 1.00");
}

BOOST_AUTO_TEST_CASE(european_file) {
  CellsByName head = head_row("1.234,50");
  head["currency"] = "EUR";
  head["settlement-start-date"] = "09.06.2025 05:15:46 UTC";
  head["settlement-end-date"] = "23.06.2025 05:15:46 UTC";
  head["deposit-date"] = "25.06.2025";
  CellsByName row = account_row("", "");
  row["transaction-type"] = "Refund Reimbursal";
  row["posted-date"] = "10.06.2025";
  row["posted-date-time"] = "10.06.2025 10:23:05 UTC";
  row["amount-type"] = "other-transaction";
  CellsByName first = with(row, {{"amount", "1.234"}});
  CellsByName second = with(row, {{"amount", "0,50"}});
  const Records all =
      read_text("amazon-settlement", settlement_text(columns_v2, {head, first, second}));
  BOOST_TEST(only(all.payouts).total.to_decimal() == "1234.50");
  BOOST_TEST((only(all.payouts).at.local.date == kontor::BusinessDate::of(2025, 6, 25)));
  BOOST_TEST(!only(all.payouts).at.offset_minutes.has_value());
  BOOST_TEST(shown_parts(only(all.settled)) ==
             "reimbursement Refund Reimbursal 1234.00, reimbursement Refund Reimbursal 0.50");
  BOOST_TEST(only(all.settled).at.local.second_of_day == 10 * 3600 + 23 * 60 + 5);
}

BOOST_AUTO_TEST_CASE(amounts_written_both_ways_are_refused) {
  BOOST_TEST(
      file_problem("amazon-settlement",
                   settlement_text(columns_33, {head_row("2.50"), account_row("Fee", "2,50")})) ==
      "settlement_value_wrong file=test.csv line=3 column=other-amount value=2,50");
}

BOOST_AUTO_TEST_CASE(title_that_begins_with_a_quote_is_literal) {
  const CellsByName row = with(sale_row, {{"sku", "\"A\""}});
  const CellsByName next = with(sale_row, {{"sku", "\"B"}, {"order-item-code", "2"}});
  const Records all =
      read_text("amazon-settlement",
                settlement_text(columns_36, {head_row("2.00"), price_row(row, "Principal", "1"),
                                             price_row(next, "Principal", "1")}));
  BOOST_TEST(only(all.settled).parts[0].sku == "\"A\"");
  BOOST_TEST(only(all.settled).parts[1].sku == "\"B");
}

BOOST_AUTO_TEST_CASE(columns_are_found_by_name) {
  std::vector<std::string> names = columns_of(columns_36);
  std::string turned;
  for (auto name = names.rbegin(); name != names.rend(); ++name)
    turned += (turned.empty() ? "" : "|") + *name;
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(turned, {head_row("35.00"), with(sale_row, {{"quantity-purchased", "1"}}),
                               price_row(sale_row, "Principal", "35.00")}));
  BOOST_TEST(shown_parts(only(all.settled)) == "goods Principal 35.00 x1");
}

BOOST_AUTO_TEST_SUITE_END()
