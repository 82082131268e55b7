#include "formats/charts/chart_layout.h"

#include <algorithm>
#include <cmath>

namespace kontor::formats {

namespace {

constexpr double chart_gap = 8;            // between texts, and between texts and the plot
constexpr double swatch_width = 10;        // of a series' colour beside its name
constexpr double chart_line_factor = 1.4;  // height of a line of text over its size
constexpr double below_plot = 0.6;         // of a line, down to the names of categories
constexpr double widest_end = 0.3;         // of the chart's width, for names at the ends of lines
constexpr double widest_row = 0.35;        // likewise for the names of a heat map's rows
constexpr double bars_of_slot = 0.72;
constexpr double lines_a_tick = 2.4;
constexpr double spark_margin = 3;

}  // namespace

Chart::Layout::Layout(ChartData d, ChartLook l, double w, double h)
    : data(std::move(d)),
      look(std::move(l)),
      width(w),
      height(h),
      pen(look.language, look.rtl),
      palette{look.dark},
      range(chart_range(data)) {
  if (empty()) {
    lay_out_nothing();
  } else {
    lay_out();
  }
}

double Chart::Layout::line_height() const { return look.text_size * chart_line_factor; }

TextLook Chart::Layout::text_look(bool dimmed) const {
  TextLook text;
  text.size = look.text_size;
  text.colour = dimmed ? palette.dimmed() : palette.text();
  return text;
}

std::optional<std::int64_t> Chart::Layout::value(ChartPoint p) const {
  if (p.series >= data.series.size() || p.index >= data.categories.size()) return std::nullopt;
  const auto& values = data.series[p.series].values;
  return p.index < values.size() ? values[p.index] : std::nullopt;
}

ChartBox Chart::Layout::on_screen(ChartBox box) const {
  if (look.rtl) box.x = width - box.x - box.width;
  return box;
}

void Chart::Layout::add(ChartLabel::Kind kind, const std::string& text, ChartBox box) {
  labels.push_back({kind, text, on_screen(box), {}});
}

void Chart::Layout::lay_out_nothing() {
  plot = {0, 0, width, height};
  if (!has_axes()) return;
  const double y = (height - line_height()) / 2;
  add(ChartLabel::Kind::nothing, data.nothing,
      {chart_gap, y, width - 2 * chart_gap, line_height()});
}

void Chart::Layout::lay_out() {
  if (!has_axes()) {
    plot = {spark_margin, spark_margin, width - 2 * spark_margin, height - 2 * spark_margin};
    scale = {range->least, std::max(range->greatest, range->least + 1), {}};
    return;
  }
  const bool heat = data.kind == ChartKind::heat_map;
  plot = {0, line_height() / 2, width, height - line_height() * (1.5 + below_plot)};
  if (heat) {
    plot.y = 0;
    plot.height = height - line_height() * (1 + below_plot);
    add_rows();
    add_categories();
    add_cells();
    return;
  }
  const bool named =
      std::ranges::any_of(data.series, [](const auto& s) { return !s.name.empty(); });
  const bool wants_names = named && (data.series.size() > 1 || data.kind == ChartKind::line);
  const bool at_ends = wants_names && add_ends();
  if (wants_names && !at_ends && data.series.size() > 1) {
    const double taken = add_legend();
    plot.y += taken;
    plot.height -= taken;
  }
  add_axis();
  add_categories();
  if (!at_ends) return;
  // The axis has moved the lines: their names follow.
  std::erase_if(labels, [](const ChartLabel& l) { return l.kind == ChartLabel::Kind::series; });
  swatches.clear();
  add_ends();
}

double Chart::Layout::ends_width() const {
  double widest = 0;
  for (const ChartSeries& series : data.series) {
    widest = std::max(widest, pen.width(series.name, text_look()));
  }
  return std::min(widest, width * widest_end) + swatch_width + 2 * chart_gap;
}

bool Chart::Layout::add_ends() {
  if (data.kind != ChartKind::line) return false;
  struct End {
    double wanted;
    std::size_t series;
  };
  std::vector<End> ends;
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    for (std::size_t i = data.categories.size(); i-- > 0;) {
      const auto last = value({s, i});
      if (!last) continue;
      ends.push_back({scale.ticks.empty() ? 0 : y_of(*last), s});
      break;
    }
  }
  if (static_cast<double>(ends.size()) * line_height() > plot.height) return false;
  const double room = ends_width();
  if (scale.ticks.empty()) plot.width = width - room;
  // From the top, each below the one before; then pushed up again from the bottom.
  std::ranges::stable_sort(ends, {}, &End::wanted);
  double lowest = plot.y + plot.height;
  double next = plot.y;
  for (End& end : ends) {
    end.wanted = std::max(end.wanted - line_height() / 2, next);
    next = end.wanted + line_height();
  }
  for (std::size_t i = ends.size(); i-- > 0;) {
    ends[i].wanted = std::min(ends[i].wanted, lowest - line_height());
    lowest = ends[i].wanted;
  }
  for (const End& end : ends) {
    const double x = width - room + chart_gap;
    swatches.push_back(
        {on_screen({x, end.wanted + line_height() / 2 - 1, swatch_width, 2}), end.series});
    add(ChartLabel::Kind::series, data.series[end.series].name,
        {x + swatch_width + chart_gap / 2, end.wanted,
         room - swatch_width - 2 * chart_gap + chart_gap / 2, line_height()});
  }
  return true;
}

