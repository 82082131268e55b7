#pragma once

#include <string>
#include <string_view>

namespace kontor::formats {

/// `text` with HTML's character references decoded, once: the five of XML, the no-break space, and
/// numbers (`&#39;`, `&#x27;`). Anything else that begins with '&' stays as it is.
std::string decode_entities(std::string_view text);

}  // namespace kontor::formats
