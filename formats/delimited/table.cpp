#include "formats/delimited/table.h"

#include <algorithm>
#include <utility>

#include "formats/display_width.h"

namespace kontor::formats {

namespace {

constexpr std::string_view column_gap = "  ";

bool is_right_aligned(ColumnType type) {
  return type == ColumnType::decimal || type == ColumnType::integer;
}

}  // namespace

TableRows::TableRows(ByteSink& sink, TableOptions options)
    : m_sink(sink), m_options(std::move(options)) {}

void TableRows::begin(std::vector<Column> columns) {
  m_columns = std::move(columns);
  m_widths.assign(m_columns.size(), 1);
  m_waiting.clear();
  m_streaming = false;
  Line titles;
  for (const Column& column : m_columns) titles.push_back(one_line(column.title));
  measure(titles);
}

std::string TableRows::shown(const Cell& cell) const {
  if (const bool* value = std::get_if<bool>(&cell)) return *value ? m_options.yes : m_options.no;
  if (const auto* text = std::get_if<std::string>(&cell)) {
    return one_line(cut_to_width(*text, table_text_width));
  }
  return plain_text(cell);
}

void TableRows::row(const std::vector<Cell>& cells) {
  Line line;
  for (const Cell& cell : cells) line.push_back(shown(cell));
  if (m_streaming) {
    write_line(line);
    return;
  }
  measure(line);
  m_waiting.push_back(std::move(line));
  if (m_waiting.size() == table_buffered_rows) release();
}

void TableRows::end() {
  if (!m_streaming) release();
}

void TableRows::release() {
  write_head();
  for (const Line& line : m_waiting) write_line(line);
  m_waiting.clear();
  m_streaming = true;
}

void TableRows::measure(const Line& line) {
  for (std::size_t i = 0; i < line.size() && i < m_widths.size(); ++i) {
    m_widths[i] = std::max(m_widths[i], display_width(line[i]));
  }
}

void TableRows::write_head() {
  Line titles;
  Line rules;
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    titles.push_back(one_line(m_columns[i].title));
    rules.emplace_back(m_widths[i], '-');
  }
  write_line(titles);
  write_line(rules);
}

void TableRows::write_line(const Line& line) {
  std::string text;
  for (std::size_t i = 0; i < line.size() && i < m_columns.size(); ++i) {
    if (i > 0) text += column_gap;
    const std::size_t width = display_width(line[i]);
    const std::string padding(m_widths[i] - std::min(width, m_widths[i]), ' ');
    const bool right = is_right_aligned(m_columns[i].type);
    if (right) text += padding;
    text += line[i];
    if (!right) text += padding;
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text += '\n';
  m_sink.write(text);
}

}  // namespace kontor::formats
