#include "gui/presenters/table.h"

namespace kontor::gui {

std::vector<std::size_t> visible_columns(const Table& table) {
  std::vector<std::size_t> shown;
  const auto& columns = table.columns();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!columns[c].hidden) shown.push_back(c);
  }
  return shown;
}

void append_tsv(std::string& out, const std::vector<std::string>& values) {
  bool first = true;
  for (const auto& value : values) {
    if (!first) out += '\t';
    first = false;
    for (const char c : value) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  out += '\n';
}

std::vector<std::string> titles_of(const Table& table, const std::vector<std::size_t>& columns) {
  std::vector<std::string> titles;
  for (const std::size_t c : columns) titles.push_back(table.columns().at(c).title);
  return titles;
}

std::string as_tsv(Table& table, const std::vector<std::size_t>& rows,
                   const std::vector<std::size_t>& columns) {
  std::string out;
  append_tsv(out, titles_of(table, columns));
  std::vector<std::string> values;
  for (const std::size_t row : rows) {
    values.clear();
    for (const std::size_t c : columns) values.push_back(table.raw(row, c));
    append_tsv(out, values);
  }
  return out;
}

std::string as_tsv(Table& table, const std::vector<std::size_t>& rows) {
  return as_tsv(table, rows, visible_columns(table));
}

}  // namespace kontor::gui
