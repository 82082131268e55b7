#pragma once

#include <optional>

#include "domain/intake/money.h"
#include "domain/intake/records.h"

namespace kontor::intake {

/// What a transaction tells of its order: a sale that a marketplace settled, or a refund with its
/// date and, where told, what it was for. None for money alone, and for what belongs to no order.
/// Its amounts add up to what the transaction moves on the order's open item.
std::optional<IncomingOrder> facet_of(const IncomingSettled& in, std::int64_t row);

/// Goods that a marketplace reimburses, as a document of its own that writes them off, or takes
/// them back where it claws the money back (rules.md 6). None where it tells no SKU or no quantity.
std::optional<IncomingOrder> write_off_of(const IncomingSettled& in, std::int64_t row);

/// What a buyer's payment tells of how an order was paid: through which gateway, and how much.
IncomingOrder tender_facet(const MoneyDocument& payment, const std::string& order,
                           std::int64_t row);

}  // namespace kontor::intake
