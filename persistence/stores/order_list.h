#pragma once

#include "domain/orders/order_list.h"

namespace kontor::persistence {

/// The heads of orders' current versions, page by page. Holds nothing; all state is in the unit.
class SqlOrderList : public orders::OrderList {
 public:
  orders::OrderPage page(Unit& unit, const orders::OrderListFilter& filter) override;
  std::string place_behind(Unit& unit, const orders::OrderListFilter& filter,
                           std::int64_t rows) override;
  orders::OrderTotals totals(Unit& unit, const orders::OrderListFilter& filter) override;
  std::vector<orders::OrderRow> by_number(Unit& unit, std::string_view number);
};

}  // namespace kontor::persistence
