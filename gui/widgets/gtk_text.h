#pragma once

#include <wx/textctrl.h>

namespace kontor::gui {

/// Code has its own direction in every language, lines without letters too.
void keep_left_to_right(wxTextCtrl* text);

}  // namespace kontor::gui
