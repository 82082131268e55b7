#pragma once

#include <utility>

#include "formats/charts/chart.h"
#include "formats/charts/chart_scale.h"
#include "formats/drawing/text_pen.h"

namespace kontor::formats {

/// Everything of a chart that is measured once. Boxes are on the screen: mirrored where the
/// language runs from right to left.
struct Chart::Layout {
  Layout(ChartData data, ChartLook look, double width, double height);

  bool empty() const { return !range; }
  bool has_axes() const { return data.kind != ChartKind::sparkline; }
  bool is_line() const { return data.kind == ChartKind::line || data.kind == ChartKind::sparkline; }
  std::optional<std::int64_t> value(ChartPoint p) const;
  /// The middle of a category and the height of a value.
  std::pair<double, double> spot(std::size_t index, std::int64_t value) const;
  std::optional<ChartBox> box_of(ChartPoint p) const;
  TextLook text_look(bool dimmed = false) const;

  void draw_grid(cairo_t* cr) const;
  void draw_lines(cairo_t* cr) const;
  void draw_bars(cairo_t* cr) const;
  void draw_cells(cairo_t* cr) const;
  void draw_labels(cairo_t* cr) const;
  void draw_mark(cairo_t* cr, ChartPoint p) const;

  ChartData data;
  ChartLook look;
  double width, height;
  TextPen pen;
  Palette palette;
  std::optional<ChartRange> range;
  ChartScale scale;
  ChartBox plot;
  std::vector<ChartLabel> labels;
  /// Short strokes in a series' colour beside its name.
  struct Swatch {
    ChartBox box;
    std::size_t series;
  };
  std::vector<Swatch> swatches;

 private:
  double line_height() const;
  double slot() const { return plot.width / static_cast<double>(data.categories.size()); }
  ChartBox on_screen(ChartBox box) const;
  ChartBox bar_box(ChartPoint p, std::int64_t value) const;
  double y_of(std::int64_t value) const;

  void lay_out();
  void lay_out_nothing();
  /// Names above the plot, in as many lines as they need. Gives the height that they take.
  double add_legend();
  /// Names at the ends of lines; false where they have no room.
  bool add_ends();
  double ends_width() const;
  void add_axis();
  void add_rows();
  void add_categories();
  void add_cells();
  void add(ChartLabel::Kind kind, const std::string& text, ChartBox box);
};

}  // namespace kontor::formats
