#pragma once

#include <string>
#include <string_view>
#include <vector>

// What a person typed to search for, word by word, and how the indexes are asked for it.
namespace kontor::persistence {

/// One folded word of a search. Words of three characters or more stand anywhere in a text; so do
/// shorter ones, but of Latin letters and digits, which begin a word: of them nearly every text has
/// some. A pair of Han characters begins a word wherever it stands (search_key of fold.h).
struct SearchWord {
  std::string text;
  bool begins = false;   ///< looked for where words begin
  bool indexed = false;  ///< the trigrams of both engines know it

  explicit SearchWord(std::string_view folded);
};

/// The words of a folded text.
std::vector<SearchWord> search_words(std::string_view folded);

/// A pattern of `like` with the escape '\' for texts that contain or begin with this one.
std::string like_anywhere(std::string_view text);
std::string like_beginning(std::string_view text);

/// The condition that a word stands in the column: `bind` is the name of its parameter, whose value
/// is like_value(). On SQLite the word itself, since instr() is quicker there than patterns.
std::string word_condition(bool postgresql, const SearchWord& word, const std::string& column,
                           const std::string& bind);
std::string like_value(bool postgresql, const SearchWord& word);

/// An indexed word as a phrase of SQLite's FTS5 over indexed_words(): nothing in it is an operator.
std::string trigram_phrase(const SearchWord& word);
std::string trigram_phrase(std::string_view text);

/// The SQL of a column of words as SQLite's index holds it: two blanks before each word.
std::string indexed_words(const std::string& column);

/// Least number of characters that trigrams find anywhere.
inline constexpr std::ptrdiff_t trigram_length = 3;
std::ptrdiff_t characters_in(std::string_view text);

/// A search first looks at so many rows in the order of its list. Where they don't fill the page,
/// what it finds is rare, and all of it is taken from the index and sorted.
inline constexpr int near_rows = 3000;

}  // namespace kontor::persistence
