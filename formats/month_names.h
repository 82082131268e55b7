#pragma once

#include <optional>
#include <string_view>

namespace kontor::formats {

/// The month (1..12) of a name or of its beginning (three letters or more, perhaps with a point),
/// in English, Arabic, Danish, Dutch, French, German, Italian, Norwegian, Portuguese, Romanian,
/// Spanish or Swedish. Nothing where it is none of them, or the beginning of several ("jui").
std::optional<int> month_of(std::string_view word);

}  // namespace kontor::formats
