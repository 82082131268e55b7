#include "formats/charts/chart_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kontor::formats {

namespace chart_scale_detail {

/// The largest number whose multiples by ten still fit.
constexpr std::int64_t largest_step = INT64_MAX / 20;

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
  const std::int64_t down = value / step * step;
  return down > value ? down - step : down;
}

std::int64_t ceil_to(std::int64_t value, std::int64_t step) {
  const std::int64_t up = value / step * step;
  return up < value ? up + step : up;
}

}  // namespace chart_scale_detail

ChartScale chart_scale(std::int64_t least, std::int64_t greatest, std::int64_t unit, int most) {
  using namespace chart_scale_detail;
  // The zero line is always in sight: a cut axis makes small differences look large.
  least = std::clamp<std::int64_t>(least, -largest_step, 0);
  greatest = std::clamp<std::int64_t>(greatest, 0, largest_step);
  if (least == greatest) greatest = unit;
  const auto marks = [&](std::int64_t step) {
    return (ceil_to(greatest, step) - floor_to(least, step)) / step + 1;
  };
  std::int64_t step = unit;
  while (marks(step) > std::max(most, 2) && step < largest_step) {
    for (const std::int64_t times : {2, 5, 10}) {
      if (marks(step * times) <= std::max(most, 2) || times == 10) {
        step *= times;
        break;
      }
    }
  }
  ChartScale scale{floor_to(least, step), ceil_to(greatest, step), {}};
  for (std::int64_t tick = scale.low; tick <= scale.high; tick += step) scale.ticks.push_back(tick);
  return scale;
}

std::optional<ChartRange> chart_range(const ChartData& data) {
  std::optional<ChartRange> range;
  const auto add = [&](std::int64_t value) {
    if (!range) range = ChartRange{value, value};
    range->least = std::min(range->least, value);
    range->greatest = std::max(range->greatest, value);
  };
  for (std::size_t i = 0; i < data.categories.size(); ++i) {
    std::int64_t above = 0, below = 0;
    for (const ChartSeries& series : data.series) {
      if (i >= series.values.size() || !series.values[i]) continue;
      const std::int64_t value = *series.values[i];
      if (data.kind != ChartKind::stacked_bar) {
        add(value);
        continue;
      }
      (value < 0 ? below : above) += value;
      add(above);
      add(below);
    }
  }
  return range;
}

std::size_t heat_step(const ChartRange& range, std::int64_t value) {
  if (range.greatest == range.least) return Palette::heat_steps - 1;
  const double share = (static_cast<double>(value) - static_cast<double>(range.least)) /
                       (static_cast<double>(range.greatest) - static_cast<double>(range.least));
  const auto step = static_cast<std::size_t>(share * static_cast<double>(Palette::heat_steps));
  return std::min(step, Palette::heat_steps - 1);
}

}  // namespace kontor::formats
