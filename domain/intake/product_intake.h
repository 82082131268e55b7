#pragma once

#include "domain/intake/target.h"

namespace kontor::intake {

struct PlannedProduct {
    const IncomingProduct* in = nullptr;
    std::int64_t row = 0;
    Verdict verdict = Verdict::create;
    std::optional<Refusal> refusal;
    catalog::Product product;  ///< with the id of the existing one, where there is one
};

/// What the products of a chunk would do. Reads only.
std::vector<PlannedProduct> plan_products(
    Unit& unit, const Stores& stores, const Target& target,
    const std::vector<std::pair<std::int64_t, const IncomingProduct*>>& in);

/// Writes new and changed products with their keys and versions.
void take_in_products(Unit& unit, const Stores& stores, IdSource& ids, BatchId batch,
                      std::vector<PlannedProduct>& planned);

}  // namespace kontor::intake
