#include "gui/presenters/product_card.h"

#include <algorithm>
#include <unordered_map>

#include "domain/goods/line_plan.h"
#include "gui/presenters/product_card_facts.h"
#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

constexpr std::size_t movements_page = 128;
constexpr int most_lots = 500;

enum LevelColumn : std::size_t {
  level_place,
  level_on_hand,
  level_committed,
  level_unavailable,
  level_available,
  level_incoming,
  level_low_at,
  level_zone
};
enum MovementColumn : std::size_t {
  movement_date,
  movement_kind,
  movement_document,
  movement_from,
  movement_to,
  movement_quantity
};

constexpr int card_figure_width = 104;

/// The places whose movements this person may see; none: all of them.
std::vector<LocationId> movements_at(OpenBook& book, Unit& unit) {
  auto filter = as_permitted(book, unit, stock::PoolFilter());
  if (filter.location) filter.places.push_back(filter.location);
  return filter.places;
}

using PlaceNames = std::unordered_map<LocationId, company::Location>;

}  // namespace

/// The levels of each place that has the product, and the pool as the last row.
class ProductCard::Levels : public Table {
 public:
  explicit Levels(Language language) : m_language(std::move(language)) {
    const Language& t = m_language;
    m_columns = {text_column("place", t.text("Place"), 200, true),
                 figure_column("on-hand", t.text("On hand"), card_figure_width),
                 figure_column("committed", t.text("Committed"), card_figure_width),
                 figure_column("unavailable", t.text("Unavailable"), card_figure_width),
                 figure_column("available", t.text("Available"), card_figure_width),
                 figure_column("incoming", t.text("Incoming"), card_figure_width),
                 figure_column("low-at", t.text("Low at"), card_figure_width),
                 text_column("zone", t.text_in("stock", "Zone"), 96)};
  }

  void take(const PlaceNames& places, const std::vector<stock::Level>& levels,
            const std::vector<stock::ProductZone>& zones) {
    m_rows.clear();
    stock::Level pool;
    for (const auto& level : levels) {
      const auto& place = places.at(level.cell.location);
      const bool on_the_way = place.kind == company::LocationKind::transit;
      const auto lies = std::ranges::find(zones, level.cell, &stock::ProductZone::cell);
      m_rows.push_back({on_the_way ? m_language.text("On the way") : place.name, level,
                        lies == zones.end() ? std::string() : lies->zone});
      pool.on_hand = pool.on_hand + level.on_hand;
      pool.committed = pool.committed + level.committed;
      pool.unavailable = pool.unavailable + level.unavailable;
      pool.incoming = pool.incoming + level.incoming;
    }
    if (m_rows.size() > 1) m_rows.push_back({m_language.text("All places"), pool, {}});
  }

  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override { return m_rows.size(); }

  Cell cell(std::size_t row, std::size_t column) override {
    if (row >= m_rows.size()) return {};
    if (column == level_place) return {m_rows[row].place, Tone::normal, {}};
    if (column == level_zone) return {m_rows[row].zone, Tone::normal, {}};
    const stock::Level& level = m_rows[row].level;
    if (column == level_low_at && !level.low_at) return {};
    if (column == level_available && level.low() && level.available().milli >= 0)
      return {m_language.grid_quantity(level.available()), Tone::warning, {}};
    const Quantity figure = figure_of(m_rows[row].level, column);
    if (figure.milli < 0) return {m_language.grid_quantity(figure), Tone::problem, {}};
    return {m_language.grid_quantity(figure), figure.milli == 0 ? Tone::dimmed : Tone::normal, {}};
  }

  std::string raw(std::size_t row, std::size_t column) override {
    if (row >= m_rows.size()) return {};
    if (column == level_place) return m_rows[row].place;
    if (column == level_zone) return m_rows[row].zone;
    if (column == level_low_at && !m_rows[row].level.low_at) return {};
    return figure_of(m_rows[row].level, column).to_decimal();
  }

