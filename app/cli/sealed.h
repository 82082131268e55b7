#pragma once

#include "app/cli/console.h"
#include "domain/desk/seal.h"

namespace kontor::cli {

/// Tells on standard error which rows of the audit are sealed, by which seals, and the chain's
/// head: what a day close and an export leave on paper. Nothing where nothing was sealed.
void say_sealed(Console& console, const desk::SealedChain& chain);

}  // namespace kontor::cli
