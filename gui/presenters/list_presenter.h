#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/base/failure.h"
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

/// A filter that narrows a list, in words: "Channel: Amazon".
struct FilterChip {
  std::string id;  ///< stable
  std::string text;
  bool operator==(const FilterChip&) const = default;
};

/// All rows of a list as they stand in the book, part by part, whatever the page shows meanwhile.
class RowWalk {
 public:
  using Rows = std::vector<std::vector<std::string>>;  ///< raw values of the wanted columns
  using Taken = std::function<void(Rows)>;
  using Failed = std::function<void(const Failure&)>;

  virtual ~RowWalk() = default;
  /// Hands over the next rows on the GUI thread; none: that was the end. Not again before it has.
  virtual void next(Taken then, Failed failed) = 0;
  /// How many there are, as far as it is known.
  virtual std::int64_t count() const = 0;
};

/// What every page with a list asks of the presenter behind it.
class ListPresenter : public Table {
 public:
  enum class State { loading, ready, empty, nothing_found, failed };

  virtual State state() const = 0;
  virtual bool busy() const = 0;
  /// What went wrong, in words; empty when nothing did.
  virtual const std::string& error() const = 0;
  /// What has to be known of the rows that are shown, in words; empty: nothing.
  virtual std::string notice() const { return {}; }
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

  /// The filters that narrow the list now; what is searched for stands in its own field.
  virtual std::vector<FilterChip> chips() const { return {}; }
  virtual void remove_chip(const std::string&) {}

  /// Search, filters and order as JSON, by codes of the book, good in every language; empty: this
  /// list has nothing to keep.
  virtual std::string saved_choice() const { return {}; }
  /// Shows what saved_choice() gave; what this book does not have is left out.
  virtual void restore_choice(const std::string&) {}

  /// Whether a row's values are here; asking fetches nothing.
  virtual bool here(std::size_t) const { return true; }
  /// Reads all rows of the list, from its beginning; null: they can't be had. The presenter
  /// outlives its use.
  virtual std::unique_ptr<RowWalk> walk(std::vector<std::size_t>) { return nullptr; }
};

}  // namespace kontor::gui
