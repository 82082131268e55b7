#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kontor::i18n {

/// A text in pieces that may stand at the ends of lines: words with the blanks behind them; in
/// Chinese nearly every character, but none before the full stop that follows it (Unicode UAX 14).
/// Together they are the text. UTF-8.
std::vector<std::string> line_pieces(std::string_view text);

}  // namespace kontor::i18n
