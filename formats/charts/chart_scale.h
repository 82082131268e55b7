#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "formats/charts/chart.h"

namespace kontor::formats {

/// The axis of values: from `low` to `high`, both ticks, zero between or at an end.
struct ChartScale {
  std::int64_t low = 0, high = 1;
  std::vector<std::int64_t> ticks;

  /// 0 at low, 1 at high.
  double share(std::int64_t value) const {
    return (static_cast<double>(value) - static_cast<double>(low)) /
           (static_cast<double>(high) - static_cast<double>(low));
  }
};

/// Ticks are 1, 2 or 5 times a power of ten of whole units, at most `most` of them (two at least).
ChartScale chart_scale(std::int64_t least, std::int64_t greatest, std::int64_t unit, int most);

/// Lowest and highest of what is drawn; of stacked bars the sums. None without values.
struct ChartRange {
  std::int64_t least = 0, greatest = 0;
};
std::optional<ChartRange> chart_range(const ChartData& data);

/// Which of Palette::heat's steps a value has: a fifth of the range each.
std::size_t heat_step(const ChartRange& range, std::int64_t value);

}  // namespace kontor::formats
