#include <algorithm>
#include <map>
#include <tuple>

#include "domain/base/check.h"
#include "persistence/stores/company_store.h"
#include "persistence/stores/figure_store.h"
#include "persistence/stores/period_parts.h"

namespace kontor::persistence {

namespace figure_stock_detail {

using insight::FigureFilter;
using insight::ProductNaming;

/// Goods on hand, but for those on the road between two places.
constexpr const char* shelves =
    "(select id from location where kind in ('store', 'warehouse', 'marketplace', 'third_party'))";

/// The products of a page, by code.
struct Products {
  std::vector<ProductNaming> rows;
  std::vector<ProductId> ids;
  std::map<ProductId, std::size_t> at;
  std::string next;
};

Products products_of(Unit& unit, const FigureFilter& filter) {
  KONTOR_ASSERT(filter.limit > 0);
  Query q(unit,
          "select id, code, sku, name from product where code > :after order by code limit :limit");
  q.bind("after", filter.after).bind("limit", filter.limit);
  Products page;
  ProductNaming row;
  q.into(row.id, row.code, row.sku, row.name);
  while (q.next()) {
    page.at[row.id] = page.rows.size();
    page.ids.push_back(row.id);
    page.rows.push_back(row);
  }
  if (std::ssize(page.rows) == filter.limit) page.next = page.rows.back().code;
  return page;
}

/// Rows of a page by product and place, in the order of the page.
template <class Row>
class Cells {
 public:
  explicit Cells(const Products& products) : m_products(products) {}

  Row& of(ProductId product, LocationId place) {
    const std::size_t at = m_products.at.at(product);
    const auto [found, fresh] = m_rows.try_emplace({at, place});
    if (fresh) {
      found->second.product = m_products.rows[at];
      found->second.location = place;
    }
    return found->second;
  }
  std::vector<Row> take() {
    std::vector<Row> rows;
    for (auto& [key, row] : m_rows) rows.push_back(std::move(row));
    return rows;
  }

