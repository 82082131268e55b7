#include "domain/statistics/review.h"

#include <algorithm>
#include <cmath>

namespace kontor::statistics {

namespace review_detail {

constexpr double millionths = 1'000'000;

std::int64_t in_millionths(double ratio) { return std::llround(ratio * millionths); }

std::vector<Block> blocks_of(const std::vector<Tally>& tallies) {
  std::vector<Block> blocks;
  blocks.reserve(tallies.size());
  for (const Tally& t : tallies)
    blocks.push_back({t.employee, t.location, t.date, t.hours, static_cast<double>(t.part),
                      static_cast<double>(t.whole), t.peer});
  return blocks;
}

Standing standing_of(const Measured& of, const Comparison& c) {
  Standing s;
  s.employee = c.employee;
  s.measure = of.measure;
  s.group = of.group;
  s.verdict = c.verdict;
  s.days = c.days;
  s.peers = c.peers;
  s.whole = std::llround(c.whole);
  s.own = in_millionths(c.own);
  s.peers_level = in_millionths(c.peers_level);
  s.difference = in_millionths(c.difference);
  s.error = in_millionths(c.error);
  s.shrunk = in_millionths(c.shrunk);
  s.low = in_millionths(c.low);
  s.high = in_millionths(c.high);
  return s;
}

}  // namespace review_detail

ComparisonRules review_rules() {
  ComparisonRules rules;
  rules.winsorised = 0.01;
  return rules;
}

std::vector<Standing> review(const std::vector<Measured>& measured, const ComparisonRules& rules) {
  using namespace review_detail;
  std::vector<Standing> all;
  std::vector<double> p;
  std::vector<std::size_t> of_pair;  // which standing each p is of
  for (const Measured& one : measured) {
    for (const Comparison& c : compare_with_colleagues(blocks_of(one.tallies), rules)) {
      if (c.verdict == Verdict::compared) {
        p.push_back(c.p);
        of_pair.push_back(all.size());
      }
      all.push_back(standing_of(one, c));
    }
  }
  const auto rates = false_discovery_rates(p);
  for (std::size_t i = 0; i < rates.size(); ++i)
    all[of_pair[i]].false_rate = in_millionths(rates[i]);
  return all;
}

Effect effect_of(const Measured& before, const Measured& after, EmployeeId coached,
                 const ComparisonRules& rules) {
  using namespace review_detail;
  const auto of = [&](const Measured& measured) {
    for (const Comparison& c : compare_with_colleagues(blocks_of(measured.tallies), rules))
      if (c.employee == coached) return c;
    return Comparison();
  };
  const Comparison then = of(before), now = of(after);
  Effect effect;
  effect.before = then.verdict;
  effect.after = now.verdict;
  effect.days_before = then.days;
  effect.days_after = now.days;
  if (!effect.told()) return effect;
  const auto change = coaching_effect(then, now, rules.confidence);
  effect.change = in_millionths(change.change);
  effect.low = in_millionths(change.low);
  effect.high = in_millionths(change.high);
  return effect;
}

}  // namespace kontor::statistics
