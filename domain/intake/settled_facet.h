#pragma once

#include <optional>

#include "domain/intake/records.h"

namespace kontor::intake {

/// What a transaction tells of its order: a sale that a marketplace settled, or a refund with its
/// date and, where told, what it was for. None for money alone, and for what belongs to no order.
/// Its amounts add up to what the transaction moves on the order's open item.
std::optional<IncomingOrder> facet_of(const IncomingSettled& in, std::int64_t row);

}  // namespace kontor::intake
