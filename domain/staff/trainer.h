#pragma once

#include <vector>

#include "domain/staff/measure.h"
#include "domain/staff/team_reader.h"
#include "domain/statistics/review.h"
#include "domain/stores.h"

namespace kontor::staff {

/// Days that are reviewed together; both included.
struct ReviewPeriod {
  BusinessDate from, to;
};
/// The three whole months before a day: a fixed period, so that looking again is no second chance
/// to find something.
ReviewPeriod review_period(BusinessDate today);

/// What stands out is beyond chance after correcting for all that was looked at: at most this share
/// of what is shown is there by chance (millionths).
inline constexpr std::int64_t false_findings = 100'000;

/// Somebody in one measure beside colleagues who worked the same shop and hours.
struct Finding {
  statistics::Standing standing;
  Currency currency;  ///< of amounts: that of the company whose shops were compared
  Measure measure() const { return static_cast<Measure>(standing.measure); }
  /// Beyond chance.
  bool stands_out() const { return standing.compared() && standing.false_rate <= false_findings; }
  /// Whether it is what a shop wants more of.
  bool good() const { return (standing.difference > 0) == more_is_better(measure()); }
};

/// Everybody in all measures, by employee and measure. Colleagues are those who sold in the same
/// shop, on the same day, in the same three hours; all who did are compared with, whoever asks.
/// Companies that do not compare (Entity::compares) are left out.
/// Given are those whom the actor may see: where they may read who sells in all shops of the
/// comparison, and themselves. `location`: only there; none: all shops.
std::vector<Finding> compared_team(Unit& unit, TeamReader& reader, const Stores& stores,
                                   const company::Actor& actor, const ReviewPeriod& period,
                                   LocationId location = {});

}  // namespace kontor::staff
