#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/company/company.h"
#include "domain/pricing/price_store.h"

namespace kontor::pricing {

/// What a product costs on a channel.
struct ChannelPrice {
  ChannelId channel;
  PriceAnswer answer;
  std::optional<UnitPrice> with_tax;  ///< of one unit; none: it is not sold there
  std::optional<Instant> since;       ///< since when that is so; none: since the catalogue has it
};

/// The prices of one unit on channels, as the public sees them.
class ChannelPrices {
 public:
  /// `lists` as of the instant.
  ChannelPrices(std::vector<PriceList> lists, const std::vector<company::Channel>& channels,
                const std::vector<company::Entity>& entities, Instant at);
  ChannelPrices(const ChannelPrices&) = delete;
  ChannelPrices& operator=(const ChannelPrices&) = delete;

  std::vector<ChannelPrice> of(const ProductPrices& product) const;  ///< in the channels' order
  const std::vector<PriceList>& lists() const { return m_lists; }

 private:
  std::vector<PriceList> m_lists;
  std::vector<ListOrder> m_orders;  ///< one a channel
};

/// A product's price on a channel that is not what it costs on most channels.
struct Divergence {
  ChannelId channel;
  UnitPrice price, usual;          ///< with tax
  std::int64_t percent_milli = 0;  ///< of the usual price, in thousandths of a percent
  std::optional<Instant> since;    ///< since when they differ, as far as is known
  std::string list;                ///< code of the list that makes the price; empty: the catalogue
  EmployeeId by;                   ///< who set it, where somebody did
  std::optional<ApprovedDifference> approved;
};

/// Where a product's prices differ among channels of one currency. The usual price is the one that
/// most channels have; of several the lowest.
std::vector<Divergence> divergences(const std::vector<ChannelPrice>& prices, ProductId product,
                                    const std::vector<ApprovedDifference>& approved, Instant at);

}  // namespace kontor::pricing
