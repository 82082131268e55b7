#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kontor::customers {

// Cleaning rules: one function a kind of value. Each gives nothing where it can't read the value,
// which then stays as it was given.

/// Without blanks at the ends, runs of blanks as one; line ends stay.
std::string clean_text(std::string_view text);

/// In lower case without blanks; nothing without an '@': "n/a" would make one person of many.
std::optional<std::string> clean_email(std::string_view text);

/// ISO 3166 code of two letters, of such a code or of a country's name in English, Arabic, Chinese,
/// Romanian, French, German or Spanish, whatever case and marks.
std::optional<std::string> clean_country(std::string_view text);

/// E.164 ("+40721555012"), of a phone written nationally or internationally, in any digits.
/// `country`: ISO code of the country from which a national one is dialled; empty: unknown.
std::optional<std::string> clean_phone(std::string_view text, std::string_view country);

}  // namespace kontor::customers
