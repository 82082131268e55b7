#pragma once

#include <string_view>

namespace kontor::channels {

/// The line (from 1) of a place in a mapping's text: of its key, of the nearest thing around it
/// where that key is missing, or of what is no JSON. 0 where the text has no such line.
int mapping_line(std::string_view json_text, std::string_view path);

}  // namespace kontor::channels