 private:
  struct Row {
    std::string place;
    stock::Level level;
    std::string zone;
  };
  static Quantity figure_of(const stock::Level& level, std::size_t column) {
    switch (column) {
      case level_on_hand:
        return level.on_hand;
      case level_committed:
        return level.committed;
      case level_unavailable:
        return level.unavailable;
      case level_available:
        return level.available();
      case level_low_at:
        return level.low_at.value_or(Quantity());
      default:
        return level.incoming;
    }
  }

  Language m_language;
  std::vector<Column> m_columns;
  std::vector<Row> m_rows;
};

/// What moved, newest first, with the sign that it had for the stock.
class ProductCard::Movements : public Table {
 public:
  explicit Movements(Language language) : m_language(std::move(language)) {
    const Language& t = m_language;
    m_columns = {date_column("date", t.text("Date"), 112),
                 text_column("kind", t.text("What happened"), 144),
                 text_column("document", t.text("Document"), 184),
                 text_column("from", t.text("From"), 160),
                 text_column("to", t.text("To"), 176, true),
                 figure_column("quantity", t.text("Quantity"), card_figure_width)};
  }

  void clear() { m_rows.clear(); }

  void add(PlaceNames places, std::vector<stock::MovementRow> rows) {
    m_places = std::move(places);
    m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()),
                  std::make_move_iterator(rows.end()));
  }

  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override { return m_rows.size(); }

  Cell cell(std::size_t row, std::size_t column) override {
    if (row >= m_rows.size()) return {};
    const auto& r = m_rows[row];
    switch (column) {
      case movement_date:
        return {m_language.date(r.business_date), Tone::normal, {}};
      case movement_kind:
        return {m_language.name(books::entry_kind_named(r.entry_kind)), Tone::normal, {}};
      case movement_document:
        return {r.document_number, Tone::normal, {}};
      case movement_from:
        return {place_name(r.movement.from), Tone::normal, {}};
      case movement_to:
        return {place_name(r.movement.to), Tone::normal, {}};
      default:
        return {quantity_of(r.movement), Tone::normal, {}};
    }
  }

  std::string raw(std::size_t row, std::size_t column) override {
    if (row >= m_rows.size()) return {};
    const auto& r = m_rows[row];
    if (column == movement_date) return r.business_date.to_iso();
    if (column == movement_quantity) return signed_change(r.movement).to_decimal();
    return cell(row, column).text;
  }

 private:
  bool stocked(LocationId place) const {
    const auto found = m_places.find(place);
    return found != m_places.end() && company::holds_stock(found->second.kind);
  }

  std::string place_name(LocationId place) const {
    const auto found = m_places.find(place);
    if (found == m_places.end()) return {};
    const Language& t = m_language;
    switch (found->second.kind) {
      case company::LocationKind::transit:
        return t.text("On the way");
      case company::LocationKind::supplier:
        return t.text("Supplier");
      case company::LocationKind::customer:
        return t.text("Customer");
      case company::LocationKind::loss:
        return t.text("Loss");
      case company::LocationKind::gain:
        return t.text("Gain");
      case company::LocationKind::opening:
        return t.text("Opening balance");
      default:
        return found->second.name;
    }
  }

  Quantity signed_change(const stock::Movement& movement) const {
    const bool out = stocked(movement.from) && !stocked(movement.to);
    return out ? -movement.quantity : movement.quantity;
  }

  std::string quantity_of(const stock::Movement& movement) const {
    // Between two places of ours nothing is won or lost: no sign.
    if (stocked(movement.from) && stocked(movement.to)) {
      return m_language.quantity(movement.quantity);
    }
    return m_language.signed_quantity(signed_change(movement));
  }

  Language m_language;
  std::vector<Column> m_columns;
  PlaceNames m_places;
  std::vector<stock::MovementRow> m_rows;
};

