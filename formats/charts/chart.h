#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "formats/drawing/palette.h"

typedef struct _cairo cairo_t;  // NOLINT: as cairo declares it

namespace kontor::formats {

/// A sparkline has neither axes nor texts: it stands beside a figure.
enum class ChartKind { line, bar, stacked_bar, heat_map, sparkline };

/// One line, one colour of bars or, of a heat map, one row.
struct ChartSeries {
  std::string name;
  std::size_t hue = 0;                              ///< of Palette::hue; a channel keeps its own
  std::vector<std::optional<std::int64_t>> values;  ///< one a category; none: no figure
};

/// What a chart shows. Values are whole numbers in any unit (cents, thousandths); the caller writes
/// them, so that numbers and dates follow its language.
struct ChartData {
  ChartKind kind = ChartKind::line;
  std::string title;                    ///< for those who hear it; not drawn
  std::vector<std::string> categories;  ///< days, months, places: from the start side on
  std::vector<ChartSeries> series;
  std::function<std::string(std::int64_t)> value_text;  ///< in full: tooltips, tables
  std::function<std::string(std::int64_t)> axis_text;   ///< short: at the axis and in cells
  std::int64_t unit = 1;  ///< the axis marks whole multiples: 100 for cents, 1000 for thousandths
  std::string nothing;    ///< what stands there when no series has a value
};

struct ChartLook {
  std::string language;  ///< as "zh-CN"
  bool rtl = false;      ///< the first category stands on the right
  bool dark = false;
  double text_size = 11;
};

/// A value of the data.
struct ChartPoint {
  std::size_t series = 0;
  std::size_t index = 0;  ///< of the category
  bool operator==(const ChartPoint&) const = default;
};

struct ChartBox {
  double x = 0, y = 0, width = 0, height = 0;
  bool holds(double at_x, double at_y) const {
    return at_x >= x && at_x < x + width && at_y >= y && at_y < y + height;
  }
  bool meets(const ChartBox& other) const {
    return x < other.x + other.width && other.x < x + width && y < other.y + other.height &&
           other.y < y + height;
  }
};

/// A text that is drawn, and the room that it has for itself.
struct ChartLabel {
  enum class Kind { value, category, series, cell, nothing } kind = Kind::value;
  std::string text;
  ChartBox box;
  std::optional<ChartPoint> point;  ///< of a cell
};

/// A chart laid out for a size. Draws the same in a window, on paper and in a PDF; does not paint
/// its ground. Equal data, look and size give an equal layout. For one thread at a time.
class Chart {
 public:
  Chart(ChartData data, ChartLook look, double width, double height);
  ~Chart();
  Chart(Chart&&) noexcept;
  Chart& operator=(Chart&&) noexcept;

  /// `marked` stands out: the point under the pointer or the keyboard's.
  void draw(cairo_t* context, std::optional<ChartPoint> marked = std::nullopt) const;
  /// The value meant by a place: what a tooltip tells of.
  std::optional<ChartPoint> hit(double x, double y) const;
  /// Where a value is drawn; nothing for one that is not there.
  std::optional<ChartBox> place(ChartPoint point) const;
  /// The next point with a value: `along` +1 to the next category, -1 back; `across` likewise for
  /// the series; the same point at the ends. None where there is no value at all. For the arrow
  /// keys; from no point it is the first.
  std::optional<ChartPoint> step(std::optional<ChartPoint> from, int along, int across) const;
  /// "Web · March: 1,234.00", for a tooltip and a screen reader.
  std::string point_text(ChartPoint point) const;

  const ChartData& data() const;
  const std::vector<ChartLabel>& labels() const;

 private:
  struct Layout;
  std::unique_ptr<Layout> m_layout;
};

/// The figures behind a chart, for those who want to read, hear or copy them: a row a category, a
/// column a series.
struct ChartTable {
  std::vector<std::string> head;  ///< the first is empty: it stands above the categories
  std::vector<std::vector<std::string>> rows;
};
ChartTable chart_table(const ChartData& data);

/// The figures in words, as "Jan: Web shop 120.00, Till 90.00; Feb: ...", for those who hear a
/// chart. Of more than `most` categories only those are told whose figures differ from the one
/// before, and of those as many, evenly chosen; the first and the last always. What stands there
/// without a figure when there is none.
std::string chart_words(const ChartData& data, std::size_t most);

}  // namespace kontor::formats
