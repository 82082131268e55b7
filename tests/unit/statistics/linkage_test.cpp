// Who is one person: what agreements are worth, learned without being told the truth.

#include "domain/statistics/linkage.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "domain/statistics/likeness.h"

namespace {

using kontor::statistics::Agreement;
using kontor::statistics::Agreements;
using kontor::statistics::chances_of;
using kontor::statistics::fit_linkage;
using kontor::statistics::jaro_winkler;
using kontor::statistics::one_slip_apart;
using kontor::statistics::probability;

/// A pair that agrees in each field with the probability of its kind.
Agreement pair(const std::vector<double>& agrees, std::mt19937& random) {
  Agreement levels;
  for (const double p : agrees)
    levels.push_back(std::bernoulli_distribution(p)(random) ? std::uint8_t{2} : std::uint8_t{1});
  return levels;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(linkage)

BOOST_AUTO_TEST_CASE(likeness_as_published) {
  // Winkler 1990, table of the Census Bureau's examples.
  BOOST_TEST(jaro_winkler(U"martha", U"marhta") == 0.9611, boost::test_tools::tolerance(1e-4));
  BOOST_TEST(jaro_winkler(U"dwayne", U"duane") == 0.84, boost::test_tools::tolerance(1e-4));
  BOOST_TEST(jaro_winkler(U"dixon", U"dicksonx") == 0.8133, boost::test_tools::tolerance(1e-3));
  BOOST_TEST(jaro_winkler(U"same", U"same") == 1);
  BOOST_TEST(jaro_winkler(U"", U"") == 1);
  BOOST_TEST(jaro_winkler(U"abc", U"") == 0);
  BOOST_TEST(jaro_winkler(U"محمد", U"محمود") > 0.9);
  BOOST_TEST(jaro_winkler(U"a", U"b") == 0);
}

BOOST_AUTO_TEST_CASE(one_slip) {
  for (const auto* other : {U"4510", U"4511", U"5410", U"451", U"45100", U"45l0", U"4150"})
    BOOST_TEST(one_slip_apart(U"4510", other));
  for (const auto* other : {U"4522", U"45", U"5401", U"451000", U"0154"})
    BOOST_TEST(!one_slip_apart(U"4510", other));
  BOOST_TEST(one_slip_apart(U"", U""));
  BOOST_TEST(one_slip_apart(U"", U"1"));
  BOOST_TEST(one_slip_apart(U"12", U"21"));
}

BOOST_AUTO_TEST_CASE(the_worth_of_fields_is_learned_from_the_pairs) {
  const std::vector<double> of_one{0.95, 0.9, 0.7, 0.99}, by_chance{0.01, 0.05, 0.3, 0.001};
  std::mt19937 random(5);
  Agreements random_pairs, pairs;
  for (int i = 0; i < 100'000; ++i) ++random_pairs[pair(by_chance, random)];
  for (int i = 0; i < 30'000; ++i) ++pairs[pair(i % 5 == 0 ? of_one : by_chance, random)];
  const auto u = chances_of(random_pairs, {2, 2, 2, 2});
  const auto model = fit_linkage(pairs, u);
  BOOST_TEST(model.share == 0.2, boost::test_tools::tolerance(0.02));
  for (std::size_t field = 0; field < of_one.size(); ++field) {
    BOOST_TEST(model.of_one[field][2] == of_one[field], boost::test_tools::tolerance(0.02));
    BOOST_TEST(kontor::statistics::weight(model, field, 2) > 0);
    BOOST_TEST(kontor::statistics::weight(model, field, 1) < 0);
    BOOST_TEST(kontor::statistics::weight(model, field, 0) == 0);
  }
  BOOST_TEST(probability(model, {2, 2, 2, 2}) > 0.999);
  BOOST_TEST(probability(model, {1, 1, 2, 1}) < 0.001);
  // What says nothing neither helps nor harms.
  BOOST_TEST(probability(model, {0, 0, 0, 0}) == model.share, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(probabilities_are_kept) {
  // Of the pairs that are called one with p, a share of p is.
  const std::vector<double> of_one{0.8, 0.7, 0.75}, by_chance{0.2, 0.3, 0.25};
  std::mt19937 random(9);
  Agreements random_pairs, pairs;
  std::map<Agreement, double> truth;
  for (int i = 0; i < 200'000; ++i) ++random_pairs[pair(by_chance, random)];
  for (int i = 0; i < 100'000; ++i) {
    const bool one = i % 2 == 0;
    const Agreement agreement = pair(one ? of_one : by_chance, random);
    ++pairs[agreement];
    truth[agreement] += one ? 1 : 0;
  }
  const auto model = fit_linkage(pairs, chances_of(random_pairs, {2, 2, 2}));
  for (const auto& [agreement, times] : pairs) {
    const double share = truth[agreement] / static_cast<double>(times);
    BOOST_TEST(std::abs(probability(model, agreement) - share) < 0.03);
  }
}

BOOST_AUTO_TEST_CASE(nothing_to_learn_from) {
  const auto u = chances_of({}, {2, 3});
  BOOST_TEST(u[0][1] == 0.5);
  const auto model = fit_linkage({}, u);
  BOOST_TEST(probability(model, {2, 3}) > probability(model, {1, 1}));
}

BOOST_AUTO_TEST_SUITE_END()
