#pragma once

#include <wx/bitmap.h>
#include <wx/bmpbndl.h>
#include <wx/colour.h>
#include <wx/dataview.h>
#include <wx/toplevel.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/preferences.h"

namespace kontor::gui {

/// What wx 3.2 leaves undone on GTK, in one place. No GTK type leaves the gtk_ files.

/// Before wxEntry: the process locale, GTK's own texts in `language` ("ar", "zh_CN"), Chinese forms
/// of Han characters. Numbers stay in the "C" form for everything that reads or writes them.
void prepare_process(const std::string& language);

/// After wx has started: the direction of GTK's own dialogs, and our few style rules.
void prepare_toolkit(bool rtl);

/// The size of all text, in percent of the desktop's own. Windows built before keep theirs in part:
/// build them again.
void use_text_size(int percent);

/// The look of the theme. Windows built before keep colours of the other one: build them again.
void use_appearance(Appearance appearance);

/// Gives a control its accessible name, and an id that no language changes.
void set_access(wxWindow* window, const std::string& id, const wxString& name,
                const wxString& description = {});
std::string access_id(const wxWindow* window);
wxString access_name(const wxWindow* window);

/// True when the window has the keys and none of its controls takes them: the one that did was
/// hidden or disabled.
bool focus_lost(const wxTopLevelWindow* window);

/// Says that the window is a heading to screen readers.
void set_heading_role(wxWindow* window);
/// Says that the window is a chart.
void set_chart_role(wxWindow* window);

/// Draws a list anew: wx draws only what scrolls around it.
void repaint(wxDataViewCtrl* list);

/// One height for all rows: a fall-back font may not make its row taller. Also lets the column
/// `rest` (by position; none below zero) take what is left of the width.
void fix_rows(wxDataViewCtrl* list, int height_px, int rest = -1);

/// Another height for all rows of a list that stands, in place: its columns stay.
void set_row_height(wxDataViewCtrl* list, int height_px);

/// Room before and behind each icon and text of the list's cells; twice as much between the two.
void pad_cells(wxDataViewCtrl* list, int width_px);

/// The width that the list has for its columns, without a scroll bar; 0 before the first layout.
int room_for_columns(wxDataViewCtrl* list);
/// Calls back, within GTK's layout, whenever that width may be another one. Ended by ignore_list().
void on_room_for_columns(wxDataViewCtrl* list, const std::function<void()>* changed);

/// The width a column was given by the program or by a person's hand, stretching left out.
int given_width(wxDataViewCtrl* list, unsigned position);

/// The height of the line of titles.
int header_height(wxDataViewCtrl* list);

/// Draws words in the middle of a list without rows. Ended by ignore_list().
void draw_words(wxDataViewCtrl* list, const std::function<wxString()>* words);

/// Takes both back: the list goes.
void ignore_list(wxDataViewCtrl* list, const std::function<void()>* changed,
                 const std::function<wxString()>* words);

struct HeaderSort {
  unsigned model_column = 0;
  bool descending = false;
};
/// The order that the header shows, however it came about: mouse, keyboard or assistive tool.
std::optional<HeaderSort> header_sort(wxDataViewCtrl* list);

/// No line of titles above the rows; assistive tools know the columns all the same.
void hide_header(wxDataViewCtrl* list);

/// Presses a header as the keyboard and assistive tools do.
void press_header(wxDataViewCtrl* list, unsigned position);

/// A symbolic icon of the desktop's theme in a colour; mirrored where it has a direction. Empty
/// when the theme lacks it.
wxBitmapBundle symbolic_icon(const std::string& name, int size_dip, const wxColour& colour,
                             bool rtl);

/// An edge around a dialog, seen where no window manager draws one.
void give_edge(wxTopLevelWindow* dialog);

/// Makes the progress bar a thin line.
void make_thin(wxWindow* gauge);

/// Back to the first row.
void scroll_to_top(wxDataViewCtrl* list);

/// Writes the window as it stands on the screen into a PNG file. Needs no window manager.
bool save_png(wxTopLevelWindow* window, const std::string& path);

}  // namespace kontor::gui