ProductCard::ProductCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                         Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_levels(std::make_unique<Levels>(m_language)),
      m_movements(std::make_unique<Movements>(m_language)),
      m_with_costs(company::may_somewhere(m_book->actor(), company::Permission::read_cost)),
      m_shares({text_column("channel", m_language.text("Channel"), 240, true),
                figure_column("units", m_language.text("Units in a year"), card_figure_width),
                figure_column("share", m_language.text("Share in %"), card_figure_width)}),
      m_days({date_column("date", m_language.text("Date"), 160),
              figure_column("change", m_language.text("Change"), card_figure_width),
              figure_column("on-hand", m_language.text("On hand"), card_figure_width)}),
      m_entries({date_column("date", m_language.text("Date"), 112),
                 text_column("kind", m_language.text("What happened"), 144),
                 text_column("document", m_language.text("Document"), 160),
                 text_column("account", m_language.text("Account"), 176, true),
                 text_column("place", m_language.text("Place"), 128),
                 money_column("debit", m_language.text("Debit"), card_figure_width),
                 money_column("credit", m_language.text("Credit"), card_figure_width)}),
      m_parts({text_column("sku", m_language.text("SKU"), 128),
               text_column("product", m_language.text("Product"), 200, true),
               figure_column("needed", m_language.text("For one bundle"), card_figure_width),
               figure_column("available", m_language.text("Available"), card_figure_width),
               figure_column("makes", m_language.text("Enough for"), card_figure_width)}),
      m_lots({text_column("place", m_language.text("Place"), 200, true),
              text_column("lot", m_language.text("Lot"), 160),
              date_column("expires", m_language.text("Good until"), 140),
              figure_column("on-hand", m_language.text("On hand"), card_figure_width)}),
      m_reading(executor, Lane::read),
      m_reading_entries(executor, Lane::read) {}

ProductCard::~ProductCard() = default;

Table& ProductCard::levels() { return *m_levels; }
Table& ProductCard::movements() { return *m_movements; }

void ProductCard::show(ProductId product) {
  const bool same = product == m_product;
  m_product = product;
  read(same);
}

void ProductCard::close() {
  m_product = ProductId();
  m_reading.cancel();
  m_view.show_detail();
}

void ProductCard::refresh() {
  if (open()) read(true);
}

/// Of a bundle places have what their parts make.
void ProductCard::add_bundle(OpenBook& book, Unit& unit, const std::vector<stock::Cell>& cells,
                             Facts& facts) {
  std::vector<company::Location> seen;
  for (const auto& place : facts.places)
    if (std::ranges::find(cells, place.id, &stock::Cell::location) != cells.end())
      seen.push_back(place);
  auto view = goods::view_of_bundle(unit, book.stores(), *facts.product, seen);
  facts.levels.clear();
  for (std::size_t at = 0; at < view.places.size(); ++at) {
    stock::Level level;
    level.cell = {facts.product->id, view.places[at].id};
    level.on_hand = Quantity::of_units(view.units[at]);
    facts.levels.push_back(level);
  }
  facts.parts = std::move(view.parts);
}

/// What entries changed, at the places whose costs may be seen.
void ProductCard::read_entries(OpenBook& book, Unit& unit, ProductId product,
                               const std::string& after, int limit, Facts& facts) {
  const auto actor = book.actor();
  facts.entities = book.company().entities(unit);
  for (const auto& place : facts.places)
    if (company::holds_stock(place.kind) &&
        actor.may(company::Permission::read_cost, company::scope_of(place)))
      facts.costs_at.push_back(place.id);
  facts.stock_account = std::string(books::chart_account("stock").code);
  if (!facts.costs_at.empty())
    facts.entries = book.entries().of_product(unit, product, facts.costs_at, after, limit);
}

