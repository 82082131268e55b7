#pragma once

#include <wx/dialog.h>

#include "gui/commands/command.h"
#include "gui/presenters/language.h"

namespace kontor::gui {

/// The keys of this page: those of the commands, and those that every list knows.
class KeysDialog : public wxDialog {
 public:
  KeysDialog(wxWindow* parent, const Language& language, const Commands& commands);
};

}  // namespace kontor::gui
