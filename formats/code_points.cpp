#include "formats/code_points.h"

namespace kontor::formats {

std::optional<char32_t> take_code_point(std::string_view& text) {
  constexpr char32_t replacement = 0xFFFD;
  if (text.empty()) return std::nullopt;
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if ((lead >= 0x80 && lead < 0xC2) || length > text.size()) {
    text.remove_prefix(1);
    return replacement;
  }
  char32_t value = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80U) {
      text.remove_prefix(1);
      return replacement;
    }
    value = (value << 6U) | (next & 0x3FU);
  }
  text.remove_prefix(length);
  return value;
}

}  // namespace kontor::formats
