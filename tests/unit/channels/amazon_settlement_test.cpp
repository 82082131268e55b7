// Amazon's flat settlement files: what each amount is for, and that nothing is lost.

#include <boost/test/unit_test.hpp>

#include "tests/support/real_data.h"
#include "tests/unit/channels/amazon_rows.h"

namespace {

using kontor::intake::IncomingSettled;
using kontor::intake::PartKind;
using kontor::intake::SettledKind;
using kontor::intake::SettledPart;
using kontor::test::account_row;
using kontor::test::CellsByName;
using kontor::test::columns_33;
using kontor::test::columns_36;
using kontor::test::columns_of;
using kontor::test::fee_row;
using kontor::test::file_problem;
using kontor::test::head_row;
using kontor::test::only;
using kontor::test::price_row;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::sale_row;
using kontor::test::settlement_text;
using kontor::test::shown_parts;
using kontor::test::sum_of;
using kontor::test::with;

std::string kind_and_part(const std::string& type) {
  const Records all = read_text(
      "amazon-settlement", settlement_text(columns_33, {head_row("1.00"), account_row(type, "1")}));
  const IncomingSettled& settled = only(all.settled);
  return std::string(name_of(settled.kind)) + " " + std::string(name_of(only(settled.parts).kind));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(amazon_settlement_file)

BOOST_AUTO_TEST_CASE(first_row_is_the_payout) {
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(columns_33, {head_row("-321.69"), account_row("Subscription Fee", "-32.09"),
                                   account_row("Inbound Transportation Fee", "-321.69"),
                                   account_row("Successful charge", "32.09    ")}));
  const auto& payout = only(all.payouts);
  BOOST_TEST(payout.gateway == "Amazon");
  BOOST_TEST(payout.key == "77");
  BOOST_TEST(payout.total.to_decimal() == "-321.69");
  BOOST_TEST((payout.total.currency == kontor::Currency::of("CAD")));
  BOOST_TEST((payout.at.local.date == kontor::BusinessDate::of(2025, 8, 16)));
  BOOST_TEST(payout.paid);
  BOOST_TEST(payout.parts.empty());
  BOOST_TEST(all.kinds.front() == 6U);  // the payout comes before what it is made of
  BOOST_REQUIRE_EQUAL(all.settled.size(), 3U);
  BOOST_TEST(all.settled[2].key == "77:3");
  BOOST_TEST(all.settled[2].payout == "77");
  BOOST_TEST(shown_parts(all.settled[2]) == "our_payment Successful charge 32.09");
  BOOST_TEST(!all.settled[2].tells_sale);
  BOOST_TEST(sum_of(all) == -32169);
}

BOOST_AUTO_TEST_CASE(order_of_the_flat_file) {
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(
          columns_36,
          {head_row("23.09"), with(sale_row, {{"quantity-purchased", "2"}}),
           price_row(sale_row, "Principal", "35.00"), price_row(sale_row, "Shipping", "6.99"),
           fee_row(sale_row, "FBAPerUnitFulfillmentFee", "-6.12"),
           fee_row(sale_row, "Commission", "-5.62"),
           fee_row(sale_row, "DigitalServicesFee", "-0.17"),
           with(sale_row, {{"promotion-type", "Shipping"}, {"promotion-amount", "-6.99"}})}));
  const IncomingSettled& settled = only(all.settled);
  BOOST_TEST((settled.kind == SettledKind::charge));
  BOOST_TEST(settled.tells_sale);
  BOOST_TEST(settled.order == "702-1101758-6751437");
  BOOST_TEST(settled.location == "Amazon FBA");
  BOOST_TEST(settled.parts.front().sku == "SALT \"15\"");
  BOOST_TEST(settled.parts.front().item == "135");
  BOOST_TEST(*settled.at.offset_minutes == 0);
  BOOST_TEST(shown_parts(settled) ==
             "goods Principal 35.00 x2, shipping Shipping 6.99, "
             "fee FBAPerUnitFulfillmentFee -6.12, fee Commission -5.62, "
             "fee DigitalServicesFee -0.17, discount Shipping -6.99");
}

