// Documents of returns: their gross amounts, subtotals and discounts are negative.

#include <boost/test/unit_test.hpp>

#include "domain/orders/order.h"

namespace kontor::orders::settle_returns_test {

namespace {

const Currency dollar = Currency::of("USD");

/// A mug of 8.00 less 1.82 with tax 0.50 that came back.
IncomingOrder mug_came_back() {
  IncomingOrder in;
  in.key = in.number = "T1:P9";
  in.currency = dollar;
  in.settlement = Settlement::at_sale;
  for (Money* m : {&in.shipping, &in.duties, &in.refunded, &in.marketplace_tax}) *m = {0, dollar};
  in.discount = {-182, dollar};
  in.tax = {-50, dollar};
  IncomingLine line;
  line.name = "Mug";
  line.quantity = line.fulfilled = Quantity::of_units(-1);
  line.gross = Money{-800, dollar};
  in.lines = {line};
  return in;
}

void must_be_the_mug(const IncomingOrder& in) {
  const auto order = settle(in);
  BOOST_REQUIRE(static_cast<bool>(order));
  BOOST_TEST(order->lines.at(0).gross_minor == -800);
  BOOST_TEST(order->lines.at(0).discount_minor == -182);
  BOOST_TEST(order->lines.at(0).tax_minor == -50);
  BOOST_TEST(order->total_minor == -668);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(orders_settle_returns)

BOOST_AUTO_TEST_CASE(discount_of_the_line) {
  IncomingOrder in = mug_came_back();
  in.lines[0].discount = Money{182, dollar};
  in.lines[0].tax = Money{-50, dollar};
  must_be_the_mug(in);
  in.total = Money{-668, dollar};
  must_be_the_mug(in);
}

BOOST_AUTO_TEST_CASE(discount_of_the_document) {
  IncomingOrder in = mug_came_back();
  in.subtotal = Money{-618, dollar};
  in.total = Money{-668, dollar};
  must_be_the_mug(in);
}

BOOST_AUTO_TEST_CASE(discount_of_both) {
  IncomingOrder in = mug_came_back();
  in.subtotal = Money{-618, dollar};
  in.total = Money{-668, dollar};
  in.lines[0].discount = Money{182, dollar};
  in.lines[0].tax = Money{-50, dollar};
  must_be_the_mug(in);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::orders::settle_returns_test
