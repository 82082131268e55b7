// Shopify's payment transactions and payouts, layout by layout, trap by trap.

#include <boost/test/unit_test.hpp>

#include "tests/unit/channels/reading.h"

namespace {

using kontor::intake::IncomingPayout;
using kontor::intake::IncomingSettled;
using kontor::intake::PartKind;
using kontor::intake::SettledKind;
using kontor::test::only;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::shown;

const std::string payments_16 =
    "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,"
    "Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency"
    "\n";
const std::string payments_18 =
    "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,"
    "Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,"
    "Presentment Currency,Currency,VAT\n";
const std::string payments_19 =
    "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,"
    "Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,"
    "Presentment Currency,Currency,Business Entity Name,Business Entity ID\n";
const std::string payouts_10 =
    "Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,"
    "Currency\n";
const std::string payouts_13 =
    "Payout Date,Status,Charges,Refunds,Adjustments,Marketplace Sales Tax,Advances,"
    "Reserved Funds,Fees,Retried Amount,Total,Currency,Bank Reference\n";

/// A row of the 16 columns of a card payment that is paid out.
std::string paid_row(const std::string& type, const std::string& amount, const std::string& fee,
                     const std::string& net) {
  return "2025-06-30 23:32:39 -0400," + type + ",#43033,master,online,paid,2025-07-02,2025-07-02," +
         amount + "," + fee + "," + net + ",#51,card,12.00,CAD,USD\n";
}

/// "other charge 9.00; fee Fee -0.50".
template <class Record>
std::string parts_of(const Record& record) {
  std::string text;
  for (const auto& part : record.parts) {
    if (!text.empty()) text += "; ";
    text += std::string(kontor::intake::name_of(part.kind)) + " " + part.code + " " +
            part.amount.to_decimal();
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shopify_money_files)

BOOST_AUTO_TEST_CASE(charge_in_the_shops_currency) {
  const Records all =
      read_text("shopify-payments", payments_16 + paid_row("charge", "9.00", "0.50", "8.50"));
  const IncomingSettled& charge = only(all.settled);
  BOOST_TEST((charge.kind == SettledKind::charge));
  BOOST_TEST(charge.gateway == "Shopify Payments");
  BOOST_TEST(charge.order == "#43033");
  BOOST_TEST(charge.payout == "2025-07-02 USD");
  BOOST_TEST(charge.key == "#43033 charge 2025-07-01T03:32:39Z 9.00 USD");
  BOOST_TEST(charge.currency.code() == "USD");
  BOOST_TEST(*charge.at.offset_minutes == -240);
  BOOST_TEST(parts_of(charge) == "other charge 9.00; fee Fee -0.50");
  BOOST_TEST(!charge.tells_sale);
}

BOOST_AUTO_TEST_CASE(each_type_has_its_kind) {
  const Records all =
      read_text("shopify-payments", payments_16 + paid_row("refund", "-9.00", "0.00", "-9.00") +
                                        paid_row("dispute", "-9.00", "15.00", "-24.00") +
                                        paid_row("chargeback won", "9.00", "-15.00", "24.00") +
                                        paid_row("adjustment", "0.00", "2.00", "-2.00") +
                                        paid_row("Reserve", "-5.00", "0.00", "-5.00") +
                                        paid_row("payout", "-3.00", "0.00", "-3.00"));
  BOOST_REQUIRE_EQUAL(all.settled.size(), 5U);
  BOOST_TEST(all.refused.size() == 0U);
  BOOST_TEST((all.settled[0].kind == SettledKind::refund));
  BOOST_TEST(parts_of(all.settled[0]) == "other refund -9.00");
  BOOST_TEST((all.settled[1].kind == SettledKind::chargeback));
  BOOST_TEST(parts_of(all.settled[1]) == "other dispute -9.00; fee Fee -15.00");
  BOOST_TEST((all.settled[2].kind == SettledKind::chargeback));
  BOOST_TEST(parts_of(all.settled[2]) == "other chargeback won 9.00; fee Fee 15.00");
  BOOST_TEST((all.settled[3].kind == SettledKind::adjustment));
  BOOST_TEST(parts_of(all.settled[3]) == "fee Fee -2.00");
  BOOST_TEST(parts_of(all.settled[4]) == "reserve reserve -5.00");
}

BOOST_AUTO_TEST_CASE(pending_money_has_no_payout_yet_and_keeps_its_key) {
  const std::string paid = paid_row("charge", "9.00", "0.50", "8.50");
  std::string pending = paid;
  pending.replace(pending.find(",paid,"), 6, ",pending,");
  const Records before = read_text("shopify-payments", payments_16 + pending);
  const Records after = read_text("shopify-payments", payments_16 + paid);
  BOOST_TEST(only(before.settled).payout == "");
  BOOST_TEST(only(before.settled).key == only(after.settled).key);
}

BOOST_AUTO_TEST_CASE(equal_rows_of_a_file_are_two_transactions) {
  const std::string row = paid_row("charge", "9.00", "0.50", "8.50");
  const Records all = read_text("shopify-payments", payments_16 + row + row);
  BOOST_REQUIRE_EQUAL(all.settled.size(), 2U);
  BOOST_TEST(all.settled[1].key == all.settled[0].key + " #2");
}

BOOST_AUTO_TEST_CASE(the_same_transaction_in_another_zone_of_the_shop) {
  std::string moved = paid_row("charge", "9.00", "0.50", "8.50");
  moved.replace(0, 25, "2025-07-01 05:32:39 +0200");
  const Records all = read_text("shopify-payments", payments_16 + moved);
  BOOST_TEST(only(all.settled).key == "#43033 charge 2025-07-01T03:32:39Z 9.00 USD");
}

BOOST_AUTO_TEST_CASE(payments_with_18_columns_tell_the_tax_on_fees) {
  const std::string begin =
      "2026-01-19 12:07:45 +0100,charge,#3703,master,online,paid,2026-02-02,"
      "140769394954,2026-01-22,37.90,1.10,";
  const std::string end = ",#51,card,37.90,EUR,EUR,";
  const Records all = read_text("shopify-payments", payments_18 + begin + "36.80" + end + "0.00\n" +
                                                        begin + "36.80" + end + "0.21\n" + begin +
                                                        "36.59" + end + "0.21\n");
  BOOST_REQUIRE_EQUAL(all.settled.size(), 3U);
  BOOST_TEST(all.settled[0].payout == "2026-02-02 EUR");
  BOOST_TEST(parts_of(all.settled[0]) == "other charge 37.90; fee Fee -1.10");
  BOOST_TEST(parts_of(all.settled[1]) == "other charge 37.90; fee Fee -0.89; fee_tax VAT -0.21");
  BOOST_TEST(parts_of(all.settled[2]) == "other charge 37.90; fee Fee -1.10; fee_tax VAT -0.21");
}

BOOST_AUTO_TEST_CASE(payments_with_19_columns) {
  const Records all = read_text(
      "shopify-payments", payments_19 +
                              "2026-08-24 22:01:24 +0400,charge,#3439,master,online,in_transit,"
                              "2026-09-01,148156579998,2026-09-01,988.21,57.68,930.53,#43,card,"
                              "1010.40,SAR,AED,Example LLC,MTY5\n");
  BOOST_TEST(only(all.settled).payout == "2026-09-01 AED");
  BOOST_TEST(only(all.settled).parts.front().amount.minor == 98'821);
}

BOOST_AUTO_TEST_CASE(wrong_payment_rows_are_refused) {
  const auto refused = [](const std::string& row) {
    return shown(only(read_text("shopify-payments", payments_16 + row).refused).refusal);
  };
  BOOST_TEST(refused(paid_row("charge", "9.00", "0.50", "9.00")) ==
             "parts_disagree row=2 name=#43033 sum=8.50 total=9.00 currency=USD");
  BOOST_TEST(refused(paid_row("charge", "", "0.50", "8.50")) ==
             "value_missing row=2 column=Amount");
  BOOST_TEST(refused(paid_row("", "9.00", "0.50", "8.50")) == "value_missing row=2 column=Type");
}

BOOST_AUTO_TEST_CASE(payouts_with_10_columns) {
  const Records all =
      read_text("shopify-payouts", payouts_10 +
                                       "2026-09-10,paid,1650.00,-20.00,-15.00,-156.75,-67.65,0.00,"
                                       "1390.60,EUR\n");
  const IncomingPayout& payout = only(all.payouts);
  BOOST_TEST(payout.key == "2026-09-10 EUR");
  BOOST_TEST(payout.gateway == "Shopify Payments");
  BOOST_TEST(payout.total.minor == 139'060);
  BOOST_TEST(payout.paid);
  BOOST_TEST(payout.at.local.date.to_iso() == "2026-09-10");
  BOOST_TEST(parts_of(payout) ==
             "goods Charges 1650.00; goods Refunds -20.00; other Adjustments -15.00; "
             "reserve Reserved Funds -156.75; fee Fees -67.65");
}

BOOST_AUTO_TEST_CASE(payouts_with_13_columns) {
  const Records all =
      read_text("shopify-payouts",
                payouts_13 +
                    "2026-05-01,in_transit,100.00,0.00,0.00,-5.00,-10.00,0.00,-3.00,4.00,86.00,"
                    "USD,'0012\n"
                    "2026-05-02,scheduled,0.00,-7.00,0.00,0.00,0.00,0.00,0.00,0.00,-7.00,USD,\n");
  BOOST_REQUIRE_EQUAL(all.payouts.size(), 2U);
  BOOST_TEST(parts_of(all.payouts[0]) ==
             "goods Charges 100.00; marketplace_tax Marketplace Sales Tax -5.00; "
             "other Advances -10.00; fee Fees -3.00; carried_over Retried Amount 4.00");
  BOOST_TEST(all.payouts[0].paid);
  BOOST_TEST(all.payouts[0].bank_reference == "0012");
  BOOST_TEST(!all.payouts[1].paid);
  BOOST_TEST(all.payouts[1].total.minor == -700);
}

BOOST_AUTO_TEST_CASE(two_payouts_of_a_day_by_currency_and_ordinal) {
  const std::string begin = "2026-05-01,paid,1.00,0.00,0.00,0.00,0.00,0.00,1.00,";
  const Records all = read_text("shopify-payouts",
                                payouts_10 + begin + "USD\n" + begin + "EUR\n" + begin + "USD\n");
  BOOST_REQUIRE_EQUAL(all.payouts.size(), 3U);
  BOOST_TEST(all.payouts[0].key == "2026-05-01 USD");
  BOOST_TEST(all.payouts[1].key == "2026-05-01 EUR");
  BOOST_TEST(all.payouts[2].key == "2026-05-01 USD #2");
}

BOOST_AUTO_TEST_CASE(payout_that_does_not_add_up_is_refused) {
  const Records all =
      read_text("shopify-payouts", payouts_10 +
                                       "2026-09-10,paid,1650.00,0.00,-15.00,-156.75,"
                                       "-67.65,0.00,1395.60,EUR\n");
  BOOST_TEST(all.payouts.size() == 0U);
  BOOST_TEST(shown(only(all.refused).refusal) ==
             "parts_disagree row=2 name=2026-09-10 EUR sum=1410.60 total=1395.60 currency=EUR");
}

BOOST_AUTO_TEST_SUITE_END()
