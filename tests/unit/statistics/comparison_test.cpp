// The trainer's comparison: who is compared with whom, what chance explains, and what is said of
// people with few days.

#include "domain/statistics/comparison.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

namespace {

using kontor::BusinessDate;
using kontor::EmployeeId;
using kontor::LocationId;
using kontor::statistics::Block;
using kontor::statistics::compare_with_colleagues;
using kontor::statistics::Comparison;
using kontor::statistics::ComparisonRules;
using kontor::statistics::Verdict;

const LocationId berlin{1}, lyon{2};

BusinessDate day(int number) { return {20'000 + number}; }

Block block(int employee, int on_day, int hours, double part, double whole,
            LocationId shop = berlin) {
  return {EmployeeId(employee), shop, day(on_day), hours, part, whole};
}

const Comparison& of(const std::vector<Comparison>& all, int employee) {
  for (const auto& c : all)
    if (c.employee == EmployeeId(employee)) return c;
  throw std::out_of_range("nobody");
}

/// Shops of five who sell `usual` units a ticket, one of them so many times that.
std::vector<Block> shop_days(int days, double usual, double first_sells, std::mt19937_64& random,
                             LocationId shop = berlin) {
  std::vector<Block> blocks;
  for (int d = 0; d < days; ++d) {
    // A good day is good for all: they differ by day, not by ticket.
    std::normal_distribution<double> mood(1.0, 0.2);
    const double of_day = std::max(0.3, mood(random));
    for (int hours = 2; hours < 5; ++hours) {
      for (int who = 1; who <= 5; ++who) {
        std::poisson_distribution<int> came(9);
        const int tickets = came(random);
        std::poisson_distribution<int> more(
            tickets * (usual * (who == 1 ? first_sells : 1.0) - 1) * of_day + 1e-9);
        blocks.push_back(block(static_cast<int>(shop.value) * 10 + who, d, hours,
                               tickets + more(random), tickets, shop));
      }
    }
  }
  return blocks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(comparison)

BOOST_AUTO_TEST_CASE(colleagues_are_who_worked_the_same_shop_day_and_hours) {
  const std::vector<Block> blocks{
      block(1, 1, 3, 12, 10), block(2, 1, 3, 30, 20), block(3, 1, 3, 20, 10),
      block(1, 2, 3, 9, 5),   block(2, 2, 4, 99, 10), block(3, 2, 3, 10, 10, lyon),
  };
  ComparisonRules rules;
  rules.fewest_days = 1;
  const auto all = compare_with_colleagues(blocks, rules);
  BOOST_REQUIRE(all.size() == 3U);
  const Comparison& first = of(all, 1);
  // On the second day nobody else was there in those hours.
  BOOST_TEST(first.days == 1);
  BOOST_TEST(first.peers == 2);
  BOOST_TEST(first.whole == 10);
  BOOST_TEST(first.own == 1.2);
  BOOST_TEST(first.peers_level == 50.0 / 30.0);
  BOOST_TEST(first.difference == 1.2 - 50.0 / 30.0);
  BOOST_TEST((first.verdict == Verdict::few_peers));
  BOOST_TEST(of(all, 3).peers_level == 42.0 / 30.0);
}

BOOST_AUTO_TEST_CASE(who_worked_alone_or_for_a_few_days_gets_no_verdict) {
  std::vector<Block> blocks;
  for (int d = 0; d < 9; ++d)
    for (int who = 1; who <= 4; ++who) blocks.push_back(block(who, d, 3, who == 1 ? 1 : 9, 4));
  blocks.push_back(block(5, 1, 3, 4, 4));
  blocks.push_back(block(6, 1, 3, 4, 4, lyon));
  const auto all = compare_with_colleagues(blocks);
  for (const int who : {1, 2, 3, 4, 5}) BOOST_TEST((of(all, who).verdict == Verdict::few_days));
  BOOST_TEST((of(all, 6).verdict == Verdict::no_overlap));
  for (const Comparison& c : all) BOOST_TEST(c.p == 1);
  BOOST_TEST(of(all, 5).shrunk == 0);
}

BOOST_AUTO_TEST_CASE(a_coached_colleague_is_no_measure_for_others) {
  std::vector<Block> blocks{block(1, 1, 3, 12, 10), block(2, 1, 3, 30, 20), block(3, 1, 3, 20, 10)};
  blocks[1].peer = false;
  const auto all = compare_with_colleagues(blocks);
  BOOST_TEST(of(all, 1).peers_level == 2);
  BOOST_TEST(of(all, 1).peers == 1);
  BOOST_TEST(of(all, 2).peers_level == 32.0 / 20.0);
}

BOOST_AUTO_TEST_CASE(one_great_day_is_drawn_in) {
  std::vector<Block> blocks;
  for (int d = 0; d < 20; ++d)
    for (int who = 1; who <= 5; ++who) blocks.push_back(block(who, d, 3, 20 + (d + who) % 3, 10));
  blocks.front().part = 5'000;
  ComparisonRules rules;
  const double raw = of(compare_with_colleagues(blocks, rules), 1).difference;
  rules.winsorised = 0.05;
  const Comparison drawn_in = of(compare_with_colleagues(blocks, rules), 1);
  BOOST_TEST(raw > 20);
  BOOST_TEST(std::abs(drawn_in.difference) < 0.1);
  // What is shown as their own is what they sold.
  BOOST_TEST(drawn_in.own > 20);
}

BOOST_AUTO_TEST_CASE(the_error_is_that_of_a_mean_over_days) {
  // One block a day of one ticket: the difference is a mean of days, whose error is known.
  std::vector<Block> blocks;
  std::vector<double> differences;
  std::mt19937_64 random(1);
  std::normal_distribution<double> any(0, 1);
  constexpr int days = 40;
  for (int d = 0; d < days; ++d) {
    const double more = any(random);
    differences.push_back(more);
    blocks.push_back(block(1, d, 3, 5 + more, 1));
    for (int who = 2; who <= 4; ++who) blocks.push_back(block(who, d, 3, 5, 1));
  }
  double mean = 0, squares = 0;
  for (const double x : differences) mean += x / days;
  for (const double x : differences) squares += (x - mean) * (x - mean);
  const double known = std::sqrt(squares / (days - 1) / days);
  ComparisonRules rules;
  rules.resamples = 20'000;
  const Comparison first = of(compare_with_colleagues(blocks, rules), 1);
  BOOST_TEST(first.difference == mean, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(first.error == known, boost::test_tools::tolerance(0.03));
  BOOST_TEST(of(compare_with_colleagues(blocks, rules), 1).error == first.error);
}

BOOST_AUTO_TEST_CASE(without_a_difference_few_are_found_and_a_weak_seller_is) {
  std::mt19937_64 random(20'261'123);
  constexpr int runs = 60;
  constexpr double rate = 0.1;
  int false_finds = 0, found = 0, pairs = 0;
  for (int run = 0; run < runs; ++run) {
    for (const double first_sells : {1.0, 0.75}) {
      std::vector<Block> blocks = shop_days(40, 1.9, first_sells, random);
      const auto other = shop_days(40, 1.6, 1.0, random, lyon);
      blocks.insert(blocks.end(), other.begin(), other.end());
      ComparisonRules rules;
      rules.resamples = 200;
      const auto all = compare_with_colleagues(blocks, rules);
      std::vector<double> p;
      for (const Comparison& c : all) p.push_back(c.p);
      const auto rates = kontor::statistics::false_discovery_rates(p);
      for (std::size_t i = 0; i < all.size(); ++i) {
        const bool flagged = rates[i] <= rate;
        if (first_sells == 1.0) {
          ++pairs;
          false_finds += flagged ? 1 : 0;
        } else if (all[i].employee == EmployeeId(11)) {
          found += flagged && all[i].shrunk < 0 ? 1 : 0;
        }
      }
    }
  }
  BOOST_TEST_MESSAGE("flagged without a difference: " << false_finds << " of " << pairs
                                                      << "; weak seller found: " << found << " of "
                                                      << runs);
  BOOST_TEST(false_finds <= rate * pairs);
  BOOST_TEST(found >= 0.9 * runs);
}

BOOST_AUTO_TEST_CASE(newcomers_are_drawn_towards_the_group) {
  std::mt19937_64 random(7);
  std::vector<Block> blocks = shop_days(60, 1.9, 1.0, random);
  // Ten days of one ticket each, all of one item.
  for (int d = 0; d < 10; ++d) blocks.push_back(block(99, d, 3, d == 0 ? 2 : 1, 1));
  const auto all = compare_with_colleagues(blocks);
  const Comparison& newcomer = of(all, 99);
  BOOST_TEST((newcomer.verdict == Verdict::compared));
  BOOST_TEST(std::abs(newcomer.shrunk) < std::abs(newcomer.difference));
}

BOOST_AUTO_TEST_CASE(false_discoveries_as_published) {
  // Benjamini & Hochberg 1995, their fifteen tests: the four least are rejected at 0.05.
  const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                              0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  const auto rates = kontor::statistics::false_discovery_rates(p);
  for (std::size_t i = 0; i < p.size(); ++i) BOOST_TEST((rates[i] <= 0.05) == (i < 4));
  BOOST_TEST(rates[0] == 0.0015, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(rates[14] == 1.0);
  BOOST_TEST(kontor::statistics::false_discovery_rates({}).empty());
}

BOOST_AUTO_TEST_CASE(variance_between_true_effects) {
  // Equal errors: the mean square less the error's.
  BOOST_TEST(kontor::statistics::variance_between({1, -1, 2, -2}, {0.5, 0.5, 0.5, 0.5}) == 2.25);
  BOOST_TEST(kontor::statistics::variance_between({0.1, -0.2}, {0.5, 0.5}) == 0);
  BOOST_TEST(kontor::statistics::variance_between({}, {}) == 0);
}

BOOST_AUTO_TEST_CASE(coaching_is_judged_from_the_shrunk_baseline) {
  Comparison before, after;
  before.difference = -0.6;
  before.shrunk = -0.3;
  before.posterior_error = 0.3;
  after.difference = -0.3;
  after.error = 0.4;
  const auto effect = kontor::statistics::coaching_effect(before, after);
  // Half of what was missing came back by itself.
  BOOST_TEST(effect.change == 0);
  BOOST_TEST(effect.error == 0.5);
  BOOST_TEST(effect.high == 0.98, boost::test_tools::tolerance(1e-3));
  BOOST_TEST(effect.low == -effect.high);
}

BOOST_AUTO_TEST_SUITE_END()
