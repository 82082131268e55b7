#include "domain/statistics/lifetime.h"

#include <nlopt.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <random>

#include "domain/base/check.h"

namespace kontor::statistics {

namespace lifetime_detail {

using boost::math::lgamma;

/// What depends on the number of purchases only, kept for customers who have as many.
class OfTimes {
 public:
  explicit OfTimes(const BuyingModel& m) : m_model(m) {}
  double operator()(double times) {
    const auto [found, is_new] = m_known.try_emplace(times, 0);
    if (is_new) {
      const auto& m = m_model;
      found->second = lgamma(m.r + times) - lgamma(m.r) + lgamma(m.a + m.b) + lgamma(m.b + times) -
                      lgamma(m.b) - lgamma(m.a + m.b + times);
    }
    return found->second;
  }

 private:
  const BuyingModel& m_model;
  std::map<double, double> m_known;
};

/// The odds of having gone against being there: 0 without a repeat purchase, after which alone one
/// may go.
double odds_of_gone(const BuyingModel& m, const Repeats& c) {
  if (c.times <= 0) return 0;
  return m.a / (m.b + c.times - 1) *
         std::pow((m.alpha + c.seen) / (m.alpha + c.last), m.r + c.times);
}

/// Gauss's hypergeometric function by its series, for 0 <= z < 1.
double hypergeometric(double a, double b, double c, double z) {
  constexpr int most_terms = 100'000;
  constexpr double enough = 1e-14;
  double term = 1, sum = 1;
  for (int k = 0; k < most_terms; ++k) {
    term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
    sum += term;
    if (std::abs(term) < enough * std::abs(sum)) break;
  }
  return sum;
}

/// 1 where purchases are certain to end in a finite mean; the formulas divide by a - 1.
double away_from_one(double a) {
  constexpr double too_near = 1e-6;
  return std::abs(a - 1) < too_near ? 1 + too_near : a;
}

using Objective = std::function<double(const std::vector<double>&)>;

double call_objective(unsigned count, const double* at, double*, void* objective) {
  std::vector<double> logs(at, at + count), values;
  for (const double log : logs) values.push_back(std::exp(log));
  const double found = (*static_cast<const Objective*>(objective))(values);
  return std::isfinite(found) ? found : -std::numeric_limits<double>::max();
}

/// The positive parameters at which `objective` is largest, sought on their logarithms by Nelder
/// and Mead's simplex, which begins again at what it found until that is no better.
std::optional<std::vector<double>> maximum(std::vector<double> start, const Objective& objective) {
  constexpr double far = 12, near_enough = 1e-12;
  constexpr int most_calls = 5'000, most_rounds = 10;
  const auto count = static_cast<unsigned>(start.size());
  const std::unique_ptr<nlopt_opt_s, void (*)(nlopt_opt)> search(
      nlopt_create(NLOPT_LN_NELDERMEAD, count), &nlopt_destroy);
  nlopt_set_max_objective(search.get(), &call_objective, const_cast<Objective*>(&objective));
  nlopt_set_lower_bounds1(search.get(), -far);
  nlopt_set_upper_bounds1(search.get(), far);
  nlopt_set_ftol_rel(search.get(), near_enough);
  nlopt_set_maxeval(search.get(), most_calls);
  for (double& value : start) value = std::log(value);
  double best = -std::numeric_limits<double>::infinity();
  for (int round = 0; round < most_rounds; ++round) {
    double found = 0;
    if (nlopt_optimize(search.get(), start.data(), &found) < 0) return std::nullopt;
    if (found - best <= std::abs(best) * 1e-10) break;
    best = found;
  }
  // On a bound there is no maximum: the customers are all alike, or nobody ever goes.
  for (const double value : start)
    if (std::abs(value) > far - 0.01) return std::nullopt;
  for (double& value : start) value = std::exp(value);
  return start;
}

/// One customer's purchases within `time` from now, of many possible ones.
std::int64_t future(const BuyingModel& m, const Repeats& c, double time, std::mt19937_64& random) {
  std::uniform_real_distribution<double> share(0, 1);
  if (share(random) >= alive(m, c)) return 0;
  std::gamma_distribution<double> rates(m.r + c.times, 1 / (m.alpha + c.seen));
  std::gamma_distribution<double> goes(m.a, 1), stays(m.b + c.times, 1);
  const double rate = rates(random), g = goes(random);
  const double probability = g / (g + stays(random));
  std::exponential_distribution<double> wait(1);
  std::int64_t purchases = 0;
  for (double at = wait(random); at <= time * rate; at += wait(random)) {
    ++purchases;
    if (share(random) < probability) break;
  }
  return purchases;
}

}  // namespace lifetime_detail

double log_likelihood(const BuyingModel& m, const std::vector<Repeats>& buyers) {
  lifetime_detail::OfTimes of_times(m);
  double sum = 0;
  for (const Repeats& c : buyers) {
    sum += of_times(c.times) + m.r * std::log(m.alpha) -
           (m.r + c.times) * std::log(m.alpha + c.seen) +
           std::log1p(lifetime_detail::odds_of_gone(m, c));
  }
  return sum;
}

std::optional<BuyingModel> fit_buying(const std::vector<Repeats>& buyers) {
  const auto again =
      std::count_if(buyers.begin(), buyers.end(), [](const Repeats& c) { return c.times > 0; });
  if (buyers.size() < fewest_buyers || again < static_cast<std::ptrdiff_t>(fewest_repeat_buyers))
    return std::nullopt;
  const auto model = [](const std::vector<double>& v) {
    return BuyingModel{v[0], v[1], v[2], v[3], 0};
  };
  // Rates begin at what the customers bought; the others where most books end.
  double times = 0, seen = 0;
  for (const Repeats& c : buyers) {
    times += c.times;
    seen += c.seen;
  }
  const auto found = lifetime_detail::maximum(
      {1, std::max(seen / std::max(times, 1.0), 1e-3), 1, 1},
      [&](const std::vector<double>& v) { return log_likelihood(model(v), buyers); });
  if (!found) return std::nullopt;
  BuyingModel best = model(*found);
  best.log_likelihood = log_likelihood(best, buyers);
  return best;
}

double alive(const BuyingModel& m, const Repeats& c) {
  return 1 / (1 + lifetime_detail::odds_of_gone(m, c));
}

double expected_purchases(const BuyingModel& m, const Repeats& c, double time) {
  KONTOR_ASSERT(time >= 0);
  const double a = lifetime_detail::away_from_one(m.a);
  const double z = time / (m.alpha + c.seen + time);
  const double stays = std::pow((m.alpha + c.seen) / (m.alpha + c.seen + time), m.r + c.times);
  const double series =
      lifetime_detail::hypergeometric(m.r + c.times, m.b + c.times, a + m.b + c.times - 1, z);
  return (a + m.b + c.times - 1) / (a - 1) * (1 - stays * series) * alive(m, c);
}

double expected_of_a_new_one(const BuyingModel& m, double time) {
  KONTOR_ASSERT(time >= 0);
  const double a = lifetime_detail::away_from_one(m.a);
  const double stays = std::pow(m.alpha / (m.alpha + time), m.r);
  const double series =
      lifetime_detail::hypergeometric(m.r, m.b, a + m.b - 1, time / (m.alpha + time));
  return (a + m.b - 1) / (a - 1) * (1 - stays * series);
}

PurchaseRange purchase_range(const BuyingModel& m, const Repeats& c, double time, double confidence,
                             std::uint64_t seed) {
  KONTOR_ASSERT(confidence > 0 && confidence < 1);
  constexpr std::size_t futures = 2'000;
  std::mt19937_64 random(seed);
  std::vector<std::int64_t> purchases;
  for (std::size_t i = 0; i < futures; ++i)
    purchases.push_back(lifetime_detail::future(m, c, time, random));
  std::sort(purchases.begin(), purchases.end());
  const auto outside =
      static_cast<std::size_t>((1 - confidence) / 2 * static_cast<double>(futures));
  return {purchases[outside], purchases[futures - 1 - outside]};
}

double log_likelihood(const SpendingModel& m, const std::vector<Spending>& buyers) {
  using lifetime_detail::lgamma;
  double sum = 0;
  for (const Spending& c : buyers) {
    const double px = m.p * c.times;
    sum += lgamma(px + m.q) - lgamma(px) - lgamma(m.q) + m.q * std::log(m.v) +
           (px - 1) * std::log(c.mean) + px * std::log(c.times) -
           (px + m.q) * std::log(c.times * c.mean + m.v);
  }
  return sum;
}

std::optional<SpendingModel> fit_spending(const std::vector<Spending>& buyers) {
  if (buyers.size() < fewest_repeat_buyers) return std::nullopt;
  double mean = 0;
  for (const Spending& c : buyers) mean += c.mean / static_cast<double>(buyers.size());
  const auto model = [&](const std::vector<double>& v) {
    return SpendingModel{v[0], v[1], v[2] * mean, 0};
  };
  const auto found = lifetime_detail::maximum(
      {2, 2, 0.5}, [&](const std::vector<double>& v) { return log_likelihood(model(v), buyers); });
  if (!found) return std::nullopt;
  SpendingModel best = model(*found);
  best.log_likelihood = log_likelihood(best, buyers);
  return best;
}

double expected_value(const SpendingModel& m, const Spending& c) {
  KONTOR_ASSERT(m.p * c.times + m.q > 1);
  return m.p * (m.v + c.times * c.mean) / (m.p * c.times + m.q - 1);
}

}  // namespace kontor::statistics
