#include "formats/pages/page_columns.h"

#include <algorithm>
#include <array>

#include "formats/barcodes/barcode.h"
#include "formats/display_width.h"

namespace kontor::formats {

namespace page_columns_detail {

constexpr double short_side = 595.28, long_side = 841.89;  // A4 in points
constexpr double smallest_text = 48;                       // points that a column of texts keeps
constexpr double widest_text = 200;                        // points that it asks for
constexpr std::array<double, 4> letter_sizes = {8.5, 7.5, 6.5, 5.5};

constexpr double module_width = 0.85;  // points: 0.3 mm, which simple scanners read

/// What a column of figures or texts asks for at one size of letters.
struct Wish {
  double least = 0, wanted = 0;
};

/// The longest word of a head: heads are wrapped between words only.
double widest_word(const TextPen& pen, const std::string& title, const TextLook& look) {
  double widest = 0;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t end = std::min(title.find(' ', at), title.size());
    widest = std::max(widest, pen.width(title.substr(at, end - at), look));
    at = end + 1;
  }
  return widest;
}

Wish wish_of(const TextPen& pen, const PageColumns& columns, const PageTable& table, std::size_t i,
             const LongestTexts& all) {
  const std::string& longest = all.texts()[i];
  const PageColumn& column = table.columns[i];
  const TextLook look = columns.cell_look(column, true);
  double text = pen.width(longest, look);
  for (const TextRow& total : table.totals) text = std::max(text, pen.width(total[i], look));
  text += 2 * cell_padding;
  const double word =
      widest_word(pen, column.title, columns.title_look(column)) + 2 * cell_padding + 1;
  if (column.bars) {
    const double bars = static_cast<double>(all.modules()[i]) * columns.module + 2 * cell_padding;
    return {std::max({text, word, bars}), std::max({text, word, bars})};
  }
  if (column.end) return {std::max(text, word), std::max(text, word)};
  const double wanted = std::max(word, std::min(text, widest_text));
  return {std::min(wanted, std::max(smallest_text, word)), wanted};
}

/// Shares the page's width out. False when figures or the least of texts have no room; upright
/// also when texts would have to be shortened or wrapped.
bool fits(const TextPen& pen, const PageTable& table, const LongestTexts& longest, bool upright,
          PageColumns& columns) {
  const double room = columns.page_width - 2 * page_margin;
  std::vector<Wish> wishes;
  double least = 0, wanted = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    wishes.push_back(wish_of(pen, columns, table, i, longest));
    least += wishes.back().least;
    wanted += wishes.back().wanted;
  }
  const double share = wanted > least ? std::clamp((room - least) / (wanted - least), 0.0, 1.0) : 0;
  double given = 0;
  columns.widths.clear();
  for (const Wish& w : wishes) {
    columns.widths.push_back(w.least + (w.wanted - w.least) * share);
    given += columns.widths.back();
  }
  // What is left is shared too, so that the table ends where the letterhead does. With too little
  // room all give, so that nothing stands beside the page.
  for (double& width : columns.widths) width *= given > 0 ? room / given : 1;
  return upright ? wanted <= room : least <= room;
}

}  // namespace page_columns_detail

void LongestTexts::add(const TextRow& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::size_t width = display_width(row[i]);
    if (m_bars[i]) m_modules[i] = std::max(m_modules[i], most_modules(row[i]));
    if (width <= m_widths[i]) continue;
    m_widths[i] = width;
    m_texts[i] = row[i];
  }
}

bool PageColumns::surely_fits(std::size_t column, const std::string& text) const {
  return static_cast<double>(display_width(text)) * size <= room(column);
}

TextLook PageColumns::cell_look(const PageColumn& column, bool bold) const {
  TextLook look;
  look.size = size;
  look.bold = bold;
  look.side = column.end ? TextSide::end : TextSide::start;
  look.fit = column.end ? TextFit::keep : column.wrap ? TextFit::wrap : TextFit::ellipsis;
  return look;
}

TextLook PageColumns::title_look(const PageColumn& column) const {
  TextLook look = cell_look(column, true);
  look.fit = TextFit::wrap;
  return look;
}

PageColumns page_columns(const TextPen& pen, const PageTable& table, const LongestTexts& longest) {
  using namespace page_columns_detail;
  PageColumns columns;
  columns.module = module_width;
  for (const double letters : letter_sizes) {
    for (const bool upright : {true, false}) {
      columns.size = letters;
      columns.page_width = upright ? short_side : long_side;
      columns.page_height = upright ? long_side : short_side;
      if (fits(pen, table, longest, upright, columns)) return columns;
    }
  }
  return columns;
}

}  // namespace kontor::formats
