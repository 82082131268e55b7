#pragma once

#include <string>
#include <vector>

#include "formats/drawing/text_pen.h"
#include "formats/pages/table_pages.h"

namespace kontor::formats {

inline constexpr double page_margin = 40;  ///< points
inline constexpr double cell_padding = 3;

/// The longest text of each column's rows, as far as it can be told without measuring.
class LongestTexts {
 public:
  explicit LongestTexts(const std::vector<PageColumn>& columns)
      : m_texts(columns.size()), m_widths(columns.size(), 0), m_modules(columns.size(), 0) {
    for (const PageColumn& column : columns) m_bars.push_back(column.bars);
  }
  void add(const TextRow& row);
  const TextRow& texts() const { return m_texts; }
  /// The same, as a scanner reads it: the most modules of each column's rows.
  const std::vector<std::size_t>& modules() const { return m_modules; }

 private:
  TextRow m_texts;
  std::vector<std::size_t> m_widths, m_modules;
  std::vector<bool> m_bars;
};

/// How large the letters are, how a page lies and how wide each column is.
struct PageColumns {
  double size = 0;    ///< of the letters
  double module = 0;  ///< of what a scanner reads: how wide the narrowest bar is
  double page_width = 0, page_height = 0;
  std::vector<double> widths;

  double room(std::size_t column) const { return widths[column] - 2 * cell_padding; }
  /// Whether a text has one line, told without measuring: no letter is wider than high.
  bool surely_fits(std::size_t column, const std::string& text) const;
  TextLook cell_look(const PageColumn& column, bool bold = false) const;
  TextLook title_look(const PageColumn& column) const;
};

/// Upright with large letters where everything has room, else on its side, else smaller.
PageColumns page_columns(const TextPen& pen, const PageTable& table, const LongestTexts& longest);

}  // namespace kontor::formats
