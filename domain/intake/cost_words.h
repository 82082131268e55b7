#pragma once

#include <string_view>

#include "domain/company/company.h"
#include "domain/intake/batch.h"

namespace kontor::intake {

/// Whether a column of a file tells what goods cost, by its name in any language of ours. Rather
/// one too many: values of such columns are hidden from who may not see costs.
bool tells_cost(std::string_view column);

/// Why a row was refused as this actor may see it. `mapped`: the columns are the shop's own, so
/// that no name of one is sure.
Refusal shown_to(const company::Actor& actor, Refusal refusal, bool mapped = false);
RowRefusal shown_to(const company::Actor& actor, RowRefusal row, bool mapped);

}  // namespace kontor::intake
