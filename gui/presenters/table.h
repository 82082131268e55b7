#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kontor::gui {

/// What a colour means; widgets turn it into one of the theme. Never the only sign: a word or an
/// icon stands beside it.
enum class Tone { normal, dimmed, positive, warning, problem, information };

struct Cell {
  std::string text;
  Tone tone = Tone::normal;
  std::string icon = {};  ///< freedesktop name; empty for none
};

/// What Table::raw() gives for a column: numbers are plain decimals, money has its currency behind
/// it ("12.50 EUR"), dates are ISO 8601.
enum class ColumnValue { text, number, money, date };

struct Column {
  std::string id;     ///< stable, for stored widths and accessible names
  std::string title;  ///< translated
  int width = 96;     ///< first width in DIP
  bool number = false;
  bool icon = false;        ///< cells may carry an icon
  bool takes_rest = false;  ///< the widest text column
  bool sortable = false;    ///< only where an index or a summary backs it
  bool hidden = false;
  std::string widest;  ///< a text that must fit, where it is known beforehand
  ColumnValue value = ColumnValue::text;
  int least = 0;       ///< how far its words give way to others', in DIP; 0: as far as any
  bool spare = false;  ///< not shown before somebody asks for it
};

struct SortOrder {
  std::size_t column = 0;
  bool descending = false;
  bool operator==(const SortOrder&) const = default;
};

/// What a virtual list shows. Rows that are not there yet are fetched when they are asked for;
/// their cells are empty until then.
class Table {
 public:
  virtual ~Table() = default;
  virtual const std::vector<Column>& columns() const = 0;
  virtual std::size_t rows() const = 0;
  virtual Cell cell(std::size_t row, std::size_t column) = 0;
  /// The value for other programs: plain decimals and ISO dates, no marks.
  virtual std::string raw(std::size_t row, std::size_t column) = 0;
  virtual SortOrder order() const { return {}; }
  virtual void sort(SortOrder) {}
};

/// The columns that are not hidden, in the table's own order.
std::vector<std::size_t> visible_columns(const Table& table);

/// Adds a line of tab-separated text: tabs and line ends in values become blanks.
void append_tsv(std::string& out, const std::vector<std::string>& values);
/// The titles of columns, for the first line.
std::vector<std::string> titles_of(const Table& table, const std::vector<std::size_t>& columns);
/// Rows as tab-separated text with a line of titles.
std::string as_tsv(Table& table, const std::vector<std::size_t>& rows,
                   const std::vector<std::size_t>& columns);
std::string as_tsv(Table& table, const std::vector<std::size_t>& rows);

}  // namespace kontor::gui
