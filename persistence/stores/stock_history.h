#pragma once

#include "domain/stock/stock_history.h"

namespace kontor::persistence {

/// Reads stock_day and product_day with their roll-ups. Holds nothing; all state is in the unit.
class SqlStockHistory : public stock::StockHistory {
 public:
  stock::OnHandDays on_hand_days(Unit& unit, ProductId product, BusinessDate from,
                                 BusinessDate to) override;
  std::vector<stock::ChannelUnits> units_by_channel(Unit& unit, ProductId product,
                                                    BusinessDate from, BusinessDate to) override;
};

}  // namespace kontor::persistence
