#pragma once

#include <wx/toplevel.h>

#include <functional>
#include <string>

namespace kontor::test {

/// What is asked of a screen: its name for messages, and its window.
using LookAtScreen = std::function<void(const std::string& screen, wxTopLevelWindow*)>;

/// Opens every screen, tab and dialog of a small shop's window in a language, one after the other,
/// with what its files brought, and those of a book that nothing came into.
void each_screen(const std::string& language, const LookAtScreen& look);

}  // namespace kontor::test
