#pragma once

#include "domain/intake/import.h"

namespace kontor::intake {

/// How many orders a binding changed.
struct BindReport {
  std::int64_t orders = 0;
};

/// Says which real product a provisional one is. Posts the difference for every order that has it:
/// figures move to the real product, goods and cost move where stock is kept (rules.md 3). Later
/// files find the real product. Refuses product_unknown, product_not_provisional,
/// product_is_provisional, product_bind_to_itself, permission_missing.
Result<BindReport> bind_product(Book& book, const Stores& stores, const Clock& clock,
                                const Hands& hands, const std::string& provisional,
                                const std::string& real, Progress& progress);

}  // namespace kontor::intake
