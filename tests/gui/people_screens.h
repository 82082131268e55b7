#pragma once

#include <string>

#include "tests/gui/every_screen.h"
#include "tests/gui/window.h"

namespace kontor::test {

/// What somebody worked on a day, and a list of people with a line that can't go in.
void team_screens(Window& w, const LookAtScreen& look, const std::string& file);

/// Two customers who may be one person, side by side, the merge that is asked for, and its card.
void customer_screens(Window& w, const LookAtScreen& look);

/// Who is at the book: machines, tokens, secrets, an act that somebody else approves, the locked
/// window. The book asks from now on; its owner is at it again at the end.
void desk_screens(Window& w, const LookAtScreen& look);

}  // namespace kontor::test
