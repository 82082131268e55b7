#pragma once

#include <wx/dataview.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/open_book.h"
#include "gui/presenters/table.h"

namespace kontor::gui {

/// A list of any length over a Table, with the rules of GTK's tree view kept: widths given, rows of
/// one height, sorting by header from mouse, keyboard and assistive tools alike.
class VirtualList : public wxDataViewCtrl {
 public:
  struct Names {
    std::string id;    ///< accessible id, and the key of stored widths
    std::string name;  ///< translated
  };

  VirtualList(wxWindow* parent, Table& table, Names names, Settings& settings);
  ~VirtualList() override;

  /// Other columns, or other titles.
  void show_columns();
  /// The rows changed: count, order or content. Chosen rows and the place in the list stay.
  void show_rows();
  /// Another list: nothing chosen, at its beginning.
  void show_new_rows();
  void set_dense(bool dense);

  std::vector<std::size_t> chosen_rows() const;
  std::optional<std::size_t> chosen_row() const;
  void choose_row(std::size_t row);
  std::size_t top_row() const;
  /// The chosen rows to the clipboard; false when none is chosen.
  bool copy_chosen();
  /// Stores widths, for the next run. Call while the window still stands.
  void remember_widths();
  /// The text of a cell as it is shown.
  std::string shown_text(std::size_t row, std::size_t column) const;

  std::function<void()> on_choice;  ///< other rows are chosen
  std::function<void()> on_open;    ///< Enter or a double click on a row

 private:
  class Model;
  int row_height() const;
  int first_width(const Column& column) const;
  wxDataViewColumn* make_column(const Column& column, unsigned index) const;
  std::string width_key(const Column& column) const;
  void header_sorted();
  void set_count(std::size_t count);
  const wxBitmapBundle& icon(const std::string& name, Tone tone);

  Table& m_table;
  Names m_names;
  Settings& m_settings;
  wxObjectDataPtr<Model> m_model;
  std::map<std::pair<std::string, Tone>, wxBitmapBundle> m_icons;
  bool m_dense = false;
  bool m_quiet = false;  ///< changes of our own are no one's choice
};

}  // namespace kontor::gui
