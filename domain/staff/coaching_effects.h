#pragma once

#include <optional>
#include <vector>

#include "domain/staff/coaching.h"
#include "domain/staff/team_reader.h"
#include "domain/statistics/review.h"
#include "domain/stores.h"

namespace kontor::staff {

/// How many days before a coaching and after it are compared.
inline constexpr int effect_days = 90;

/// Whether a coaching changed what it was about: the employee beside colleagues of the same shop
/// and hours who were not coached in these days, later less before, the earlier difference drawn
/// towards none by what chance explains (rules.md 7).
struct CoachingEffect {
  std::int64_t number = 0;  ///< of the note
  Measure measure = Measure::units_per_order;
  Currency currency;  ///< of amounts
  statistics::Effect effect;
  BusinessDate until;    ///< the last day that counts
  bool growing = false;  ///< more days are to come

  /// It is a change, beyond chance, to what a shop wants.
  bool worked() const {
    return effect.beyond_chance() && (effect.change > 0) == more_is_better(measure);
  }
};

/// Of the notes with a measure, those of `employee`, in their order; none for a company that does
/// not compare. Only for who may see the notes: nothing is asked of the actor here.
std::vector<CoachingEffect> coaching_effects(Unit& unit, TeamReader& reader, const Stores& stores,
                                             const std::vector<CoachingNote>& notes,
                                             EmployeeId employee, BusinessDate today);

/// Four weeks since somebody's first day, beside colleagues of the same shop and hours.
inline constexpr int step_days = 28;
inline constexpr int most_steps = 6;
/// Who comes within this share of the colleagues' level (in percent) has reached it.
inline constexpr int level_percent = 95;

struct OnboardingStep {
  int first_day = 0, last_day = 0;  ///< days since the first one, which is 0
  statistics::Verdict verdict = statistics::Verdict::no_overlap;
  int days = 0;
  std::int64_t own = 0, peers_level = 0;  ///< millionths, as of a statistics::Standing
  std::int64_t low = 0, high = 0;         ///< of the difference to the colleagues, 95 %
};

/// How somebody came to the level of colleagues in one measure.
struct Onboarding {
  Measure measure = Measure::units_per_order;
  Currency currency;
  std::vector<OnboardingStep> steps;
  /// Days from the first one to the end of the first four weeks at their level; none: not yet, or
  /// not told.
  std::optional<int> reached;
};

/// Of an employee whose first day is known, in every measure that the files tell; until `today`.
/// Nothing for who has none. Only for who may see the employee: nothing is asked of the actor here.
std::vector<Onboarding> onboarding(Unit& unit, TeamReader& reader, const Stores& stores,
                                   const Employee& employee, BusinessDate today);

}  // namespace kontor::staff
