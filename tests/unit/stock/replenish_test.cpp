// How a suggested quantity follows from its terms.

#include "domain/stock/replenish.h"

#include <boost/test/unit_test.hpp>

namespace kontor {

namespace {

using stock::DayQuantities;
using stock::demand_of;

Quantity units(std::int64_t n) { return Quantity::of_units(n); }
BusinessDate on(std::int32_t day) { return {20'000 + day}; }

/// 2 a day, deviation 1, ten days to wait and seven between orders, at 95 %.
stock::ReplenishTerms usual_terms(std::int64_t on_hand) {
  stock::ReplenishTerms t;
  t.on_hand = units(on_hand);
  t.demand.days = 90;
  t.demand.mean_micro = 2'000'000;
  t.demand.deviation_micro = 1'000'000;
  t.lead = {10, 2'500};
  t.review_days = 7;
  t.cover_days = 14;
  t.factor_micro = stock::service_factor_micro(95'000);
  return t;
}

stock::ReplenishTerms suggested(stock::ReplenishTerms t) {
  stock::suggest(t);
  return t;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(replenish)

BOOST_AUTO_TEST_CASE(service_factors_are_those_of_the_tables) {
  BOOST_TEST(stock::service_factor_micro(50'000) == 0);
  BOOST_TEST(stock::service_factor_micro(90'000) == 1'281'552);
  BOOST_TEST(stock::service_factor_micro(95'000) == 1'644'854);
  BOOST_TEST(stock::service_factor_micro(99'000) == 2'326'348);
  BOOST_TEST(stock::service_factor_micro(99'900) == 3'090'232);
}

BOOST_AUTO_TEST_CASE(the_formula_of_the_glossary_by_hand) {
  // √(17 × 1² + 2² × 2.5²) = √42 = 6.480741; × 1.644854 = 10.659872, up to 11.
  // 2 × 17 + 11 = 45; + 2 × 14 = 73.
  const auto t = suggested(usual_terms(40));
  BOOST_TEST(t.safety.to_decimal() == "11");
  BOOST_TEST(t.reorder_point.to_decimal() == "45");
  BOOST_TEST(t.order_up_to.to_decimal() == "73");
  BOOST_TEST(t.needed.to_decimal() == "33");
  BOOST_TEST(t.suggested.to_decimal() == "33");
  BOOST_TEST(suggested(usual_terms(45)).suggested.to_decimal() == "28");
  BOOST_TEST(suggested(usual_terms(46)).suggested.to_decimal() == "0");
}

BOOST_AUTO_TEST_CASE(everything_on_its_way_counts) {
  auto t = usual_terms(60);
  t.committed = units(5);
  t.unavailable = units(3);
  t.backorders = units(7);
  BOOST_TEST(suggested(t).suggested.to_decimal() == "28");
  t.incoming = units(1);
  BOOST_TEST(suggested(t).suggested.to_decimal() == "0");
  t.incoming = {};
  t.drafted = units(1);
  BOOST_TEST(t.position().to_decimal() == "46");
  BOOST_TEST(suggested(t).suggested.to_decimal() == "0");
}

BOOST_AUTO_TEST_CASE(minimum_and_pack_raise_what_is_needed) {
  auto t = usual_terms(40);
  t.pack = units(12);
  BOOST_TEST(suggested(t).suggested.to_decimal() == "36");
  BOOST_TEST(suggested(t).raised_to_pack());
  BOOST_TEST(!suggested(t).raised_to_minimum());
  t.minimum = units(40);
  BOOST_TEST(suggested(t).suggested.to_decimal() == "48");
  BOOST_TEST(suggested(t).raised_to_minimum());
  t.pack = {};
  BOOST_TEST(suggested(t).suggested.to_decimal() == "40");
  BOOST_TEST(!suggested(t).raised_to_pack());
  // Of what is not needed no minimum is ordered.
  t.on_hand = units(46);
  BOOST_TEST(suggested(t).suggested.to_decimal() == "0");
  BOOST_TEST(!suggested(t).raised_to_minimum());
}

BOOST_AUTO_TEST_CASE(what_is_weighed_is_rounded_to_its_thousandths) {
  auto t = usual_terms(40);
  t.step = Quantity{1};
  t.demand.mean_micro = 333'333;
  t.lead = {1, 0};
  t.review_days = t.cover_days = 0;
  t.demand.deviation_micro = 0;
  t.on_hand = {};
  BOOST_TEST(suggested(t).suggested.to_decimal() == "0.334");
}

BOOST_AUTO_TEST_CASE(what_nobody_buys_is_not_ordered) {
  stock::ReplenishTerms t;
  t.lead = {10, 2'500};
  t.factor_micro = 1'644'854;
  t.minimum = units(5);
  BOOST_TEST(suggested(t).suggested.to_decimal() == "0");
  t.committed = units(3);
  BOOST_TEST(suggested(t).suggested.to_decimal() == "5");
}

BOOST_AUTO_TEST_CASE(days_without_stock_are_left_out) {
  // Ten days: full on four, 3 sold on the fifth until nothing was left, empty on five.
  const DayQuantities changes = {{on(4), -units(3)}};
  const DayQuantities sold = {{on(4), units(3)}};
  const auto d = demand_of({}, changes, sold, on(0), on(9));
  BOOST_TEST(d.days == 5);
  BOOST_TEST(d.days_out == 5);
  BOOST_TEST(d.selling_days == 1);
  BOOST_TEST(d.mean_micro == 600'000);
  // (4 × 0.6² + 2.4²) ÷ 4 = 1.8, whose root is 1.341641.
  BOOST_TEST(d.deviation_micro == 1'341'641);
  BOOST_TEST(d.intermittent());
}

BOOST_AUTO_TEST_CASE(changes_behind_the_window_are_taken_off_first) {
  // 8 came after the window; before it there were 2, sold on its first and last day.
  const DayQuantities changes = {{on(0), -units(1)}, {on(9), -units(1)}, {on(12), units(8)}};
  const DayQuantities sold = {{on(0), units(1)}, {on(9), units(1)}, {on(12), units(4)}};
  const auto d = demand_of(units(8), changes, sold, on(0), on(9));
  BOOST_TEST(d.days == 10);
  BOOST_TEST(d.days_out == 0);
  BOOST_TEST(d.units.to_decimal() == "2");
  BOOST_TEST(!demand_of(units(8), changes, {}, on(0), on(9)).intermittent());
}

BOOST_AUTO_TEST_CASE(a_day_that_took_back_more_counts_without_a_sale) {
  const DayQuantities sold = {{on(0), units(4)}, {on(1), -units(2)}};
  const auto d = demand_of(units(5), {}, sold, on(0), on(3));
  BOOST_TEST(d.days == 4);
  BOOST_TEST(d.units.to_decimal() == "4");
  BOOST_TEST(d.mean_micro == 1'000'000);
  BOOST_TEST(d.deviation_micro == 2'000'000);
}

BOOST_AUTO_TEST_CASE(below_zero_the_books_are_behind_the_shelf) {
  const auto d = demand_of(-units(2), {}, {}, on(0), on(3));
  BOOST_TEST(d.days == 4);
  BOOST_TEST(d.days_out == 0);
}

BOOST_AUTO_TEST_CASE(days_of_cover) {
  stock::Demand d;
  BOOST_TEST(!stock::cover_milli(units(3), d).has_value());
  d.mean_micro = 1'500'000;
  BOOST_TEST(*stock::cover_milli(units(3), d) == 2'000);
  BOOST_TEST(*stock::cover_milli(units(10), d) == 6'667);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor
