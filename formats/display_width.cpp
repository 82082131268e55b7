#include "formats/display_width.h"

#include <unicode/uchar.h>

#include <optional>

#include "formats/code_points.h"

namespace kontor::formats {

namespace {

constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";
constexpr std::string_view pop_isolate = "\xE2\x81\xA9";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

std::size_t code_point_width(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  if (c < 0x7F) return c >= 0x20 ? 1 : 0;
  if (c == 0xAD) return 1;  // a soft hyphen is shown by terminals
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  // Vowels and finals of Hangul syllables join the character before.
  if (c >= 0x1160 && c <= 0x11FF) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_right_to_left(char32_t character) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(character));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC ||
         direction == U_ARABIC_NUMBER;
}

/// Embeddings, overrides and isolates: only the table itself may set directions.
bool is_direction_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_line_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (const std::optional<char32_t> character = take_code_point(text)) {
    width += code_point_width(*character);
  }
  return width;
}

std::string one_line(std::string_view text) {
  std::string line;
  bool right_to_left = false;
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t character = *take_code_point(text);
    if (is_direction_control(character)) continue;
    if (is_line_control(character)) {
      line += ' ';
      continue;
    }
    right_to_left = right_to_left || is_right_to_left(character);
    line += before.substr(0, before.size() - text.size());
  }
  if (!right_to_left) return line;
  return std::string(first_strong_isolate).append(line).append(pop_isolate);
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::size_t width = 1;  // of the ellipsis
  std::string_view rest = text;
  std::string_view kept;
  while (const std::optional<char32_t> character = take_code_point(rest)) {
    width += code_point_width(*character);
    if (width > columns) break;
    kept = text.substr(0, text.size() - rest.size());
  }
  return std::string(kept).append(ellipsis);
}

}  // namespace kontor::formats
