#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bytes/source.h"
#include "formats/delimited/encoding.h"
#include "formats/delimited/problem.h"

namespace kontor::formats {

inline constexpr std::size_t max_cell_bytes = std::size_t{1024} * 1024;
inline constexpr std::size_t max_row_bytes = 8 * max_cell_bytes;
inline constexpr std::size_t max_columns = 2000;

/// What a reader accepts at most; a file has no largest size, because nothing of it is kept.
struct ReaderLimits {
  std::size_t cell_bytes = max_cell_bytes;
  std::size_t row_bytes = max_row_bytes;
  std::size_t columns = max_columns;
};

/// How a file's text is divided into rows and cells.
struct Dialect {
  char delimiter = ',';
  /// RFC 4180 quoting. Off (Amazon's reports), a quote is a character like any other.
  bool quoting = true;
  Encoding encoding = Encoding::utf8;
  ReaderLimits limits{};
};

/// One row: cells as valid UTF-8, and where it stands.
struct Row {
  std::vector<std::string> cells;
  /// Physical line (from 1) on which the row begins; line breaks inside quotes count.
  std::uint64_t line = 0;
  /// Place of its first byte in the text as UTF-8 without byte order mark.
  std::uint64_t byte_offset = 0;
  /// Whether a line break ended it; only the last row of a file can lack one.
  bool terminated = true;
};

/// Reads delimited text row by row in bounded memory. Line breaks are LF, CR LF or CR; empty lines
/// are skipped; a quote opens a quoted cell only as the cell's first character, so that `12" ruler`
/// stays as it is. Nothing wrong with the text throws: `next` returns false and `problem` tells.
/// Failures of the medium come through from the source as std::system_error.
class DelimitedReader {
 public:
  explicit DelimitedReader(ByteSource& source, Dialect dialect = {});

  /// Reads the next row into `row`, reusing its memory. False at the end and on a problem.
  bool next(Row& row);

  /// What stopped the reading; kind `none` after a clean end.
  const Problem& problem() const { return m_problem; }
  /// The physical line that is read next.
  std::uint64_t line() const { return m_line; }
  bool had_byte_order_mark() const { return m_decoder.had_byte_order_mark(); }

 private:
  enum class CellEnd { delimiter, line_break, end_of_text, failed };

  bool read_row(Row& row);
  CellEnd read_cell(std::string& cell);
  CellEnd read_plain(std::string& cell);
  CellEnd read_quoted(std::string& cell);
  CellEnd finish_cell();
  CellEnd end_of_text() const;
  void count_lines(std::string_view quoted);

  bool fill();
  bool append(std::string& cell, std::string_view text);
  void fail(FileProblem kind, std::uint64_t line, std::string detail);

  Dialect m_dialect;
  TextDecoder m_decoder;
  std::vector<char> m_buffer;
  std::size_t m_at = 0;
  std::size_t m_end = 0;
  std::uint64_t m_offset = 0;  // of the buffer's first byte
  std::uint64_t m_line = 1;
  std::uint64_t m_row_line = 1;
  std::size_t m_row_bytes = 0;
  bool m_after_cr = false;  // inside quotes: a CR ended the piece before
  std::array<bool, 256> m_ends_plain{};
  Problem m_problem;
};

}  // namespace kontor::formats
