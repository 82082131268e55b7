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

}  // namespace kontor::persistence
