#include "domain/stock/replenish_rule.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/base/money.h"
#include "domain/stock/supplier.h"

namespace kontor::stock {

namespace {

constexpr std::int64_t least_service_milli = 50'000, most_service_milli = 99'999;

void lay_over(ReplenishPolicy& policy, const ReplenishRule& rule) {
  policy.service_milli = rule.service_milli.value_or(policy.service_milli);
  policy.window_days = rule.window_days.value_or(policy.window_days);
  policy.cover_days = rule.cover_days.value_or(policy.cover_days);
  policy.review_days = rule.review_days.value_or(policy.review_days);
  policy.transfer_days = rule.transfer_days.value_or(policy.transfer_days);
}

}  // namespace

ReplenishPolicy policy_of(const ReplenishRule& asked, const std::vector<ReplenishRule>& rules,
                          LocationId place) {
  ReplenishPolicy policy;
  for (const LocationId of : {LocationId(), place}) {
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const auto& rule) { return rule.location == of; });
    if (found != rules.end()) lay_over(policy, *found);
  }
  lay_over(policy, asked);
  return policy;
}

bool in_bounds(const ReplenishPolicy& policy) {
  const auto days = [](std::int64_t n) { return n >= 0 && n <= most_days; };
  return policy.service_milli >= least_service_milli &&
         policy.service_milli <= most_service_milli && policy.window_days >= 1 &&
         days(policy.window_days) && days(policy.cover_days) && days(policy.review_days) &&
         days(policy.transfer_days);
}

std::string rule_text(const ReplenishRule& rule) {
  const auto days = [](const std::optional<std::int64_t>& n) {
    return n ? std::to_string(*n) : std::string();
  };
  return named_fields(
      {{"service", rule.service_milli ? Quantity{*rule.service_milli}.to_decimal() : std::string()},
       {"window", days(rule.window_days)},
       {"cover", days(rule.cover_days)},
       {"review_days", days(rule.review_days)},
       {"transfer_days", days(rule.transfer_days)}});
}

}  // namespace kontor::stock
