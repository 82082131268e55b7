#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace kontor::i18n {

/// A language that Kontor speaks.
struct LanguageInfo {
  std::string_view code;    ///< "en", "ar", "zh_CN", "ro"
  std::string_view tag;     ///< the same for ICU: "zh-CN"
  std::string_view native;  ///< its own name, for a list of languages
  bool rtl;
};

/// All of them, English first.
std::span<const LanguageInfo> languages();

/// The language for what a person, a setting or the environment names ("zh", "ro_RO.UTF-8",
/// "ar-EG"); English when Kontor does not speak it.
const LanguageInfo& language_for(std::string_view wanted);

/// Where the catalogues lie: $KONTOR_LOCALE_DIR, `locale` beside the program, else
/// `../share/locale` from there.
std::filesystem::path locale_dir();

/// The text without the marks of direction that ICU and Catalogue put into it: for copies, files
/// and comparisons.
std::string strip_marks(std::string_view text);

/// Whether a text has a letter of a script that is written from right to left: after it the numbers
/// of a line that goes from left to right would change their places.
bool has_right_to_left(std::string_view text);

}  // namespace kontor::i18n
