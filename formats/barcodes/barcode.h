#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

typedef struct _cairo cairo_t;  // NOLINT: as cairo declares it

namespace kontor::formats {

/// What a scanner reads: the black modules of a bar code, or of a square code.
struct Barcode {
  std::size_t width = 0;                ///< modules of a row, without the white around it
  std::vector<std::vector<bool>> rows;  ///< one for bars, as many as it is wide for a square
  std::size_t quiet = 0;                ///< modules that stay white on each side

  bool square() const { return rows.size() > 1; }
  /// With the white around it.
  std::size_t modules() const { return width + 2 * quiet; }
};

/// A text as EAN-13, EAN-8 or UPC-A where it is a number with the right check digit, as Code 128
/// where it is short and plain, else as a square code. Scanned it gives the text back. Nothing for
/// an empty text and for one that no code has room for.
std::optional<Barcode> barcode_of(const std::string& text);

/// At most so many modules barcode_of() gives a text, told without making it.
std::size_t most_modules(std::string_view text);

/// Whether barcode_of() makes a square one of it.
bool is_square(std::string_view text);

/// Draws it black from (x, y) on, as high as is said; a square one is as wide as it is high. Never
/// mirrored.
void draw_barcode(cairo_t* context, const Barcode& code, double x, double y, double module,
                  double height);

}  // namespace kontor::formats
