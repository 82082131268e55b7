#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gui/main/desktop_app.h"

namespace kontor::gui {

/// Where pictures go, and how large the window is on them.
struct Pictures {
  std::filesystem::path folder;
  int width = 0, height = 0;  ///< 0: as it is at first
  bool of_person = false;     ///< only the pages of whoever the opener lets act
};

/// Draws each screen in each language to `<folder>/<screen>-<language>.png`, with `-dark` behind
/// the language in the dark look. Without a book only the first page. Returns 0, or 3 after saying
/// on standard error what could not be done.
int take_screenshots(DesktopApp& app, BookOpener& opener, Settings& settings,
                     const std::string& book, const std::vector<std::string>& languages,
                     const Pictures& pictures);

}  // namespace kontor::gui
