#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "channels/input.h"
#include "channels/reading.h"
#include "domain/base/digest.h"
#include "domain/base/result.h"
#include "domain/intake/note.h"
#include "formats/delimited/header.h"
#include "formats/delimited/reader.h"

namespace kontor::channels {

/// A column of a table, or one that it does not have.
struct Column {
  std::optional<std::size_t> index;
  std::string name;  ///< as the file has it, else as it was asked for
  explicit operator bool() const { return index.has_value(); }
};

/// A value of a row, with the column's name for the sentence of a refusal.
struct Cell {
  std::string_view text;  ///< without blanks at its ends; empty for an absent column
  std::string_view column;
};

/// Rows before the header that are looked through.
inline constexpr std::size_t max_preamble_rows = 20;

/// Whether a row's cells are the names that someone looks for.
using KnownHeader = std::function<bool(const formats::Header&)>;

/// A delimited file, opened: dialect known, header read, rows by column name, one in memory.
class Table {
 public:
  /// Reads the file through once (encoding, hash, damage) and its header. Refuses what makes the
  /// file wrong as a whole, as far as that shows without dividing it into rows.
  /// The header is the first of the file's first rows that is `known`, else the first row.
  static Result<std::unique_ptr<Table>> open(Input input, const Reading& reading = {},
                                             const KnownHeader& known = {});
  ~Table();

  const std::string& file() const { return m_input.name; }
  const formats::Header& header() const { return m_header; }
  /// SHA-256 of the text's bytes, unpacked, as 64 hex digits.
  const std::string& content_hash() const { return m_content_hash; }
  Instant modified() const { return m_input.modified; }
  /// What people said of its dates; none: what the channel or the column says.
  std::optional<DateOrder> dates() const { return m_reading.dates; }
  /// Encoding, why, and separator.
  intake::Note read_as() const;
  /// Lines before the header and totals behind the last row, which are left out; at the end.
  std::vector<intake::Note> left_out() const;

  /// The first of `names` that the file has.
  Column column(std::initializer_list<std::string_view> names) const;
  Column column(std::string_view name) const { return column({name}); }

  /// Goes to the next row. False at the end, and where the file turns out wrong as a whole.
  /// Throws Failure (file_unreadable) when the medium fails.
  bool next();
  Cell cell(const Column& column) const;
  const std::vector<std::string>& cells() const { return m_row.cells; }
  /// Whether no cell of the row holds anything.
  bool blank_row() const;
  /// Physical line on which the row begins, from 1.
  std::int64_t line() const { return static_cast<std::int64_t>(m_row.line); }
  const std::optional<Refusal>& problem() const { return m_problem; }

  /// Takes quotes in tab-separated text for characters like any other, whatever the file looks
  /// like, and goes back before the first row. Elsewhere a quote quotes.
  void read_literally();
  /// Goes back before the first row.
  void rewind();
  /// The same file once more, at its first row, without inspecting it again.
  std::unique_ptr<Table> reopened() const;
  /// Bytes of the stored file read since, and in all.
  std::pair<std::int64_t, std::int64_t> progress() const;

 private:
  Table(Input input, const Reading& reading);
  std::optional<Refusal> inspect();
  std::optional<Refusal> read_header(const KnownHeader& known);
  bool find_header(const KnownHeader& known);
  void start();
  bool next_row();
  bool at_footer();

  Input m_input;
  Reading m_reading;
  formats::Dialect m_dialect;
  std::string m_why;  ///< code of the encoding's reason
  std::unique_ptr<InputStream> m_stream;
  std::unique_ptr<formats::DelimitedReader> m_reader;
  formats::Header m_header;
  formats::Row m_row;
  std::size_t m_preamble = 0;  ///< rows before the header
  std::uint64_t m_header_line = 0;
  std::deque<formats::Row> m_waiting;  ///< read ahead of m_row
  std::uint64_t m_footer_line = 0;     ///< 0: none was seen
  std::size_t m_footer_rows = 0;
  std::string m_content_hash;
  std::optional<Refusal> m_problem;
};

/// What is wrong with a file as a whole, as a refusal with its arguments.
Refusal file_refusal(const std::string& file, const formats::Problem& problem);

}  // namespace kontor::channels
