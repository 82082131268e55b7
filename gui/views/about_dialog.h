#pragma once

#include <wx/dialog.h>

#include <vector>

#include "gui/views/surroundings.h"

namespace kontor::gui {

/// What this program is, and what it and its books are made with.
class AboutDialog : public wxDialog {
 public:
  AboutDialog(wxWindow* parent, const Surroundings& around);
};

}  // namespace kontor::gui
