#include "domain/statistics/linkage.h"

#include <algorithm>
#include <cmath>

#include "domain/base/check.h"

namespace kontor::statistics {

namespace linkage_detail {

/// Half a pair for what was not met, so that nothing is impossible.
constexpr double half_a_pair = 0.5;

/// Shares of 1 over the levels above 0.
void to_shares(std::vector<double>& levels) {
  double sum = 0;
  for (std::size_t level = 1; level < levels.size(); ++level) {
    levels[level] = std::max(levels[level], half_a_pair);
    sum += levels[level];
  }
  for (std::size_t level = 1; level < levels.size(); ++level) levels[level] /= sum;
}

/// Before anything is known: most who are one agree fully, in the rest they may err in any way.
Chances first_guess(const Chances& by_chance) {
  constexpr double agree = 0.8;
  Chances guess;
  for (const auto& levels : by_chance) {
    const auto others = static_cast<double>(levels.size() - 2);
    std::vector<double> of_field(levels.size(), (1 - agree) / others);
    of_field.front() = 0;
    of_field.back() = agree;
    guess.push_back(std::move(of_field));
  }
  return guess;
}

}  // namespace linkage_detail

Chances chances_of(const Agreements& pairs, const std::vector<std::uint8_t>& most) {
  Chances chances;
  for (const std::uint8_t level : most) chances.emplace_back(level + 1U, 0.0);
  for (const auto& [agreement, times] : pairs) {
    for (std::size_t field = 0; field < agreement.size(); ++field)
      if (agreement[field] > 0) chances[field][agreement[field]] += static_cast<double>(times);
  }
  for (auto& levels : chances) linkage_detail::to_shares(levels);
  return chances;
}

LinkageModel fit_linkage(const Agreements& pairs, const Chances& by_chance) {
  constexpr int most_rounds = 500;
  constexpr double near_enough = 1e-9, first_share = 0.1;
  LinkageModel model{linkage_detail::first_guess(by_chance), by_chance, first_share};
  double all = 0;
  for (const auto& [agreement, times] : pairs) all += static_cast<double>(times);
  if (all == 0) return model;
  for (int round = 0; round < most_rounds; ++round) {
    Chances met;
    for (const auto& levels : by_chance) met.emplace_back(levels.size(), 0.0);
    double of_one = 0;
    for (const auto& [agreement, times] : pairs) {
      const double expected = probability(model, agreement) * static_cast<double>(times);
      of_one += expected;
      for (std::size_t field = 0; field < agreement.size(); ++field)
        if (agreement[field] > 0) met[field][agreement[field]] += expected;
    }
    for (auto& levels : met) linkage_detail::to_shares(levels);
    model.of_one = std::move(met);
    const double share = std::clamp(of_one / all, near_enough, 1 - near_enough);
    const bool done = std::abs(share - model.share) < near_enough;
    model.share = share;
    if (done) break;
  }
  return model;
}

double weight(const LinkageModel& model, std::size_t field, std::uint8_t level) {
  KONTOR_ASSERT(field < model.of_one.size() && level < model.of_one[field].size());
  if (level == 0) return 0;
  return std::log2(model.of_one[field][level] / model.by_chance[field][level]);
}

double probability(const LinkageModel& model, const Agreement& agreement) {
  double bits = std::log2(model.share / (1 - model.share));
  for (std::size_t field = 0; field < agreement.size(); ++field)
    bits += weight(model, field, agreement[field]);
  return 1 / (1 + std::exp2(-bits));
}

}  // namespace kontor::statistics
