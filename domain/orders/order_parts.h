#pragma once

#include <vector>

#include "domain/company/company.h"
#include "domain/orders/order_list.h"

namespace kontor::orders {

/// The list of orders as somebody sees it whose right holds at several places and channels: the
/// orders of all these parts in one order, each once. A part is a place, a channel or a place on a
/// channel, and lies in no other. Where there is one part, or none is said, the list is that of the
/// filter narrowed to it; its place and channel are not looked at else.
class OrdersOfParts {
 public:
  OrdersOfParts(OrderList& list, std::vector<company::Scope> parts)
      : m_list(list), m_parts(std::move(parts)) {}

  OrderPage page(Unit&, const OrderListFilter&);
  /// As OrderList::place_behind; empty too where finding out takes as long as reading the rows.
  std::string place_behind(Unit&, const OrderListFilter&, std::int64_t rows);
  OrderTotals totals(Unit&, const OrderListFilter&);

 private:
  OrderList& m_list;
  std::vector<company::Scope> m_parts;
};

}  // namespace kontor::orders
