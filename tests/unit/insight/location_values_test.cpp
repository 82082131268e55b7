#include <boost/test/unit_test.hpp>
#include <numeric>
#include <vector>

#include "domain/insight/figure_store.h"

namespace {

using kontor::Quantity;
using kontor::insight::location_values;
using Values = std::vector<std::int64_t>;

std::vector<Quantity> units(const std::vector<std::int64_t>& each) {
  std::vector<Quantity> quantities;
  for (const std::int64_t n : each) quantities.push_back(Quantity::of_units(n));
  return quantities;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(insight_location_values)

BOOST_AUTO_TEST_CASE(the_cents_go_by_largest_remainder) {
  BOOST_TEST(location_values(1000, units({1, 1, 1})) == (Values{334, 333, 333}));
  BOOST_TEST(location_values(100, units({2, 0, 1})) == (Values{67, 0, 33}));
}

BOOST_AUTO_TEST_CASE(a_location_below_zero_has_a_value_below_zero_and_nothing_is_lost) {
  BOOST_TEST(location_values(500, units({7, -2})) == (Values{700, -200}));
  const Values uneven = location_values(100, units({5, -1, 3}));
  BOOST_TEST(std::accumulate(uneven.begin(), uneven.end(), std::int64_t{0}) == 100);
  BOOST_TEST(uneven[1] < 0);
}

BOOST_AUTO_TEST_CASE(a_value_without_goods_is_kept) {
  BOOST_TEST(location_values(-7, units({0, 0})) == (Values{-7, 0}));
  BOOST_TEST(location_values(9, units({4, -4})) == (Values{9, 0}));
  BOOST_TEST(location_values(0, {}) == Values());
}

BOOST_AUTO_TEST_SUITE_END()
