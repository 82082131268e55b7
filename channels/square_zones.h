#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kontor::channels {

/// The IANA name of a zone that Square's files write in words: "Eastern Time (US & Canada)" is
/// "America/New_York". A name that is IANA's already stays. Nothing for unknown words.
std::optional<std::string> square_zone_name(std::string_view words);

}  // namespace kontor::channels
