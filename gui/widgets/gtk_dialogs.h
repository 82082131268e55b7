#pragma once

#include <wx/toplevel.h>

namespace kontor::gui {

/// Ends every dialog of a window as if it were cancelled: questions, files to choose, its own.
void end_dialogs(wxTopLevelWindow* window);

}  // namespace kontor::gui
