#pragma once

#include <string>
#include <vector>

#include "domain/orders/order.h"

namespace kontor::orders {

/// An amount of an order's money and the gateway that it came or went through.
struct TenderShare {
  std::string gateway;  ///< ASCII code; empty: can't be told, waits in unallocated tender
  std::int64_t amount_minor = 0;
};

/// How `paid_minor` (positive) divides over the gateways of an order whose file gives no amounts:
/// what payments tell of each; the rest is the only gateway that none tells of, else it waits.
std::vector<TenderShare> shares_of(const Order& order, std::int64_t paid_minor);

/// Through which gateway a refund went that no payments file tells: the only one that has
/// something of the order's money left; empty where several have or none has.
std::string gateway_of_refund(const Order& order);

}  // namespace kontor::orders
