#include "formats/delimited/writer.h"

#include <algorithm>

namespace kontor::formats {

namespace {

constexpr std::string_view csv_mark = "\xEF\xBB\xBF";

bool needs_quotes(std::string_view value, char delimiter) {
  if (value.empty()) return false;
  const auto is_special = [&](char c) {
    return c == delimiter || c == '"' || c == '\n' || c == '\r';
  };
  // Blanks at the ends and a mark at the start would be lost on the way through other programs.
  return value.front() == ' ' || value.back() == ' ' || value.starts_with(csv_mark) ||
         std::any_of(value.begin(), value.end(), is_special);
}

}  // namespace

bool reads_as_formula(std::string_view text) {
  constexpr std::string_view beginnings = "=+-@\t\r";
  return !text.empty() && beginnings.find(text.front()) != std::string_view::npos;
}

CsvWriter::CsvWriter(ByteSink& sink, CsvOptions options) : m_sink(sink), m_options(options) {
  if (options.byte_order_mark) m_row = csv_mark;
}

void CsvWriter::text(std::string_view value) {
  put(value, m_options.neutralise && reads_as_formula(value));
}

void CsvWriter::number(std::string_view value) { put(value, false); }

void CsvWriter::put(std::string_view value, bool guarded) {
  if (m_cells++ > 0) m_row += m_options.delimiter;
  const bool quotes = needs_quotes(value, m_options.delimiter);
  if (quotes) m_row += '"';
  if (guarded) m_row += '\'';
  if (!quotes) {
    m_row += value;
    return;
  }
  for (const char c : value) {
    if (c == '"') m_row += '"';
    m_row += c;
  }
  m_row += '"';
}

void CsvWriter::end_row() {
  // A row of one empty cell would be an empty line, which readers skip.
  const bool blank = m_cells == 1 && (m_row.empty() || m_row == csv_mark);
  if (blank) m_row += "\"\"";
  m_row += m_options.line_end == LineEnd::crlf ? "\r\n" : "\n";
  m_sink.write(m_row);
  m_row.clear();
  m_cells = 0;
}

void CsvWriter::row(const std::vector<std::string>& texts) {
  for (const std::string& value : texts) text(value);
  end_row();
}

void CsvRows::begin(std::vector<Column> columns) {
  for (const Column& column : columns) m_writer.text(column.key);
  m_writer.end_row();
}

void CsvRows::row(const std::vector<Cell>& cells) {
  for (const Cell& cell : cells) {
    if (const auto* value = std::get_if<std::string>(&cell)) {
      m_writer.text(*value);
    } else {
      m_writer.number(plain_text(cell));
    }
  }
  m_writer.end_row();
}

}  // namespace kontor::formats
