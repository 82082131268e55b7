#pragma once

#include <string>

#include "gui/presenters/table.h"

namespace kontor::gui {

/// What a list asks of its page. Every call comes on the GUI thread.
class ListView {
 public:
  virtual ~ListView() = default;
  virtual void show_columns() = 0;                ///< other columns, or other titles
  virtual void show_rows(bool another_list) = 0;  ///< else the same list, read again
  virtual void show_more() = 0;                   ///< rows that were missing are there
  virtual void show_state() = 0;                  ///< busy, empty, error, footer
};

/// What every page with a list asks of the presenter behind it.
class ListPresenter : public Table {
 public:
  enum class State { loading, ready, empty, nothing_found, failed };

  virtual State state() const = 0;
  virtual bool busy() const = 0;
  /// What went wrong, in words; empty when nothing did.
  virtual const std::string& error() const = 0;
  /// Counts and totals below the list; empty until known.
  virtual std::string footer() const = 0;

  virtual void load() = 0;
  /// Reads again what is shown; `top` is the first visible row. Newest wins.
  virtual void refresh(std::size_t top) = 0;
  /// Stops reading; what is shown stays.
  virtual void cancel() = 0;

  virtual const std::string& searched() const = 0;
  virtual void search(const std::string& text) = 0;
  virtual bool filtered() const = 0;
  virtual void clear_filters() = 0;
};

}  // namespace kontor::gui
