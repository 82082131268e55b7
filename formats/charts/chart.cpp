#include "formats/charts/chart.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

#include "formats/charts/chart_layout.h"

namespace kontor::formats {

Chart::Chart(ChartData data, ChartLook look, double width, double height)
    : m_layout(std::make_unique<Layout>(std::move(data), std::move(look), width, height)) {}
Chart::~Chart() = default;
Chart::Chart(Chart&&) noexcept = default;
Chart& Chart::operator=(Chart&&) noexcept = default;

const ChartData& Chart::data() const { return m_layout->data; }
const std::vector<ChartLabel>& Chart::labels() const { return m_layout->labels; }

void Chart::draw(cairo_t* context, std::optional<ChartPoint> marked) const {
  const Layout& l = *m_layout;
  cairo_save(context);
  if (!l.empty()) {
    if (l.data.kind == ChartKind::heat_map) {
      l.draw_cells(context);
    } else {
      if (l.has_axes()) l.draw_grid(context);
      l.is_line() ? l.draw_lines(context) : l.draw_bars(context);
    }
    if (marked) l.draw_mark(context, *marked);
  }
  l.draw_labels(context);
  cairo_restore(context);
}

std::optional<ChartPoint> Chart::hit(double x, double y) const {
  const Layout& l = *m_layout;
  if (l.empty()) return std::nullopt;
  std::optional<ChartPoint> best;
  double nearest = INFINITY;
  for (std::size_t s = 0; s < l.data.series.size(); ++s) {
    for (std::size_t i = 0; i < l.data.categories.size(); ++i) {
      const auto box = l.box_of({s, i});
      if (!box) continue;
      if (l.data.kind == ChartKind::heat_map || l.data.kind == ChartKind::stacked_bar) {
        if (box->holds(x, y)) return ChartPoint{s, i};
        continue;
      }
      if (l.data.kind == ChartKind::bar) {
        // Small bars, too, are met: above and below they have the room to themselves.
        const bool beside = x < box->x || x >= box->x + box->width;
        if (!beside && y >= l.plot.y && y <= l.plot.y + l.plot.height) return ChartPoint{s, i};
        continue;
      }
      // The next category counts first, then the next line.
      const double dx = std::abs(box->x + box->width / 2 - x);
      const double dy = std::abs(box->y + box->height / 2 - y);
      const double far = dx * (l.height + 1) + dy;
      if (far < nearest) {
        nearest = far;
        best = ChartPoint{s, i};
      }
    }
  }
  if (!l.is_line()) return std::nullopt;
  const ChartBox all{0, 0, l.width, l.height};
  return all.holds(x, y) ? best : std::nullopt;
}

std::optional<ChartBox> Chart::place(ChartPoint point) const {
  return m_layout->empty() ? std::nullopt : m_layout->box_of(point);
}

std::optional<ChartPoint> Chart::step(std::optional<ChartPoint> from, int along, int across) const {
  const Layout& l = *m_layout;
  const auto series = static_cast<std::ptrdiff_t>(l.data.series.size());
  const auto categories = static_cast<std::ptrdiff_t>(l.data.categories.size());
  if (!from) {
    for (std::size_t i = 0; i < l.data.categories.size(); ++i) {
      for (std::size_t s = 0; s < l.data.series.size(); ++s) {
        if (l.value({s, i})) return ChartPoint{s, i};
      }
    }
    return std::nullopt;
  }
  auto s = static_cast<std::ptrdiff_t>(from->series) + across;
  auto i = static_cast<std::ptrdiff_t>(from->index) + along;
  while ((along != 0 || across != 0) && s >= 0 && s < series && i >= 0 && i < categories) {
    const ChartPoint point{static_cast<std::size_t>(s), static_cast<std::size_t>(i)};
    if (l.value(point)) return point;
    s += across;
    i += along;
  }
  return from;
}

std::string Chart::point_text(ChartPoint point) const {
  const auto value = m_layout->value(point);
  if (!value) return {};
  const ChartData& d = m_layout->data;
  const std::string& series = d.series[point.series].name;
  return (series.empty() ? "" : series + " · ") + d.categories[point.index] + ": " +
         d.value_text(*value);
}

ChartTable chart_table(const ChartData& data) {
  ChartTable table;
  table.head.push_back({});
  for (const ChartSeries& series : data.series) table.head.push_back(series.name);
  for (std::size_t i = 0; i < data.categories.size(); ++i) {
    std::vector<std::string> row = {data.categories[i]};
    for (const ChartSeries& series : data.series) {
      const bool there = i < series.values.size() && series.values[i].has_value();
      row.push_back(there ? data.value_text(*series.values[i]) : std::string());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

namespace {

/// The rows that chart_words tells.
std::vector<std::size_t> told_rows(const ChartTable& table, std::size_t most) {
  std::vector<std::size_t> rows;
  const std::size_t count = table.rows.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto& row = table.rows[i];
    const bool same = i > 0 && std::equal(row.begin() + 1, row.end(), table.rows[i - 1].begin() + 1,
                                          table.rows[i - 1].end());
    if (count <= most || !same || i + 1 == count) rows.push_back(i);
  }
  if (rows.size() <= most || most < 2) return rows;
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < most; ++i) chosen.push_back(rows[i * (rows.size() - 1) / (most - 1)]);
  return chosen;
}

/// The figures of one category; empty when it has none.
std::string words_of(const ChartTable& table, std::size_t row) {
  std::string words;
  for (std::size_t s = 1; s < table.head.size(); ++s) {
    const std::string& figure = table.rows[row][s];
    if (figure.empty()) continue;
    if (!words.empty()) words += ", ";
    if (table.head.size() > 2) words += table.head[s] + " ";
    words += figure;
  }
  return words.empty() ? words : table.rows[row].front() + ": " + words;
}

}  // namespace

std::string chart_words(const ChartData& data, std::size_t most) {
  const ChartTable table = chart_table(data);
  std::string words;
  for (const std::size_t row : told_rows(table, most)) {
    const std::string told = words_of(table, row);
    if (!told.empty()) words += (words.empty() ? "" : "; ") + told;
  }
  return words.empty() ? data.nothing : words;
}

}  // namespace kontor::formats