 private:
  const Products& m_products;
  std::map<std::pair<std::size_t, LocationId>, Row> m_rows;
};

/// On hand by product and place before a day: whole months, and the days of the cut one.
template <class Visit>
void on_hand_before(Unit& unit, const Products& products, BusinessDate day, Visit visit) {
  const std::string mine =
      " and " + in_ids(unit, "product_id", "products") + " and location_id in " + shelves;
  Query q(unit,
          "select product_id, location_id, cast(sum(change_milli) as bigint) from (select "
          "product_id, location_id, change_milli from stock_month_all where date < :month" +
              mine +
              " union all select product_id, location_id, change_milli from stock_day_all where "
              "date >= :month and date < :day" +
              mine + ") s group by product_id, location_id");
  q.bind("month", day.month_start()).bind("day", day);
  q.bind_ids("products", products.ids);
  ProductId product;
  LocationId place;
  Quantity sum;
  q.into(product, place, sum);
  while (q.next()) visit(product, place, sum);
}

using Flows = Cells<insight::StockFlow>;

/// The kinds of all places, since movements are split by them here: one pass over the movements
/// instead of one for each end.
using Kinds = std::map<LocationId, company::LocationKind>;

Kinds kinds_of(Unit& unit) {
  Kinds kinds;
  for (const auto& place : SqlCompanyStore().locations(unit)) kinds[place.id] = place.kind;
  return kinds;
}

bool is_shelf(company::LocationKind kind) {
  return company::holds_stock(kind) && kind != company::LocationKind::transit;
}

/// What moved over the border of each place. Goods with which the book began were there before.
void read_moved(Unit& unit, const Products& products, const FigureFilter& filter, Flows& cells) {
  const Kinds kinds = kinds_of(unit);
  const auto side = [&](ProductId product, LocationId here, LocationId other, Quantity change) {
    using enum company::LocationKind;
    if (!is_shelf(kinds.at(here))) return;
    auto& row = cells.of(product, here);
    const auto kind = kinds.at(other);
    if (kind == opening) row.opening = row.opening + change;
    if (kind == supplier || kind == transit) row.received = row.received + change;
    if (kind == customer) row.sold = row.sold - change;
  };
  // The sign keeps planners from the index of days.
  Query q(unit,
          "select m.product_id, m.from_location, m.to_location, cast(sum(m.quantity_milli) as "
          "bigint) from movement m where m.from_location <> m.to_location and "
          "+m.business_date between :from and :to and " +
              in_ids(unit, "m.product_id", "products") +
              " group by m.product_id, m.from_location, m.to_location");
  q.bind("from", *filter.from).bind("to", *filter.to);
  q.bind_ids("products", products.ids);
  ProductId product;
  LocationId from, to;
  Quantity quantity;
  q.into(product, from, to, quantity);
  while (q.next()) {
    side(product, to, from, quantity);
    side(product, from, to, -quantity);
  }
}

/// How many days a product was listed at a place, and how many of them ended without it.
void read_days(Unit& unit, const Products& products, const FigureFilter& filter,
               const std::map<std::pair<ProductId, LocationId>, Quantity>& before, Flows& cells) {
  std::map<std::pair<ProductId, LocationId>, std::vector<std::pair<BusinessDate, Quantity>>>
      changes;
  {
    Query q(unit,
            "select product_id, location_id, date, cast(sum(change_milli) as bigint) from "
            "stock_day_all where date between :from and :to and " +
                in_ids(unit, "product_id", "products") + " and location_id in " + shelves +
                " group by product_id, location_id, date order by product_id, location_id, date");
    q.bind("from", *filter.from).bind("to", *filter.to);
    q.bind_ids("products", products.ids);
    std::pair<ProductId, LocationId> cell;
    std::pair<BusinessDate, Quantity> change;
    q.into(cell.first, cell.second, change.first, change.second);
    while (q.next()) changes[cell].push_back(change);
  }
  const auto note = [&](const std::pair<ProductId, LocationId>& cell, Quantity opening,
                        BusinessDate first) {
    const auto found = changes.find(cell);
    static const std::vector<std::pair<BusinessDate, Quantity>> none;
    const auto days = insight::empty_days(opening, found == changes.end() ? none : found->second,
                                          first, *filter.from, *filter.to);
    auto& row = cells.of(cell.first, cell.second);
    row.days_listed = days.listed;
    row.days_empty = days.empty;
  };
  for (const auto& [cell, quantity] : before) note(cell, quantity, *filter.from);
  for (const auto& [cell, days] : changes)
    if (!before.contains(cell)) note(cell, {}, days.front().first);
}

void read_available(Unit& unit, const Products& products, Flows& cells) {
  Query q(unit,
          "select product_id, location_id, on_hand_milli - committed_milli - unavailable_milli "
          "from stock_level where " +
              in_ids(unit, "product_id", "products") + " and location_id in " + shelves);
  q.bind_ids("products", products.ids);
  ProductId product;
  LocationId place;
  Quantity available;
  q.into(product, place, available);
  while (q.next()) cells.of(product, place).available = available;
}

using Ages = Cells<insight::StockAge>;

void read_ages(Unit& unit, const Products& products, Ages& cells) {
  const std::string mine = in_ids(unit, "m.product_id", "products");
  ProductId product;
  LocationId place;
  BusinessDate day;
  Quantity quantity;
  {
    Query q(unit,
            "select m.product_id, m.to_location, m.business_date, cast(sum(m.quantity_milli) as "
            "bigint) from movement m where m.from_location <> m.to_location and " +
                mine + " and m.to_location in " + shelves +
                " group by m.product_id, m.to_location, m.business_date "
                "order by m.product_id, m.to_location, m.business_date desc");
    q.bind_ids("products", products.ids).into(product, place, day, quantity);
    while (q.next()) cells.of(product, place).came.emplace_back(day, quantity);
  }
  Query q(
      unit,
      "select m.product_id, m.from_location, max(m.business_date) from movement m join location "
      "o on o.id = m.to_location where o.kind = 'customer' and " +
          mine + " and m.from_location in " + shelves + " group by m.product_id, m.from_location");
  q.bind_ids("products", products.ids).into(product, place, day);
  while (q.next()) cells.of(product, place).last_sold = day;
}

using Turns = std::map<std::pair<std::size_t, EntityId>, insight::StockTurn>;

insight::StockTurn& turn_of(Turns& turns, const Products& products, ProductId product,
                            EntityId entity) {
  const std::size_t at = products.at.at(product);
  auto& turn = turns[{at, entity}];
  turn.product = products.rows[at];
  turn.entity = entity;
  return turn;
}

/// The company whose stock a place's goods are; none for the other ends of movements.
std::map<LocationId, EntityId> owners_of(Unit& unit) {
  std::map<LocationId, EntityId> owners;
  for (const auto& place : SqlCompanyStore().locations(unit))
    if (company::holds_stock(place.kind)) owners[place.id] = place.entity;
  return owners;
}

using MonthEnds = std::array<BusinessDate, insight::StockTurn::month_ends>;

void read_values(Unit& unit, const Products& products, const MonthEnds& ends, Turns& turns) {
  const auto owners = owners_of(unit);
  std::string text = "select m.product_id, m.from_location, m.to_location";
  for (std::size_t i = 0; i < ends.size(); ++i)
    text += ", cast(sum(case when m.business_date <= :end" + std::to_string(i) +
            " then m.value_minor else 0 end) as bigint)";
  Query q(unit, text + " from movement m where m.value_minor <> 0 and " +
                    in_ids(unit, "m.product_id", "products") +
                    " group by m.product_id, m.from_location, m.to_location");
  for (std::size_t i = 0; i < ends.size(); ++i) q.bind("end" + std::to_string(i), ends[i]);
  q.bind_ids("products", products.ids);
  ProductId product;
  LocationId from, to;
  std::array<std::int64_t, insight::StockTurn::month_ends> values = {};
  q.into(product, from, to);
  for (std::int64_t& value : values) q.into(value);
  const auto add = [&](LocationId place, std::int64_t sign) {
    const auto owner = owners.find(place);
    if (owner == owners.end()) return;
    auto& turn = turn_of(turns, products, product, owner->second);
    for (std::size_t i = 0; i < values.size(); ++i) turn.value_minor[i] += sign * values[i];
  };
  while (q.next()) {
    add(to, 1);
    add(from, -1);
  }
}

void read_year(Unit& unit, const Products& products, const FigureFilter& filter, Turns& turns) {
  const std::string parts =
      PeriodParts::select("product",
                          "product_id, channel_id, currency, gross_minor, discount_minor, "
                          "returns_minor, cost_minor",
                          " and " + in_ids(unit, "product_id", "products"));
  Query q(unit,
          "select s.product_id, e.id, case when s.currency = e.currency then 0 else 1 end, "
          "cast(sum(s.gross_minor - s.discount_minor - s.returns_minor) as bigint), "
          "cast(sum(s.cost_minor) as bigint) from (" +
              parts +
              ") s join channel c on c.id = s.channel_id join entity e on e.id = c.entity_id "
              "group by 1, 2, 3 order by 1, 2, 3");
  PeriodParts::of(filter).bind(q);
  q.bind_ids("products", products.ids);
  ProductId product;
  EntityId entity;
  std::int64_t other = 0, net = 0, cost = 0;
  q.into(product, entity, other, net, cost);
  while (q.next()) {
    auto& turn = turn_of(turns, products, product, entity);
    turn.cost_minor += cost;
    if (other == 0) turn.net_minor += net;
    if (other != 0) turn.other_currencies = true;
  }
}

/// Adds what these products earned, with nothing of a total yet.
void read_ranked(Unit& unit, const Products& products, const FigureFilter& filter,
                 std::vector<insight::RankedSales>& rows) {
  if (products.rows.empty()) return;
  const std::string parts = PeriodParts::select(
      "product",
      "product_id, channel_id, currency, units_milli, gross_minor, discount_minor, returns_minor",
      " and " + in_ids(unit, "product_id", "products") +
          (filter.channel ? " and channel_id = :channel" : ""));
  Query q(unit,
          "select s.product_id, e.code, e.name, s.currency, cast(sum(s.units_milli) as bigint), "
          "cast(sum(s.gross_minor - s.discount_minor - s.returns_minor) as bigint) from (" +
              parts +
              ") s join channel c on c.id = s.channel_id join entity e on e.id = c.entity_id" +
              (filter.entity ? " where e.id = :entity" : "") +
              " group by s.product_id, e.code, e.name, s.currency");
  PeriodParts::of(filter).bind(q);
  if (filter.channel) q.bind("channel", filter.channel);
  if (filter.entity) q.bind("entity", filter.entity);
  q.bind_ids("products", products.ids);
  ProductId product;
  insight::RankedSales row;
  q.into(product, row.entity.code, row.entity.name, row.currency, row.units, row.net_minor);
  while (q.next()) {
    if (row.units == Quantity{} && row.net_minor == 0) continue;
    row.product = products.rows[products.at.at(product)];
    rows.push_back(row);
  }
}

}  // namespace figure_stock_detail

insight::Page<insight::StockFlow> SqlFigureStore::stock_flows(Unit& unit,
                                                              const insight::FigureFilter& filter) {
  using namespace figure_stock_detail;
  KONTOR_ASSERT(filter.from && filter.to);
  const Products products = products_of(unit, filter);
  if (products.rows.empty()) return {};
  Flows cells(products);
  std::map<std::pair<ProductId, LocationId>, Quantity> before;
  on_hand_before(unit, products, *filter.from,
                 [&](ProductId product, LocationId place, Quantity quantity) {
                   before[{product, place}] = quantity;
                   cells.of(product, place).opening = quantity;
                 });
  on_hand_before(unit, products, *filter.to + 1,
                 [&](ProductId product, LocationId place, Quantity quantity) {
                   cells.of(product, place).closing = quantity;
                 });
  read_moved(unit, products, filter, cells);
  read_days(unit, products, filter, before, cells);
  read_available(unit, products, cells);
  return {cells.take(), products.next};
}

insight::Page<insight::StockAge> SqlFigureStore::stock_ages(Unit& unit,
                                                            const insight::FigureFilter& filter) {
  using namespace figure_stock_detail;
  const Products products = products_of(unit, filter);
  if (products.rows.empty()) return {};
  Ages cells(products);
  {
    Query q(unit,
            "select s.product_id, s.location_id, s.on_hand_milli, l.entity_id, "
            "coalesce(k.quantity_milli, 0), coalesce(k.value_minor, 0) from stock_level s join "
            "location l on l.id = s.location_id left join stock_cost k on k.entity_id = "
            "l.entity_id and k.product_id = s.product_id where " +
                in_ids(unit, "s.product_id", "products") + " and s.location_id in " + shelves);
    q.bind_ids("products", products.ids);
    ProductId product;
    LocationId place;
    insight::StockAge row;
    q.into(product, place, row.on_hand, row.entity, row.entity_quantity, row.entity_value_minor);
    while (q.next()) {
      auto& cell = cells.of(product, place);
      cell.on_hand = row.on_hand;
      cell.entity = row.entity;
      cell.entity_quantity = row.entity_quantity;
      cell.entity_value_minor = row.entity_value_minor;
    }
  }
  read_ages(unit, products, cells);
  auto rows = cells.take();
  std::erase_if(rows, [](const auto& row) { return row.on_hand.milli <= 0; });
  return {std::move(rows), products.next};
}

insight::Page<insight::StockTurn> SqlFigureStore::stock_turns(
    Unit& unit, const insight::FigureFilter& filter,
    const std::array<BusinessDate, insight::StockTurn::month_ends>& ends) {
  using namespace figure_stock_detail;
  const Products products = products_of(unit, filter);
  if (products.rows.empty()) return {};
  Turns turns;
  read_values(unit, products, ends, turns);
  FigureFilter year = filter;
  year.from = ends.front() + 1;
  year.to = ends.back();
  read_year(unit, products, year, turns);
  insight::Page<insight::StockTurn> page;
  page.next = products.next;
  for (const auto& [key, turn] : turns) page.rows.push_back(turn);
  return page;
}

void SqlFigureStore::each_ranked(Unit& unit, const insight::FigureFilter& filter,
                                 const std::function<void(const insight::RankedSales&)>& visit) {
  using namespace figure_stock_detail;
  // A row a product stays in memory; sorting what they are summed from would take much more.
  std::vector<insight::RankedSales> rows;
  FigureFilter part = filter;
  do {
    const Products products = products_of(unit, part);
    read_ranked(unit, products, filter, rows);
    part.after = products.next;
  } while (!part.after.empty());
  std::map<std::pair<std::string, Currency>, std::int64_t> totals;
  for (const auto& row : rows)
    totals[{row.entity.code, row.currency}] += std::max<std::int64_t>(row.net_minor, 0);
  std::ranges::sort(rows, [](const auto& a, const auto& b) {
    return std::tie(a.entity.code, a.currency, b.net_minor, a.product.code) <
           std::tie(b.entity.code, b.currency, a.net_minor, b.product.code);
  });
  for (auto& row : rows) {
    row.total_minor = totals[{row.entity.code, row.currency}];
    visit(row);
  }
}

void SqlFigureStore::each_movement(Unit& unit, const insight::FigureFilter& filter,
                                   const std::function<void(const insight::MovementRow&)>& visit) {
  KONTOR_ASSERT(filter.from && filter.to);
  std::string text =
      "select m.business_date, m.event_at, e.kind, coalesce(d.number, ''), coalesce(d.id, 0), "
      "coalesce(d.kind, ''), p.id, p.code, p.sku, "
      "p.name, m.from_location, m.to_location, m.from_state, m.to_state, m.quantity_milli, "
      "e.entity_id, m.value_minor from movement m join entry e on e.id = m.entry_id left join "
      "document d on d.id = e.document_id join product p on p.id = m.product_id "
      "where m.business_date between :from and :to";
  if (filter.entity) text += " and e.entity_id = :entity";
  if (filter.location) text += " and (m.from_location = :location or m.to_location = :location)";
  Query q(unit, text + " order by m.business_date, m.event_at, m.entry_id, m.line_no");
  q.bind("from", *filter.from).bind("to", *filter.to);
  if (filter.entity) q.bind("entity", filter.entity);
  if (filter.location) q.bind("location", filter.location);
  insight::MovementRow row;
  q.into(row.date, row.event_at, row.kind, row.document, row.document_id, row.document_kind,
         row.product.id, row.product.code, row.product.sku, row.product.name, row.from, row.to,
         row.from_state, row.to_state, row.quantity, row.entity, row.value_minor);
  while (q.next()) visit(row);
}

}  // namespace kontor::persistence
