#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/orders/order.h"

namespace kontor::orders {

/// Takes from an order what an import told of it beside its base, as if that import had never been:
/// refunds, settled shipments, goods that came back. What the newest of `earlier` knows of them
/// from another import is known again. False: the import told nothing of the kind. settle_again is
/// to be called before the order is used.
bool forget(Order& order, BatchId import, const std::vector<const Order*>& earlier);

/// Leaves of the ways of paying that payments told those that stand, as they stand: by the keys of
/// the payments. False: all were as they are. settle_again is to be called before the order is
/// used.
bool keep_tenders(Order& order, const std::map<std::string, Tendered>& standing);

/// State, total and hash of an order that knows less than before.
void settle_again(Order& order);

/// When the file was written that tells an order's base, or all that is known; 0: not known.
Instant base_told_at(const Order& order);

}  // namespace kontor::orders
