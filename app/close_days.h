#pragma once

#include <string>

#include "app/context.h"
#include "domain/desk/seal.h"

namespace kontor::app {

/// A day close, as command line and window do it: locks all days of a company up to one, then seals
/// the audit. Gives what is sealed by then, to be kept on paper. Refuses what
/// company::Setup::lock_period does. Throws Failure database_busy where others' postings did not
/// end in time: the days are locked then, and the next long act seals.
Result<desk::SealedChain> close_days(OpenBook& book, const std::string& entity, BusinessDate to);

}  // namespace kontor::app
