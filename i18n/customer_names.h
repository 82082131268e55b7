#pragma once

#include <string>

#include "domain/customers/duplicate.h"
#include "domain/customers/person.h"
#include "i18n/catalogue.h"

namespace kontor::i18n {

// What people call what customers are compared by and merged of.
std::string name(const Catalogue& catalogue, customers::MatchField field);
std::string name(const Catalogue& catalogue, customers::PersonPart part);

}  // namespace kontor::i18n
