#pragma once

#include "domain/insight/today.h"

namespace kontor::persistence {

/// What waits in a book, by the indexes that are kept for it.
class SqlTodayStore : public insight::TodayStore {
 public:
  insight::Needs needs(Unit& unit, Instant imports_since, BusinessDate late_since) override;
  std::vector<insight::PlaceSales> sales_by_place(Unit& unit, BusinessDate from,
                                                  BusinessDate to) override;
  void each_sale(Unit& unit, BusinessDate from, BusinessDate to,
                 const insight::OfSale& told) override;
  void imports_of(Unit& unit, const std::vector<ChannelId>& channels, Instant since,
                  insight::Needs& needs) override;
};

}  // namespace kontor::persistence
