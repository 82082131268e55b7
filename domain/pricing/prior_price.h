#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/pricing/price_list.h"
#include "domain/pricing/promotion.h"

namespace kontor::pricing {

/// What a product was offered to the public for from an instant on, with tax; none: it was not.
struct OfferedPrice {
  Instant from;
  std::optional<UnitPrice> price;
  bool operator==(const OfferedPrice&) const = default;
};

/// What a state made of Directive 98/6/EC, Article 6a.
struct PriorPriceRules {
  std::int64_t days = 30;
  /// (5): a reduction that grows without interruption is measured from its first step.
  bool progressive = true;
  /// (4): goods that have been on sale for less than the days: the lowest price since then. Else
  /// it is unknown, and may not be announced (rules.md 7).
  bool shorter_history = false;
};

enum class PriorPriceVerdict {
  known,
  not_reduced,  ///< the price did not fall to what it is
  too_short,    ///< on sale for less than the days: unknown, may not be announced
  not_offered   ///< not on sale, or not before the reduction
};
std::string_view name_of(PriorPriceVerdict verdict);

struct PriorPrice {
  PriorPriceVerdict verdict = PriorPriceVerdict::not_offered;
  std::optional<UnitPrice> now;
  std::optional<UnitPrice> prior;        ///< lowest of the days before the reduction
  std::optional<Instant> reduced_since;  ///< when the reduction began
  /// What may be announced, in thousandths of a percent of the prior price (CJEU C-330/23), cut
  /// off; none: no reduction may be.
  std::optional<std::int64_t> percent_milli;
};

/// The prior price of a reduction that is in force at an instant. `history` by instant.
PriorPrice prior_price(const std::vector<OfferedPrice>& history, Instant at,
                       const PriorPriceRules& rules);

/// What a product was offered to the public for on a channel until an instant: lists, and
/// promotions on one unit without code or customer group. A promotion of some hours counts for all
/// of its days. Equal neighbours are one.
std::vector<OfferedPrice> offered_history(const std::vector<PriceList>& versions,
                                          const ProductPrices& product, ChannelId channel,
                                          Currency currency,
                                          const std::vector<Promotion>& promotions,
                                          std::string_view style, std::string_view vendor,
                                          Instant until);

}  // namespace kontor::pricing
