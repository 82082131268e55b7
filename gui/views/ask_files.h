#pragma once

#include <wx/window.h>

#include <string>
#include <vector>

#include "gui/presenters/language.h"

namespace kontor::gui {

/// Asks for any number of files that exist; their paths, none when the question was closed.
std::vector<std::string> ask_files(wxWindow* parent, const Language& language,
                                   const std::string& title);

}  // namespace kontor::gui
