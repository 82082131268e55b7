#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kontor::formats {

/// Columns that UTF-8 text takes on a terminal: wide East Asian characters two, combining and
/// invisible ones none.
std::size_t display_width(std::string_view text);

/// The text as it can stand in one line of a table: line breaks, tabs and other control characters
/// become blanks (a file's text must not steer the terminal), the characters that override or
/// embed directions are dropped, and a text with right-to-left letters is isolated, so that it
/// can't reorder its neighbours.
std::string one_line(std::string_view text);

/// The longest beginning of `text` that takes at most `columns`, with an ellipsis when cut.
std::string cut_to_width(std::string_view text, std::size_t columns);

}  // namespace kontor::formats
