#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kontor {

/// How near a name is to what was typed; less is nearer.
struct Nearness {
  int typos = 0;   ///< letters wrong, missing, too many, or two exchanged
  int firsts = 0;  ///< how many of them are a word's first letter, which people seldom get wrong
  int begun = 0;   ///< words of which only the beginning was typed
  auto operator<=>(const Nearness&) const = default;
};

/// A folded word that was typed, compared with a word of a name: their distance of Damerau and
/// Levenshtein where it is at most 1, else that to the nearest beginning of the name's word; none
/// where that is more than 1 too.
std::optional<Nearness> nearness_of(std::u32string_view typed, std::u32string_view word);

/// What a person typed, with a slip: names in which each of its words stands, some with one letter
/// wrong, missing, too many, or exchanged with the next. Words of fewer than four letters and those
/// with digits are taken as they are: what is near a number is another number. Han words, in which
/// no letter can slip, are taken by their sound: other characters of the same pinyin.
class NearSearch {
 public:
  /// A text that stands in a name, at the beginning of a word or anywhere.
  struct Piece {
    std::string text;  ///< letters and digits only; three or more where it stands anywhere
    bool begins = false;
  };
  using Pieces = std::vector<Piece>;

  explicit NearSearch(std::string_view typed);

  /// Some word may have a slip.
  bool possible() const { return m_possible; }
  /// In a name that is near stands one piece of each of these, which an index can look for.
  const std::vector<Pieces>& pieces() const { return m_pieces; }
  /// `key`: search_key of the name. None: it is not near, or it is not only near but has every
  /// word as it was typed.
  std::optional<Nearness> nearness(std::string_view key) const;

 private:
  enum class Kind { exact, letters, sound };
  struct Word {
    Kind kind = Kind::exact;
    std::string text;  ///< of a sound its pinyin
    std::u32string letters;
    std::string typed;
  };

  void add(std::string_view word);
  static std::optional<Nearness> nearness(const Word& word, std::string_view key,
                                          const std::vector<std::u32string>& words);

  bool m_possible = false;
  std::vector<Word> m_words;
  std::vector<Pieces> m_pieces;
};

}  // namespace kontor
