#include "persistence/stores/search_words.h"

#include <algorithm>

#include "domain/base/fold.h"

namespace kontor::persistence {

namespace search_words_detail {

bool letters_and_digits(std::string_view word) {
  return std::ranges::all_of(
      word, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

std::string escaped_for_like(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace search_words_detail

std::ptrdiff_t characters_in(std::string_view text) {
  return std::ranges::count_if(text,
                               [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; });
}

SearchWord::SearchWord(std::string_view folded) : text(folded) {
  const auto length = characters_in(folded);
  begins = length < trigram_length &&
           (search_words_detail::letters_and_digits(folded) || (length == 2 && only_han(folded)));
  indexed = begins || length >= trigram_length;
}

std::vector<SearchWord> search_words(std::string_view folded) {
  std::vector<SearchWord> words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (end > 0) words.emplace_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

std::string like_anywhere(std::string_view text) {
  return '%' + search_words_detail::escaped_for_like(text) + '%';
}

std::string like_beginning(std::string_view text) {
  return search_words_detail::escaped_for_like(text) + '%';
}

std::string word_condition(bool postgresql, const SearchWord& word, const std::string& column,
                           const std::string& bind) {
  if (!postgresql) {
    return word.begins ? "instr(' ' || " + column + ", ' ' || :" + bind + ") > 0"
                       : "instr(" + column + ", :" + bind + ") > 0";
  }
  if (!word.begins) return column + " like :" + bind;
  return "(" + column + " like '% ' || :" + bind + " or " + column + " like :" + bind + ")";
}

std::string like_value(bool postgresql, const SearchWord& word) {
  if (!postgresql) return word.text;
  return word.begins ? like_beginning(word.text) : like_anywhere(word.text);
}

std::string trigram_phrase(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string trigram_phrase(const SearchWord& word) {
  if (!word.begins) return trigram_phrase(std::string_view(word.text));
  return trigram_phrase(std::string_view("  " + word.text));
}

std::string indexed_words(const std::string& column) {
  return "'  ' || replace(" + column + ", ' ', '  ')";
}

}  // namespace kontor::persistence
