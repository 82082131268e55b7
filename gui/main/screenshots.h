#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gui/main/desktop_app.h"

namespace kontor::gui {

/// Draws each screen in each language to `<folder>/<screen>-<language>.png`. Without a book only
/// the first page. Returns 0, or 3 after saying on standard error what could not be done.
int take_screenshots(DesktopApp& app, BookOpener& opener, Settings& settings,
                     const std::string& book, const std::vector<std::string>& languages,
                     const std::filesystem::path& folder);

}  // namespace kontor::gui
