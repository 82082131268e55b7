#include "formats/drawing/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kontor::formats {

namespace palette_detail {

constexpr std::array<unsigned, Palette::hues> light_hues = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7,
                                                            0x56B4E9, 0xD55E00, 0xF0E442, 0x000000};
constexpr std::array<unsigned, Palette::heat_steps> light_heat = {0xE6F1F8, 0xB3D5EA, 0x80B9DC,
                                                                  0x4096C9, 0x0072B2};
constexpr std::array<unsigned, Palette::heat_steps> dark_heat = {0x16303F, 0x1E4A66, 0x2A6A93,
                                                                 0x3F8FC2, 0x56B4E9};

double luminance(Colour c) {
  const auto linear = [](double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace palette_detail

Colour Palette::hue(std::size_t number) const {
  const std::size_t place = number % hues;
  // The last hue is the ink itself.
  if (dark && place == hues - 1) return Colour::of(0xFFFFFF);
  return Colour::of(palette_detail::light_hues[place]);
}

Colour Palette::heat(std::size_t step) const {
  const auto& steps = dark ? palette_detail::dark_heat : palette_detail::light_heat;
  return Colour::of(steps[std::min(step, heat_steps - 1)]);
}

double contrast(Colour a, Colour b) {
  const double first = palette_detail::luminance(a) + 0.05;
  const double second = palette_detail::luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

Colour readable_on(Colour ground) {
  const Colour black = Colour::of(0x000000), white = Colour::of(0xFFFFFF);
  return contrast(ground, black) >= contrast(ground, white) ? black : white;
}

}  // namespace kontor::formats
