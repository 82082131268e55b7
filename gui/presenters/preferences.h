#pragma once

#include <array>
#include <string>

#include "gui/presenters/open_book.h"
#include "i18n/format.h"

namespace kontor::gui {

/// Which of the theme's two looks the window takes.
enum class Appearance { system, light, dark };

/// What a person likes: taken at once, remembered on this desktop.
struct Preferences {
  std::string language = "en";  ///< "en", "ar", "zh_CN", "ro"
  i18n::Digits digits = i18n::Digits::by_language;
  bool dense = false;
  int text_percent = 100;  ///< of the desktop's own text size
  Appearance appearance = Appearance::system;
  int lock_minutes = 10;  ///< without a key or a move; 0: the window never locks by itself
  bool operator==(const Preferences&) const = default;
};

/// The sizes of text to choose from, in percent.
inline constexpr std::array text_sizes = {90, 100, 115, 130, 150};

/// The times after which the window locks, in minutes; 0: never.
inline constexpr std::array lock_times = {1, 2, 5, 10, 30, 60, 0};

/// What was stored; what was not, or is damaged, as `otherwise` says.
Preferences stored_preferences(const Settings& settings, const Preferences& otherwise);
void store(Settings& settings, const Preferences& preferences);

}  // namespace kontor::gui
