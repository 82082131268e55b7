// What customers may still buy, beside published figures.

#include "domain/statistics/lifetime.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/support/real_data.h"

namespace {

using kontor::statistics::BuyingModel;
using kontor::statistics::Repeats;
using kontor::statistics::Spending;
using kontor::statistics::SpendingModel;
using kontor::test::RealData;

/// The 2,357 customers of Fader, Hardie and Lee, in weeks.
std::vector<Repeats> cdnow() {
  std::ifstream in(*kontor::test::data_dir() / "cdnow" / "cdnow_customers_summary.csv");
  std::vector<Repeats> buyers;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string id, times, last, seen;
    std::getline(fields, id, ',');
    std::getline(fields, times, ',');
    std::getline(fields, last, ',');
    std::getline(fields, seen, ',');
    buyers.push_back({std::stod(times), std::stod(last), std::stod(seen)});
  }
  return buyers;
}

/// To the digits that were printed.
double rounded(double value, int digits) {
  const double scale = std::pow(10.0, digits);
  return std::round(value * scale) / scale;
}

const BuyingModel published{0.243, 4.414, 0.793, 2.426, -9582.4};

}  // namespace

BOOST_AUTO_TEST_SUITE(lifetime)

BOOST_AUTO_TEST_CASE(cdnow_is_fitted_as_published,
                     *boost::unit_test::precondition(RealData("cdnow"))) {
  const auto buyers = cdnow();
  BOOST_REQUIRE(buyers.size() == 2357U);
  const auto model = kontor::statistics::fit_buying(buyers);
  BOOST_REQUIRE(model.has_value());
  BOOST_TEST(rounded(model->r, 3) == published.r);
  BOOST_TEST(rounded(model->alpha, 3) == published.alpha);
  BOOST_TEST(rounded(model->a, 3) == published.a);
  BOOST_TEST(rounded(model->b, 3) == published.b);
  BOOST_TEST(rounded(model->log_likelihood, 1) == published.log_likelihood);
}

BOOST_AUTO_TEST_CASE(expectations_are_those_of_the_paper) {
  // "Implementing the BG/NBD Model in Excel" (Fader, Hardie and Lee 2005): x = 2, t_x = 30.43,
  // T = 38.86, 39 weeks on: 1.226.
  const Repeats buyer{2, 30.43, 38.86};
  BOOST_TEST(rounded(kontor::statistics::expected_purchases(published, buyer, 39), 3) == 1.226);
  BOOST_TEST(kontor::statistics::alive(published, {0, 0, 38.86}) == 1);
  BOOST_TEST(kontor::statistics::expected_purchases(published, buyer, 0) == 0,
             boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(simulated_futures_have_the_expected_mean) {
  const BuyingModel model{2, 4, 0.8, 2.5, 0};
  std::mt19937_64 random(3);
  constexpr int people = 60'000;
  constexpr double time = 20;
  double purchases = 0;
  for (int i = 0; i < people; ++i) {
    std::gamma_distribution<double> rates(model.r, 1 / model.alpha), g(model.a, 1), s(model.b, 1);
    const double rate = rates(random), gone = g(random);
    const double probability = gone / (gone + s(random));
    std::exponential_distribution<double> wait(rate);
    std::uniform_real_distribution<double> share(0, 1);
    for (double at = wait(random); at <= time; at += wait(random)) {
      ++purchases;
      if (share(random) < probability) break;
    }
  }
  BOOST_TEST(purchases / people == kontor::statistics::expected_of_a_new_one(model, time),
             boost::test_tools::tolerance(0.02));
}

BOOST_AUTO_TEST_CASE(a_range_holds_the_expected_number) {
  const Repeats loyal{20, 50, 51}, gone{20, 20, 51};
  const BuyingModel model{2, 4, 0.8, 2.5, 0};
  const auto range = kontor::statistics::purchase_range(model, loyal, 10);
  const double expected = kontor::statistics::expected_purchases(model, loyal, 10);
  BOOST_TEST(static_cast<double>(range.low) < expected);
  BOOST_TEST(static_cast<double>(range.high) > expected);
  // Somebody who came every week and has not for thirty will not come again.
  BOOST_TEST(kontor::statistics::alive(model, gone) < 0.01);
  BOOST_TEST(kontor::statistics::purchase_range(model, gone, 10).high == 0);
}

BOOST_AUTO_TEST_CASE(too_little_tells_nothing) {
  std::vector<Repeats> buyers(99, Repeats{1, 5, 10});
  BOOST_TEST(!kontor::statistics::fit_buying(buyers));
  BOOST_TEST(!kontor::statistics::fit_buying(std::vector<Repeats>(500, Repeats{0, 0, 10})));
  BOOST_TEST(!kontor::statistics::fit_spending(std::vector<Spending>(29, Spending{2, 30})));
}

BOOST_AUTO_TEST_CASE(spending_is_found_again) {
  // The published model of the 946 repeat buyers of CDNOW, and customers simulated from it.
  const SpendingModel true_model{6.25, 3.74, 15.44, 0};
  std::mt19937_64 random(11);
  std::vector<Spending> buyers;
  for (int i = 0; i < 20'000; ++i) {
    std::gamma_distribution<double> scales(true_model.q, 1 / true_model.v);
    const double scale = scales(random);
    const double times = 1 + i % 6;
    std::gamma_distribution<double> totals(true_model.p * times, 1 / scale);
    buyers.push_back({times, totals(random) / times});
  }
  const auto model = kontor::statistics::fit_spending(buyers);
  BOOST_REQUIRE(model.has_value());
  BOOST_TEST(model->q == true_model.q, boost::test_tools::tolerance(0.1));
  const auto mean = [](const SpendingModel& m) { return m.p * m.v / (m.q - 1); };
  BOOST_TEST(mean(*model) == mean(true_model), boost::test_tools::tolerance(0.03));
  // p and v give way to each other; the truth is no worse than chance has it (likelihood ratio,
  // three parameters, one in a thousand).
  const double more = model->log_likelihood - log_likelihood(true_model, buyers);
  BOOST_TEST(more >= 0);
  BOOST_TEST(2 * more < 16.27);
  // Everybody's mean: p v / (q - 1); who bought often is worth their own mean.
  BOOST_TEST(kontor::statistics::expected_value(true_model, {0, 0}) == 6.25 * 15.44 / 2.74,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST(kontor::statistics::expected_value(true_model, {1e6, 80}) == 80,
             boost::test_tools::tolerance(1e-3));
}

BOOST_AUTO_TEST_SUITE_END()
