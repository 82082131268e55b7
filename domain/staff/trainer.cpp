#include "domain/staff/trainer.h"

#include <algorithm>
#include <array>

#include "domain/staff/trainer_blocks.h"

namespace kontor::staff {

namespace trainer_detail {

constexpr std::array<std::string_view, measures> names = {
    "units_per_order", "order_value", "add_on_rate", "customer_rate", "manual_rate"};

/// A measure in which nobody has anything says nothing of anyone: its files don't tell.
bool tells_something(const statistics::Measured& measured) {
  return std::ranges::any_of(measured.tallies, [](const auto& t) { return t.part != 0; });
}

/// All measures; those in money once for each currency, whose place in the list is their group.
std::vector<statistics::Measured> all_measured(const Blocks& blocks, const ReviewPeriod& period) {
  const auto currencies = currencies_of(blocks);
  std::vector<statistics::Measured> all;
  for (int number = 0; number < measures; ++number) {
    const auto measure = static_cast<Measure>(number);
    const std::size_t groups = in_money(measure) ? currencies.size() : 1;
    for (std::size_t group = 0; group < groups && group < currencies.size(); ++group) {
      auto one = measured(blocks, measure, currencies[group], {period.from, period.to});
      one.group = static_cast<int>(group);
      if (tells_something(one)) all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace trainer_detail

std::string_view name_of(Measure measure) {
  return trainer_detail::names.at(static_cast<std::size_t>(measure));
}

std::optional<Measure> measure_named(std::string_view name) {
  const auto found = std::ranges::find(trainer_detail::names, name);
  if (found == trainer_detail::names.end()) return std::nullopt;
  return static_cast<Measure>(found - trainer_detail::names.begin());
}

bool more_is_better(Measure measure) { return measure != Measure::manual_rate; }

ReviewPeriod review_period(BusinessDate today) {
  constexpr int months = 3;
  ReviewPeriod period;
  period.to = today.month_start() + -1;
  BusinessDate first = period.to.month_start();
  for (int i = 1; i < months; ++i) first = (first + -1).month_start();
  period.from = first;
  return period;
}

std::vector<Finding> compared_team(Unit& unit, TeamReader& reader, const Stores& stores,
                                   const company::Actor& actor, const ReviewPeriod& period,
                                   LocationId location) {
  using namespace trainer_detail;
  BlockReader blocks(unit, stores);
  CreditFilter filter{period.from, period.to};
  filter.location = location;
  blocks.read(unit, reader, filter);
  const auto currencies = currencies_of(blocks.blocks());
  std::vector<Finding> findings;
  for (const auto& standing : statistics::review(all_measured(blocks.blocks(), period)))
    if (blocks.seen_by(actor, standing.employee))
      findings.push_back({standing, currencies.at(static_cast<std::size_t>(standing.group))});
  std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
    return a.standing.employee < b.standing.employee;
  });
  return findings;
}

}  // namespace kontor::staff
