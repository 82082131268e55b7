#pragma once

#include <string>
#include <vector>

#include "domain/company/company.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

/// " and (the order lies in one of the parts)" on a table `head` of orders, as "h."; a part is a
/// place, a channel or a place on a channel. Empty where none is said.
std::string orders_at(Unit& unit, const std::vector<company::Scope>& parts,
                      const std::string& head);
void bind_orders_at(Query& query, const std::vector<company::Scope>& parts);

/// A select of the customers of all orders in the parts, several rows each: along the index of each
/// part. Numbers only, so that they stand in the text.
std::string customers_of_orders_at(const std::vector<company::Scope>& parts);

/// Whether the parts have so few orders that who ordered there is best found from these.
bool few_orders_at(Unit& unit, const std::vector<company::Scope>& parts);

}  // namespace kontor::persistence