BOOST_AUTO_TEST_CASE(transactions_are_adjacent_rows_of_one_order_shipment_and_time) {
  const CellsByName other = with(sale_row, {{"shipment-id", "BX"}});
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(columns_36,
                      {head_row("15.00"), price_row(sale_row, "Principal", "5"),
                       price_row(sale_row, "Tax", "1"), price_row(other, "Principal", "4"),
                       price_row(sale_row, "Principal", "5")}));
  BOOST_REQUIRE_EQUAL(all.settled.size(), 3U);
  BOOST_TEST(all.settled[0].key == "77:1");
  BOOST_TEST(shown_parts(all.settled[0]) == "goods Principal 5.00, tax Tax 1.00");
  BOOST_TEST(all.settled[1].key == "77:2");
  BOOST_TEST(all.settled[2].key == "77:3");
  BOOST_TEST(all.settled[2].order == all.settled[0].order);
}

BOOST_AUTO_TEST_CASE(refund_keeps_the_signs_of_the_file) {
  const CellsByName refund =
      with(sale_row, {{"transaction-type", "Refund"}, {"adjustment-id", "amzn1:crow:0Uc"}});
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(columns_36, {head_row("-52.01"), price_row(refund, "Principal", "-60.00"),
                                   fee_row(refund, "Commission", "9.63"),
                                   fee_row(refund, "RefundCommission", "-1.93"),
                                   fee_row(refund, "DigitalServicesFee", "0.29")}));
  const IncomingSettled& settled = only(all.settled);
  BOOST_TEST((settled.kind == SettledKind::refund));
  BOOST_TEST(settled.tells_sale);
  BOOST_TEST(shown_parts(settled) ==
             "goods Principal -60.00, fee Commission 9.63, fee RefundCommission -1.93, "
             "fee DigitalServicesFee 0.29");
}

BOOST_AUTO_TEST_CASE(two_amounts_in_one_row_are_two_parts) {
  const CellsByName advertising{{"settlement-id", "77"},
                                {"transaction-type", "ServiceFee"},
                                {"posted-date", "2025-08-13T23:50:56+00:00"},
                                {"item-related-fee-type", "Cost of Advertising"},
                                {"item-related-fee-amount", "-1.16"},
                                {"other-fee-amount", "-0.14"},
                                {"other-fee-reason-description", "TaxAmount"}};
  const Records all =
      read_text("amazon-settlement", settlement_text(columns_36, {head_row("-1.30"), advertising}));
  BOOST_TEST(shown_parts(only(all.settled)) ==
             "fee Cost of Advertising -1.16, fee_tax TaxAmount -0.14");
  BOOST_TEST((only(all.settled).kind == SettledKind::adjustment));
}

BOOST_AUTO_TEST_CASE(every_other_column_of_amounts_is_a_part) {
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(columns_36, {head_row("0.15"),
                                   with(sale_row, {{"shipment-fee-type", "FBA transportation fee"},
                                                   {"shipment-fee-amount", "0.01"},
                                                   {"order-fee-type", "FBAPerOrderFulfillmentFee"},
                                                   {"order-fee-amount", "0.02"},
                                                   {"misc-fee-amount", "0.04"},
                                                   {"direct-payment-type", "DirectPayment"},
                                                   {"direct-payment-amount", "0.08"}})}));
  BOOST_TEST(shown_parts(only(all.settled)) ==
             "fee FBA transportation fee 0.01, fee FBAPerOrderFulfillmentFee 0.02, "
             "fee Order 0.04, other DirectPayment 0.08");
}

BOOST_AUTO_TEST_CASE(what_stands_on_the_account_beside_orders) {
  BOOST_TEST(kind_and_part("Payable to Amazon") == "adjustment carried_over");
  BOOST_TEST(kind_and_part("Successful charge") == "adjustment our_payment");
  BOOST_TEST(kind_and_part("Current Reserve Amount") == "adjustment reserve");
  BOOST_TEST(kind_and_part("Previous Reserve Amount Balance") == "adjustment reserve");
  BOOST_TEST(kind_and_part("WAREHOUSE_LOST") == "adjustment reimbursement");
  BOOST_TEST(kind_and_part("REVERSAL_REIMBURSEMENT") == "adjustment reimbursement");
  BOOST_TEST(kind_and_part("Refund Reimbursal") == "adjustment reimbursement");
  BOOST_TEST(kind_and_part("Storage Fee") == "adjustment fee");
  BOOST_TEST(kind_and_part("Micro Deposit") == "adjustment other");
  BOOST_TEST(kind_and_part("A-to-z Guarantee Refund") == "chargeback other");
  BOOST_TEST(kind_and_part("Chargeback Refund") == "chargeback other");
}

