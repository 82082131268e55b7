#pragma once

#include <cstdint>
#include <optional>
#include <vector>

// What customers may still buy: BG/NBD ("Counting Your Customers" the Easy Way, Fader, Hardie and
// Lee 2005) for how often, gamma-gamma (Fader and Hardie 2013) for how much. One unit of time is
// kept throughout, such as the week.
namespace kontor::statistics {

/// One customer's purchases after the first.
struct Repeats {
  double times = 0;  ///< repeat purchases
  double last = 0;   ///< time of the last one since the first purchase; 0 without repeats
  double seen = 0;   ///< time since the first purchase
};

/// While alive a customer buys at a rate that is gamma (r, alpha) among customers; after each
/// purchase one goes for ever with a probability that is beta (a, b).
struct BuyingModel {
  double r = 0, alpha = 0, a = 0, b = 0;
  double log_likelihood = 0;
};

/// Fewer buyers, or fewer who came again, tell nothing.
inline constexpr std::size_t fewest_buyers = 100;
inline constexpr std::size_t fewest_repeat_buyers = 30;

/// The logarithm of the likelihood of the model on these customers.
double log_likelihood(const BuyingModel& model, const std::vector<Repeats>& buyers);

/// The most likely model; none where there are too few buyers (see above) or no maximum is found.
std::optional<BuyingModel> fit_buying(const std::vector<Repeats>& buyers);

/// The probability that a customer is still one.
double alive(const BuyingModel& model, const Repeats& buyer);

/// The mean number of purchases to expect of a customer within `time` from now.
double expected_purchases(const BuyingModel& model, const Repeats& buyer, double time);

/// The mean number of purchases within `time` from the first of somebody not yet known.
double expected_of_a_new_one(const BuyingModel& model, double time);

/// How many purchases, at least and at most, a customer makes within `time` with a confidence:
/// quantiles of simulated futures, deterministic for a seed.
struct PurchaseRange {
  std::int64_t low = 0, high = 0;
};
PurchaseRange purchase_range(const BuyingModel& model, const Repeats& buyer, double time,
                             double confidence = 0.9, std::uint64_t seed = 20'261'121);

/// What one customer spent on average, over so many repeat purchases (at least 1).
struct Spending {
  double times = 0;
  double mean = 0;  ///< above 0
};

/// A purchase's value is gamma (p, v_i) around the customer's own mean; v_i is gamma (q, v) among
/// customers.
struct SpendingModel {
  double p = 0, q = 0, v = 0;
  double log_likelihood = 0;
};

double log_likelihood(const SpendingModel& model, const std::vector<Spending>& buyers);

/// The most likely model; none with fewer than fewest_repeat_buyers, or where no maximum is found.
std::optional<SpendingModel> fit_spending(const std::vector<Spending>& buyers);

/// What a purchase of a customer is worth on average: between their own mean and everybody's. With
/// `times` 0 everybody's.
double expected_value(const SpendingModel& model, const Spending& buyer);

}  // namespace kontor::statistics
