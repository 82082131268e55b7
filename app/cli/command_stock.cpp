#include <array>

#include "app/cli/commands.h"
#include "app/cli/near.h"
#include "app/cli/scoped.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct StockOptions {
  std::string search, location, as_of, sku;
  bool as_known = false;
  bool oversold = false;
  bool low = false;
};

/// The buckets that `stock show` tells apart; what a file sets aside is in none of them.
constexpr std::array buckets = {stock::State::reserved, stock::State::damaged,
                                stock::State::quality, stock::State::safety};

std::vector<reports::Column> stock_columns(Session& session, bool with_buckets) {
  std::vector<reports::Column> columns = {
      session.column("sku", KONTOR_TEXT("SKU")),
      session.column("name", KONTOR_TEXT("Name")),
      session.column("location", KONTOR_TEXT("Location")),
      session.column("on_hand", KONTOR_TEXT("On hand"), ColumnType::decimal),
      session.column("committed", KONTOR_TEXT("Committed"), ColumnType::decimal),
      session.column("unavailable", KONTOR_TEXT("Unavailable"), ColumnType::decimal),
      session.column("available", KONTOR_TEXT("Available"), ColumnType::decimal),
      session.column("incoming", KONTOR_TEXT("Incoming"), ColumnType::decimal),
      session.column("low_at", KONTOR_TEXT("Low at"), ColumnType::decimal)};
  if (!with_buckets) return columns;
  for (const auto bucket : buckets)
    columns.push_back({std::string(stock::name_of(bucket)),
                       i18n::name(session.console().texts(), bucket), ColumnType::decimal});
  return columns;
}

std::vector<reports::Cell> stock_figures(Console& console, const std::string& sku,
                                         const std::string& name, reports::Cell location,
                                         const stock::Level& level) {
  return {text_or_null(sku),
          name,
          std::move(location),
          console.quantity(level.on_hand),
          console.quantity(level.committed),
          console.quantity(level.unavailable),
          console.quantity(level.available()),
          console.quantity(level.incoming),
          level.low_at ? console.quantity(*level.low_at) : reports::Cell()};
}

/// A product's rows by location, then its pool. `sku`: products without one show their code.
class StockRows {
 public:
  StockRows(Session& session, const CompanyNames& names, bool with_pool, bool with_buckets = false)
      : m_console(session.console()),
        m_names(names),
        m_with_pool(with_pool),
        m_limit(session),
        m_with_buckets(with_buckets),
        m_list(m_console, stock_columns(session, with_buckets)) {}

  bool show(const std::string& sku, const std::string& name,
            const std::vector<stock::Level>& levels, const std::vector<stock::Aside>& aside = {}) {
    stock::Level pool;
    for (const auto& level : levels) {
      pool.on_hand = pool.on_hand + level.on_hand;
      pool.committed = pool.committed + level.committed;
      pool.unavailable = pool.unavailable + level.unavailable;
      if (!m_limit.admits()) return false;
      add(stock_figures(m_console, sku, name, m_names.location_code(level.cell.location), level),
          aside, [&](const stock::Aside& a) { return a.cell == level.cell; });
    }
    if (!m_with_pool) return true;
    if (!m_limit.admits()) return false;
    add(stock_figures(m_console, sku, name, {}, pool), aside,
        [](const stock::Aside&) { return true; });
    return true;
  }
  void end() { m_list.end(); }

 private:
  /// A row, with the sums of the buckets that are of it.
  template <class Of>
  void add(std::vector<reports::Cell> cells, const std::vector<stock::Aside>& aside, Of of) {
    for (std::size_t i = 0; m_with_buckets && i < buckets.size(); ++i) {
      Quantity sum;
      for (const auto& a : aside)
        if (a.state == buckets[i] && of(a)) sum = sum + a.quantity;
      cells.push_back(m_console.quantity(sum));
    }
    m_list.row(cells);
  }

