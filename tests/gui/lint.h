#pragma once

#include <wx/toplevel.h>

#include <filesystem>
#include <functional>

namespace kontor::test {

/// What is asked of a window in every language.
struct LintRules {
  bool pseudo = false;  ///< every text must come from the catalogue, which marks its own
};

/// Whether every column's title has room. Lists are laid out some turns after they are filled, on a
/// busy machine later: a walk waits for this, and lint_window() tells what never came.
bool titles_have_room(wxTopLevelWindow* top);

/// Every control that takes the focus has a name and an id of its own; labels, buttons, check
/// boxes, choices, column titles and figures have room for their text; nothing lies beyond the edge
/// of what holds it; no cell shows a program's word.
void lint_window(wxTopLevelWindow* top, const LintRules& rules = {});

/// Writes a catalogue that says every text of `from` a third longer, between marks, in place of its
/// translation; "{names}" and access keys stay.
void write_pseudo_catalogue(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace kontor::test
