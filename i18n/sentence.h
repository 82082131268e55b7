#pragma once

#include <string>

#include "domain/base/failure.h"
#include "domain/base/refusal.h"
#include "domain/intake/import.h"
#include "domain/intake/mapping_question.h"
#include "i18n/catalogue.h"

namespace kontor::i18n {

/// What happened, to what, and what to do, as one whole sentence or two.
std::string sentence(const Catalogue& catalogue, const Refusal& refusal);
std::string sentence(const Catalogue& catalogue, const Failure& failure);
/// What an import or an undo did beside its rows.
std::string sentence(const Catalogue& catalogue, const intake::Note& note);
/// What a person has to decide in a mapping that was proposed.
std::string sentence(const Catalogue& catalogue, const intake::MappingQuestion& question);

}  // namespace kontor::i18n
