#pragma once

#include <wx/toplevel.h>

namespace kontor::gui {

/// Puts a dialog in the middle of the window that it belongs to. wx counts from the other side
/// where its parent is a page of a mirrored window, and would put it beside the screen.
inline void centre_over_window(wxTopLevelWindow* dialog) {
  const wxRect window = wxGetTopLevelParent(dialog->GetParent())->GetScreenRect();
  const wxSize size = dialog->GetSize();
  dialog->Move(window.x + (window.width - size.x) / 2, window.y + (window.height - size.y) / 2);
}

}  // namespace kontor::gui
