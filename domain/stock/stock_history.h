#pragma once

#include <utility>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::stock {

/// What a product's pool had on hand before a day, and how it changed on days since; days without
/// a change are missing.
struct OnHandDays {
  Quantity before;
  std::vector<std::pair<BusinessDate, Quantity>> changes;
};
/// What a channel sold of a product: units of sales less returned units.
struct ChannelUnits {
  ChannelId channel;
  Quantity units;
};

/// How a product did over days, from the summaries: the cost grows with the days, not with the
/// movements. Both days are included.
class StockHistory {
 public:
  virtual ~StockHistory() = default;
  virtual OnHandDays on_hand_days(Unit&, ProductId, BusinessDate from, BusinessDate to) = 0;
  /// The most first; channels that sold none are missing.
  virtual std::vector<ChannelUnits> units_by_channel(Unit&, ProductId, BusinessDate from,
                                                     BusinessDate to) = 0;
};

}  // namespace kontor::stock
