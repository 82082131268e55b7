#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// What the columns of the places show.
enum class PlaceFigure { on_hand, available };

/// So many places have columns at most.
inline constexpr std::size_t most_place_columns = 20;

/// What a person chose on the stock page; survives going away and a change of language.
struct StockChoice {
  std::string search;
  LocationId place;
  bool oversold_only = false;
  bool low_only = false;
  stock::PoolSort sort = stock::PoolSort::name;
  bool descending = false;
  PlaceFigure figure = PlaceFigure::on_hand;
  /// Codes of the places that have a column; none: the first ones.
  std::vector<std::string> shown_places = {};
  bool operator==(const StockChoice&) const = default;
};

/// A product of the list. A bundle has no stock of its own: its figures are what its parts make.
struct StockRow : stock::PoolRow {
  bool bundle = false;
};

/// What the stock list needs beside its rows.
struct StockFacts {
  std::vector<company::Location> places;  ///< that this person may see
  LocationId place;                       ///< that the list is narrowed to; none: all
  std::string near_to;  ///< the rows were not found: they are near to this; empty: they were
};

/// The stock list: the pool of each product, and its levels in each place. A search of all products
/// that finds none shows those whose names are near.
class StockPresenter : public PagedPresenter<StockRow, StockFacts> {
 public:
  StockPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                 Language language, StockChoice choice = {});

  void load() override;
  void cancel() override;

  const std::string& searched() const override { return m_choice.search; }
  void search(const std::string& text) override;
  /// Another choice as a whole; the same again changes nothing.
  void choose(StockChoice next);
  void choose_place(LocationId place);
  void show_oversold_only(bool only);
  void show_low_only(bool only);
  void show_figure(PlaceFigure figure);
  /// Places that have a column, by code, in the book's order; those beyond most_place_columns are
  /// left out. None: the first ones.
  void show_places(std::vector<std::string> codes);
  bool place_shown(const company::Location& place) const;
  /// Back to all products in all places.
  void clear_filters() override;
  const StockChoice& choice() const { return m_choice; }
  bool filtered() const override;
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;
  std::string saved_choice() const override;
  void restore_choice(const std::string& text) override;

  /// Places that hold stock, in the order of their columns.
  const std::vector<company::Location>& places() const { return m_places; }
  std::string notice() const override;
  /// "1,204 products  ·  18,330 units on hand"; empty until known, and of those that are only near.
  std::string footer() const override;

  const stock::PoolRow* product(std::size_t row) { return at(row); }
  std::optional<std::size_t> row_of(ProductId product) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;
  SortOrder order() const override;
  void sort(SortOrder order) override;

 private:
  void opened(StockFacts facts) override;
  void shown() override { add_up(); }
  void add_up();
  void make_columns();
  static const stock::Level* level_at(const stock::PoolRow& row, LocationId place);
  List::Source source() const override;
  stock::PoolFilter filter() const;
  Quantity figure_of(const stock::PoolRow& row, std::size_t column) const;
  /// Whoever sees one place only has no choice.
  bool place_chosen() const { return m_choice.place && m_places.size() != 1; }

  std::shared_ptr<OpenBook> m_book;
  StockChoice m_choice;
  std::string m_near_to;
  std::vector<Column> m_columns;
  std::vector<company::Location> m_places;
  std::vector<LocationId> m_columns_of;  ///< places of the columns behind the fixed ones
  std::optional<stock::PoolTotals> m_totals;
  Slot m_adding_up;
};

}  // namespace kontor::gui