  Console& m_console;
  const CompanyNames& m_names;
  bool m_with_pool;
  RowLimit m_limit;
  bool m_with_buckets;
  Listing m_list;
};

Status stock_list(Session& session, const StockOptions& o) {
  const auto names = company_names(session);
  stock::PoolFilter filter;
  filter.search = o.search;
  filter.oversold_only = o.oversold;
  filter.low_only = o.low;
  filter.sort = stock::PoolSort::code;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  std::optional<Instant> at;
  if (!o.as_of.empty()) at = parse_moment("--as-of", o.as_of, names.home_zone());
  // What was low at a past moment is not kept.
  if (o.low && at) throw WrongUsage(session.text("--low tells of now: leave --as-of out."));
  if (o.as_known && !at) throw WrongUsage(session.text("--as-known needs --as-of."));
  auto& store = session.book().stores().stock;
  StockRows rows(session, names, !filter.somewhere());
  bool found = false;
  each_page(
      session, filter,
      [&](Unit& unit, const stock::PoolFilter& page) {
        return at ? store.pool_as_of(unit, page, *at, o.as_known) : store.pool(unit, page);
      },
      [&](const stock::PoolRow& row) {
        found = true;
        return rows.show(row.sku.empty() ? row.code : row.sku, row.name, row.levels);
      });
  rows.end();
  if (!found && !filter.few() && o.location.empty()) tell_near_products(session, o.search);
  return Status::done;
}

std::vector<catalog::Product> stock_products(Session& session, const std::string& sku) {
  auto& book = session.book();
  auto found = book.book().read(
      [&](Unit& unit) { return book.stores().products.by_sku_or_code(unit, sku); });
  if (found.empty()) throw Stop({RefusalCode::product_unknown, {{"product", sku}}});
  return found;
}

Status stock_show(Session& session, const StockOptions& o) {
  const auto names = company_names(session);
  const auto products = stock_products(session, o.sku);
  auto& book = session.book();
  const auto& actor = session.book().actor();
  // Who may see some places only is not shown what all of them have.
  StockRows rows(session, names, actor.may(Permission::read_stock), true);
  for (const auto& product : products) {
    std::vector<stock::Cell> cells;
    for (const auto& place : names.locations()) {
      if (holds_stock(place.kind) && actor.may(Permission::read_stock, company::scope_of(place)))
        cells.push_back({product.id, place.id});
    }
    const auto levels =
        book.book().read([&](Unit& unit) { return book.stores().stock.levels(unit, cells); });
    const auto aside =
        book.book().read([&](Unit& unit) { return book.stores().stock.set_aside(unit, cells); });
    if (!rows.show(product.sku.empty() ? product.code : product.sku, product.name, levels, aside))
      break;
  }
  rows.end();
  return Status::done;
}

std::vector<reports::Column> move_columns(Session& session) {
  std::vector<reports::Column> columns{
      session.column("event_at", KONTOR_TEXT("Happened"), ColumnType::date),
      session.column("business_date", KONTOR_TEXT("Business date"), ColumnType::date),
      session.column("recorded_at", KONTOR_TEXT("Recorded"), ColumnType::date),
      session.column("kind", KONTOR_TEXT("Kind")),
      session.column("document", KONTOR_TEXT("Document")),
      session.column("from", KONTOR_TEXT("From")),
      session.column("to", KONTOR_TEXT("To")),
      session.column("from_state", KONTOR_TEXT("Was")),
      session.column("to_state", KONTOR_TEXT("Is")),
      session.column("quantity", KONTOR_TEXT("Quantity"), ColumnType::decimal),
  };
  if (!sees_costs(session)) return columns;
  columns.push_back(session.column("value", KONTOR_TEXT("Value"), ColumnType::decimal));
  columns.push_back(session.column("currency", KONTOR_TEXT("Currency")));
  return columns;
}

