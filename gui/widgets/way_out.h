#pragma once

#include <wx/button.h>
#include <wx/dialog.h>

#include <string>

namespace kontor::gui {

/// The button that leaves the dialog, by Escape too, in our words: under an id of the toolkit it
/// would show the toolkit's own word wherever both happen to say the same.
wxButton* way_out(wxDialog* dialog, wxWindow* parent, const std::string& words,
                  const std::string& id);

}  // namespace kontor::gui
