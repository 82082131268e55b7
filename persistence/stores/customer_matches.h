#pragma once

#include <functional>
#include <vector>

#include "domain/customers/duplicate.h"
#include "persistence/stores/customer_rows.h"

namespace kontor::persistence {

/// Writes what profiles are compared by; `fresh` ones have nothing written yet.
void write_matches(Unit& unit, const std::vector<VersionedCustomer>& customers, bool fresh);
/// The same of what is stored of them.
void write_matches_again(Unit& unit, const std::vector<CustomerId>& customers);
void delete_matches(Unit& unit, const std::vector<CustomerId>& customers);

/// Profiles behind `after` with what must be stored for comparing them and what is; calls fn with
/// those that differ. Gives the last one that was looked at, none behind the end.
CustomerId each_wrong_match(Unit& unit, CustomerId after, int limit,
                            const std::function<void(CustomerId)>& fn);

}  // namespace kontor::persistence
