#pragma once

#include <optional>
#include <string_view>

namespace kontor::formats {

/// Takes the first character off valid UTF-8 text; nullopt at its end. A byte that begins no
/// character counts as U+FFFD.
std::optional<char32_t> take_code_point(std::string_view& text);

}  // namespace kontor::formats
