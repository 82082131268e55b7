#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/preferences.h"

namespace kontor::gui {

/// What `kontor-desktop` was asked for.
struct DesktopOptions {
  std::string book;         ///< address; empty: the first page
  std::string language;     ///< empty: the stored choice, else the environment's
  std::string screenshots;  ///< folder for pictures of each screen; empty: open the window
  /// The theme's look; none: the stored choice, on pictures the light one.
  std::optional<Appearance> appearance;
  std::string person;         ///< code of an employee whose pages the pictures show; empty: all
  int scale = 1;              ///< pixels per unit of the screen, for pictures
  int width = 0, height = 0;  ///< of the window, for pictures; 0: as it is at first
  bool help = false;
};

/// Reads the words behind the program's name; nothing when one is not understood, which `wrong`
/// then names.
std::optional<DesktopOptions> parse_options(const std::vector<std::string>& words,
                                            std::string& wrong);

/// What --help prints.
std::string usage();

}  // namespace kontor::gui
