#pragma once

namespace kontor::formats {

/// Red, green and blue, each from 0 to 1.
struct Colour {
  double red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;

  /// 0xRRGGBB as designers write it.
  static constexpr Colour of(unsigned rgb) {
    constexpr double most = 255;
    return {((rgb >> 16U) & 0xFFU) / most, ((rgb >> 8U) & 0xFFU) / most, (rgb & 0xFFU) / most};
  }
  static constexpr Colour grey(double light) { return {light, light, light}; }
};

}  // namespace kontor::formats
