#pragma once

#include <wx/colour.h>

#include "gui/presenters/table.h"

namespace kontor::gui {

/// The colour of a tone in the theme as it is now. Contrast is at least 4.5:1 on either ground.
wxColour colour_of(Tone tone);

}  // namespace kontor::gui
