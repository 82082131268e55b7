#include "gui/presenters/stock_presenter.h"

#include <algorithm>

#include "domain/goods/bundles.h"
#include "gui/presenters/near_notice.h"
#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

// The fixed columns; those of the places follow.
enum StockColumn : std::size_t {
  column_sku,
  column_product,
  column_on_hand,
  column_committed,
  column_unavailable,
  column_available,
  column_incoming,
  column_state,
  fixed_columns
};

std::optional<stock::PoolSort> sort_of(std::size_t column) {
  switch (column) {
    case column_sku:
      return stock::PoolSort::code;
    case column_product:
      return stock::PoolSort::name;
    case column_on_hand:
      return stock::PoolSort::on_hand;
    case column_available:
      return stock::PoolSort::available;
    default:
      return std::nullopt;
  }
}

std::size_t column_of(stock::PoolSort sort) {
  switch (sort) {
    case stock::PoolSort::code:
      return column_sku;
    case stock::PoolSort::name:
      return column_product;
    case stock::PoolSort::on_hand:
      return column_on_hand;
    case stock::PoolSort::available:
      return column_available;
  }
  return column_product;
}

constexpr int stock_figure_width = 72;

bool same_places(const std::vector<company::Location>& a, const std::vector<company::Location>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return x.id == y.id && x.name == y.name; });
}

}  // namespace

StockPresenter::StockPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                               Language language, StockChoice choice)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(std::move(choice)),
      m_adding_up(executor, Lane::read) {
  make_columns();
}

void StockPresenter::make_columns() {
  const Language& t = m_language;
  m_columns = {
      {"sku", t.text("SKU"), 120, false, false, false, true, false, {}},
      {"product", t.text("Product"), 200, false, false, true, true, false, {}},
      figure_column("on-hand", t.text("On hand"), stock_figure_width, true),
      figure_column("committed", t.text("Committed"), stock_figure_width),
      figure_column("unavailable", t.text("Unavailable"), stock_figure_width),
      figure_column("available", t.text("Available"), stock_figure_width, true),
      figure_column("incoming", t.text("Incoming"), stock_figure_width),
      {"state", t.text("State"), 72, false, true, false, false, false, t.text("Oversold")},
  };
  m_columns_of.clear();
  for (const auto& place : m_places) {
    if (!place_shown(place)) continue;
    Column column = figure_column("place-" + place.code, place.name, stock_figure_width);
    // With one place chosen the fixed columns are that place's own.
    column.hidden = bool(m_choice.place);
    m_columns.push_back(std::move(column));
    m_columns_of.push_back(place.id);
  }
}

bool StockPresenter::place_shown(const company::Location& place) const {
  const auto& wanted = m_choice.shown_places;
  if (!wanted.empty()) return std::find(wanted.begin(), wanted.end(), place.code) != wanted.end();
  const auto first =
      m_places.begin() + std::min<std::ptrdiff_t>(most_place_columns, std::ssize(m_places));
  return std::any_of(m_places.begin(), first, [&](const auto& p) { return p.id == place.id; });
}

stock::PoolFilter StockPresenter::filter() const {
  stock::PoolFilter filter;
  filter.search = m_choice.search;
  filter.location = m_choice.place;
  filter.oversold_only = m_choice.oversold_only;
  filter.low_only = m_choice.low_only;
  filter.sort = m_choice.sort;
  filter.descending = m_choice.descending;
  filter.limit = static_cast<int>(block_rows);
  return filter;
}

