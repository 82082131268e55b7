#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gui/presenters/table.h"

namespace kontor::gui {

/// How a person arranged the columns of a list: which, in which order, how wide. All by column id,
/// so that it holds in every language and for columns that come and go.
class ColumnLayout {
 public:
  /// What text() gave; a text that can't be read is no arrangement.
  static ColumnLayout parse(const std::string& text);
  /// JSON; empty when everything is as the list has it at first.
  std::string text() const;
  bool operator==(const ColumnLayout&) const = default;

  /// Indices of all columns, hidden ones too, in the order in which they stand. A column that was
  /// not there before stands behind the one that it follows at first.
  std::vector<std::size_t> order(const std::vector<Column>& columns) const;
  /// Those of order() that are shown; never none.
  std::vector<std::size_t> shown(const std::vector<Column>& columns) const;
  bool hides(const Column& column) const {
    return column.spare ? !m_asked.contains(column.id) : m_hidden.contains(column.id);
  }
  /// In DIP; 0: as the list has it at first.
  int width(const std::string& id) const;

  /// Ids in their new order; ids of columns that are not there now keep their place at the end.
  void arrange(const std::vector<std::string>& ids);
  void show(const Column& column, bool shown);
  /// One place nearer to the beginning or the end, over columns that are not shown.
  void move(const std::vector<Column>& columns, const std::string& id, bool to_end);
  void set_width(const std::string& id, int dip);

 private:
  std::vector<std::string> m_order;
  std::set<std::string> m_hidden;
  std::set<std::string> m_asked;  ///< spare ones that are shown
  std::map<std::string, int> m_widths;
};

}  // namespace kontor::gui
