// A review of a period: what stands out after correcting for all that was looked at.

#include "domain/statistics/review.h"

#include <boost/test/unit_test.hpp>
#include <random>

namespace {

using kontor::BusinessDate;
using kontor::EmployeeId;
using kontor::LocationId;
using kontor::statistics::Measured;
using kontor::statistics::review;
using kontor::statistics::Standing;
using kontor::statistics::Tally;
using kontor::statistics::Verdict;

constexpr std::int64_t ppm = 1'000'000;

/// Six people in all hours of so many days; the first sells so many hundredths of what others do.
Measured sold(int days, int hundredths, unsigned seed, int measure = 0) {
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> some(5, 12), more(0, 2);
  Measured measured{measure, 0, {}};
  for (int day = 0; day < days; ++day)
    for (int who = 1; who <= 6; ++who)
      for (int hours = 3; hours < 6; ++hours) {
        const int orders = some(random);
        std::int64_t units = 0;
        for (int i = 0; i < orders; ++i) units += 1 + more(random);
        if (who == 1) units = units * hundredths / 100;
        measured.tallies.push_back({EmployeeId(who), LocationId(1), BusinessDate{20'000 + day},
                                    hours, units * 1000, orders * ppm});
      }
  return measured;
}

const Standing& first_of(const std::vector<Standing>& all) {
  for (const auto& s : all)
    if (s.employee == EmployeeId(1)) return s;
  throw std::out_of_range("nobody");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(statistics_review)

BOOST_AUTO_TEST_CASE(ratios_are_millionths_of_part_over_whole) {
  const auto all = review({sold(40, 75, 3)});
  BOOST_REQUIRE(all.size() == 6U);
  const auto& s = first_of(all);
  BOOST_TEST(s.days == 40);
  BOOST_TEST(s.peers == 5);
  // About 1.5 items an order, where colleagues sell 2: in thousandths.
  BOOST_TEST(s.own > 1400);
  BOOST_TEST(s.own < 1600);
  BOOST_TEST(s.peers_level > 1900);
  BOOST_TEST(s.peers_level < 2100);
  BOOST_TEST(s.difference < -400);
  BOOST_TEST(s.shrunk <= s.high);
  BOOST_TEST(s.low <= s.shrunk);
  BOOST_TEST(s.high < 0);
  BOOST_TEST(s.false_rate < 1000);
}

BOOST_AUTO_TEST_CASE(where_nothing_differs_little_stands_out) {
  std::vector<Measured> measures;
  for (int m = 0; m < 25; ++m) measures.push_back(sold(30, 100, 100 + static_cast<unsigned>(m), m));
  int found = 0;
  const auto all = review(measures);
  for (const auto& s : all) found += s.false_rate <= 100'000 ? 1 : 0;
  BOOST_TEST(all.size() == 150U);
  BOOST_TEST(found <= 3);
}

BOOST_AUTO_TEST_CASE(more_that_is_looked_at_asks_for_more) {
  const auto alone = first_of(review({sold(20, 93, 5)})).false_rate;
  std::vector<Measured> measures{sold(20, 93, 5)};
  for (int m = 1; m < 10; ++m) measures.push_back(sold(20, 100, 50 + static_cast<unsigned>(m), m));
  BOOST_TEST(first_of(review(measures)).false_rate > alone);
}

BOOST_AUTO_TEST_CASE(who_has_no_verdict_is_no_finding) {
  for (const auto& s : review({sold(9, 50, 1)})) {
    BOOST_TEST((s.verdict == Verdict::few_days));
    BOOST_TEST(s.false_rate == ppm);
  }
}

BOOST_AUTO_TEST_SUITE_END()