StockPresenter::List::Source StockPresenter::source() const {
  const auto read_page = [](OpenBook& book, Unit& unit, const stock::PoolFilter& wanted) {
    auto page = book.stock().pool(unit, wanted);
    // A bundle has what its parts make at the places that the list is of.
    auto places = places_with(book, unit, company::Permission::read_stock);
    std::erase_if(places, [&](const company::Location& place) {
      return wanted.location && place.id != wanted.location;
    });
    const auto bundles = goods::make_bundles(unit, book.stores(), places, page.rows);
    List::Page rows;
    for (auto& row : page.rows) {
      const bool bundle = bundles.contains(row.product);
      rows.rows.push_back({std::move(row), bundle});
    }
    rows.next = std::move(page.next);
    return rows;
  };
  return {[book = m_book, filter = filter(), read_page] {
            return book->book().read([&](Unit& unit) {
              List::Opening opening;
              const auto permitted = as_permitted(*book, unit, filter);
              const auto actor = book->actor();
              opening.facts.place = permitted.location;
              opening.first = read_page(*book, unit, permitted);
              if (opening.first.rows.empty() && !filter.few() && !filter.location) {
                auto near = permitted;
                near.search.clear();
                near.only = book->near_names().products(unit, filter.search);
                if (!near.only.empty()) opening.first = read_page(*book, unit, near);
                if (!opening.first.rows.empty()) opening.facts.near_to = filter.search;
              }
              // A first page that is also the last one counts itself.
              if (opening.first.next.empty()) opening.count = std::ssize(opening.first.rows);
              for (auto& location : book->company().locations(unit)) {
                if (!company::holds_stock(location.kind)) continue;
                if (location.kind == company::LocationKind::transit) continue;
                if (!actor.may(company::Permission::read_stock, company::scope_of(location)))
                  continue;
                opening.facts.places.push_back(std::move(location));
              }
              return opening;
            });
          },
          [book = m_book, filter = filter(), read_page](const std::string& after) {
            auto wanted = filter;
            wanted.after = after;
            return book->book().read([&](Unit& unit) {
              return read_page(*book, unit, as_permitted(*book, unit, wanted));
            });
          },
          [book = m_book, filter = filter()] {
            return book->book().read([&](Unit& unit) {
              const auto permitted = as_permitted(*book, unit, filter);
              return List::Counted{book->stock().pool_count(unit, permitted), {}};
            });
          },
          [book = m_book, filter = filter()](const std::string& after, std::size_t rows) {
            auto wanted = filter;
            wanted.after = after;
            return book->book().read([&](Unit& unit) {
              return book->pool_list().place_behind(unit, as_permitted(*book, unit, wanted),
                                                    static_cast<int>(rows));
            });
          }};
}

void StockPresenter::load() {
  m_totals.reset();
  m_adding_up.cancel();
  PagedPresenter::load();
}

void StockPresenter::cancel() {
  m_adding_up.cancel();
  PagedPresenter::cancel();
}

void StockPresenter::opened(StockFacts facts) {
  m_near_to = std::move(facts.near_to);
  // Of places that somebody may not see the list shows none, whatever was chosen.
  const bool other_place = facts.place != m_choice.place;
  if (other_place) m_choice.place = facts.place;
  if (!other_place && same_places(m_places, facts.places)) return;
  m_places = std::move(facts.places);
  make_columns();
  m_view.show_columns();
}

void StockPresenter::add_up() {
  if (!m_near_to.empty()) return;
  m_adding_up.run(
      [book = m_book, filter = filter()](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          return book->stock().pool_totals(unit, as_permitted(*book, unit, filter));
        });
      },
      [this](stock::PoolTotals totals) {
        m_totals = totals;
        m_view.show_state();
      },
      [this](const Failure& failure) { failed(failure); });
}

void StockPresenter::choose(StockChoice next) {
  if (next == m_choice) return;
  const bool other_columns =
      next.place != m_choice.place || next.shown_places != m_choice.shown_places;
  m_choice = std::move(next);
  if (other_columns) {
    make_columns();
    m_view.show_columns();
  }
  load();
}

void StockPresenter::search(const std::string& text) {
  StockChoice next = m_choice;
  next.search = text;
  choose(std::move(next));
}

void StockPresenter::choose_place(LocationId place) {
  StockChoice next = m_choice;
  next.place = place;
  choose(std::move(next));
}

void StockPresenter::show_oversold_only(bool only) {
  StockChoice next = m_choice;
  next.oversold_only = only;
  choose(std::move(next));
}

void StockPresenter::show_low_only(bool only) {
  StockChoice next = m_choice;
  next.low_only = only;
  choose(std::move(next));
}

void StockPresenter::show_figure(PlaceFigure figure) {
  m_choice.figure = figure;
  m_view.show_more();
}

void StockPresenter::show_places(std::vector<std::string> codes) {
  // In the book's order, so that the same places are the same choice.
  std::vector<std::string> next;
  for (const auto& place : m_places) {
    const bool wanted = std::find(codes.begin(), codes.end(), place.code) != codes.end();
    if (wanted && next.size() < most_place_columns) next.push_back(place.code);
  }
  if (next == m_choice.shown_places) return;
  m_choice.shown_places = std::move(next);  // the rows have all places
  make_columns();
  m_view.show_columns();
}

