#pragma once

#include "domain/stock/offer.h"

namespace kontor::persistence {

/// What channels are told of the stock. Holds nothing; all state is in the unit.
class SqlOfferStore : public stock::OfferStore {
 public:
  stock::ChannelOfferPage offers(Unit& unit, const stock::ChannelOfferFilter& filter) override;
  void note(Unit& unit, ChannelId channel,
            const std::vector<std::pair<ProductId, std::string>>& told, Instant now) override;
  std::vector<stock::ChannelBuffer> buffers(Unit& unit, ChannelId channel, ProductId after,
                                            int limit) override;
  std::optional<Quantity> buffer(Unit& unit, ChannelId channel, ProductId product) override;
  void put_buffer(Unit& unit, ChannelId channel, ProductId product,
                  std::optional<Quantity> buffer) override;
};

}  // namespace kontor::persistence
