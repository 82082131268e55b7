#include "domain/statistics/linkage.h"

#include <algorithm>
#include <cmath>

#include "domain/base/check.h"
#include "domain/statistics/linkage_share.h"

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

namespace linkage_detail {

/// From a first guess of who is one, in rounds; `learns`: also how often these agree.
LinkageModel fit(const Agreements& pairs, LinkageModel model, bool learns) {
  constexpr int most_rounds = 500;
  constexpr double near_enough = 1e-9;
  double all = 0;
  for (const auto& [agreement, times] : pairs) all += static_cast<double>(times);
  if (all == 0) return model;
  for (int round = 0; round < most_rounds; ++round) {
    Chances met;
    for (const auto& levels : model.by_chance) met.emplace_back(levels.size(), 0.0);
    double of_one = 0;
    for (const auto& [agreement, times] : pairs) {
      const double expected = probability(model, agreement) * static_cast<double>(times);
      of_one += expected;
      for (std::size_t field = 0; field < agreement.size(); ++field)
        if (agreement[field] > 0) met[field][agreement[field]] += expected;
    }
    for (auto& levels : met) to_shares(levels);
    if (learns) model.of_one = std::move(met);
    const double share = std::clamp(of_one / all, near_enough, 1 - near_enough);
    const bool done = std::abs(share - model.share) < near_enough;
    model.share = share;
    if (done) break;
  }
  return model;
}

constexpr double first_share = 0.1;

}  // namespace linkage_detail

LinkageModel fit_linkage(const Agreements& pairs, const Chances& by_chance) {
  using namespace linkage_detail;
  return fit(pairs, {first_guess(by_chance), by_chance, first_share}, true);
}

LinkageModel fit_share(const Agreements& pairs, const Chances& by_chance, const Chances& of_one) {
  using namespace linkage_detail;
  return fit(pairs, {of_one, by_chance, first_share}, false);
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

namespace linkage_detail {

constexpr double thousand = 1e3, million = 1e6;

ChanceParts chances_in_parts(const Chances& chances) {
  ChanceParts parts;
  for (const auto& levels : chances) {
    auto& of_field = parts.emplace_back();
    for (std::size_t level = 1; level < levels.size(); ++level)
      of_field.push_back(std::max<std::int64_t>(
          1, std::llround(levels[level] * static_cast<double>(chance_parts))));
  }
  return parts;
}

Chances chances_from(const ChanceParts& parts) {
  Chances chances;
  for (const auto& of_field : parts) {
    auto& levels = chances.emplace_back(1, 0.0);
    for (const std::int64_t part : of_field) {
      KONTOR_ASSERT(part > 0);
      levels.push_back(static_cast<double>(part) / static_cast<double>(chance_parts));
    }
  }
  return chances;
}

}  // namespace linkage_detail

std::int64_t weight_milli(const LinkageModel& model, std::size_t field, std::uint8_t level) {
  return std::llround(weight(model, field, level) * linkage_detail::thousand);
}

std::int64_t probability_ppm(const LinkageModel& model, const Agreement& agreement) {
  return std::llround(probability(model, agreement) * linkage_detail::million);
}

std::int64_t of_one_ppm(const LinkageModel& model, std::size_t field, std::uint8_t level) {
  return std::llround(model.of_one.at(field).at(level) * linkage_detail::million);
}

LinkageParts parts_of(const LinkageModel& model) {
  return {linkage_detail::chances_in_parts(model.of_one),
          linkage_detail::chances_in_parts(model.by_chance),
          std::llround(model.share * static_cast<double>(chance_parts))};
}

LinkageModel model_of(const LinkageParts& parts) {
  return {linkage_detail::chances_from(parts.of_one), linkage_detail::chances_from(parts.by_chance),
          static_cast<double>(parts.share) / static_cast<double>(chance_parts)};
}

}  // namespace kontor::statistics
