#include "domain/base/near_search.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "domain/base/fold.h"

namespace kontor {

namespace near_search_detail {

constexpr std::size_t least_letters = 4;
constexpr std::size_t least_indexed = 3;  // characters that an index finds anywhere

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) >> 7);
}

/// The words of a folded text, without signs.
std::vector<std::string_view> near_words(std::string_view folded) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= folded.size(); ++at) {
    if (at < folded.size() && is_letter_or_digit(folded[at])) continue;
    if (at > begin) words.push_back(folded.substr(begin, at - begin));
    begin = at + 1;
  }
  return words;
}

std::u32string letters_of(std::string_view utf8) {
  std::u32string letters;
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(utf8.data()), at, size, c);
    letters += static_cast<char32_t>(c);
  }
  return letters;
}

std::string text_of(std::u32string_view letters) {
  std::string utf8;
  for (const char32_t letter : letters) {
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(letter));
    utf8.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
  }
  return utf8;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_han(const std::u32string& letters) {
  return std::any_of(letters.begin(), letters.end(), [](char32_t letter) {
    return letter >= 0x2E80 && only_han(text_of({&letter, 1}));
  });
}

/// The letters of a folded script that stand beside this one.
std::u32string alphabet_of(char32_t letter) {
  struct Range {
    char32_t first, last;
  };
  constexpr std::array<Range, 5> scripts = {
      {{U'a', U'z'}, {0x03B1, 0x03C9}, {0x0430, 0x044F}, {0x05D0, 0x05EA}, {0x0621, 0x064A}}};
  std::u32string all;
  for (const Range& script : scripts) {
    if (letter < script.first || letter > script.last) continue;
    for (char32_t other = script.first; other <= script.last; ++other)
      if (other != letter && (other < 0x063B || other > 0x0640)) all += other;
  }
  return all;
}

std::u32string exchanged(std::u32string letters, std::size_t at) {
  std::swap(letters.at(at), letters.at(at + 1));
  return letters;
}

/// One slip leaves one half of a word as it is, unless it exchanges the two letters between them.
NearSearch::Pieces halves(const std::u32string& letters) {
  const std::size_t middle = letters.size() / 2;
  // What is short is looked for where words begin only.
  return {{text_of(letters.substr(0, middle)), middle < least_indexed},
          {text_of(letters.substr(middle)), false},
          {text_of(exchanged(letters, middle - 1)), false}};
}

/// The second half of four letters is too short for an index: what a slip in the first one may
/// have come from is spelled out.
NearSearch::Pieces of_four(const std::u32string& letters) {
  const std::u32string_view all = letters;
  NearSearch::Pieces pieces = {{text_of(all.substr(0, 2)), true},
                               {text_of(all.substr(1)), false},
                               {text_of(exchanged(letters, 0)), false},
                               {text_of(exchanged(letters, 1)), false},
                               {text_of(letters.substr(0, 1) + letters.substr(2)), false}};
  std::u32string other = letters;
  for (const char32_t letter : alphabet_of(letters[1])) {
    other[1] = letter;
    pieces.push_back({text_of(other), false});
  }
  return pieces;
}

}  // namespace near_search_detail

std::optional<Nearness> nearness_of(std::u32string_view typed, std::u32string_view word) {
  const auto differ = std::mismatch(typed.begin(), typed.end(), word.begin(), word.end());
  const auto at = static_cast<std::size_t>(differ.first - typed.begin());
  if (at == typed.size()) return Nearness{0, 0, at == word.size() ? 0 : 1};
  // Letters of either that the slip took, the next ones being the same again.
  struct Slip {
    std::size_t typed, word;
  };
  const bool two = typed.size() > at + 1 && word.size() > at + 1;
  const bool swapped = two && typed[at] == word[at + 1] && typed[at + 1] == word[at];
  const std::array<Slip, 4> slips = {{{1, 1}, {1, 0}, {0, 1}, {2, 2}}};
  std::optional<Nearness> best;
  for (const Slip& slip : slips) {
    if (slip.typed == 2 && !swapped) continue;
    if (word.size() < at + slip.word) continue;
    const auto left = typed.substr(at + slip.typed);
    const auto right = word.substr(at + slip.word);
    if (right.substr(0, left.size()) != left) continue;
    const Nearness found{1, at == 0 ? 1 : 0, left.size() == right.size() ? 0 : 1};
    if (!best || found < *best) best = found;
  }
  return best;
}

NearSearch::NearSearch(std::string_view typed) {
  const std::string folded = fold(typed);
  for (const std::string_view word : near_search_detail::near_words(folded)) add(word);
}

void NearSearch::add(std::string_view text) {
  using namespace near_search_detail;
  Word word{Kind::exact, std::string(text), letters_of(text), std::string(text)};
  if (word.letters.size() > 1 && only_han(text)) {
    word.text = pinyin_of(text);
    if (word.text.size() >= least_letters) word.kind = Kind::sound;
  } else if (word.letters.size() >= least_letters && !has_digit(text) && !has_han(word.letters)) {
    word.kind = Kind::letters;
  }
  m_possible = m_possible || word.kind != Kind::exact;
  if (word.kind == Kind::letters) {
    m_pieces.push_back(word.letters.size() == least_letters ? of_four(word.letters)
                                                            : halves(word.letters));
  } else if (word.kind == Kind::sound || word.letters.size() >= least_indexed) {
    m_pieces.push_back({{word.text, false}});
  }
  m_words.push_back(std::move(word));
}

std::optional<Nearness> NearSearch::nearness(const Word& word, std::string_view key,
                                             const std::vector<std::u32string>& words) {
  if (word.kind != Kind::letters) {
    if (key.find(word.text) == std::string_view::npos) return std::nullopt;
    const bool same = key.find(word.typed) != std::string_view::npos;
    return Nearness{same ? 0 : 1, 0, 0};
  }
  std::optional<Nearness> best;
  for (const auto& other : words) {
    const auto found = nearness_of(word.letters, other);
    if (found && (!best || *found < *best)) best = found;
  }
  return best;
}

std::optional<Nearness> NearSearch::nearness(std::string_view key) const {
  using namespace near_search_detail;
  std::vector<std::u32string> words;
  for (const std::string_view word : near_words(key)) words.push_back(letters_of(word));
  Nearness all;
  for (const Word& word : m_words) {
    const auto found = nearness(word, key, words);
    if (!found) return std::nullopt;
    all.typos += found->typos;
    all.firsts += found->firsts;
    all.begun += found->begun;
  }
  if (all.typos == 0) return std::nullopt;
  return all;
}

}  // namespace kontor
