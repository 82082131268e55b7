#pragma once

#include <wx/dialog.h>
#include <wx/sizer.h>

#include <string>
#include <vector>

#include "gui/commands/command.h"
#include "gui/presenters/language.h"

namespace kontor::gui {

/// Keys that belong together: those of a page, of every list, of the whole window.
struct KeyGroup {
  std::string title;
  std::vector<KeyHelp> keys;
};

/// The keys that work where a person is now, in groups.
std::vector<KeyGroup> keys_here(const Language& language, const Commands& commands,
                                const std::string& page, const std::vector<KeyHelp>& of_page,
                                bool list);

/// Shows them.
class KeysDialog : public wxDialog {
 public:
  KeysDialog(wxWindow* parent, const Language& language, const std::vector<KeyGroup>& groups);

 private:
  wxSizer* make_group(const KeyGroup& group, std::size_t index);
};

}  // namespace kontor::gui
