#pragma once

#include <functional>
#include <set>
#include <vector>

#include "domain/books/journal.h"
#include "domain/orders/order.h"

namespace kontor::intake {

/// How many orders one transaction tells anew.
inline constexpr int orders_per_rebind = 200;

/// Makes a further version of each order, changed by `change`, and posts the difference, dated as
/// sold (rules.md 3: what is learned of a fact belongs to its day). `products`: those that the
/// orders had and may no longer have.
void rebind_orders(Unit& unit, const Stores& stores, IdSource& ids, const books::Occasion& occasion,
                   const std::vector<DocumentId>& documents,
                   const std::function<void(orders::Order&)>& change,
                   std::set<ProductId> products = {});

}  // namespace kontor::intake
