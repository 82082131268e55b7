#pragma once

#include <string>
#include <vector>

#include "domain/desk/seal.h"
#include "i18n/catalogue.h"

namespace kontor::i18n {

/// What a day close and an export leave on paper of the audit: which rows are sealed, the first and
/// the last seal with their hashes, the chain's head; a line each. Nothing where nothing was
/// sealed.
std::vector<std::string> sealed_lines(const Catalogue& texts, const desk::SealedChain& chain);

}  // namespace kontor::i18n
