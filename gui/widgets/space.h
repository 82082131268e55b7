#pragma once

#include <wx/sizer.h>
#include <wx/string.h>
#include <wx/window.h>

#include <string>

namespace kontor::gui {

/// The one spacing scale, in DIP. No other number stands in a view.
enum class Space { hair = 4, inside = 8, field = 12, group = 16, section = 24 };

inline int space(const wxWindow* window, Space s) { return window->FromDIP(static_cast<int>(s)); }

/// A width or height in DIP as the window's pixels.
inline int dip(const wxWindow* window, int value) { return window->FromDIP(value); }

inline wxString wx_text(const std::string& utf8) { return wxString::FromUTF8(utf8); }

}  // namespace kontor::gui
