#include "domain/statistics/comparison.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <tuple>

#include "domain/base/check.h"

namespace kontor::statistics {

namespace comparison_detail {

/// Where and when: those who share it are compared.
using Shift = std::tuple<LocationId, BusinessDate, int>;

/// A day of an employee beside colleagues.
struct Day {
  double part = 0, expected = 0, whole = 0;
  double difference() const { return (part - expected) / whole; }
};

struct Person {
  std::map<BusinessDate, Day> days;
  std::set<EmployeeId> peers;
};

struct ShiftSums {
  double part = 0, whole = 0;  ///< of those who count as peers
  std::vector<const Block*> blocks;
};

std::map<Shift, ShiftSums> by_shift(const std::vector<Block>& blocks) {
  std::map<Shift, ShiftSums> shifts;
  for (const Block& b : blocks) {
    if (b.whole <= 0) continue;
    ShiftSums& shift = shifts[{b.location, b.date, b.hours}];
    shift.blocks.push_back(&b);
    if (!b.peer) continue;
    shift.part += b.part;
    shift.whole += b.whole;
  }
  return shifts;
}

void add_shift(std::map<EmployeeId, Person>& people, const ShiftSums& shift) {
  for (const Block* own : shift.blocks) {
    Person& person = people[own->employee];
    double part = shift.part, whole = shift.whole;
    for (const Block* other : shift.blocks) {
      if (!other->peer) continue;
      if (other->employee != own->employee) {
        person.peers.insert(other->employee);
      } else {
        part -= other->part;
        whole -= other->whole;
      }
    }
    // A rest of rounding is nobody.
    constexpr double nobody = 1e-9;
    if (whole <= nobody * shift.whole) continue;
    Day& day = person.days[own->date];
    day.part += own->part;
    day.whole += own->whole;
    day.expected += own->whole * part / whole;
  }
}

/// Draws the days' differences in to what the shares of all days have.
void winsorise(std::map<EmployeeId, Person>& people, double share) {
  std::vector<double> all;
  for (const auto& [employee, person] : people)
    for (const auto& [date, day] : person.days) all.push_back(day.difference());
  if (share <= 0 || all.empty()) return;
  std::sort(all.begin(), all.end());
  const auto cut = static_cast<std::size_t>(share * static_cast<double>(all.size()));
  const double low = all[cut], high = all[all.size() - 1 - cut];
  for (auto& [employee, person] : people) {
    for (auto& [date, day] : person.days) {
      day.part = day.expected + std::clamp(day.difference(), low, high) * day.whole;
    }
  }
}

/// The deviation of the difference over days drawn with replacement.
double bootstrap_error(const std::vector<Day>& days, int resamples, std::mt19937_64& random) {
  std::uniform_int_distribution<std::size_t> any(0, days.size() - 1);
  double sum = 0, squares = 0;
  for (int i = 0; i < resamples; ++i) {
    double more = 0, whole = 0;
    for (std::size_t d = 0; d < days.size(); ++d) {
      const Day& day = days[any(random)];
      more += day.part - day.expected;
      whole += day.whole;
    }
    sum += more / whole;
    squares += more / whole * (more / whole);
  }
  const double mean = sum / resamples;
  // Resampled days differ less than days do, by (n - 1) / n.
  const auto n = static_cast<double>(days.size());
  return std::sqrt(std::max(squares / resamples - mean * mean, 0.0) * n / (n - 1));
}

double two_sided_p(double difference, double error, int days) {
  if (error <= 0) return difference == 0 ? 1.0 : 0.0;
  const boost::math::students_t t(days - 1);
  return 2 * boost::math::cdf(boost::math::complement(t, std::abs(difference) / error));
}

Comparison compared(EmployeeId employee, const Person& person, const Person& uncut,
                    const ComparisonRules& rules, std::mt19937_64& random) {
  Comparison c;
  c.employee = employee;
  c.days = static_cast<int>(person.days.size());
  c.peers = static_cast<int>(person.peers.size());
  if (person.days.empty()) return c;
  double part = 0, expected = 0, more = 0;
  std::vector<Day> days;
  for (const auto& [date, day] : person.days) {
    days.push_back(day);
    more += day.part - day.expected;
    c.whole += day.whole;
  }
  for (const auto& [date, day] : uncut.days) {
    part += day.part;
    expected += day.expected;
  }
  c.own = part / c.whole;
  c.peers_level = expected / c.whole;
  c.difference = more / c.whole;
  if (c.peers < rules.fewest_peers) {
    c.verdict = Verdict::few_peers;
  } else if (c.days < std::max(rules.fewest_days, 2)) {
    c.verdict = Verdict::few_days;
  } else {
    c.verdict = Verdict::compared;
    c.error = bootstrap_error(days, rules.resamples, random);
    c.p = two_sided_p(c.difference, c.error, c.days);
  }
  return c;
}

double normal_quantile(double confidence) {
  return boost::math::quantile(boost::math::normal(), 0.5 + confidence / 2);
}

void shrink(std::vector<Comparison>& all, double confidence) {
  std::vector<double> effects, errors;
  for (const Comparison& c : all) {
    if (c.verdict != Verdict::compared || c.error <= 0) continue;
    effects.push_back(c.difference);
    errors.push_back(c.error);
  }
  const double between = variance_between(effects, errors);
  const double z = normal_quantile(confidence);
  for (Comparison& c : all) {
    if (c.verdict != Verdict::compared) continue;
    const double within = c.error * c.error;
    const double kept = between + within > 0 ? between / (between + within) : 0;
    c.shrunk = kept * c.difference;
    c.posterior_error = std::sqrt(kept * within);
    c.low = c.shrunk - z * c.posterior_error;
    c.high = c.shrunk + z * c.posterior_error;
  }
}

}  // namespace comparison_detail

std::vector<Comparison> compare_with_colleagues(const std::vector<Block>& blocks,
                                                const ComparisonRules& rules) {
  using namespace comparison_detail;
  std::map<EmployeeId, Person> people;
  for (const auto& [shift, sums] : by_shift(blocks)) add_shift(people, sums);
  std::map<EmployeeId, Person> drawn_in = people;
  winsorise(drawn_in, rules.winsorised);
  std::vector<Comparison> all;
  std::mt19937_64 random(rules.seed);
  for (const auto& [employee, person] : drawn_in) {
    all.push_back(compared(employee, person, people.at(employee), rules, random));
  }
  shrink(all, rules.confidence);
  return all;
}

double variance_between(const std::vector<double>& effects, const std::vector<double>& errors) {
  KONTOR_ASSERT(effects.size() == errors.size());
  double weights = 0, q = 0;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const double weight = 1 / (errors[i] * errors[i]);
    weights += weight;
    q += weight * effects[i] * effects[i];
  }
  // Around none instead of around their mean: as many degrees of freedom as effects.
  return weights > 0 ? std::max(0.0, (q - static_cast<double>(effects.size())) / weights) : 0;
}

std::vector<double> false_discovery_rates(const std::vector<double>& p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] > p[b]; });
  std::vector<double> rates(p.size());
  double least = 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto rank = static_cast<double>(order.size() - i);
    least = std::min(least, p[order[i]] * static_cast<double>(p.size()) / rank);
    rates[order[i]] = least;
  }
  return rates;
}

CoachingEffect coaching_effect(const Comparison& before, const Comparison& after,
                               double confidence) {
  CoachingEffect effect;
  effect.change = after.difference - before.shrunk;
  effect.error = std::hypot(after.error, before.posterior_error);
  const double z = comparison_detail::normal_quantile(confidence);
  effect.low = effect.change - z * effect.error;
  effect.high = effect.change + z * effect.error;
  return effect;
}

}  // namespace kontor::statistics
