#pragma once

#include "domain/orders/order_store.h"

namespace kontor::orders {

/// What a person may narrow the list of orders by.
struct OrderListFilter : OrderFilter {
  std::optional<BusinessDate> from = {}, to = {};  ///< placed on, both included
  CustomerId customer = {};                        ///< none: all
  bool oldest_first = false;
};

/// What leads to the rows behind this one: a filter's `after`.
std::string place_of(const OrderRow& row);

/// The list of orders as it is read in a window; an index backs each filter and both directions.
class OrderList {
 public:
  virtual ~OrderList() = default;
  /// By the time of placing.
  virtual OrderPage page(Unit&, const OrderListFilter&) = 0;
  /// The cursor behind so many rows of the list, counted from the filter's `after`, without reading
  /// them; empty: there are not so many.
  virtual std::string place_behind(Unit&, const OrderListFilter&, std::int64_t rows) = 0;
  /// The filter's `after` and `limit` are not looked at; `more`: refine the search.
  virtual OrderTotals totals(Unit&, const OrderListFilter&) = 0;
};

}  // namespace kontor::orders
