// Indicators of stock, by the glossary's formulas.

#include "domain/insight/stock_figures.h"

#include <boost/test/unit_test.hpp>

namespace {

using kontor::BusinessDate;
using kontor::Quantity;
using kontor::insight::StockAge;
using kontor::insight::StockTurn;

const BusinessDate today = BusinessDate::of(2026, 11, 23);

StockAge lying(std::int64_t units) {
  StockAge stock;
  stock.on_hand = Quantity::of_units(units);
  return stock;
}

std::vector<std::int64_t> units_of(const kontor::insight::AgedQuantities& ages) {
  std::vector<std::int64_t> units;
  for (const Quantity q : ages) units.push_back(q.milli / 1000);
  return units;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stock_figures)

BOOST_AUTO_TEST_CASE(what_is_left_came_last) {
  StockAge stock = lying(10);
  stock.came = {{today, Quantity::of_units(2)},        {today + -30, Quantity::of_units(1)},
                {today + -31, Quantity::of_units(3)},  {today + -365, Quantity::of_units(1)},
                {today + -366, Quantity::of_units(2)}, {today + -700, Quantity::of_units(9)}};
  BOOST_TEST(
      units_of(kontor::insight::aged(stock, today)) == (std::vector<std::int64_t>{3, 3, 0, 1, 3}),
      boost::test_tools::per_element());
  stock.on_hand = Quantity::of_units(4);
  BOOST_TEST(
      units_of(kontor::insight::aged(stock, today)) == (std::vector<std::int64_t>{3, 1, 0, 0, 0}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_no_arrival_explains_is_oldest) {
  StockAge stock = lying(5);
  stock.came = {{today, Quantity::of_units(2)}};
  BOOST_TEST(kontor::insight::aged(stock, today).back().milli == 3000);
}

BOOST_AUTO_TEST_CASE(dead_is_what_did_not_sell_for_half_a_year) {
  StockAge stock = lying(5);
  stock.came = {{today + -10, Quantity::of_units(2)}, {today + -400, Quantity::of_units(9)}};
  BOOST_TEST(kontor::insight::dead(stock, today).milli == 3000);
  stock.last_sold = today + -181;
  BOOST_TEST(kontor::insight::dead(stock, today).milli == 3000);
  stock.last_sold = today + -180;
  BOOST_TEST(kontor::insight::dead(stock, today).milli == 0);
}

BOOST_AUTO_TEST_CASE(values_are_parts_of_the_average) {
  StockAge stock = lying(5);
  BOOST_TEST(kontor::insight::at_average(stock, stock.on_hand) == 0);
  stock.entity_quantity = Quantity::of_units(3);
  stock.entity_value_minor = 1000;
  BOOST_TEST(kontor::insight::at_average(stock, Quantity::of_units(2)) == 667);
}

BOOST_AUTO_TEST_CASE(cover_is_available_by_the_mean_of_a_day) {
  using kontor::insight::days_of_cover_milli;
  // 45 sold in 90 days is half a unit a day.
  BOOST_TEST(*days_of_cover_milli(Quantity::of_units(7), Quantity::of_units(45), 90) == 14'000);
  BOOST_TEST(*days_of_cover_milli(Quantity::of_units(1), Quantity::of_units(7), 90) == 12'900);
  BOOST_TEST(*days_of_cover_milli(Quantity::of_units(-2), Quantity::of_units(9), 90) == -20'000);
  BOOST_TEST(!days_of_cover_milli(Quantity::of_units(7), Quantity{}, 90).has_value());
}

BOOST_AUTO_TEST_CASE(months_end_where_the_calendar_ends_them) {
  const auto ends = kontor::insight::month_ends_until(BusinessDate::of(2026, 3, 30));
  BOOST_TEST(ends.back().to_iso() == "2026-02-28");
  BOOST_TEST(ends.front().to_iso() == "2025-02-28");
  BOOST_TEST(ends[1].to_iso() == "2025-03-31");
  BOOST_TEST(kontor::insight::month_ends_until(BusinessDate::of(2026, 3, 31)).back().to_iso() ==
             "2026-03-31");
}

BOOST_AUTO_TEST_CASE(turnover_is_cost_by_average_stock) {
  StockTurn turn;
  BOOST_TEST(!turn.turnover_milli().has_value());
  BOOST_TEST(!turn.gmroi_milli().has_value());
  turn.value_minor.fill(1000);
  turn.value_minor.front() = 2300;  // 14,300 over thirteen: 1,100
  turn.cost_minor = 4400;
  turn.net_minor = 7700;
  BOOST_TEST(turn.average_minor() == 1100);
  BOOST_TEST(*turn.turnover_milli() == 4000);
  BOOST_TEST(*turn.days_milli() == 91'300);  // 365 ÷ 4 = 91.25
  BOOST_TEST(*turn.gmroi_milli() == 3000);
  turn.other_currencies = true;
  BOOST_TEST(!turn.gmroi_milli().has_value());
  BOOST_TEST(turn.turnover_milli().has_value());
}

BOOST_AUTO_TEST_CASE(classes_follow_what_better_ones_earned) {
  using kontor::insight::abc_class;
  BOOST_TEST(abc_class(0, 900, 1000) == 'A');
  BOOST_TEST(abc_class(799, 50, 1000) == 'A');
  BOOST_TEST(abc_class(800, 50, 1000) == 'B');
  BOOST_TEST(abc_class(949, 40, 1000) == 'B');
  BOOST_TEST(abc_class(950, 40, 1000) == 'C');
  BOOST_TEST(abc_class(0, 0, 1000) == 'C');
  BOOST_TEST(abc_class(0, -5, 0) == 'C');
}

BOOST_AUTO_TEST_SUITE_END()
