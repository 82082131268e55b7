#include "i18n/language.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace kontor::i18n {

namespace {

constexpr std::array kLanguages = {
    LanguageInfo{"en", "en", "English", false},
    LanguageInfo{"ar", "ar", "العربية", true},
    LanguageInfo{"zh_CN", "zh-CN", "简体中文", false},
    LanguageInfo{"ro", "ro", "Română", false},
};

/// LRM, RLM, ALM, and the isolates LRI, RLI, FSI, PDI.
constexpr std::array<std::string_view, 7> kDirectionMarks = {"\u200e", "\u200f", "\u061c", "\u2066",
                                                             "\u2067", "\u2068", "\u2069"};

}  // namespace

std::span<const LanguageInfo> languages() { return kLanguages; }

const LanguageInfo& language_for(std::string_view wanted) {
  const std::string_view base = wanted.substr(0, wanted.find_first_of("_-.@"));
  const auto found = std::ranges::find_if(
      kLanguages, [&](const LanguageInfo& l) { return l.tag.substr(0, 2) == base; });
  return found == kLanguages.end() ? kLanguages.front() : *found;
}

std::filesystem::path locale_dir() {
  const char* given = std::getenv("KONTOR_LOCALE_DIR");
  if (given != nullptr && *given != '\0') return given;
  std::error_code none;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", none);
  const auto beside = program.parent_path() / "locale";
  if (std::filesystem::is_directory(beside, none)) return beside;
  return program.parent_path().parent_path() / "share" / "locale";
}

std::string strip_marks(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto mark = std::ranges::find_if(kDirectionMarks,
                                           [&](std::string_view m) { return text.starts_with(m); });
    const bool is_mark = mark != kDirectionMarks.end();
    if (!is_mark) result += text.front();
    text.remove_prefix(is_mark ? mark->size() : 1);
  }
  return result;
}

bool has_right_to_left(std::string_view text) {
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, length, c);
    if (c < 0) continue;  // no character
    const UCharDirection direction = u_charDirection(c);
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

}  // namespace kontor::i18n
