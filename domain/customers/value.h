#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/base/result.h"
#include "domain/customers/customer_days.h"
#include "domain/statistics/outlook.h"

// What customers were worth and may still be, how recently, often and for how much they bought, and
// how many came again (glossary 2).
namespace kontor::customers {

/// What a person bought in one currency.
struct Buyer {
  CustomerId person;
  Currency currency;
  BusinessDate first, last;  ///< days with an order
  std::int64_t orders = 0;   ///< at least 1
  std::int64_t days = 0;     ///< with an order: what is counted as one purchase
  std::int64_t net_minor = 0;
  std::int64_t cost_minor = 0;
  std::int64_t later_minor = 0;  ///< gross − discounts of the purchases after the first day

  /// CLV, historic: net sales − cost.
  std::int64_t margin_minor() const { return net_minor - cost_minor; }
};

/// Everybody who bought, by person and currency. Who only brought something back is no buyer.
std::vector<Buyer> buyers(Unit& unit, CustomerDays& days, const CustomerDayFilter& filter);

/// RFM: each 1 to 5 by quintile of the customers with an order, 5 the most recent, most frequent
/// and best; equal values get equal scores.
struct RfmScores {
  int recency = 0, frequency = 0, monetary = 0;
};
/// The scores of buyers in one currency, in their order. A score is 1 + the whole part of
/// 5 × (customers who are worse) ÷ (customers).
std::vector<RfmScores> rfm_scores(const std::vector<Buyer>& buyers);

/// As the model of what is to be expected takes it.
statistics::Bought bought_by(const Buyer& buyer);

/// The model of these buyers in one currency. Refuses buyers_too_few, buying_unclear (no model is
/// the most likely one).
Result<statistics::OutlookModel> fit_outlook(const std::vector<Buyer>& buyers, BusinessDate today);

inline constexpr int usual_horizon_months = 12;
inline constexpr int longest_horizon_months = 60;

/// Customers whose first order fell in a month, and how many of them ordered again.
struct RetentionCohort {
  BusinessDate month;
  std::int64_t customers = 0;
  std::vector<std::int64_t> active;  ///< in the months after it, the next one first
};
/// By month of the first order, until the filter's last day or, without one, the last order. What
/// was ordered before the filter's first day is not known, so it had better be none.
std::vector<RetentionCohort> retention(Unit& unit, CustomerDays& days,
                                       const CustomerDayFilter& filter);

}  // namespace kontor::customers
