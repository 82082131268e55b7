#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/statistics/lifetime.h"

// What customers may still bring, in whole numbers: days in, money and shares out (lifetime.h).
namespace kontor::statistics {

/// What one customer bought. A day with an order is one purchase.
struct Bought {
  std::int64_t first_day = 0, last_day = 0;  ///< of purchases, since the epoch
  std::int64_t days = 0;                     ///< with a purchase, at least 1
  std::int64_t later_minor = 0;              ///< what those after the first day came to
  std::int64_t net_minor = 0, cost_minor = 0;
};

/// How the customers of one currency go on buying: BG/NBD of weeks since each one's first purchase,
/// gamma-gamma of what the later ones came to.
struct OutlookModel {
  BuyingModel buying;
  std::optional<SpendingModel> spending;       ///< none: too little to tell
  std::int64_t buyers = 0, repeat_buyers = 0;  ///< customers, and those who came again
  std::int64_t purchases = 0, net_minor = 0, cost_minor = 0;  ///< of all
  std::int64_t today = 0;                                     ///< day until which all is known
};

/// None where no model is the most likely one, as fit_buying.
std::optional<OutlookModel> fit_outlook(const std::vector<Bought>& buyers, std::int64_t today);

/// What to expect of a customer within some months.
struct Outlook {
  std::int64_t alive_ppm = 0;        ///< probability that they are still a customer
  std::int64_t purchases_milli = 0;  ///< mean number
  std::int64_t purchase_minor = 0;   ///< what a purchase of theirs comes to on average
  std::int64_t margin_minor = 0;     ///< purchases × value × share of margin of all customers
};
Outlook outlook_of(const OutlookModel& model, const Bought& buyer, int months);

/// How many purchases they make at least and at most, with a probability of 90 %.
PurchaseRange range_of(const OutlookModel& model, const Bought& buyer, int months);

}  // namespace kontor::statistics
