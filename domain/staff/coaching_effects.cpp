#include "domain/staff/coaching_effects.h"

#include <algorithm>
#include <set>

#include "domain/staff/trainer_blocks.h"

namespace kontor::staff {

namespace coaching_effects_detail {

constexpr std::int64_t percent = 100;

/// Blocks of the shops where somebody sold in these days, of all who sold there.
BlockReader blocks_beside(Unit& unit, TeamReader& reader, const Stores& stores, EmployeeId employee,
                          const BlockDays& days) {
  CreditFilter own{days.from, days.to};
  own.employee = employee;
  std::set<LocationId> shops;
  for (const auto& credit : reader.credits(unit, own)) shops.insert(credit.key.location);
  BlockReader blocks(unit, stores);
  for (const LocationId shop : shops) {
    CreditFilter all{days.from, days.to};
    all.location = shop;
    // What was sold nowhere in particular is beside nobody.
    if (shop) blocks.read(unit, reader, all);
  }
  return blocks;
}

/// The currency in which somebody's amounts are: that of most of their blocks.
Currency currency_of(const Blocks& blocks, EmployeeId employee) {
  std::map<Currency, int> counts;
  for (const auto& [key, block] : blocks)
    if (std::get<0>(key) == employee) ++counts[block.currency];
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
  return most == counts.end() ? Currency() : most->first;
}

/// Whom else the trainer talked with about it in these days.
std::set<EmployeeId> coached_in(const std::vector<CoachingNote>& notes, Measure measure,
                                const BlockDays& days) {
  std::set<EmployeeId> coached;
  for (const CoachingNote& note : notes)
    if (note.measure == measure && days.from <= note.held_on && note.held_on <= days.to)
      coached.insert(note.employee);
  return coached;
}

OnboardingStep step_of(const Blocks& blocks, const Onboarding& of, EmployeeId employee,
                       const BlockDays& days) {
  constexpr int few_days = 5;
  auto rules = statistics::review_rules();
  rules.fewest_days = few_days;
  OnboardingStep step;
  for (const auto& s :
       statistics::review({measured(blocks, of.measure, of.currency, days)}, rules)) {
    if (s.employee != employee) continue;
    // Two-sided, 95 %, as the other intervals.
    constexpr std::int64_t quantile = 196;
    const auto margin = mul_div_half_up(s.error, quantile, percent);
    step.verdict = s.verdict;
    step.days = s.days;
    step.own = s.own;
    step.peers_level = s.peers_level;
    step.low = s.difference - margin;
    step.high = s.difference + margin;
  }
  return step;
}

bool at_level(Measure measure, const OnboardingStep& step) {
  if (step.verdict != statistics::Verdict::compared) return false;
  return more_is_better(measure) ? step.own * percent >= step.peers_level * level_percent
                                 : step.own * level_percent <= step.peers_level * percent;
}

}  // namespace coaching_effects_detail

std::vector<CoachingEffect> coaching_effects(Unit& unit, TeamReader& reader, const Stores& stores,
                                             const std::vector<CoachingNote>& notes,
                                             EmployeeId employee, BusinessDate today) {
  using namespace coaching_effects_detail;
  std::vector<CoachingNote> own;
  for (const CoachingNote& note : notes)
    if (note.employee == employee && note.measure) own.push_back(note);
  std::vector<CoachingEffect> effects;
  if (own.empty()) return effects;
  const auto [first, last] = std::ranges::minmax_element(own, {}, &CoachingNote::held_on);
  const BlockDays all{first->held_on + -effect_days, std::min(today, last->held_on + effect_days)};
  const BlockReader reads = blocks_beside(unit, reader, stores, employee, all);
  const Blocks& blocks = reads.blocks();
  for (const CoachingNote& note : own) {
    CoachingEffect one;
    one.number = note.number;
    one.measure = *note.measure;
    one.currency = currency_of(blocks, employee);
    one.until = std::min(today, note.held_on + effect_days);
    one.growing = today < note.held_on + effect_days;
    const BlockDays before{note.held_on + -effect_days, note.held_on + -1};
    const BlockDays after{note.held_on + 1, one.until};
    const auto coached = coached_in(notes, one.measure, {before.from, after.to});
    one.effect = statistics::effect_of(measured(blocks, one.measure, one.currency, before, coached),
                                       measured(blocks, one.measure, one.currency, after, coached),
                                       employee);
    effects.push_back(one);
  }
  return effects;
}

std::vector<Onboarding> onboarding(Unit& unit, TeamReader& reader, const Stores& stores,
                                   const Employee& employee, BusinessDate today) {
  using namespace coaching_effects_detail;
  std::vector<Onboarding> all;
  if (!employee.hired || today < *employee.hired) return all;
  const BusinessDate first = *employee.hired;
  const BlockDays days{first, std::min(today, first + (step_days * most_steps - 1))};
  const BlockReader reads = blocks_beside(unit, reader, stores, employee.id, days);
  const Currency currency = currency_of(reads.blocks(), employee.id);
  for (int number = 0; number < measures; ++number) {
    Onboarding one{static_cast<Measure>(number), currency, {}, {}};
    const auto told = measured(reads.blocks(), one.measure, currency, days);
    // A measure in which nobody has anything: the files don't tell it.
    if (std::ranges::none_of(told.tallies, [](const auto& t) { return t.part != 0; })) continue;
    for (int begin = 0; begin < step_days * most_steps && first + begin <= days.to;
         begin += step_days) {
      auto step = step_of(reads.blocks(), one, employee.id,
                          {first + begin, first + (begin + step_days - 1)});
      step.first_day = begin;
      step.last_day = begin + step_days - 1;
      if (!one.reached && at_level(one.measure, step)) one.reached = step.last_day + 1;
      one.steps.push_back(step);
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace kontor::staff
