#pragma once

#include <wx/dataview.h>

#include <cstddef>
#include <functional>
#include <memory>

#include "gui/presenters/table.h"

namespace kontor::gui {

struct ListCellStore;

/// The cells of one list, asked for and drawn without what wx and GTK do for each anew: a value of
/// any type, properties by name, the shaping of its text. What was shaped is kept while the list is
/// on the screen.
class ListCells {
 public:
  using Source = std::function<Cell(std::size_t row, std::size_t column)>;

  explicit ListCells(Source source);
  ~ListCells();
  ListCells(const ListCells&) = delete;
  ListCells& operator=(const ListCells&) = delete;

  /// For a column of the list, which owns it. Figures stand at the far side.
  wxDataViewRenderer* make_renderer(bool number) const;
  /// From now on the columns of the list take their cells from the source, which knows them by
  /// their model columns. Call whenever columns were added.
  void serve(wxDataViewCtrl* list) const;
  /// As wide as a text is drawn, in pixels.
  int text_width(const wxDataViewCtrl* list, const std::string& text) const;

 private:
  std::shared_ptr<ListCellStore> m_store;
};

}  // namespace kontor::gui
