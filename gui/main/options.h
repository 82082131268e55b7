#pragma once

#include <optional>
#include <string>
#include <vector>

namespace kontor::gui {

/// What `kontor-desktop` was asked for.
struct DesktopOptions {
  std::string book;         ///< address; empty: the first page
  std::string language;     ///< empty: the stored choice, else the environment's
  std::string screenshots;  ///< folder for pictures of each screen; empty: open the window
  bool help = false;
};

/// Reads the words behind the program's name; nothing when one is not understood, which `wrong`
/// then names.
std::optional<DesktopOptions> parse_options(const std::vector<std::string>& words,
                                            std::string& wrong);

/// What --help prints.
std::string usage();

}  // namespace kontor::gui
