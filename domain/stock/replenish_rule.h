#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/ids.h"

namespace kontor::stock {

/// What people decide about ordering (docs/REPLENISHMENT.md).
struct ReplenishPolicy {
  std::int64_t service_milli = 95'000;  ///< service level: thousandths of a percent, 50 to 99.999
  std::int64_t window_days = 90;        ///< how many whole days of demand are looked at
  std::int64_t cover_days = 14;         ///< target cover beyond the reorder point
  /// Days between orders where the supplier has none of its own, and between transfers.
  std::int64_t review_days = 0;
  std::int64_t transfer_days = 2;  ///< lead time between own places
  bool operator==(const ReplenishPolicy&) const = default;
};

/// What of it was decided for a place; what is empty is inherited.
struct ReplenishRule {
  LocationId location;  ///< none: any place without its own
  std::optional<std::int64_t> service_milli, window_days, cover_days, review_days, transfer_days;
  /// Nothing was.
  bool empty() const {
    return !service_milli && !window_days && !cover_days && !review_days && !transfer_days;
  }
  bool operator==(const ReplenishRule&) const = default;
};

/// What holds at a place: what is asked for this time, else the place's own, else that of any
/// place, else the usual.
ReplenishPolicy policy_of(const ReplenishRule& asked, const std::vector<ReplenishRule>& rules,
                          LocationId place);
/// Whether such a policy can be worked with.
bool in_bounds(const ReplenishPolicy& policy);

/// A rule as the audit and lists tell it: what was decided, by its name.
std::string rule_text(const ReplenishRule& rule);

}  // namespace kontor::stock
