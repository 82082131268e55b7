#include "formats/pages/table_pages.h"

#include <cairo.h>

#include <algorithm>
#include <numeric>

#include "formats/barcodes/barcode.h"
#include "formats/pages/page_columns.h"

namespace kontor::formats {

namespace table_pages_detail {

constexpr double foot_height = 22;   // between the last row and the margin
constexpr double row_factor = 1.75;  // height of a row over the size of its letters
constexpr double title_size = 15;
constexpr double note_size = 9;
constexpr double bars_height = 22;  // of what a scanner reads
constexpr double square_height = 44;
constexpr double head_bars_height = 26, head_bars_room = 190;
constexpr Colour dimmed = Colour::grey(0.35);
constexpr Colour row_line = Colour::grey(0.85);
constexpr Colour head_line = Colour::grey(0.3);

}  // namespace table_pages_detail

struct TablePages::Layout {
  Layout(PageTable t, RowSpool r)
      : table(std::move(t)), rows(std::move(r)), pen(table.language, table.rtl, PenFonts::own) {
    columns = page_columns(pen, table, longest_texts());
    measure_head();
    cut();
  }

  /// Only the longest text of a column's rows is measured later: digits have one width.
  LongestTexts longest_texts() const {
    LongestTexts longest(table.columns);
    RowSpool::Reader reader(rows);
    TextRow row;
    while (reader.next(row)) longest.add(row);
    return longest;
  }

  double row_height() const { return columns.size * table_pages_detail::row_factor; }
  double bottom() const {
    return columns.page_height - page_margin - table_pages_detail::foot_height;
  }

  double height_of(const TextRow& row) const {
    double height = row_height();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (table.columns[i].bars && !row[i].empty()) {
        height = std::max(height, bars_height_of(row[i]) + row_height() + columns.size * 0.4);
        continue;
      }
      if (!table.columns[i].wrap || columns.surely_fits(i, row[i])) continue;
      const TextLook look = columns.cell_look(table.columns[i]);
      // One line has a row's height, however high the letters of its script stand.
      if (pen.lines(row[i], look, columns.room(i)) == 1) continue;
      const double text = pen.height(row[i], look, columns.room(i));
      height = std::max(height, text + columns.size * 0.4);
    }
    return height;
  }

  /// Told without making it: all codes of more than one row are square.
  static double bars_height_of(const std::string& text) {
    return is_square(text) ? table_pages_detail::square_height : table_pages_detail::bars_height;
  }

