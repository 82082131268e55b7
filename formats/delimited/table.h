#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/row_writer.h"

namespace kontor::formats {

/// Rows whose widths decide about the columns; those after them are written as they come.
inline constexpr std::size_t table_buffered_rows = 2000;
/// Terminal columns that a text takes at most.
inline constexpr std::size_t table_text_width = 60;

struct TableOptions {
  std::string yes = "yes";
  std::string no = "no";
};

/// The list of a command for people: aligned columns on a terminal, numbers to the right, titles
/// above. Each cell takes one line; long texts end in an ellipsis. Memory holds at most
/// `table_buffered_rows` rows.
class TableRows final : public RowWriter {
 public:
  explicit TableRows(ByteSink& sink, TableOptions options = {});

  void begin(std::vector<Column> columns) override;
  void row(const std::vector<Cell>& cells) override;
  void end() override;

 private:
  using Line = std::vector<std::string>;

  std::string shown(const Cell& cell) const;
  void measure(const Line& line);
  void write_head();
  void write_line(const Line& line);
  void release();

  ByteSink& m_sink;
  TableOptions m_options;
  std::vector<Column> m_columns;
  std::vector<std::size_t> m_widths;
  std::vector<Line> m_waiting;
  bool m_streaming = false;
};

}  // namespace kontor::formats
