#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kontor {

/// Named values for the placeholders of a sentence, already in neutral form (plain decimals,
/// ISO dates, codes). i18n formats them for a language.
using Args = std::vector<std::pair<std::string, std::string>>;

/// The value of a named argument, or empty.
std::string_view find_arg(const Args& args, std::string_view name);

}  // namespace kontor
