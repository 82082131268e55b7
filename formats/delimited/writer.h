#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bytes/sink.h"
#include "formats/row_writer.h"

namespace kontor::formats {

enum class LineEnd { lf, crlf };

struct CsvOptions {
  char delimiter = ',';
  LineEnd line_end = LineEnd::lf;
  bool byte_order_mark = false;
  /// Whether texts that a spreadsheet would run as a formula get an apostrophe in front.
  bool neutralise = true;
};

/// Writes RFC 4180 text, cell by cell, in UTF-8. What a DelimitedReader of the same delimiter reads
/// back is what was written (with the apostrophes of neutralised texts).
class CsvWriter {
 public:
  explicit CsvWriter(ByteSink& sink, CsvOptions options = {});

  /// A text from people or channels: quoted where needed, neutralised.
  void text(std::string_view value);
  /// A number, date or code that the program itself made: quoted where needed, nothing added.
  void number(std::string_view value);
  void end_row();
  /// A whole row of texts.
  void row(const std::vector<std::string>& texts);

 private:
  void put(std::string_view value, bool guarded);

  ByteSink& m_sink;
  CsvOptions m_options;
  std::string m_row;  // handed over row by row
  std::size_t m_cells = 0;
};

/// Whether a spreadsheet would take the text for a formula: it begins with = + - @ tab or CR.
bool reads_as_formula(std::string_view text);

/// The list of a command as CSV; the header has the keys.
class CsvRows final : public RowWriter {
 public:
  explicit CsvRows(ByteSink& sink, CsvOptions options = {}) : m_writer(sink, options) {}

  void begin(std::vector<Column> columns) override;
  void row(const std::vector<Cell>& cells) override;
  void end() override {}

 private:
  CsvWriter m_writer;
};

}  // namespace kontor::formats