  void measure_head() {
    titles_height = row_height();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const double text =
          pen.height(table.columns[i].title, columns.title_look(table.columns[i]), columns.room(i));
      titles_height = std::max(titles_height, text + columns.size * 0.5);
    }
    using namespace table_pages_detail;
    letterhead_height = note_size * row_factor + title_size * row_factor + note_size;
    for (const std::string& note : table.notes) letterhead_height += note_height(note);
  }

  TextLook note_look() const {
    TextLook look;
    look.size = table_pages_detail::note_size;
    look.colour = table_pages_detail::dimmed;
    look.fit = TextFit::wrap;
    return look;
  }
  double note_height(const std::string& note) const {
    using namespace table_pages_detail;
    return std::max(note_size * row_factor,
                    pen.height(note, note_look(), columns.page_width - 2 * page_margin));
  }

  /// Where each page begins. The totals stand together where a page can hold them.
  void cut() {
    pages.push_back({0, 0});
    double y = top_of(0);
    const auto place = [&](double height, double wanted, Page next, bool first_of_page) {
      if (y + wanted > bottom() && !first_of_page) {
        pages.push_back(next);
        y = top_of(1);
      }
      y += height;
    };
    RowSpool::Reader reader(rows);
    TextRow row;
    for (std::int64_t at = 0; reader.next(row); at = reader.place()) {
      const double height = height_of(row);
      place(height, height, {at, 0}, at == pages.back().row_place);
    }
    const std::int64_t end = reader.place();
    double all_totals = 0;
    for (const TextRow& total : table.totals) all_totals += height_of(total);
    all_totals = std::min(all_totals, bottom() - top_of(1));
    for (std::size_t i = 0; i < table.totals.size(); ++i) {
      const double height = height_of(table.totals[i]);
      const bool first = end == pages.back().row_place && i == pages.back().total;
      place(height, i == 0 ? all_totals : height, {end, i}, first);
    }
  }

  /// Where the rows of a page begin.
  double top_of(std::size_t page) const {
    using namespace table_pages_detail;
    const double head = page == 0 ? letterhead_height : note_size * row_factor;
    return page_margin + head + titles_height;
  }

  void line(cairo_t* cr, double y, Colour colour) const {
    cairo_set_source_rgb(cr, colour.red, colour.green, colour.blue);
    cairo_set_line_width(cr, 0.5);
    cairo_move_to(cr, page_margin, y);
    cairo_line_to(cr, columns.page_width - page_margin, y);
    cairo_stroke(cr);
  }

  /// What a scanner reads at the side where a line begins, or ends; below it, in letters.
  void draw_bars(cairo_t* cr, double x, double y, double room, const std::string& text,
                 double height, bool at_end, const TextLook& below) const {
    const auto code = barcode_of(text);
    if (!code) {
      pen.draw(cr, x, y, room, text, below);
      return;
    }
    const double module = std::min(columns.module, room / static_cast<double>(code->modules()));
    const double width = code->square() ? height * (1 + 2.0 * static_cast<double>(code->quiet) /
                                                            static_cast<double>(code->width))
                                        : module * static_cast<double>(code->modules());
    const double left = at_end != table.rtl ? x + room - width : x;
    draw_barcode(cr, *code, left, y, module, height);
    TextLook look = below;
    look.side = TextSide::centre;
    look.fit = TextFit::keep;
    pen.draw(cr, left, y + height + columns.size * 0.15, width, text, look);
  }

  enum class RowKind { titles, plain, total };
  void draw_row(cairo_t* cr, double y, const TextRow& row, RowKind kind) const {
    double offset = page_margin;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double width = columns.widths[i];
      const double x = table.rtl ? columns.page_width - offset - width : offset;
      const PageColumn& column = table.columns[i];
      if (column.bars && kind == RowKind::plain) {
        if (!row[i].empty())
          draw_bars(cr, x + cell_padding, y + columns.size * 0.4, columns.room(i), row[i],
                    bars_height_of(row[i]), false, columns.cell_look(column));
        offset += width;
        continue;
      }
      pen.draw(cr, x + cell_padding, y + columns.size * 0.25, columns.room(i), row[i],
               kind == RowKind::titles ? columns.title_look(column)
                                       : columns.cell_look(column, kind == RowKind::total));
      offset += width;
    }
  }

  void draw_head(cairo_t* cr, std::size_t page) const {
    using namespace table_pages_detail;
    const bool with_bars = page == 0 && !table.bars.empty();
    double room = columns.page_width - 2 * page_margin;
    double y = page_margin;
    if (with_bars) {
      const double far = table.rtl ? page_margin : page_margin + room - head_bars_room;
      TextLook below;
      below.size = note_size;
      draw_bars(cr, far, y, head_bars_room, table.bars, head_bars_height, true, below);
      room -= head_bars_room;
    }
    const double near = with_bars && table.rtl ? page_margin + head_bars_room : page_margin;
    const auto put = [&](const std::string& text, double size, bool bold, Colour colour) {
      TextLook look;
      look.size = size;
      look.bold = bold;
      look.colour = colour;
      pen.draw(cr, near, y, room, text, look);
      y += size * row_factor;
    };
    if (page > 0) {
      put(table.letterhead.empty() ? table.title : table.letterhead + " · " + table.title,
          note_size, false, dimmed);
    } else {
      put(table.letterhead, note_size, true, dimmed);
      put(table.title, title_size, true, {});
      room = columns.page_width - 2 * page_margin;
      for (const std::string& note : table.notes) {
        pen.draw(cr, page_margin, y, room, note, note_look());
        y += note_height(note);
      }
      y += note_size;
    }
    TextRow titles;
    for (const PageColumn& column : table.columns) titles.push_back(column.title);
    draw_row(cr, y, titles, RowKind::titles);
    line(cr, y + titles_height - columns.size * 0.2, head_line);
  }

  void draw_foot(cairo_t* cr, std::size_t page) const {
    TextLook look;
    look.colour = table_pages_detail::dimmed;
    const double y = columns.page_height - page_margin - look.size;
    const double room = (columns.page_width - 2 * page_margin) / 2;
    const double far = page_margin + room;
    pen.draw(cr, table.rtl ? far : page_margin, y, room, table.foot, look);
    if (!table.page_text) return;
    look.side = TextSide::end;
    pen.draw(cr, table.rtl ? page_margin : far, y, room, table.page_text(page + 1, pages.size()),
             look);
  }

  void draw_body(cairo_t* cr, std::size_t page) const {
    double y = top_of(page);
    if (rows.size() == 0 && page == 0) {
      TextLook look = note_look();
      look.colour = {};
      pen.draw(cr, page_margin, y + columns.size, columns.page_width - 2 * page_margin,
               table.nothing, look);
      y += 2 * row_height();
    }
    const bool last = page + 1 == pages.size();
    RowSpool::Reader reader(rows, pages[page].row_place);
    TextRow row;
    while ((last || reader.place() < pages[page + 1].row_place) && reader.next(row)) {
      draw_row(cr, y, row, RowKind::plain);
      y += height_of(row);
      line(cr, y, table_pages_detail::row_line);
    }
    const std::size_t totals = last ? table.totals.size() : pages[page + 1].total;
    for (std::size_t i = pages[page].total; i < totals; ++i) {
      if (i == 0) line(cr, y, {});
      draw_row(cr, y, table.totals[i], RowKind::total);
      y += height_of(table.totals[i]);
    }
  }

  /// Where a page begins: in the spool of rows, and with which total.
  struct Page {
    std::int64_t row_place = 0;
    std::size_t total = 0;
  };

  PageTable table;
  RowSpool rows;
  TextPen pen;
  PageColumns columns;
  double titles_height = 0, letterhead_height = 0;
  std::vector<Page> pages;
};

TablePages::TablePages(PageTable table, RowSpool rows)
    : m_layout(std::make_unique<Layout>(std::move(table), std::move(rows))) {}
TablePages::~TablePages() = default;

std::size_t TablePages::count() const { return m_layout->pages.size(); }
double TablePages::width() const { return m_layout->columns.page_width; }
double TablePages::height() const { return m_layout->columns.page_height; }
const PageTable& TablePages::table() const { return m_layout->table; }

void TablePages::draw(cairo_t* context, std::size_t page) const {
  m_layout->draw_head(context, page);
  m_layout->draw_body(context, page);
  m_layout->draw_foot(context, page);
}

}  // namespace kontor::formats
