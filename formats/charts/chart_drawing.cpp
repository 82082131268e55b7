#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "formats/charts/chart_layout.h"

namespace kontor::formats {

namespace chart_drawing_detail {

constexpr double line_width = 2;
constexpr double dot_radius = 2.5;
constexpr double mark_width = 2;
constexpr std::size_t most_dots = 40;  // more points than that are a line without dots

void set(cairo_t* cr, Colour c) { cairo_set_source_rgb(cr, c.red, c.green, c.blue); }

void fill(cairo_t* cr, const ChartBox& box, Colour colour) {
  set(cr, colour);
  cairo_rectangle(cr, box.x, box.y, box.width, box.height);
  cairo_fill(cr);
}

void dot(cairo_t* cr, std::pair<double, double> at, double radius) {
  cairo_new_sub_path(cr);
  cairo_arc(cr, at.first, at.second, radius, 0, 2 * std::numbers::pi);
}

/// On the middle of a pixel, so that a hairline is one.
double sharp(double place) { return std::floor(place) + 0.5; }

}  // namespace chart_drawing_detail

void Chart::Layout::draw_grid(cairo_t* cr) const {
  cairo_set_line_width(cr, 1);
  const double begin = look.rtl ? width - plot.x - plot.width : plot.x;
  for (const std::int64_t tick : scale.ticks) {
    chart_drawing_detail::set(cr, tick == 0 ? palette.zero_line() : palette.grid());
    const double y = chart_drawing_detail::sharp(spot(0, tick).second);
    cairo_move_to(cr, begin, y);
    cairo_line_to(cr, begin + plot.width, y);
    cairo_stroke(cr);
  }
}

void Chart::Layout::draw_lines(cairo_t* cr) const {
  using namespace chart_drawing_detail;
  cairo_set_line_width(cr, has_axes() ? line_width : line_width * 0.75);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    set(cr, palette.hue(data.series[s].hue));
    bool pen_down = false;
    std::optional<std::pair<double, double>> last;
    for (std::size_t i = 0; i < data.categories.size(); ++i) {
      const auto number = value({s, i});
      if (number) {
        last = spot(i, *number);
        pen_down ? cairo_line_to(cr, last->first, last->second)
                 : cairo_move_to(cr, last->first, last->second);
      }
      // A day without a figure is a hole, not a zero.
      pen_down = number.has_value();
    }
    cairo_stroke(cr);
    if (has_axes() && data.categories.size() <= most_dots) {
      for (std::size_t i = 0; i < data.categories.size(); ++i) {
        if (const auto number = value({s, i})) dot(cr, spot(i, *number), dot_radius);
      }
    } else if (last) {
      dot(cr, *last, dot_radius);
    }
    cairo_fill(cr);
  }
}

void Chart::Layout::draw_bars(cairo_t* cr) const {
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    for (std::size_t i = 0; i < data.categories.size(); ++i) {
      if (const auto box = box_of({s, i})) {
        chart_drawing_detail::fill(cr, *box, palette.hue(data.series[s].hue));
      }
    }
  }
}

void Chart::Layout::draw_cells(cairo_t* cr) const {
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    for (std::size_t i = 0; i < data.categories.size(); ++i) {
      const auto number = value({s, i});
      if (!number) continue;
      ChartBox box = *box_of({s, i});
      // A thin ground between cells keeps neighbours apart.
      const double thin = std::min(1.0, box.width / 4);
      box = {box.x + thin / 2, box.y + thin / 2, box.width - thin, box.height - thin};
      chart_drawing_detail::fill(cr, box, palette.heat(heat_step(*range, *number)));
    }
  }
}

void Chart::Layout::draw_labels(cairo_t* cr) const {
  for (const Swatch& swatch : swatches) {
    chart_drawing_detail::fill(cr, swatch.box, palette.hue(data.series[swatch.series].hue));
  }
  for (const ChartLabel& label : labels) {
    using Kind = ChartLabel::Kind;
    TextLook text = text_look(label.kind == Kind::value || label.kind == Kind::category ||
                              label.kind == Kind::nothing);
    if (label.kind == Kind::value) text.side = TextSide::end;
    if (label.kind == Kind::category || label.kind == Kind::cell || label.kind == Kind::nothing) {
      text.side = TextSide::centre;
    }
    if (label.kind == Kind::category || label.kind == Kind::value) text.fit = TextFit::keep;
    if (label.point) {
      // Read on its own colour, whichever step that is.
      text.colour = readable_on(palette.heat(heat_step(*range, *value(*label.point))));
    }
    pen.draw(cr, label.box.x, label.box.y + (label.box.height - look.text_size * 1.36) / 2,
             label.box.width, label.text, text);
  }
}

void Chart::Layout::draw_mark(cairo_t* cr, ChartPoint p) const {
  using namespace chart_drawing_detail;
  const auto box = box_of(p);
  if (!box) return;
  set(cr, palette.text());
  cairo_set_line_width(cr, mark_width);
  if (is_line()) {
    dot(cr, {box->x + box->width / 2, box->y + box->height / 2}, box->width / 2 + 1);
  } else {
    cairo_rectangle(cr, box->x, box->y, box->width, box->height);
  }
  cairo_stroke(cr);
}

}  // namespace kontor::formats
