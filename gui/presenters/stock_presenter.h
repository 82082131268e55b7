#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_list.h"
#include "gui/presenters/table.h"

namespace kontor::gui {

/// What the stock page asks of its window. Every call comes on the GUI thread.
class StockView {
 public:
  virtual ~StockView() = default;
  virtual void show_columns() = 0;  ///< other columns: places came, went or changed their figure
  virtual void show_rows(bool another_list) = 0;  ///< else the same list, read again
  virtual void show_more() = 0;                   ///< rows that were missing are there
  virtual void show_state() = 0;                  ///< busy, empty, error, footer
};

/// What the columns of the places show.
enum class PlaceFigure { on_hand, available };

/// What a person chose on the stock page; survives going away and a change of language.
struct StockChoice {
  std::string search;
  LocationId place;
  bool oversold_only = false;
  stock::PoolSort sort = stock::PoolSort::name;
  bool descending = false;
  PlaceFigure figure = PlaceFigure::on_hand;
};

/// The stock list: the pool of each product, and its levels in each place.
class StockPresenter : public Table {
 public:
  enum class State { loading, ready, no_products, nothing_found, failed };

  StockPresenter(StockView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                 Language language, StockChoice choice = {});

  void load();
  /// Reads again what is shown; `top` is the first visible row. Newest wins.
  void refresh(std::size_t top);
  /// Stops reading; what is shown stays.
  void cancel();

  void search(const std::string& text);
  void choose_place(LocationId place);
  void show_oversold_only(bool only);
  void show_figure(PlaceFigure figure);
  /// Back to all products in all places.
  void clear_filters();
  const StockChoice& choice() const { return m_choice; }
  bool filtered() const;

  /// Places that hold stock, in the order of the columns.
  const std::vector<company::Location>& places() const { return m_places; }
  State state() const;
  bool busy() const { return m_list.loading() || m_list.fetching(); }
  /// What went wrong, in words; empty when nothing did.
  const std::string& error() const { return m_error; }
  /// "1,204 products  ·  18,330 units on hand"; empty until known.
  std::string footer() const;

  const stock::PoolRow* product(std::size_t row) { return m_list.row(row); }
  std::optional<std::size_t> row_of(ProductId product) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override { return m_list.count(); }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;
  SortOrder order() const override;
  void sort(SortOrder order) override;

 private:
  struct Facts {
    std::vector<company::Location> places;
  };
  using List = PagedList<stock::PoolRow, Facts>;
  void change(StockChoice next);
  void opened(Facts facts);
  void failed(const Failure& failure);
  void add_up();
  void make_columns();
  static const stock::Level* level_at(const stock::PoolRow& row, LocationId place);
  List::Source source() const;
  stock::PoolFilter filter() const;
  Quantity figure_of(const stock::PoolRow& row, std::size_t column) const;

  StockView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  StockChoice m_choice;
  std::vector<Column> m_columns;
  std::vector<company::Location> m_places;
  std::optional<stock::PoolTotals> m_totals;
  std::string m_error;
  bool m_another_list = true;
  List m_list;
  Slot m_adding_up;
};

}  // namespace kontor::gui
