#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gui/presenters/table.h"
#include "i18n/language.h"

namespace kontor::gui {

/// A short list whose rows are all here.
class RowTable : public Table {
 public:
  struct Value {
    Cell cell;
    std::string raw = {};  ///< for other programs; empty: the cell's text
  };

  explicit RowTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

  void clear() { m_rows.clear(); }
  /// One value a column.
  void add(std::vector<Value> row) { m_rows.push_back(std::move(row)); }

  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override { return m_rows.size(); }
  Cell cell(std::size_t row, std::size_t column) override {
    return row < m_rows.size() ? m_rows[row].at(column).cell : Cell{};
  }
  std::string raw(std::size_t row, std::size_t column) override {
    if (row >= m_rows.size()) return {};
    const Value& value = m_rows[row].at(column);
    return value.raw.empty() ? i18n::strip_marks(value.cell.text) : value.raw;
  }

 private:
  std::vector<Column> m_columns;
  std::vector<std::vector<Value>> m_rows;
};

/// A column of words.
inline Column text_column(std::string id, std::string title, int width, bool takes_rest = false) {
  return {std::move(id), std::move(title), width, false, false, takes_rest, false, false, {}};
}

/// A column of days or moments, which other programs get as ISO 8601.
inline Column date_column(std::string id, std::string title, int width, bool sortable = false) {
  Column column = text_column(std::move(id), std::move(title), width);
  column.sortable = sortable;
  column.value = ColumnValue::date;
  return column;
}

/// A column of figures.
inline Column figure_column(std::string id, std::string title, int width, bool sortable = false) {
  Column column{std::move(id), std::move(title), width, true, false, false, sortable, false, {}};
  column.value = ColumnValue::number;
  return column;
}

/// A column of amounts in the rows' own currencies.
inline Column money_column(std::string id, std::string title, int width) {
  Column column = figure_column(std::move(id), std::move(title), width);
  column.value = ColumnValue::money;
  return column;
}

}  // namespace kontor::gui
