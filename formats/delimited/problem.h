#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kontor::formats {

/// What can be wrong with a delimited file as a whole. Each is a value for a sentence, never an
/// exception.
enum class FileProblem {
  none,
  not_text_binary,     ///< detail: what it is ("xlsx", "zip", "pdf", "sqlite", ...; else "data")
  html,                ///< a web page, most often a log-in page saved instead of the download
  empty,               ///< no byte, or only blanks and line breaks
  line_too_long,       ///< detail: the limit in bytes
  cell_too_long,       ///< detail: the limit in bytes
  too_many_columns,    ///< detail: the limit
  unterminated_quote,  ///< cut off inside a quoted cell; line: where its quote opened
  text_after_quote,    ///< detail: the character found after the closing quote
  bad_encoding,        ///< bytes that are not text in the stated encoding; detail: the encoding
  mixed_encoding,      ///< UTF-8 and another encoding in one file; line: where the second begins
  unclear_encoding,    ///< no encoding fits alone; detail: the names of those that may, by ", "
  no_header,           ///< the first row reads like data; detail: its first cell
  duplicate_header,    ///< detail: the name
  missing_header,      ///< detail: the names that were looked for, joined by ", "
  row_too_short,       ///< fewer cells than the header; detail: "found/expected"
  row_too_long,        ///< more cells than the header; detail: "found/expected"
  cut_off,             ///< the last line ends early and without a line break
};

/// The name of a problem as code: stable, for catalogues, logs and tests.
std::string_view code(FileProblem problem);

/// One problem with the place (physical line from 1; 0 = the file as a whole) and the data of its
/// sentence.
struct Problem {
  FileProblem kind = FileProblem::none;
  std::uint64_t line = 0;
  std::string detail;

  explicit operator bool() const { return kind != FileProblem::none; }
};

}  // namespace kontor::formats