std::vector<FilterChip> StockPresenter::chips() const {
  const Language& t = m_language;
  std::vector<FilterChip> chips;
  if (place_chosen()) {
    const auto found = std::find_if(m_places.begin(), m_places.end(),
                                    [&](const auto& place) { return place.id == m_choice.place; });
    const std::string name = found == m_places.end() ? std::string() : found->name;
    chips.push_back({"place", t.text("Place: {name}", {{"name", name}})});
  }
  if (m_choice.oversold_only) chips.push_back({"oversold", t.text("Only oversold")});
  if (m_choice.low_only) chips.push_back({"low", t.text("Only low")});
  return chips;
}

void StockPresenter::remove_chip(const std::string& id) {
  if (id == "place") choose_place({});
  if (id == "oversold") show_oversold_only(false);
  if (id == "low") show_low_only(false);
}

void StockPresenter::clear_filters() {
  if (!filtered()) return;
  StockChoice next = m_choice;
  next.search.clear();
  next.place = LocationId();
  next.oversold_only = next.low_only = false;
  choose(std::move(next));
}

bool StockPresenter::filtered() const {
  return !m_choice.search.empty() || place_chosen() || m_choice.oversold_only || m_choice.low_only;
}

std::string StockPresenter::notice() const { return near_notice(m_language, m_near_to); }

std::string StockPresenter::footer() const {
  if (!m_totals || !m_near_to.empty()) return {};
  const std::int64_t products = m_totals->products;
  return m_language.joined({m_language.plural("{n} product", "{n} products", products),
                            m_language.text("{units} units on hand",
                                            {{"units", m_language.quantity(m_totals->on_hand)}})});
}

std::optional<std::size_t> StockPresenter::row_of(ProductId product) const {
  return m_list.find([&](const StockRow& row) { return row.product == product; });
}

const stock::Level* StockPresenter::level_at(const stock::PoolRow& row, LocationId place) {
  const auto found = std::find_if(row.levels.begin(), row.levels.end(),
                                  [&](const auto& level) { return level.cell.location == place; });
  return found == row.levels.end() ? nullptr : &*found;
}

Quantity StockPresenter::figure_of(const stock::PoolRow& row, std::size_t column) const {
  switch (column) {
    case column_on_hand:
      return row.on_hand;
    case column_committed:
      return row.committed;
    case column_unavailable:
      return row.unavailable;
    case column_available:
      return row.available();
    case column_incoming:
      return row.incoming;
    default:
      break;
  }
  const auto* level = level_at(row, m_columns_of.at(column - fixed_columns));
  if (!level) return {};
  return m_choice.figure == PlaceFigure::on_hand ? level->on_hand : level->available();
}

Cell StockPresenter::cell(std::size_t index, std::size_t column) {
  const StockRow* row = at(index);
  if (!row) return {};
  switch (column) {
    case column_sku:
      return {row->sku.empty() ? row->code : row->sku, Tone::normal, {}};
    case column_product:
      return {row->name, Tone::normal, {}};
    case column_state:
      if (row->oversold)
        return {m_language.text("Oversold"), Tone::problem, "dialog-error-symbolic"};
      if (row->bundle) return {m_language.text("Bundle"), Tone::dimmed, {}};
      if (row->low) return {m_language.text("Low"), Tone::warning, "dialog-warning-symbolic"};
      return {};
    default:
      break;
  }
  const Quantity figure = figure_of(*row, column);
  Tone tone = figure.milli == 0 ? Tone::dimmed : Tone::normal;
  if (figure.milli < 0) tone = Tone::problem;
  return {m_language.grid_quantity(figure), tone, {}};
}

std::string StockPresenter::raw(std::size_t index, std::size_t column) {
  const StockRow* row = at(index);
  if (!row) return {};
  switch (column) {
    case column_sku:
      return row->sku.empty() ? row->code : row->sku;
    case column_product:
      return row->name;
    case column_state:
      if (row->oversold) return m_language.text("Oversold");
      if (row->bundle) return m_language.text("Bundle");
      return row->low ? m_language.text("Low") : std::string();
    default:
      return figure_of(*row, column).to_decimal();
  }
}

SortOrder StockPresenter::order() const { return {column_of(m_choice.sort), m_choice.descending}; }

void StockPresenter::sort(SortOrder wanted) {
  const auto by = sort_of(wanted.column);
  if (!by || wanted == order()) return;
  StockChoice next = m_choice;
  next.sort = *by;
  next.descending = wanted.descending;
  choose(std::move(next));
}

}  // namespace kontor::gui
