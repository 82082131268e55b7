// Square's item sales and transactions, trap by trap.

#include <boost/test/unit_test.hpp>

#include "channels/table.h"
#include "channels/zone_words.h"
#include "tests/unit/channels/reading.h"

namespace kontor::channels::square_test {

namespace {

using kontor::test::file_problem;
using kontor::test::only;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::shown;

const std::string items_start =
    "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,"
    "Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,"
    "Location,Dining Option,Customer ID,Customer Name,Customer Reference ID";
const std::string items_24 = items_start + "\n";
const std::string items_33 = items_start +
                             ",Unit,Count,GTIN,Itemization Type,Fulfillment Note,Channel,Token,"
                             "Card Brand,PAN Suffix\n";
const std::string items_35 = items_start +
                             ",Unit,Count,GTIN,Itemization Type,Commission,Employee,"
                             "Fulfillment Note,Channel,Token,Card Brand,PAN Suffix\n";

const std::string sales_44 =
    "Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,"
    "Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Installment,"
    "Other Tender,Other Tender Type,Other Tender Note,Fees,Net Total,Transaction ID,Payment ID,"
    "Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,"
    "Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Device Nickname,"
    "Deposit ID,Deposit Date,Deposit Details,Fee Percentage Rate,Fee Fixed Rate,Refund Reason\n";
const std::string sales_55 =
    "Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,"
    "Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,"
    "Other Tender,Other Tender Type,Tender Note,Fees,Net Total,Transaction ID,Payment ID,"
    "Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,"
    "Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Device Nickname,"
    "Third Party Fees,Deposit ID,Deposit Date,Deposit Details,Fee Percentage Rate,Fee Fixed Rate,"
    "Refund Reason,Discount Name,Transaction Status,Cash App,Order Reference ID,Fulfillment Note,"
    "Free Processing Applied,Channel,Unattributed Tips,Table Info,International Fee\n";

ProfileOptions in_dollars() {
  ProfileOptions options;
  options.entity_currency = Currency::of("USD");
  return options;
}

constexpr const char* eastern = "2026-06-27,12:59:30,Eastern Time (US & Canada),None,";

/// `what`: from Item to Modifiers Applied; `amounts`: from Gross Sales to Tax.
std::string item_row(const std::string& what, const std::string& amounts, const std::string& ids,
                     const std::string& event = "Payment",
                     const std::string& rest = ",,,,Physical Good,,,,,") {
  return eastern + what + "," + amounts + "," + ids + ",iPad,,," + event + ",Main,,C7,Jo Doe," +
         "," + rest.substr(1) + "\n";
}

Records read_items(const std::string& text) {
  return read_text("square-items", text, in_dollars());
}
Records read_sales(const std::string& text) {
  return read_text("square-transactions", text, in_dollars());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_square)

BOOST_AUTO_TEST_CASE(rows_of_a_transaction_are_its_lines) {
  const Records all = read_items(
      items_33 +
      item_row("Latte,1.0,Large,LAT-L,\"Oat milk, Extra shot\"", "$8.00,-$1.82,$6.18,$0.50",
               "T1,P1", "Payment", ",,,,Physical Good,,,,,") +
      item_row("Custom Amount,2.0,,,", "\"$1,149.00 \",$0.00,\"$1,149.00 \",$0.00", "T1,P1",
               "Payment", ",,,,Custom Amount,,,,,") +
      item_row("eGift,1.0,Regular,,", "$25.00,$0.00,$25.00,$0.00", "T2,P2", "Payment",
               ",,,,Gift Card,,,,,"));
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  const auto& order = all.orders[0];
  BOOST_TEST((order.facet == orders::Facet::lines));
  BOOST_TEST(order.key == "T1");
  BOOST_TEST(order.placed.local.date.to_iso() == "2026-06-27");
  BOOST_TEST(order.placed.local.second_of_day == 12 * 3600 + 59 * 60 + 30);
  BOOST_TEST(*order.placed.offset_minutes == -240);
  BOOST_TEST((order.fulfilled == order.placed));
  BOOST_TEST(order.source == "pos");
  BOOST_TEST(order.location == "Main");
  BOOST_TEST(order.employee == "");
  BOOST_TEST(order.buyer.channel_customer == "C7");
  BOOST_TEST(order.discount.minor == 182);
  BOOST_TEST(order.tax.minor == 50);
  BOOST_TEST(only(order.gateways) == "Square");
  BOOST_REQUIRE_EQUAL(order.lines.size(), 2U);
  BOOST_TEST(order.lines[0].name == "Latte - Large (Oat milk, Extra shot)");
  BOOST_TEST(order.lines[0].sku == "LAT-L");
  BOOST_TEST(order.lines[0].gross->minor == 800);
  BOOST_TEST(order.lines[0].discount->minor == 182);
  BOOST_TEST(order.lines[0].tax->minor == 50);
  BOOST_TEST(order.lines[0].fulfilled.milli == 1000);
  BOOST_TEST(order.lines[1].gross->minor == 114900);
  BOOST_TEST(order.lines[1].unit_price.mantissa == 574'500'000);
  BOOST_TEST(order.lines[1].unit_price.scale == 6);
  BOOST_TEST((order.lines[1].kind == intake::LineKind::goods));
  BOOST_TEST((only(all.orders[1].lines).kind == intake::LineKind::voucher));
  BOOST_TEST(only(all.orders[1].lines).name == "eGift");
}

BOOST_AUTO_TEST_CASE(refund_is_a_document_of_returned_lines) {
  const Records all =
      read_items(items_35 +
                 item_row("Latte,1.0,Large,LAT-L,", "$8.00,-$1.82,$6.18,$0.50", "T1,P1", "Payment",
                          ",,,,Physical Good,$0.00,Linh Nguyen,,,,,") +
                 item_row("Latte,-1.0,Large,LAT-L,", "($8.00),$1.82,-$6.18,-$0.50", "T1,P9",
                          "Refund", ",,,,Physical Good,$0.00,Linh Nguyen,,,,,"));
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  BOOST_TEST(all.orders[0].employee == "Linh Nguyen");
  const auto& refund = all.orders[1];
  BOOST_TEST(refund.key == "T1:P9");
  BOOST_TEST(refund.discount.minor == -182);
  BOOST_TEST(refund.tax.minor == -50);
  BOOST_TEST(only(refund.lines).quantity.milli == -1000);
  BOOST_TEST(only(refund.lines).fulfilled.milli == -1000);
  BOOST_TEST(only(refund.lines).unit_price.mantissa == 8'000'000);
  BOOST_TEST(only(refund.lines).gross->minor == -800);
  BOOST_TEST(only(refund.lines).discount->minor == 182);
  BOOST_TEST(only(refund.lines).tax->minor == -50);
}

BOOST_AUTO_TEST_CASE(zones_in_words) {
  BOOST_TEST(*zone_name("Eastern Time (US & Canada)") == "America/New_York");
  BOOST_TEST(*zone_name("Tokyo") == "Asia/Tokyo");
  BOOST_TEST(*zone_name("Europe/Dublin") == "Europe/Dublin");
  BOOST_TEST(!zone_name("Middle Earth").has_value());
  std::string winter = item_row("A,1,,,", "1,0,1,0", "T1,P1");
  winter.replace(winter.find("2026-06-27,12:59:30"), 19, "01/27/26,2:30:00 PM");
  winter.resize(winter.find("Jo Doe,") + 7);
  const Records all = read_items(items_24 + winter + "\n");
  BOOST_TEST(only(all.orders).placed.local.date.to_iso() == "2026-01-27");
  BOOST_TEST(only(all.orders).placed.local.second_of_day == 14 * 3600 + 30 * 60);
  BOOST_TEST(*only(all.orders).placed.offset_minutes == -300);
}

BOOST_AUTO_TEST_CASE(wrong_row_refuses_its_transaction) {
  std::string nowhere = item_row("A,1,,,", "1,0,1,0", "T3,P3");
  nowhere.replace(nowhere.find("Eastern Time"), 12, "Ring Time");
  const Records all = read_items(items_33 + item_row("A,1,,,", "8,-1,8,0", "T1,P1") +
                                 item_row("B,1,,,", "8,-1,7,0", "T1,P1") +
                                 item_row("A,1,,,", "8,-1,7,0", "T2,P2", "Dispute") + nowhere +
                                 item_row("A,1,,,", "8,-1,7,0", "T4,P4"));
  BOOST_TEST(only(all.orders).key == "T4");
  BOOST_REQUIRE_EQUAL(all.refused.size(), 3U);
  BOOST_TEST(shown(all.refused[0].refusal) ==
             "totals_disagree row=2 order=T1 total=8.00 sum=7.00 currency=USD");
  BOOST_TEST(shown(all.refused[1].refusal) ==
             "value_unknown row=4 column=Event Type value=Dispute");
  BOOST_TEST(shown(all.refused[2].refusal) ==
             "value_unknown row=5 column=Time Zone value=Ring Time (US & Canada)");
}

BOOST_AUTO_TEST_CASE(transaction_is_a_head_with_its_tenders) {
  const Records all = read_sales(
      sales_44 +
      "2018-03-05,13:47:40,Pacific Time (US & Canada),$30.00,-$3.00,$27.00,$10.00,$2.16,$2.00,"
      "$0.00,$41.16,Point of Sale,$31.16,Tap,$5.00,$2.00,$0.00,$3.00,Check,no 7,-$0.93,$40.23,T1,"
      "P1,Visa,0000,iPad,Jo Doe,S1,,,Payment,Main,,C7,Ann Buyer,,,D9,2018-03-06,,2.75,$0.10,\n");
  const auto& order = only(all.orders);
  BOOST_TEST((order.facet == orders::Facet::head));
  BOOST_TEST(order.key == "T1");
  BOOST_TEST(*order.placed.offset_minutes == -480);
  BOOST_TEST(order.source == "pos");
  BOOST_TEST(order.employee == "Jo Doe");
  BOOST_TEST(order.subtotal->minor == 2700);
  BOOST_TEST(order.discount.minor == 300);
  BOOST_TEST(order.tax.minor == 216);
  BOOST_TEST(order.total->minor == 4116);
  BOOST_REQUIRE_EQUAL(order.lines.size(), 2U);
  BOOST_TEST((order.lines[0].kind == intake::LineKind::voucher));
  BOOST_TEST(order.lines[0].gross->minor == 1000);
  BOOST_TEST((order.lines[1].kind == intake::LineKind::tip));
  BOOST_REQUIRE_EQUAL(order.tenders.size(), 4U);
  BOOST_TEST(order.tenders[0].first == "Square");
  BOOST_TEST(order.tenders[0].second.minor == 3116);
  BOOST_TEST(order.tenders[1].first == "Cash");
  BOOST_TEST(order.tenders[2].first == orders::gift_card_gateway);
  BOOST_TEST(order.tenders[3].first == "Check");
  BOOST_REQUIRE_EQUAL(all.settled.size(), 2U);
  const auto& card = all.settled[0];
  BOOST_TEST((card.kind == intake::SettledKind::charge));
  BOOST_TEST(card.key == "card:T1");
  BOOST_TEST(card.order == "T1");
  BOOST_TEST(card.payout == "D9");
  BOOST_TEST(!card.tells_sale);
  BOOST_TEST((only(card.parts).kind == intake::PartKind::other));
  BOOST_TEST(only(card.parts).amount.minor == 3116);
  BOOST_TEST((all.settled[1].kind == intake::SettledKind::adjustment));
  BOOST_TEST(all.settled[1].key == "fee:T1");
  BOOST_TEST(all.settled[1].payout == "D9");
  BOOST_TEST(only(all.settled[1].parts).amount.minor == -93);
  const auto& deposit = only(all.payouts);
  BOOST_TEST(deposit.gateway == "Square");
  BOOST_TEST(deposit.key == "D9");
  BOOST_TEST(deposit.at.local.date.to_iso() == "2018-03-06");
  BOOST_TEST(deposit.summed);
  BOOST_TEST(deposit.total.minor == 0);
  BOOST_TEST(deposit.paid);
}

/// `amounts`: from Gross Sales to Total Collected; `tenders`: from Card to Net Total.
std::string sale_row(const std::string& amounts, const std::string& tenders, const std::string& ids,
                     const std::string& event = "Payment", const std::string& status = "Complete",
                     const std::string& cash_app = "0") {
  return "2026-06-27,12:59:30,Eastern Time (US & Canada)," + amounts + ",Point of Sale," + tenders +
         "," + ids + ",Visa,1,iPad,,S1,,," + event + ",Main,,,,,,0,D9,2026-06-28,,2.6,0.1,,," +
         status + "," + cash_app + ",,,,,,,\n";
}

BOOST_AUTO_TEST_CASE(service_charge_and_cash_app_of_2025) {
  const Records all = read_sales(sales_55 +
                                 sale_row("20,0,4,20,0,0,0,0,24", "10,Tap,4,0,0,,,-0.56,23.44",
                                          "T1,P1", "Payment", "Complete", "10") +
                                 sale_row("24,0,4,24,0,0,0,0,24", "0,,24,0,0,,,0,24", "T2,P2"));
  const auto& order = all.orders.at(0);
  BOOST_TEST((only(order.lines).kind == intake::LineKind::manual));
  BOOST_TEST(only(order.lines).name == "Service charge");
  BOOST_TEST(only(order.lines).unit_price.mantissa == 400);
  BOOST_TEST(order.tenders[0].second.minor == 2000);
  BOOST_TEST(order.employee == "S1");
  BOOST_TEST(order.payment_state == "complete");
  BOOST_TEST(all.orders.at(1).lines.size() == 0U);  // the charge is among its gross sales
  BOOST_TEST(all.settled.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_deposit_is_told_once_and_when_it_is_dated) {
  const std::string row = sale_row("8,0,0,8,0,0,0,0,8", "8,,0,0,0,,,-0.30,7.70", "T1,P1");
  std::string undated = row, wrong = row, cash = row;
  undated.replace(undated.find("D9,2026-06-28"), 13, "D7,");
  wrong.replace(wrong.find("D9,2026-06-28"), 13, "D6,soon");
  cash.replace(cash.find("8,,0,0,0,,,-0.30,7.70"), 21, "0,,8,0,0,,,0,8");
  cash.replace(cash.find("D9,2026-06-28"), 13, "D5,2026-06-28");
  std::string more = row;
  more.replace(more.find("T1,P1"), 5, "T2,P2");
  const Records all = read_sales(sales_55 + row + undated + wrong + cash + more);
  BOOST_TEST(only(all.payouts).key == "D9");
  BOOST_TEST(shown(only(all.refused).refusal) ==
             "value_not_date row=4 column=Deposit Date value=soon");
}

BOOST_AUTO_TEST_CASE(refund_rows) {
  const Records all =
      read_sales(sales_55 +
                 sale_row("-8,1.82,0,-6.18,0,-0.50,0,0,-6.68", "-6.68,,0,0,0,,,0.20,-6.48", "T1,P9",
                          "Refund") +
                 sale_row("0,0,0,0,0,0,0,-5,-5", "-5,,0,0,0,,,0,-5", "T2,P8", "Refund") +
                 sale_row("8,0,0,8,0,0,0,-3,5", "8,,0,0,0,,,-0.30,4.70", "T3,P3") +
                 sale_row("8,0,0,8,0,0,0,0,8", "8,,0,0,0,,,0,8", "T4,P4", "Payment", "Voided") +
                 sale_row("8,0,0,8,0,0,0,-3,5", "5,,0,0,0,,,-0.30,4.70", "T5,P5"));
  BOOST_REQUIRE_EQUAL(all.orders.size(), 5U);
  BOOST_TEST(all.orders[0].key == "T1:P9");
  BOOST_TEST(all.orders[0].subtotal->minor == -618);
  BOOST_TEST(all.orders[0].discount.minor == -182);
  BOOST_TEST(all.orders[0].total->minor == -668);
  BOOST_TEST(only(all.orders[0].tenders).second.minor == -668);
  BOOST_TEST((only(all.orders[1].lines).kind == intake::LineKind::manual));
  BOOST_TEST(only(all.orders[1].lines).gross->minor == -500);
  BOOST_TEST(only(all.orders[1].lines).quantity.milli == -1000);
  BOOST_TEST(all.orders[2].total->minor == 800);
  BOOST_TEST(all.orders[2].refunded.minor == 300);
  BOOST_TEST(only(all.orders[2].tenders).second.minor == 800);
  BOOST_TEST(all.orders[3].cancelled.has_value());
  // Its card column is without what went back: that had come in by the card, too.
  BOOST_TEST(all.orders[4].refunded.minor == 300);
  BOOST_TEST(only(all.orders[4].tenders).second.minor == 800);
  BOOST_TEST((all.settled[0].kind == intake::SettledKind::charge));
  BOOST_TEST(all.settled[0].key == "card:T1:P9");
  BOOST_TEST(only(all.settled[1].parts).amount.minor == 20);
}

BOOST_AUTO_TEST_CASE(amounts_that_do_not_add_up) {
  const Records all =
      read_sales(sales_55 + sale_row("8,0,0,8,0,0,0,0,9", "9,,0,0,0,,,0,9", "T1,P1"));
  BOOST_TEST(shown(only(all.refused).refusal) ==
             "totals_disagree row=2 order=T1 total=9.00 sum=8.00 currency=USD");
  BOOST_TEST(all.settled.size() == 0U);
  const Records huge = read_sales(
      sales_55 + sale_row("92233720368547758.00,1,0,8,0,0,0,0,9", "9,,0,0,0,,,0,9", "T1,P1"));
  BOOST_TEST(shown(only(huge.refused).refusal) ==
             "value_too_large row=2 column=Gross Sales value=92233720368547758.00");
  BOOST_TEST(shown(only(read_text("square-transactions",
                                  sales_55 + sale_row("8,0,0,8,0,0,0,0,8", "8,,0,0,0,,,0,8", "T,P"))
                            .refused)
                       .refusal) == "value_missing row=2 column=Currency");
}

BOOST_AUTO_TEST_CASE(recognised_by_names_alone) {
  for (const auto& [profile, header] :
       {std::pair("square-items", items_24), std::pair("square-items", items_33),
        std::pair("square-items", items_35), std::pair("square-transactions", sales_44),
        std::pair("square-transactions", sales_55)}) {
    auto table = Table::open(memory_input("x.csv", header + "\n"));
    BOOST_REQUIRE(bool(table));
    const auto found = recognise_header((*table)->header());
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->profile->name() == profile);
  }
  BOOST_TEST(file_problem("square-items",
                          items_24 + "31/12/2025,1:00,London" + std::string(21, ',') + "\n") ==
             "file_dates_unclear file=test.csv column=Date value=31/12/2025");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::channels::square_test
