#pragma once

#include <cstdint>
#include <vector>

#include "domain/statistics/comparison.h"

// A review of a period: every employee in every measure at once, so that what stands out is beyond
// what chance brings when so much is looked at. Whole numbers in and out.
namespace kontor::statistics {

/// What an employee did in one shop, on one day, in one block of hours: `part` over `whole` is the
/// measure.
struct Tally {
  EmployeeId employee;
  LocationId location;
  BusinessDate date;
  int hours = 0;
  std::int64_t part = 0, whole = 0;
  bool peer = true;  ///< counts among the colleagues of others
};

/// One measure of all employees; what can't be added up is several of them.
struct Measured {
  int measure = 0;  ///< the caller's number of it
  int group = 0;    ///< the caller's number of what its parts are counted in
  std::vector<Tally> tallies;
};

/// How somebody stands in one measure. Ratios are in millionths of part over whole.
struct Standing {
  EmployeeId employee;
  int measure = 0, group = 0;
  Verdict verdict = Verdict::no_overlap;
  int days = 0, peers = 0;
  std::int64_t whole = 0;  ///< that was compared
  std::int64_t own = 0, peers_level = 0;
  std::int64_t difference = 0;  ///< own − peers_level
  std::int64_t error = 0;       ///< its standard error
  /// The difference drawn towards none, with its interval: what is to be expected of them.
  std::int64_t shrunk = 0, low = 0, high = 0;
  /// The share of wrong findings, in millionths, at which this one would be called a finding.
  std::int64_t false_rate = 1'000'000;

  bool compared() const { return verdict == Verdict::compared; }
};

/// As everywhere, with heavy tails drawn in: daily differences beyond those of the outer hundredths
/// of all days.
ComparisonRules review_rules();

/// All employees in all measures, by measure and employee. The false rates are over all pairs that
/// could be compared (Benjamini and Hochberg).
std::vector<Standing> review(const std::vector<Measured>& measured,
                             const ComparisonRules& rules = review_rules());

/// What changed for one who was coached, beyond what a return to the usual explains, against
/// colleagues who were not; in millionths, with an interval of the rules' confidence.
struct Effect {
  Verdict before = Verdict::no_overlap, after = Verdict::no_overlap;
  int days_before = 0, days_after = 0;
  std::int64_t change = 0, low = 0, high = 0;
  /// Both times could be compared.
  bool told() const { return before == Verdict::compared && after == Verdict::compared; }
  /// The interval does not hold none.
  bool beyond_chance() const { return told() && (low > 0 || high < 0); }
};
Effect effect_of(const Measured& before, const Measured& after, EmployeeId coached,
                 const ComparisonRules& rules = review_rules());

}  // namespace kontor::statistics
