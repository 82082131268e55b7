#pragma once

#include <map>
#include <vector>

#include "domain/customers/merge_store.h"
#include "persistence/stores/query.h"

// Profiles that were merged, as lists and cards show them.
namespace kontor::persistence {

/// Somebody was merged with somebody.
bool any_aliases(Unit& unit);
/// Persons of those that are aliases.
std::map<CustomerId, CustomerId> persons_of(Unit& unit, const std::vector<CustomerId>& ids);
/// Aliases of those that have some, by id.
std::map<CustomerId, std::vector<CustomerId>> aliases_of(Unit& unit,
                                                         const std::vector<CustomerId>& persons);
/// The merges that hold and made these aliases, oldest first.
std::vector<customers::Merge> merges_of(Unit& unit, const std::vector<CustomerId>& aliases);

/// The profiles of persons, themselves first.
std::vector<CustomerId> profiles_of(Unit& unit, CustomerId person);
/// These profiles and their aliases, each with the person that it is shown as: one of these.
std::map<CustomerId, CustomerId> shown_as(Unit& unit, const std::vector<CustomerId>& persons);

/// Lays over persons what was taken from their aliases.
void show_persons(Unit& unit, std::vector<customers::Customer>& persons);

}  // namespace kontor::persistence
