#pragma once

#include <string>
#include <vector>

#include "domain/stock/replenish.h"
#include "i18n/catalogue.h"

namespace kontor::i18n {

/// A term of a suggestion: its key, what it is called, its value as a plain decimal, and of results
/// how they come about.
struct ReplenishTerm {
  const char* key;
  std::string title;
  std::string value;
  std::string how;
};

/// All terms of a suggestion in the order in which they follow from each other; the printed terms
/// give the printed quantity.
std::vector<ReplenishTerm> replenish_terms(const Catalogue& catalogue,
                                           const stock::ReplenishTerms& terms);

/// Why so much is suggested, in one line.
std::string replenish_reason(const Catalogue& catalogue, const stock::ReplenishTerms& terms);

}  // namespace kontor::i18n
