// Who helped with an order: how its value, units and count are divided (rules.md 7).

#include "domain/orders/credit.h"

#include <boost/test/unit_test.hpp>

namespace kontor::test {
namespace credit_test {

const EmployeeId rang_up{1}, anna{2}, ben{3};

orders::Line goods(int no, std::int64_t product, std::int64_t units, std::int64_t gross) {
  orders::Line line;
  line.no = no;
  line.product = ProductId(product);
  line.quantity = line.fulfilled = Quantity::of_units(units);
  line.gross_minor = gross;
  return line;
}

/// Two lines, of 30.00 and 10.00, sold where they were ordered.
orders::Order till_order() {
  orders::Order o;
  o.currency = Currency::of("EUR");
  o.employee = rang_up;
  o.recognise = company::Recognise::order;
  o.settlement = orders::Settlement::at_sale;
  o.gateways = {"CASH"};
  o.lines = {goods(1, 11, 3, 3000), goods(2, 12, 1, 1000)};
  return o;
}

/// What each has the credit of: share of the order, units, gross less discount.
std::string credits_of(const orders::Order& order) {
  std::map<EmployeeId, books::SaleFact> sums;
  for (const auto& event : orders::effect_of(order, Instant{}).events)
    for (const auto& fact : event.sales) {
      books::SaleFact& sum = sums[fact.employee];
      sum.add(fact);
      if (!fact.credit) sum.credit_ppm += fact.orders * 1'000'000;
    }
  std::string text;
  for (const auto& [employee, sum] : sums)
    text += (text.empty() ? "" : ", ") + std::to_string(employee.value) + ": " +
            std::to_string(sum.credit_ppm) + " " + std::to_string(sum.units.milli) + " " +
            std::to_string(sum.gross_minor - sum.discount_minor);
  return text;
}

}  // namespace credit_test

BOOST_AUTO_TEST_SUITE(credit)

using namespace credit_test;

BOOST_AUTO_TEST_CASE(who_rang_up_has_all_where_nobody_helped) {
  BOOST_TEST(credits_of(till_order()) == "1: 1000000 4000 4000");
}

BOOST_AUTO_TEST_CASE(value_units_and_count_go_by_share) {
  auto order = till_order();
  order.lines[0].helped = {{anna, 600'000}, {ben, 400'000}};
  // Of the count three quarters are of the first line.
  BOOST_TEST(credits_of(order) == "1: 250000 1000 1000, 2: 450000 1800 1800, 3: 300000 1200 1200");
  order.lines[0].helped = {{anna, 500'000}};
  BOOST_TEST(credits_of(order) == "1: 625000 2500 2500, 2: 375000 1500 1500");
  for (auto& line : order.lines) line.helped = {{anna, 1'000'000}};
  BOOST_TEST(credits_of(order) == "1: 0 0 0, 2: 1000000 4000 4000");
}

BOOST_AUTO_TEST_CASE(no_cent_is_lost_where_thirds_do_not_fit) {
  auto order = till_order();
  order.lines[0].gross_minor = 100;
  order.lines[0].helped = {{anna, 333'333}, {ben, 333'333}};
  std::int64_t ppm = 0, minor = 0;
  for (const auto& event : orders::effect_of(order, Instant{}).events)
    for (const auto& fact : event.sales)
      if (fact.credit) {
        ppm += fact.credit_ppm;
        minor += fact.gross_minor;
      }
  BOOST_TEST(ppm == 0);
  BOOST_TEST(minor == 0);
}

BOOST_AUTO_TEST_CASE(lines_without_value_share_the_order_evenly) {
  auto order = till_order();
  for (auto& line : order.lines) line.gross_minor = 0;
  order.lines[1].helped = {{anna, 1'000'000}};
  BOOST_TEST(credits_of(order) == "1: 500000 3000 0, 2: 500000 1000 0");
}

BOOST_AUTO_TEST_CASE(a_return_takes_from_who_had_the_credit) {
  auto order = till_order();
  for (auto& line : order.lines) line.helped = {{anna, 1'000'000}};
  orders::Refund refund;
  refund.key = "r";
  refund.part = 5;
  refund.gateway = "CASH";
  refund.total_minor = 700;
  order.refunds = {refund};
  std::int64_t of_anna = 0, of_all = 0;
  for (const auto& event : orders::effect_of(order, Instant{}).events)
    for (const auto& fact : event.sales) {
      if (!fact.credit) of_all += fact.returns_minor;
      if (fact.employee == anna) of_anna += fact.returns_minor;
    }
  BOOST_TEST(of_all == 700);
  BOOST_TEST(of_anna == 700);
}

BOOST_AUTO_TEST_CASE(a_discount_is_by_hand_where_somebody_rang_up_and_no_code_gave_it) {
  auto order = till_order();
  order.lines[0].discount_minor = 300;
  const auto by_hand = [&] {
    std::int64_t sum = 0;
    for (const auto& event : orders::effect_of(order, Instant{}).events)
      for (const auto& fact : event.sales) sum += fact.manual_minor;
    return sum;
  };
  BOOST_TEST(by_hand() == 300);
  order.discount_code = "SUMMER";
  BOOST_TEST(by_hand() == 0);
  order.discount_code.clear();
  order.employee = {};
  BOOST_TEST(by_hand() == 0);
}

BOOST_AUTO_TEST_CASE(a_later_file_keeps_who_helped_with_the_same_line) {
  auto before = till_order();
  before.lines[0].sku = "A";
  before.lines[0].helped = {{anna, 1'000'000}};
  auto now = till_order();
  now.lines[0].sku = "A";
  orders::carry_credit(now, before);
  BOOST_TEST((now.lines[0].helped == before.lines[0].helped));
  BOOST_TEST(now.lines[1].helped.empty());
  now.lines[0].helped.clear();
  now.lines[0].sku = "B";
  orders::carry_credit(now, before);
  BOOST_TEST(now.lines[0].helped.empty());
}

BOOST_AUTO_TEST_CASE(an_order_is_stored_with_who_helped_and_its_code) {
  auto order = till_order();
  order.discount_code = "SUMMER";
  order.lines[1].helped = {{anna, 600'000}, {ben, 400'000}};
  const auto read = orders::parse_order(orders::canonical_content(order));
  BOOST_TEST(read.discount_code == "SUMMER");
  BOOST_TEST((read.lines.at(1).helped == order.lines[1].helped));
  BOOST_TEST(read.lines.at(0).helped.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
