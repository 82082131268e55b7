#pragma once

#include <wx/dataview.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/column_layout.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/table.h"
#include "gui/widgets/gtk_list_cells.h"

namespace kontor::gui {

/// A list of any length over a Table, with the rules of GTK's tree view kept: widths given, rows of
/// one height, sorting by header from mouse, keyboard and assistive tools alike. Columns stand as a
/// person arranged them, which the settings keep by column id.
class VirtualList : public wxDataViewCtrl {
 public:
  struct Names {
    std::string id;            ///< accessible id, and the key of the stored arrangement
    std::string name;          ///< translated
    std::string nothing = {};  ///< what stands in the list while it has no rows, translated
  };

  VirtualList(wxWindow* parent, Table& table, Names names, Settings& settings);
  ~VirtualList() override;
  void OnInternalIdle() override;

  /// Other columns, or other titles.
  void show_columns();
  /// The rows changed: count, order or content. Chosen rows and the place in the list stay.
  void show_rows();
  /// Another list: nothing chosen, at its beginning.
  void show_new_rows();
  void set_dense(bool dense);
  /// What stands in the list while it has no rows.
  void say_nothing(const std::string& words);
  /// The height that this many rows take with their line of titles.
  int height_of(std::size_t rows);
  /// The width that the rows in sight take with nothing cut off.
  int wanted_width();

  /// As many as the list shows.
  std::size_t rows() const;
  std::vector<std::size_t> chosen_rows() const;
  std::optional<std::size_t> chosen_row() const;
  void choose_row(std::size_t row);
  std::size_t top_row() const;
  /// All rows chosen; false for a list of more than most_chosen rows.
  bool choose_all();
  /// The chosen rows to the clipboard; false when none is chosen.
  bool copy_chosen();
  /// Stores the arrangement, for the next run. Call while the window still stands.
  void remember_widths();
  /// The columns as they are arranged now.
  const ColumnLayout& layout();
  /// Arranges the columns anew and stores that.
  void use_layout(ColumnLayout layout);
  /// Indices of the columns that are shown, as they stand now.
  std::vector<std::size_t> shown_columns();
  /// Where a menu for the chosen row opens that no mouse asked for.
  wxPoint menu_place() const;
  /// The text of a cell as it is shown.
  std::string shown_text(std::size_t row, std::size_t column) const;

  std::function<void()> on_choice;       ///< other rows are chosen
  std::function<void()> on_open;         ///< Enter or a double click on a row
  std::function<void()> on_menu;         ///< the other mouse button on a row
  std::function<void()> on_header_menu;  ///< the other mouse button on the header

  /// Screen readers are told of each chosen row.
  static constexpr std::size_t most_chosen = 100'000;

 private:
  class Model;
  int row_height() const;
  int text_width(const Column& column, const std::string& text) const;
  int title_width(const Column& column) const;
  int first_width(const Column& column) const;
  /// The longest different texts of a column in the first rows.
  std::vector<std::string> longest_texts(std::size_t column) const;
  /// Looks how wide the rows in sight are, once for each list that is shown.
  void sample_rows();
  /// Widths of a column: as the list was drawn, as its rows need, as little as can be borne.
  struct Need {
    int ample = 0, wanted = 0, least = 0;
  };
  Need need_of(const Column& column) const;
  /// Columns as wide as what they hold; where that is too wide, words give way, figures do not.
  void fit_columns();
  void room_changed();
  /// What is said of the list in place of rows.
  wxString words() const;
  wxDataViewColumn* make_column(const Column& column, unsigned index) const;
  void build_columns();
  /// The columns of the control are those of the table, but for which of them are shown.
  bool only_shown_or_hidden();
  std::string layout_key() const { return "columns." + m_names.id; }
  void take_arrangement();
  void header_sorted();
  void set_count(std::size_t count);

  Table& m_table;
  Names m_names;
  Settings& m_settings;
  wxObjectDataPtr<Model> m_model;
  ListCells m_cells;
  ColumnLayout m_layout;
  std::vector<Column> m_built;            ///< the columns of the control, in its own order
  std::vector<std::size_t> m_built_from;  ///< their indices in the table
  std::map<std::string, int> m_wanted;    ///< by column id: what the rows seen so far need
  std::vector<int> m_given;               ///< widths as the program gave them, by place
  int m_room = 0;                         ///< for which they were given
  bool m_sampled = false;
  bool m_filled = false;  ///< rows were shown: that there are none is known
  std::function<void()> m_on_room;
  std::function<wxString()> m_words;
  bool m_dense = false;
  bool m_quiet = false;  ///< changes of our own are no one's choice
};

}  // namespace kontor::gui
