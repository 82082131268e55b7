// The trainer's comparison is what NumPy and SciPy say of the same data:
// tests/support/comparison_reference.py made the figures below.

#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "domain/statistics/comparison.h"

namespace kontor::test {

namespace comparison_reference {

struct Reference {
  double difference, error, p, shrunk, low, high;
};
constexpr std::array<Reference, 5> references{
    {{-0.265994988190, 0.060250, 0.000128432, -0.20585, -0.30973, -0.10197},
     {0.095529120141, 0.058914, 0.115737, 0.07467, -0.02742, 0.17676},
     {0.102194155529, 0.067482, 0.140751, 0.07478, -0.03836, 0.18793},
     {0.034192952887, 0.043918, 0.442547, 0.02960, -0.05049, 0.10968},
     {0.018969564511, 0.055996, 0.737225, 0.01515, -0.08292, 0.11322}}};
constexpr double between = 0.012425;

/// Five sellers, thirty days, two blocks a day.
std::vector<statistics::Block> data() {
  std::int64_t state = 12'345;
  const auto next = [&] {
    state = (state * 1'103'515'245 + 12'345) % (std::int64_t{1} << 31);
    return state / 65'536;
  };
  std::vector<statistics::Block> blocks;
  for (int day = 0; day < 30; ++day)
    for (int block = 0; block < 2; ++block)
      for (int seller = 0; seller < 5; ++seller) {
        const std::int64_t whole = 4 + next() % 9;
        const std::int64_t part = whole + next() % (whole + 3) - (seller == 0 ? whole / 4 : 0);
        blocks.push_back({EmployeeId(seller + 1), LocationId(1), BusinessDate{20'000 + day}, block,
                          static_cast<double>(part), static_cast<double>(whole)});
      }
  return blocks;
}

}  // namespace comparison_reference

BOOST_AUTO_TEST_SUITE(comparison_as_reference)

using namespace comparison_reference;
using boost::test_tools::tolerance;

BOOST_AUTO_TEST_CASE(differences_errors_and_intervals_are_those_of_scipy) {
  statistics::ComparisonRules rules;
  rules.resamples = 40'000;
  const auto all = statistics::compare_with_colleagues(data(), rules);
  BOOST_REQUIRE(all.size() == references.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& wanted = references.at(i);
    BOOST_TEST_CONTEXT("seller " << i + 1) {
      BOOST_TEST(all[i].difference == wanted.difference, tolerance(1e-9));
      // Both draw days at random: within two in a hundred.
      BOOST_TEST(all[i].error == wanted.error, tolerance(0.02));
      BOOST_TEST(all[i].p == wanted.p, tolerance(0.3));
      BOOST_TEST(std::abs(all[i].shrunk - wanted.shrunk) < 0.003);
      BOOST_TEST(std::abs(all[i].low - wanted.low) < 0.006);
      BOOST_TEST(std::abs(all[i].high - wanted.high) < 0.006);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_variance_between_people_is_that_of_numpy) {
  std::vector<double> effects, errors;
  for (const Reference& one : references) {
    effects.push_back(one.difference);
    errors.push_back(one.error);
  }
  BOOST_TEST(statistics::variance_between(effects, errors) == between, tolerance(1e-3));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