BOOST_AUTO_TEST_CASE(reimbursed_goods_are_named) {
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(columns_36,
                      {head_row("15.25"), with(account_row("WAREHOUSE_DAMAGE", "15.25"),
                                               {{"sku", "CRML"}, {"quantity-purchased", "1"}})}));
  const SettledPart& part = only(only(all.settled).parts);
  BOOST_TEST((part.kind == PartKind::reimbursement));
  BOOST_TEST(part.code == "WAREHOUSE_DAMAGE");
  BOOST_TEST(part.sku == "CRML");
  BOOST_TEST(part.quantity.milli == 1000);
}

BOOST_AUTO_TEST_CASE(shipment_of_ours_is_no_order) {
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(columns_36, {head_row("-1.00"), with(account_row("Inbound Fee", "-1.00"),
                                                           {{"order-id", "FBA15ABCDE"}})}));
  BOOST_TEST(only(all.settled).order == "");
  BOOST_TEST(!only(all.settled).tells_sale);
}

BOOST_AUTO_TEST_CASE(sale_made_elsewhere_is_not_told_here) {
  const CellsByName elsewhere =
      with(sale_row, {{"order-id", "S01-0036312-1371678"}, {"marketplace-name", "Non-Amazon CA"}});
  const Records all =
      read_text("amazon-settlement",
                settlement_text(columns_36,
                                {head_row("-3.64"), with(elsewhere, {{"quantity-purchased", "1"}}),
                                 price_row(elsewhere, "Principal", "0.00"),
                                 fee_row(elsewhere, "Commission", "0.00"),
                                 fee_row(elsewhere, "FBAPerUnitFulfillmentFee", "-3.64")}));
  BOOST_TEST(!only(all.settled).tells_sale);
  BOOST_TEST(only(all.settled).order == "S01-0036312-1371678");
  BOOST_TEST(shown_parts(only(all.settled)) ==
             "goods Principal 0.00 x1, fee FBAPerUnitFulfillmentFee -3.64");
}

BOOST_AUTO_TEST_CASE(order_with_fees_alone_is_no_sale) {
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(columns_36, {head_row("-3.00"), fee_row(sale_row, "Commission", "-3.00")}));
  BOOST_TEST(!only(all.settled).tells_sale);
  BOOST_TEST(only(all.settled).order == "702-1101758-6751437");
}

BOOST_AUTO_TEST_CASE(free_goods_without_a_price_row_have_their_units) {
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(columns_36, {head_row("-3.00"), with(sale_row, {{"quantity-purchased", "1"}}),
                                   fee_row(sale_row, "FBAPerUnitFulfillmentFee", "-3.00")}));
  BOOST_TEST(shown_parts(only(all.settled)) ==
             "fee FBAPerUnitFulfillmentFee -3.00, goods  0.00 x1");
  BOOST_TEST(only(all.settled).parts.back().sku == "SALT \"15\"");
}

BOOST_AUTO_TEST_CASE(tax_that_the_marketplace_keeps_is_not_ours) {
  const CellsByName second = with(sale_row, {{"order-item-code", "136"}, {"sku", "B"}});
  const Records all =
      read_text("amazon-settlement",
                settlement_text(
                    columns_36,
                    {head_row("31.00"), price_row(sale_row, "Principal", "10.00"),
                     price_row(sale_row, "Tax", "0.80"), price_row(sale_row, "ShippingTax", "0.20"),
                     fee_row(sale_row, "MarketplaceFacilitatorTax-Principal", "-0.80"),
                     fee_row(sale_row, "MarketplaceFacilitatorTax-Shipping", "-0.20"),
                     price_row(second, "Principal", "20.00"), price_row(second, "Tax", "1.00")}));
  BOOST_TEST(shown_parts(only(all.settled)) ==
             "goods Principal 10.00, marketplace_tax Tax 0.80, marketplace_tax ShippingTax 0.20, "
             "marketplace_tax MarketplaceFacilitatorTax-Principal -0.80, "
             "marketplace_tax MarketplaceFacilitatorTax-Shipping -0.20, "
             "goods Principal 20.00, tax Tax 1.00");
}

BOOST_AUTO_TEST_CASE(long_transaction_is_cut_and_loses_nothing) {
  std::vector<CellsByName> rows{head_row("50.00")};
  for (int item = 0; item < 2'500; ++item) {
    const CellsByName row =
        with(sale_row, {{"order-item-code", std::to_string(item)}, {"posted-date", ""}});
    rows.push_back(with(row, {{"quantity-purchased", "1"}}));
    rows.push_back(price_row(row, "Principal", "0.02"));
  }
  const Records all = read_text("amazon-settlement", settlement_text(columns_36, rows));
  BOOST_REQUIRE_EQUAL(all.settled.size(), 3U);
  BOOST_TEST(sum_of(all) == 5000);
  BOOST_TEST(all.settled[1].key == "77:2");
  BOOST_TEST((all.settled[0].at.local.date == kontor::BusinessDate::of(2025, 8, 14)));
  for (const IncomingSettled& settled : all.settled)
    for (const SettledPart& part : settled.parts) BOOST_TEST(part.quantity.milli == 1000);
}