ProductCard::Facts ProductCard::read_facts(OpenBook& book, Unit& unit, ProductId product,
                                           const Length& length) {
  Facts facts;
  auto found = book.products().by_ids(unit, {product});
  if (!found.empty()) facts.product = std::move(found.front());
  facts.places = book.company().locations(unit);
  const auto actor = book.actor();
  std::vector<stock::Cell> cells;
  for (const auto& place : facts.places) {
    if (company::holds_stock(place.kind) &&
        actor.may(company::Permission::read_stock, company::scope_of(place)))
      cells.push_back({product, place.id});
  }
  facts.levels = book.stock().levels(unit, cells);
  facts.zones = book.stores().zones.of(unit, cells);
  if (facts.product && facts.product->bundle()) add_bundle(book, unit, cells, facts);
  facts.movements =
      book.stock().movements(unit, product, movements_at(book, unit), {}, length.movements);
  facts.channels = book.company().channels(unit);
  read_entries(book, unit, product, {}, length.entries, facts);
  const auto& entities = facts.entities;
  const auto zone = entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
  const BusinessDate today = zone.value_or(TimeZone::utc()).business_date(book.clock().now(), 0);
  const BusinessDate from = today + -(product_card_days - 1);
  facts.today = today;
  stock::LotFilter lots;
  lots.product = product;
  lots.places = movements_at(book, unit);
  lots.limit = most_lots;
  facts.lots = book.stores().lots.list(unit, lots).rows;
  // Shares of channels and the pool over time are of all places together.
  if (!actor.may(company::Permission::read_stock)) return facts;
  facts.units = book.stock_history().units_by_channel(unit, product, from, today);
  facts.days = book.stock_history().on_hand_days(unit, product, from, today);
  return facts;
}

void ProductCard::read(bool keep_length) {
  // Older movements that were asked for stay when the same product is read again.
  const auto kept = [&](std::size_t rows) {
    return static_cast<int>(keep_length ? std::max(movements_page, rows) : movements_page);
  };
  const Length length{kept(m_movements->rows()), kept(m_entries.rows())};
  m_reading.run(
      [book = m_book, product = m_product, length](const Cancel&) {
        return book->book().read(
            [&](Unit& unit) { return read_facts(*book, unit, product, length); });
      },
      [this](Facts facts) { take(std::move(facts)); },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_view.show_detail();
      });
  m_view.show_detail();
}

void ProductCard::take(Facts facts) {
  m_error.clear();
  m_title = facts.product ? facts.product->name : std::string();
  m_subtitle.clear();
  if (facts.product) {
    std::vector<std::string> parts;
    for (const auto& part : {facts.product->sku, facts.product->barcode, facts.product->vendor}) {
      if (!part.empty()) parts.push_back(part);
    }
    if (facts.product->bundle())
      parts.push_back(m_language.text("Made of {parts}", {{"parts", parts_text(facts.parts)}}));
    m_subtitle = m_language.joined(parts);
  }
  take_lots(facts, facts.places);
  take_parts(facts);
  m_entries.clear();
  m_entries_of.clear();
  add_entries(facts);
  PlaceNames places;
  for (auto& place : facts.places) places.emplace(place.id, std::move(place));
  m_levels->take(places, facts.levels, facts.zones);
  m_movements->clear();
  m_movements->add(std::move(places), std::move(facts.movements.rows));
  m_next = std::move(facts.movements.next);
  take_shares(facts);
  take_days(facts);
  m_view.show_detail();
}

void ProductCard::show_older_entries() {
  if (m_next_entries.empty() || m_reading_entries.busy()) return;
  m_reading_entries.run(
      [book = m_book, product = m_product, after = m_next_entries](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts;
          facts.places = book->company().locations(unit);
          read_entries(*book, unit, product, after, static_cast<int>(movements_page), facts);
          return facts;
        });
      },
      [this](const Facts& facts) {
        add_entries(facts);
        m_view.show_detail();
      },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_view.show_detail();
      });
}

void ProductCard::show_older() {
  if (m_next.empty() || m_reading.busy()) return;
  m_reading.run(
      [book = m_book, product = m_product, after = m_next](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts;
          facts.places = book->company().locations(unit);
          facts.movements = book->stock().movements(unit, product, movements_at(*book, unit), after,
                                                    static_cast<int>(movements_page));
          return facts;
        });
      },
      [this](Facts facts) {
        PlaceNames places;
        for (auto& place : facts.places) places.emplace(place.id, std::move(place));
        m_movements->add(std::move(places), std::move(facts.movements.rows));
        m_next = std::move(facts.movements.next);
        m_view.show_detail();
      },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_view.show_detail();
      });
  m_view.show_detail();
}

}  // namespace kontor::gui
