#pragma once

#include <set>
#include <string>

#include "domain/intake/import.h"

namespace kontor::intake {

/// The canonical text of what an import was asked for and decided, kept with its batch for a
/// resume; request_of reads it back.
std::string options_text(const ImportRequest& request, Instant exported_at,
                         const std::set<std::string>& openings);

/// The places of which the batch takes the opening count.
std::set<std::string> openings_of(const Batch& batch);

}  // namespace kontor::intake
