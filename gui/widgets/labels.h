#pragma once

#include <wx/stattext.h>

#include <string>

#include "gui/presenters/table.h"

namespace kontor::gui {

/// Two weights and three sizes of text, nothing more.
wxStaticText* page_title(wxWindow* parent, const std::string& text, const std::string& id);
wxStaticText* section_title(wxWindow* parent, const std::string& text, const std::string& id);
wxStaticText* body_text(wxWindow* parent, const std::string& text, const std::string& id,
                        Tone tone = Tone::normal);

/// A sentence that takes as many lines as it needs, in the window's pixels.
wxStaticText* wrapped_text(wxWindow* parent, const std::string& text, const std::string& id,
                           int width, Tone tone = Tone::normal);

/// The text with the line ends that it needs in this width: for controls that break none.
wxString broken_text(wxWindow* window, const std::string& text, int width);

/// Puts a text of any number of lines into a label that has room for this width.
void wrap_text(wxStaticText* label, const std::string& text, int width);

/// Changes a label, its accessible name included.
void set_label(wxStaticText* label, const std::string& text);

}  // namespace kontor::gui
