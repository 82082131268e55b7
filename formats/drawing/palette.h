#pragma once

#include <cstddef>

#include "formats/drawing/colour.h"

namespace kontor::formats {

/// Colours on a light or a dark ground. Hues are told apart by people who confuse red and green
/// (Okabe and Ito); never by colour alone.
struct Palette {
  bool dark = false;

  static constexpr std::size_t hues = 8;
  /// In the order in which series take them; after the last the first comes again.
  Colour hue(std::size_t number) const;
  Colour paper() const { return Colour::of(dark ? 0x1E1E1E : 0xFFFFFF); }
  Colour text() const { return Colour::of(dark ? 0xEEEEEE : 0x1E1E1E); }
  Colour dimmed() const { return Colour::of(dark ? 0xB0B0B0 : 0x5E5E5E); }
  Colour grid() const { return Colour::of(dark ? 0x3A3A3A : 0xE4E4E4); }
  Colour zero_line() const { return Colour::of(dark ? 0x8A8A8A : 0x8A8A8A); }

  static constexpr std::size_t heat_steps = 5;
  /// One hue from faint to full.
  Colour heat(std::size_t step) const;
};

/// Black or white, whichever is read better on the ground.
Colour readable_on(Colour ground);
/// As WCAG 2 works it out: from 1 to 21.
double contrast(Colour a, Colour b);

}  // namespace kontor::formats