double Chart::Layout::add_legend() {
  double x = 0, y = 0;
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    const double name = std::min(pen.width(data.series[s].name, text_look()) + 1,
                                 width - swatch_width - chart_gap / 2);
    const double taken = swatch_width + chart_gap / 2 + name;
    if (x > 0 && x + taken > width) {
      x = 0;
      y += line_height();
    }
    swatches.push_back(
        {on_screen({x, y + (line_height() - swatch_width) / 2, swatch_width, swatch_width}), s});
    add(ChartLabel::Kind::series, data.series[s].name,
        {x + swatch_width + chart_gap / 2, y, name, line_height()});
    x += taken + 2 * chart_gap;
  }
  return y + line_height() + chart_gap;
}

void Chart::Layout::add_axis() {
  const int most = std::max(2, static_cast<int>(plot.height / (line_height() * lines_a_tick)));
  scale = chart_scale(range->least, range->greatest, data.unit, most);
  double widest = 0;
  for (const std::int64_t tick : scale.ticks) {
    widest = std::max(widest, pen.width(data.axis_text(tick), text_look()));
  }
  plot.x = widest + chart_gap;
  plot.width -= plot.x;
  for (const std::int64_t tick : scale.ticks) {
    add(ChartLabel::Kind::value, data.axis_text(tick),
        {0, y_of(tick) - line_height() / 2, widest + 1, line_height()});
  }
}

void Chart::Layout::add_rows() {
  double widest = 0;
  for (const ChartSeries& series : data.series) {
    widest = std::max(widest, pen.width(series.name, text_look()));
  }
  plot.x = std::min(widest + 1, width * widest_row) + chart_gap;
  plot.width = width - plot.x;
  const double row = plot.height / static_cast<double>(data.series.size());
  // Rows that are lower than a line of text have no names: the tooltip tells them.
  if (row < line_height()) return;
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    add(ChartLabel::Kind::series, data.series[s].name,
        {0, plot.y + row * static_cast<double>(s) + (row - line_height()) / 2, plot.x - chart_gap,
         line_height()});
  }
}

void Chart::Layout::add_categories() {
  double end = -chart_gap;
  const double y = height - line_height();
  double widest = 0;
  for (const std::string& name : data.categories) {
    widest = std::max(widest, pen.width(name, text_look()));
  }
  // Every so many, so that what stands between two can be counted.
  const auto every = std::max<std::size_t>(
      1, static_cast<std::size_t>(std::ceil((widest + chart_gap) / std::max(slot(), 0.001))));
  for (std::size_t i = 0; i < data.categories.size(); i += every) {
    const double text = std::min(pen.width(data.categories[i], text_look()) + 1, width);
    const double middle = plot.x + slot() * (static_cast<double>(i) + 0.5);
    const double x = std::clamp(middle - text / 2, 0.0, width - text);
    if (x < end + chart_gap / 2) continue;
    add(ChartLabel::Kind::category, data.categories[i], {x, y, text, line_height()});
    end = x + text;
  }
}

void Chart::Layout::add_cells() {
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    for (std::size_t i = 0; i < data.categories.size(); ++i) {
      const auto number = value({s, i});
      if (!number) continue;
      const ChartBox box = *box_of({s, i});
      const std::string text = data.axis_text(*number);
      const bool fits =
          line_height() <= box.height && pen.width(text, text_look()) + chart_gap / 2 <= box.width;
      if (!fits) continue;
      const double y = box.y + (box.height - line_height()) / 2;
      labels.push_back({ChartLabel::Kind::cell,
                        text,
                        {box.x + 1, y, box.width - 2, line_height()},
                        ChartPoint{s, i}});
    }
  }
}

double Chart::Layout::y_of(std::int64_t number) const {
  return plot.y + plot.height * (1 - scale.share(number));
}

std::pair<double, double> Chart::Layout::spot(std::size_t index, std::int64_t number) const {
  // A sparkline begins and ends at its edges.
  const auto count = static_cast<double>(data.categories.size());
  const auto place = static_cast<double>(index);
  const double x = has_axes()  ? plot.x + slot() * (place + 0.5)
                   : count > 1 ? plot.x + plot.width * place / (count - 1)
                               : plot.x + plot.width / 2;
  return {look.rtl ? width - x : x, y_of(number)};
}

ChartBox Chart::Layout::bar_box(ChartPoint p, std::int64_t number) const {
  double x = plot.x + slot() * (static_cast<double>(p.index) + (1 - bars_of_slot) / 2);
  double wide = slot() * bars_of_slot;
  std::int64_t base = 0;
  if (data.kind == ChartKind::bar) {
    wide /= static_cast<double>(data.series.size());
    x += wide * static_cast<double>(p.series);
  } else {
    for (std::size_t s = 0; s < p.series; ++s) {
      const auto below = value({s, p.index});
      if (below && (*below < 0) == (number < 0)) base += *below;
    }
  }
  const double from = y_of(base), to = y_of(base + number);
  return on_screen({x, std::min(from, to), wide, std::abs(to - from)});
}

std::optional<ChartBox> Chart::Layout::box_of(ChartPoint p) const {
  const auto number = value(p);
  if (!number) return std::nullopt;
  if (is_line()) {
    constexpr double dot = 4;
    const auto [x, y] = spot(p.index, *number);
    return ChartBox{x - dot, y - dot, 2 * dot, 2 * dot};
  }
  if (data.kind != ChartKind::heat_map) return bar_box(p, *number);
  const double row = plot.height / static_cast<double>(data.series.size());
  return on_screen({plot.x + slot() * static_cast<double>(p.index),
                    plot.y + row * static_cast<double>(p.series), slot(), row});
}

}  // namespace kontor::formats
