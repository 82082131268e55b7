// Etsy's sold orders and sold order items, trap by trap.

#include <boost/test/unit_test.hpp>

#include "channels/table.h"
#include "tests/unit/channels/reading.h"

namespace kontor::channels::etsy_test {

namespace {

using kontor::test::file_problem;
using kontor::test::only;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::shown;

const std::string orders_header =
    "Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,"
    "Payment Method,Date Shipped,Street 1,Street 2,Ship City,Ship State,Ship Zipcode,Ship Country,"
    "Currency,Order Value,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Shipping,"
    "Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,"
    "Adjusted Card Processing Fees,Adjusted Net Order Amount,Buyer,Order Type,Payment Type,"
    "InPerson Discount,InPerson Location,SKU\n";

const std::string items_header =
    "Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,"
    "Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,"
    "Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,"
    "Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type,Payment Type,"
    "InPerson Discount,InPerson Location,VAT Paid by Buyer,SKU\n";

/// A row of the orders file. `amounts`: from Order Value to Order Total without the coupons;
/// `after`: from Card Processing Fees to Adjusted Net Order Amount.
std::string order_row(const std::string& id, const std::string& dates, const std::string& amounts,
                      const std::string& after, const std::string& status = "Shipped",
                      const std::string& kind = "online,online_cc,,") {
  const std::size_t comma = dates.find(',');
  const std::size_t value = amounts.find(',');
  return dates.substr(0, comma) + "," + id + ",buyer7,Jo Doe,Jo,Doe,2,Credit Card" +
         dates.substr(comma) + ",1 Road,,Leeds,,LS1,United Kingdom,USD," +
         amounts.substr(0, value) + ",,% off" + amounts.substr(value) + "," + status + "," + after +
         ",jo," + kind + ",\"A,B\"\n";
}

Records read_orders(const std::string& rows) {
  return read_text("etsy-orders", orders_header + rows);
}

std::string item_row(const std::string& order, const std::string& name, const std::string& amounts,
                     const std::string& more) {
  const std::size_t cut = amounts.find('|');
  return "09/25/26," + name + ",jo," + amounts.substr(0, cut) + ",,," + amounts.substr(cut + 1) +
         ",USD,41,9,09/25/26," + more.substr(0, more.find('|')) + ",Jo Doe,1 Road,,Leeds,,LS1,UK," +
         order + "," + more.substr(more.find('|') + 1) + "\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_etsy)

BOOST_AUTO_TEST_CASE(orders_are_heads_without_lines) {
  const Records all = read_orders(order_row("3001", "12/31/2023,01/02/2024",
                                            "40.00,4.00,0.00,5.00,0.00,44.28", "1.48,39.52,,,"));
  const auto& order = only(all.orders);
  BOOST_TEST((order.facet == orders::Facet::head));
  BOOST_TEST(order.key == "3001");
  BOOST_TEST(order.number == "3001");
  BOOST_TEST(order.placed.local.date.to_iso() == "2023-12-31");
  BOOST_TEST(order.fulfilled->local.date.to_iso() == "2024-01-02");
  BOOST_TEST(!order.cancelled.has_value());
  BOOST_TEST(order.lines.size() == 0U);
  BOOST_TEST(order.subtotal->minor == 3600);
  BOOST_TEST(order.discount.minor == 400);
  BOOST_TEST(order.shipping.minor == 500);
  BOOST_TEST(order.tax.minor == 0);
  BOOST_TEST(order.total->minor == 4100);
  BOOST_TEST(order.marketplace_tax.minor == 328);
  BOOST_TEST(order.refunded.minor == 0);
  BOOST_TEST(only(order.gateways) == "Etsy Payments");
  BOOST_TEST((order.settlement == intake::Settlement::at_sale));
  BOOST_TEST(order.buyer.channel_customer == "buyer7");
  BOOST_TEST(order.buyer.name == "Jo Doe");
  BOOST_TEST(order.source == "online");
  BOOST_TEST(order.fulfilment_state == "shipped");
}

BOOST_AUTO_TEST_CASE(fee_is_an_adjustment_of_the_gateway) {
  const Records all = read_orders(order_row("1", "09/25/26,", "10,0,0,0,0,10", "0.55,9.45,,,") +
                                  order_row("2", "09/26/26,09/27/26", "10,0,0,0,0,10", ",,,,"));
  const auto& fee = only(all.settled);
  BOOST_TEST((fee.kind == intake::SettledKind::adjustment));
  BOOST_TEST(fee.gateway == "Etsy Payments");
  BOOST_TEST(fee.key == "fee:1");
  BOOST_TEST(fee.order == "1");
  BOOST_TEST(fee.payout == "");
  BOOST_TEST(!fee.tells_sale);
  BOOST_TEST((only(fee.parts).kind == intake::PartKind::fee));
  BOOST_TEST(only(fee.parts).amount.minor == -55);
  BOOST_TEST(!all.orders[0].fulfilled.has_value());
  // Orders first, so that they are taken in together.
  BOOST_TEST(all.kinds.size() == 3U);
  BOOST_TEST(all.kinds[1] == all.kinds[0]);
}

BOOST_AUTO_TEST_CASE(shipping_discount_is_taken_off_once) {
  const Records all =
      read_orders(order_row("1", "9/5/26,", "20.00,0.00,2.00,5.00,0.00,23.00", "1.00,22.00,,,") +
                  order_row("2", "9/5/26,", "20.00,0.00,2.00,5.00,0.00,25.00", "1.00,24.00,,,") +
                  order_row("3", "9/5/26,", "20.00,0.00,5.00,0.00,0.00,20.00", ",,,,") +
                  order_row("4", "9/5/26,", "20.00,0.00,2.00,5.00,1.50,24.50", "1.00,23.50,,,"));
  BOOST_TEST(all.orders[0].shipping.minor == 300);
  BOOST_TEST(all.orders[0].total->minor == 2300);
  BOOST_TEST(all.orders[1].shipping.minor == 500);
  BOOST_TEST(all.orders[1].total->minor == 2500);
  BOOST_TEST(all.orders[2].shipping.minor == 0);
  BOOST_TEST(all.orders[2].total->minor == 2000);
  BOOST_TEST(all.orders[3].shipping.minor == 300);
  BOOST_TEST(all.orders[3].tax.minor == 150);
  BOOST_TEST(all.orders[3].total->minor == 2450);
  BOOST_TEST(all.orders[3].marketplace_tax.minor == 0);
}

BOOST_AUTO_TEST_CASE(refund_is_the_sellers_part) {
  const Records all = read_orders(
      order_row("1", "9/5/26,", "20,0,0,0,0,22", "1.00,19.00,11.00,0.50,9.50") +
      order_row("2", "9/5/26,", "20,0,0,0,0,22", "1.00,19.00,11.00,,") +
      order_row("3", "9/5/26,", "20,0,0,0,0,20", ",,5.00,,") +
      order_row("4", "9/5/26,", "20,0,0,0,0,20", "1.00,19.00,0.00,0.00,0.00", "Canceled"));
  BOOST_TEST(all.orders[0].refunded.minor == 1000);
  BOOST_TEST(all.orders[1].refunded.minor == 1000);
  BOOST_TEST(all.orders[2].refunded.minor == 1500);
  BOOST_TEST(all.orders[3].refunded.minor == 0);  // never sent, never sold
  BOOST_TEST(all.orders[3].cancelled.has_value());
  BOOST_REQUIRE_EQUAL(all.settled.size(), 5U);
  BOOST_TEST(all.settled[1].key == "fee-back:1");
  BOOST_TEST(only(all.settled[1].parts).amount.minor == 50);
}

BOOST_AUTO_TEST_CASE(in_person_orders_have_a_place_and_cash) {
  const Records all = read_orders(order_row("1", "9/5/26,", "20,2,0,0,0,18", ",,,,", "Completed",
                                            "in-person,cash,2.00,Autumn Fair"));
  BOOST_TEST(only(all.orders).location == "Autumn Fair");
  BOOST_TEST(only(all.orders).source == "in-person");
  BOOST_TEST(only(only(all.orders).gateways) == "Cash");
  BOOST_TEST(only(all.orders).total->minor == 1800);  // without a net the discount counts once
}

BOOST_AUTO_TEST_CASE(day_first_dates_refuse_the_file) {
  BOOST_TEST(file_problem("etsy-orders",
                          orders_header + order_row("1", "05/06/26,", "1,0,0,0,0,1", ",,,,") +
                              order_row("2", "31/12/2023,", "1,0,0,0,0,1", ",,,,")) ==
             "file_dates_unclear file=test.csv column=Sale Date value=31/12/2023");
  BOOST_TEST(file_problem("etsy-items",
                          items_header + item_row("1", "A", "1,5|0,0,0,0,5", "25/09/26|,,,,,,,")) ==
             "file_dates_unclear file=test.csv column=Date Shipped value=25/09/26");
}

BOOST_AUTO_TEST_CASE(wrong_row_leaves_its_neighbours) {
  const Records all = read_orders(order_row("1", "9/5/26,", "x,0,0,0,0,1", "1,1,,,") +
                                  order_row("2", "9/5/26,", "1,0,0,0,0,1", ",,,,") +
                                  order_row("3", "soon,", "1,0,0,0,0,1", ",,,,"));
  BOOST_TEST(only(all.orders).key == "2");
  BOOST_TEST(all.settled.size() == 0U);
  BOOST_TEST(
      shown(only(read_orders(order_row("4", "9/5/26,", "9223372036854775.00,1,0,0,0,1", ",,,,"))
                     .refused)
                .refusal) == "value_too_large row=2 column=Order Value value=9223372036854775.00");
  BOOST_REQUIRE_EQUAL(all.refused.size(), 2U);
  BOOST_TEST(shown(all.refused[0].refusal) == "value_not_number row=2 column=Order Value value=x");
  BOOST_TEST(shown(all.refused[1].refusal) == "value_not_date row=4 column=Sale Date value=soon");
}

BOOST_AUTO_TEST_CASE(items_of_an_order_are_its_lines) {
  const Records all = read_text(
      "etsy-items",
      items_header +
          item_row("#3001", "\"Fox&#39;s 12&quot; print, framed\"",
                   "2,$5.00|$1.00,0,$4.50,$0.62,$10",
                   "09/26/26|Style: Matte,online,listing,online_cc,,,,FOX-01") +
          item_row("#3001", "Sticker", "1,$3.00|,0,$4.50,$0.62,$3",
                   "|,online,listing,online_cc,,,,") +
          item_row("3002", "Sticker", "1,3|,1,4.50,0,3", "|,online,listing,online_cc,,,,FOX-ST"));
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  const auto& order = all.orders[0];
  BOOST_TEST((order.facet == orders::Facet::lines));
  BOOST_TEST(order.key == "3001");
  BOOST_TEST(order.placed.local.date.to_iso() == "2026-09-25");
  BOOST_TEST(order.paid.has_value());
  BOOST_TEST(order.fulfilled->local.date.to_iso() == "2026-09-26");
  BOOST_TEST(order.shipping.minor == 450);
  BOOST_TEST(order.tax.minor == 62);
  BOOST_TEST(order.discount.minor == 100);
  BOOST_TEST(only(order.gateways) == "Etsy Payments");
  BOOST_REQUIRE_EQUAL(order.lines.size(), 2U);
  BOOST_TEST(order.lines[0].name == "Fox's 12\" print, framed - Style: Matte");
  BOOST_TEST(order.lines[0].sku == "FOX-01");
  BOOST_TEST(order.lines[0].quantity.milli == 2000);
  BOOST_TEST(order.lines[0].unit_price.mantissa == 500);
  BOOST_TEST(order.lines[0].discount->minor == 100);
  BOOST_TEST(order.lines[0].fulfilled.milli == 2000);
  BOOST_TEST(order.lines[1].name == "Sticker");
  BOOST_TEST(order.lines[1].fulfilled.milli == 0);
  BOOST_TEST(all.orders[1].shipping.minor == 350);
  BOOST_TEST(!all.orders[1].fulfilled.has_value());
}

BOOST_AUTO_TEST_CASE(recognised_by_names_alone) {
  for (const auto& [profile, header] :
       {std::pair("etsy-orders", orders_header), std::pair("etsy-items", items_header)}) {
    auto table = Table::open(memory_input("sold.csv", header + "\n"));
    BOOST_REQUIRE(bool(table));
    const auto found = recognise_header((*table)->header());
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->profile->name() == profile);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::channels::etsy_test
