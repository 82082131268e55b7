#include "formats/html_entities.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace kontor::formats {

namespace {

struct NamedEntity {
  std::string_view name, text;
};

constexpr std::array<NamedEntity, 6> named_entities{
    {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"}}};

/// Longest reference that is looked for, without '&' and ';': "#x10FFFF" and some zeros.
constexpr std::size_t longest_entity = 10;

void append_utf8(std::string& text, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto tail = [&](int shift) { put(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12));
    tail(6);
    tail(0);
  } else {
    put(0xF0U | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// The character of "#39" or "#x27"; none for what is no character of a text.
std::optional<std::uint32_t> numeric_entity(std::string_view name) {
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  std::uint32_t value = 0;
  const char* end = name.data() + name.size();
  const auto [at, error] = std::from_chars(name.data(), end, value, hex ? 16 : 10);
  if (error != std::errc() || at != end || name.empty()) return std::nullopt;
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < 0x20 || surrogate || value > 0x10FFFF) return std::nullopt;
  return value;
}

/// Appends what the reference stands for; false when it is none.
bool append_entity(std::string& text, std::string_view name) {
  for (const NamedEntity& entity : named_entities) {
    if (entity.name != name) continue;
    text += entity.text;
    return true;
  }
  const auto character = numeric_entity(name);
  if (character) append_utf8(text, *character);
  return character.has_value();
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  while (!text.empty()) {
    const std::size_t mark = text.find('&');
    decoded += text.substr(0, mark);
    if (mark == std::string_view::npos) break;
    text.remove_prefix(mark);
    const std::size_t end = text.substr(0, longest_entity + 2).find(';');
    if (end != std::string_view::npos && append_entity(decoded, text.substr(1, end - 1))) {
      text.remove_prefix(end + 1);
    } else {
      decoded += '&';
      text.remove_prefix(1);
    }
  }
  return decoded;
}

}  // namespace kontor::formats
