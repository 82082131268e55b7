#pragma once

#include <string>

#include "domain/staff/coaching_effects.h"
#include "i18n/catalogue.h"

namespace kontor::i18n {

/// A topic of coaching as people read it: a ready-made one in their language, else the shop's own
/// words.
std::string topic_name(const Catalogue& catalogue, const std::string& topic);

/// A ratio of a measure as people read it, in this currency where it is money: "1.3", "24.10 €".
std::string measure_text(const Catalogue& catalogue, staff::Measure measure, Currency currency,
                         std::int64_t ratio);
/// A change of it, with its sign.
std::string change_text(const Catalogue& catalogue, staff::Measure measure, Currency currency,
                        std::int64_t change);

/// What a coaching changed, in a word of a list: better, worse, no difference beyond chance, or why
/// nothing can be said.
std::string effect_name(const Catalogue& catalogue, const staff::CoachingEffect& effect);
/// The same as a code: better, worse, none, not_yet, not_compared.
std::string_view effect_code(const staff::CoachingEffect& effect);

}  // namespace kontor::i18n
