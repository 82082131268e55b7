#pragma once

#include <string>

#include "domain/staff/trainer.h"
#include "i18n/catalogue.h"

namespace kontor::i18n {

/// What a measure of the trainer's comparison is called.
std::string name(const Catalogue& catalogue, staff::Measure measure);

/// A ratio of the comparison as people read it: "1.3", "24.10 €", "12.5 %".
std::string measure_text(const Catalogue& catalogue, const staff::Finding& finding,
                         std::int64_t ratio);

/// How somebody compares, in a word of a list: above or below colleagues, alike, or why nothing can
/// be said.
std::string standing_name(const Catalogue& catalogue, const staff::Finding& finding);
/// The same as a code: above, below, alike, no_overlap, few_peers, few_days.
std::string_view standing_code(const staff::Finding& finding);

/// What was found, in a sentence: "Sells 1.3 items an order, colleagues in the same shop and hours
/// 1.9; 212 orders on 38 days."
std::string finding_words(const Catalogue& catalogue, const staff::Finding& finding);

}  // namespace kontor::i18n
