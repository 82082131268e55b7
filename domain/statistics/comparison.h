#pragma once

#include <cstdint>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"

// The trainer's comparison (rules.md 7): an employee beside colleagues who worked the same shop on
// the same day in the same hours. All ratios are plain numbers of the measure's own unit.
namespace kontor::statistics {

/// What an employee did in one shop, on one day, in one block of hours, for one measure: `part`
/// over `whole` is the measure (units over tickets, net sales over hours worked, ...).
struct Block {
  EmployeeId employee;
  LocationId location;
  BusinessDate date;
  int hours = 0;  ///< which block of the day
  double part = 0, whole = 0;
  bool peer = true;  ///< counts among the colleagues of others
};

struct ComparisonRules {
  int fewest_peers = 3;      ///< colleagues who shared a block; below: no verdict
  int fewest_days = 10;      ///< days with colleagues; below: no verdict
  double confidence = 0.95;  ///< of the intervals
  /// Daily differences beyond these shares of all employees' days are drawn in to them; 0: none.
  double winsorised = 0;
  int resamples = 400;  ///< of the bootstrap over days
  std::uint64_t seed = 20'261'121;
};

enum class Verdict {
  compared,
  no_overlap,  ///< nobody else worked there in the same hours
  few_peers,
  few_days
};

/// How one employee compares in one measure.
struct Comparison {
  EmployeeId employee;
  Verdict verdict = Verdict::no_overlap;
  int days = 0, peers = 0;
  double whole = 0;  ///< tickets or hours that were compared
  double own = 0;    ///< the employee's ratio in the blocks that were shared
  /// What colleagues would have had of the employee's blocks: their ratio of each block, weighted
  /// by the employee's `whole` in it.
  double peers_level = 0;
  double difference = 0;  ///< own - peers_level, after winsorising
  double error = 0;       ///< its standard error, by bootstrap over days
  double p = 1;           ///< two-sided, Student's t with days - 1 degrees of freedom
  /// The difference drawn towards none by how much employees differ at all (empirical Bayes,
  /// normal prior with the variance of DerSimonian and Laird), and its interval.
  double shrunk = 0, low = 0, high = 0;
  double posterior_error = 0;
};

/// Compares all employees of `blocks` in one measure; sorted by employee. Blocks without a `whole`
/// of the employee are left out. Deterministic for a seed.
std::vector<Comparison> compare_with_colleagues(const std::vector<Block>& blocks,
                                                const ComparisonRules& rules = {});

/// The variance between true effects (DerSimonian and Laird 1986), from estimates and their
/// standard errors; effects are taken to vary around none. 0 where chance explains all.
double variance_between(const std::vector<double>& effects, const std::vector<double>& errors);

/// Benjamini and Hochberg 1995: the least rate of false discoveries at which each of these would
/// be called one; in the order of `p`.
std::vector<double> false_discovery_rates(const std::vector<double>& p);

/// What changed for one who was coached, against colleagues who were not, beyond what a return to
/// the usual explains: the later difference less the shrunk earlier one.
struct CoachingEffect {
  double change = 0, error = 0, low = 0, high = 0;
};
CoachingEffect coaching_effect(const Comparison& before, const Comparison& after,
                               double confidence = 0.95);

}  // namespace kontor::statistics
