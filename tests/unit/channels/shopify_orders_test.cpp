// What Shopify's orders file means, trap by trap.

#include <boost/test/unit_test.hpp>

#include "tests/unit/channels/reading.h"

namespace {

using kontor::intake::IncomingOrder;
using kontor::intake::LineKind;
using kontor::test::only;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::shown;

const std::string order_columns =
    "Name,Id,Email,Phone,Financial Status,Paid at,Fulfillment Status,Fulfilled "
    "at,Currency,Subtotal,"
    "Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem "
    "price,"
    "Lineitem discount,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
    "Lineitem fulfillment status,Payment Method,Refunded Amount,Outstanding Balance,Vendor\n";

/// A first row: order columns, then the line.
std::string first_order_row(const std::string& name, const std::string& id,
                            const std::string& currency, const std::string& total,
                            const std::string& line) {
  return name + "," + id + ",a@b.example,'+15550100,paid,2025-01-02 10:00:00 -0500,,," + currency +
         ",," + "0.00,0.00," + total + ",0.00,2025-01-02 09:59:00 -0500," + line +
         ",Shopify Payments + Gift Card,0.00,0.00,Acme\n";
}

std::string next_order_row(const std::string& name, const std::string& line) {
  return name + ",,a@b.example,,,,,,,,,,,,2025-01-02 09:59:00 -0500," + line + ",,,,Acme\n";
}

const std::string bell_cells = "2,Bell,5.00,0.50,'0012,true,true,pending";
const std::string tip_cells = "1,Tip,3.00,0.00,,false,false,not_eligible";

Records read_orders(const std::string& rows) {
  return read_text("shopify-orders", order_columns + rows);
}

std::string refused_order(const std::string& rows) {
  const Records all = read_orders(rows);
  BOOST_TEST(all.orders.size() == 0U);
  return shown(only(all.refused).refusal);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shopify_orders_file)

BOOST_AUTO_TEST_CASE(facts_are_taken_as_they_stand) {
  const Records all =
      read_orders(first_order_row("#1", "7000000000001", "EUR", "12.50", bell_cells) +
                  next_order_row("#1", tip_cells));
  const IncomingOrder& order = only(all.orders);
  BOOST_TEST(order.key == "#1");
  BOOST_TEST(order.number == "#1");
  BOOST_TEST(order.row == 2);
  BOOST_TEST(order.buyer.email == "a@b.example");
  BOOST_TEST(order.buyer.phone == "+15550100");
  BOOST_TEST(order.payment_state == "paid");
  BOOST_TEST(*order.paid->offset_minutes == -300);
  BOOST_TEST(order.total->minor == 1250);
  BOOST_TEST(!order.subtotal.has_value());
  BOOST_TEST(order.gateways.size() == 2U);
  BOOST_TEST(order.gateways.back() == "Gift Card");
  BOOST_REQUIRE_EQUAL(order.lines.size(), 2U);
  BOOST_TEST(order.lines[0].sku == "0012");
  BOOST_TEST(order.lines[0].quantity.milli == 2000);
  BOOST_TEST(order.lines[0].discount->minor == 50);
  BOOST_TEST((order.lines[0].kind == LineKind::goods));
  BOOST_TEST((order.lines[1].kind == LineKind::tip));
  BOOST_TEST(order.lines[1].row == 3);
}

BOOST_AUTO_TEST_CASE(tip_with_a_sku_or_tax_is_goods) {
  const Records all = read_orders(
      first_order_row("#1", "1", "EUR", "6.00", "1,Tip,3.00,0.00,TIP-1,false,false,not_eligible") +
      next_order_row("#1", "1,Tip,3.00,0.00,,false,true,not_eligible"));
  for (const auto& line : only(all.orders).lines) BOOST_TEST((line.kind == LineKind::goods));
}

BOOST_AUTO_TEST_CASE(gift_card_is_a_voucher_when_all_marks_say_so) {
  const Records all = read_orders(
      first_order_row("#1", "1", "EUR", "6.00", "1,Gift Card - 25,25.00,,,false,false,fulfilled") +
      next_order_row("#1", "1,Gift Card - 25,25.00,,,true,false,fulfilled"));
  const IncomingOrder& order = only(all.orders);
  BOOST_TEST((order.lines[0].kind == LineKind::voucher));
  BOOST_TEST((order.lines[1].kind == LineKind::goods));
}

BOOST_AUTO_TEST_CASE(adjacent_orders_of_one_name_are_told_apart_by_id) {
  const Records all = read_orders(first_order_row("#1", "1", "EUR", "10.00", bell_cells) +
                                  first_order_row("#1", "2", "EUR", "10.00", bell_cells));
  BOOST_TEST(all.orders.size() == 2U);
}

BOOST_AUTO_TEST_CASE(fulfilled_lines_and_orders) {
  std::string whole = first_order_row("#2", "2", "EUR", "10.00", bell_cells);
  whole.replace(whole.find("-0500,,,EUR"), 11, "-0500,fulfilled,,EUR");
  const Records all =
      read_orders(first_order_row("#1", "1", "EUR", "10.00", "2,Bell,5.00,,,true,true,fulfilled") +
                  next_order_row("#1", bell_cells) + whole);
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  BOOST_TEST(all.orders[0].lines[0].fulfilled.milli == 2000);
  BOOST_TEST(all.orders[0].lines[1].fulfilled.milli == 0);
  BOOST_TEST(all.orders[1].lines[0].fulfilled.milli == 2000);
}

BOOST_AUTO_TEST_CASE(yen_may_print_zero_decimals) {
  const Records all =
      read_orders(first_order_row("#1", "1", "JPY", "500.00", "1,Bell,499.5,,,true,true,pending"));
  BOOST_TEST(only(all.orders).total->minor == 500);
  BOOST_TEST(only(all.orders).lines[0].unit_price.mantissa == 4995);
  BOOST_TEST(refused_order(first_order_row("#1", "1", "JPY", "500.50", bell_cells)) ==
             "value_too_precise row=2 column=Total value=500.50");
}

BOOST_AUTO_TEST_CASE(wrong_value_refuses_the_whole_order) {
  BOOST_TEST(refused_order(first_order_row("#1", "1", "EUR", "10.00", bell_cells) +
                           next_order_row("#1", "two,Bell,5.00,,,true,true,pending")) ==
             "value_not_number row=3 column=Lineitem quantity value=two");
  BOOST_TEST(refused_order(first_order_row("#1", "1", "EURO", "10.00", bell_cells)) ==
             "value_not_currency row=2 column=Currency value=EURO");
  BOOST_TEST(refused_order(first_order_row("#1", "1", "EUR", "", bell_cells)) ==
             "value_missing row=2 column=Total");
  std::string undated = first_order_row("#1", "1", "EUR", "10.00", bell_cells);
  undated.replace(undated.find("2025-01-02 09:59:00 -0500"), 25, "02/01/2025");
  BOOST_TEST(refused_order(undated) == "value_not_date row=2 column=Created at value=02/01/2025");
}

BOOST_AUTO_TEST_CASE(refused_order_leaves_its_neighbours) {
  const Records all = read_orders(first_order_row("#1", "1", "EUR", "x", bell_cells) +
                                  next_order_row("#1", tip_cells) +
                                  first_order_row("#2", "2", "EUR", "10.00", bell_cells));
  BOOST_TEST(only(all.orders).number == "#2");
  BOOST_TEST(only(all.refused).row == 2);
}

BOOST_AUTO_TEST_CASE(order_without_lines_and_head_cut_away) {
  BOOST_TEST(refused_order(first_order_row("#1", "1", "EUR", "10.00", ",,,,,,,")) ==
             "order_without_lines row=2 order=#1");
  BOOST_TEST(refused_order(next_order_row("#1", bell_cells)) ==
             "value_missing row=2 column=Currency");
}

BOOST_AUTO_TEST_CASE(id_that_a_spreadsheet_mangled_makes_no_orders_alike) {
  const Records all = read_orders(first_order_row("#1", "7.1E+12", "EUR", "10.00", bell_cells) +
                                  first_order_row("#2", "7.1E+12", "EUR", "10.00", bell_cells));
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  BOOST_TEST(all.orders[0].key == "#1");
  BOOST_TEST(all.orders[1].key == "#2");
}

BOOST_AUTO_TEST_CASE(endless_order_is_refused) {
  std::string rows = first_order_row("#1", "1", "EUR", "10.00", bell_cells);
  for (int i = 0; i < 10'000; ++i) rows += next_order_row("#1", bell_cells);
  BOOST_TEST(refused_order(rows) == "value_too_large row=10002 column=Lineitem name value=10000");
}

BOOST_AUTO_TEST_SUITE_END()
