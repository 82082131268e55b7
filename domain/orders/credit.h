#pragma once

#include "domain/orders/effect.h"

namespace kontor::orders {

/// Adds to each event the facts that move what was sold from who rang up to who helped (rules.md
/// 7): value and units of a line by its shares, the order's count by the shares of all its lines,
/// weighted by their value. Remainders by largest fraction; the facts of a line add up to nothing.
void add_credit(const Order& order, OrderEffect& effect);

/// Gives the lines who helped with them as the version before had it: files don't tell. A line is
/// the same where number, part and SKU are.
void carry_credit(Order& order, const Order& before);

}  // namespace kontor::orders