BOOST_AUTO_TEST_CASE(file_that_lost_a_row_is_refused_whole) {
  BOOST_TEST(
      file_problem("amazon-settlement",
                   settlement_text(columns_33, {head_row("-353.78"),
                                                account_row("Subscription Fee", "-32.09")})) ==
      "settlement_total_disagrees file=test.csv settlement=77 total=-353.78 sum=-32.09 "
      "currency=CAD");
  BOOST_TEST(file_problem("amazon-settlement",
                          settlement_text(columns_33, {account_row("Subscription Fee", "1")})) ==
             "settlement_value_wrong file=test.csv line=2 column=total-amount");
}

BOOST_AUTO_TEST_CASE(amount_that_is_none_refuses_the_file) {
  BOOST_TEST(file_problem("amazon-settlement",
                          settlement_text(columns_33, {head_row("1.00"),
                                                       account_row("Subscription Fee", "one")})) ==
             "settlement_value_wrong file=test.csv line=3 column=other-amount value=one");
  CellsByName undated = head_row("1.00");
  undated["settlement-end-date"] = undated["deposit-date"] = "soon";
  BOOST_TEST(file_problem("amazon-settlement",
                          settlement_text(columns_33, {undated, account_row("Fee", "1.00")})) ==
             "settlement_value_wrong file=test.csv line=2 column=settlement-end-date value=soon");
  CellsByName alien = account_row("Fee", "1.00");
  alien["settlement-id"] = "78";
  BOOST_TEST(
      file_problem("amazon-settlement", settlement_text(columns_33, {head_row("1.00"), alien})) ==
      "settlement_value_wrong file=test.csv line=3 column=settlement-id value=78");
}

BOOST_AUTO_TEST_CASE(two_settlements_in_one_file) {
  CellsByName second = head_row("2.00");
  CellsByName fee = account_row("Fee", "2.00");
  second["settlement-id"] = fee["settlement-id"] = "78";
  const Records all = read_text(
      "amazon-settlement",
      settlement_text(columns_33, {head_row("1.00"), account_row("Fee", "1.00"), second, fee}));
  BOOST_REQUIRE_EQUAL(all.payouts.size(), 2U);
  BOOST_TEST(all.settled[1].key == "78:1");
  BOOST_TEST(all.settled[1].payout == "78");
}

// The seller's four settlements follow each other: the first is carried into the second, that into
// the third.
BOOST_AUTO_TEST_CASE(real_settlements_add_up,
                     *boost::unit_test::precondition(kontor::test::RealData("amazon"))) {
  const auto folder = *kontor::test::data_dir() / "amazon";
  const auto read_file = [](const std::filesystem::path& file) {
    const auto found = kontor::channels::recognise_file(file);
    BOOST_REQUIRE(bool(found));
    BOOST_TEST(found->profile->name() == "amazon-settlement");
    auto opened = found->profile->open(std::vector{file}, {});
    BOOST_REQUIRE(bool(opened));
    Records all = kontor::test::read_all(*opened->source);
    const auto& problem = opened->source->problem();
    BOOST_TEST((problem ? kontor::test::shown(*problem) : "") == "");
    BOOST_TEST(only(all.payouts).total.minor == sum_of(all));
    for (const IncomingSettled& settled : all.settled) {
      if (settled.kind != SettledKind::charge) continue;
      for (const SettledPart& part : settled.parts)
        if (part.kind == PartKind::goods) BOOST_TEST(part.quantity.milli > 0);
    }
    return all;
  };
  const auto total_of = [&](const std::string& name) {
    return only(read_file(folder / name).payouts).total.minor;
  };
  BOOST_TEST(total_of("settlements/50011020300.txt") == -32169);
  BOOST_TEST(total_of("settlements/50018020314.txt") == -6231);
  BOOST_TEST(total_of("settlements/50034020328.txt") == 101608);
  BOOST_TEST(total_of("settlements/50041020342.txt") == 253966);
  BOOST_TEST(total_of("settlement_v2_sample.txt") == 58289);
}

BOOST_AUTO_TEST_SUITE_END()
