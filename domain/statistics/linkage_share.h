#pragma once

#include "domain/statistics/linkage.h"

namespace kontor::statistics {

/// As fit_linkage, where it is known how often pairs of one person agree: only their share is
/// sought.
LinkageModel fit_share(const Agreements& pairs, const Chances& by_chance, const Chances& of_one);

/// How often pairs of one person have a level, in millionths.
std::int64_t of_one_ppm(const LinkageModel& model, std::size_t field, std::uint8_t level);

}  // namespace kontor::statistics
