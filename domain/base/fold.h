#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kontor {

/// Version of the rules below, stored in the book; `book check --refold` rebuilds when it rises.
inline constexpr int fold_version = 1;

/// Folds text for searching: compatibility decomposition, marks removed, lower case, Latin letters
/// without accents, ș/ş alike, Arabic alef forms, ya, ta marbuta alike and tatweel dropped, blanks
/// collapsed. Han text stays as it is.
std::string fold(std::string_view utf8);

/// What a searcher may type for a text: fold(text), and for Han runs their bigrams and, behind a
/// blank, their pinyin without tones. Stored in *_fold columns; searched by substring.
std::string search_key(std::string_view utf8);

/// The pinyin of Han text without tones and blanks, as search_key has it.
std::string pinyin_of(std::string_view utf8);

/// True for one Han character or more and nothing else.
bool only_han(std::string_view utf8);

/// A binary-comparable key in the CLDR root order, as hex text, for keyset paging by name.
std::string sort_key(std::string_view utf8);

/// True when the bytes are valid UTF-8 without U+0000.
bool is_storable_text(std::string_view bytes);

}  // namespace kontor
