#pragma once

#include <string>

// The toolkit's own types stay in gtk_*.cpp.
struct _GtkWidget;

namespace kontor::gui {

/// What a list is called by assistive tools.
struct ListAccess {
  std::string id, name, description;
};

/// Names a list (a tree view) only when an assistive tool meets it. As long as a tree view has no
/// accessible object, GTK does not tell it of each cell that comes and goes: 100,000 rows of 28
/// columns would take 600 ms whenever a list is filled or emptied.
void set_list_access(_GtkWidget* view, ListAccess access);

/// Whether something has made the accessible object of a list, so that each of its cells costs.
bool list_access_made(_GtkWidget* view);

}  // namespace kontor::gui
