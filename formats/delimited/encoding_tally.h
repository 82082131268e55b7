#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/delimited/encoding_guess.h"

namespace kontor::formats {

/// Gathers whole lines with bytes beyond ASCII, as many as a guess needs.
class LineSample {
 public:
  void add(std::string_view bytes);
  /// All of it; `last`: with the last line too when it has no line break.
  const std::string& finish(bool last);

 private:
  void close_line();

  std::string m_lines, m_open;
  bool m_cut = false;
};

/// Follows the bytes of a file and notes where text is UTF-8 beyond ASCII and where it is not.
class EncodingTally {
 public:
  /// Takes the next bytes; `last` when none follow.
  void add(std::string_view bytes, bool last);
  /// A byte order mark declares UTF-8.
  void note_mark();

  bool marked() const { return m_marked; }
  bool ascii_only() const { return m_utf8_line == 0 && m_other_line == 0; }
  bool all_utf8() const { return m_other_line == 0; }
  bool mixed() const { return m_utf8_line != 0 && m_other_line != 0; }
  /// Of double-byte text some pairs are valid UTF-8 by chance, of broken UTF-8 most are.
  bool utf8_by_chance() const { return !m_marked && m_utf8_bytes <= m_other_bytes; }
  /// The line on which the second kind of text begins, from 1.
  std::uint64_t second_kind_line() const;
  /// What the text may be that is not UTF-8. `whole`: the end of the file was seen.
  EncodingGuess guess(bool whole) { return guess_encoding(m_sample.finish(whole)); }

 private:
  std::uint64_t line_breaks(std::string_view text);
  std::uint64_t first_multibyte_line(std::string_view text);

  LineSample m_sample;
  std::string m_carry;
  std::uint64_t m_line = 1;
  std::uint64_t m_utf8_line = 0;   // 0 = not seen
  std::uint64_t m_other_line = 0;  // 0 = not seen
  std::uint64_t m_utf8_bytes = 0;  // of characters beyond ASCII
  std::uint64_t m_other_bytes = 0;
  bool m_marked = false;
  bool m_has_lf = false;
};

}  // namespace kontor::formats