std::vector<reports::Cell> move_cells(Console& console, const CompanyNames& names,
                                      const stock::MovementRow& row, bool with_costs) {
  const auto& move = row.movement;
  const auto* place = names.location(move.from);
  const auto* entity = place == nullptr ? nullptr : names.entity(place->entity);
  const Currency currency = entity == nullptr ? Currency() : entity->currency;
  const auto kind = books::entry_kind_named(row.entry_kind);
  const auto state = [&](stock::State s) {
    return console.coded(stock::name_of(s), i18n::name(console.texts(), s));
  };
  std::vector<reports::Cell> cells{
      console.instant(row.event_at),
      console.date(row.business_date),
      console.instant(row.recorded_at),
      console.coded(row.entry_kind, i18n::name(console.texts(), kind)),
      text_or_null(row.document_number),
      names.location_code(move.from),
      names.location_code(move.to),
      state(move.from_state),
      state(move.to_state),
      console.quantity(move.quantity),
  };
  if (!with_costs) return cells;
  cells.push_back(console.money({move.value_minor, currency}));
  cells.push_back(std::string(currency.code()));
  return cells;
}

Status stock_moves(Session& session, const StockOptions& o) {
  const auto names = company_names(session);
  const auto products = stock_products(session, o.sku);
  const auto places = permitted_places(session, Permission::read_stock, o.location);
  const bool with_costs = sees_costs(session);
  Listing list(session.console(), move_columns(session));
  RowLimit limit(session);
  auto& store = session.book().stores().stock;
  struct Paging {
    std::string after;
    int limit = 0;
  };
  for (const auto& product : products) {
    each_page(
        session, Paging(),
        [&](Unit& unit, const Paging& page) {
          return store.movements(unit, product.id, places, page.after, page.limit);
        },
        [&](const stock::MovementRow& row) {
          if (!limit.admits()) return false;
          list.row(move_cells(session.console(), names, row, with_costs));
          return true;
        });
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_stock(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("stock", KONTOR_TEXT("What there is, and where"));

  const auto listed = options<StockOptions>();
  Command list = tree.command(
      group, "list", KONTOR_TEXT("List the stock of each product by location, and its pool"));
  list.option("--location", listed->location, "CODE", KONTOR_TEXT("Only this location"));
  list.option("--search", listed->search, "TEXT",
              KONTOR_TEXT("Only products with this in name, SKU or barcode"));
  list.flag("--oversold", listed->oversold, KONTOR_TEXT("Only products sold below zero somewhere"));
  list.flag("--low", listed->low, KONTOR_TEXT("Only products at or below their level somewhere"));
  list.option("--as-of", listed->as_of, "TIME",
              KONTOR_TEXT("As it was at an instant, or at the end of a date"));
  list.flag("--as-known", listed->as_known,
            KONTOR_TEXT("With --as-of: only what was recorded by then"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return stock_list(session, *listed); });

  const auto shown = options<StockOptions>();
  Command show = tree.command(group, "show", KONTOR_TEXT("Show the stock of one product"));
  show.argument("SKU", shown->sku, KONTOR_TEXT("SKU or code of the product"));
  show.needs_somewhere({Permission::read_stock});
  show.does([&session, shown] { return stock_show(session, *shown); });

  const auto moved = options<StockOptions>();
  Command moves =
      tree.command(group, "moves", KONTOR_TEXT("List a product's movements, newest first"));
  moves.argument("SKU", moved->sku, KONTOR_TEXT("SKU or code of the product"));
  moves.option("--location", moved->location, "CODE", KONTOR_TEXT("Only this location"));
  moves.needs_somewhere({Permission::read_stock});
  moves.does([&session, moved] { return stock_moves(session, *moved); });
  add_stock_low(tree, group);
  add_stock_zone(tree, group);
  add_stock_replenishment(tree, group);
  add_stock_lots(tree, group);
  add_stock_offers(tree, group);
  add_stock_alerts(tree, group);
  add_stock_statements(tree, group);
  add_stock_acts(tree, group);
}

}  // namespace kontor::cli
