#include "persistence/stores/stock_pool.h"

#include <fmt/format.h>

#include "domain/base/check.h"
#include "domain/base/fields.h"
#include "persistence/stores/pool_list.h"
#include "persistence/stores/stock_store.h"

namespace kontor::persistence {

namespace stock_pool_detail {

constexpr const char* has_level =
    "exists (select 1 from stock_level l where l.product_id = p.id limit 1 offset 0)";

std::string token_of(const PoolMark& mark) {
  FieldWriter writer;
  writer.add(std::string_view(mark.text)).add(mark.number).add(mark.product.value);
  writer.end_record();
  return writer.text();
}

std::vector<ProductId> products_of(const std::vector<PoolMark>& marks) {
  std::vector<ProductId> products;
  for (const PoolMark& mark : marks) products.push_back(mark.product);
  return products;
}

using RowsByProduct = std::map<ProductId, stock::PoolRow>;

RowsByProduct read_names(Unit& unit, const std::vector<ProductId>& products) {
  RowsByProduct rows;
  stock::PoolRow row;
  Query q(unit, "select id, code, sku, name from product where " + in_ids(unit, "id", "products"));
  q.bind_ids("products", products);
  q.into(row.product, row.code, row.sku, row.name);
  while (q.next()) rows[row.product] = row;
  return rows;
}

void add_level(stock::PoolRow& row, const stock::Level& level, bool of_some_places) {
  row.on_hand = row.on_hand + level.on_hand;
  row.committed = row.committed + level.committed;
  row.unavailable = row.unavailable + level.unavailable;
  // Over all places goods on their way between them are on hand already (rules.md 5); what was
  // ordered comes by read_orders().
  if (of_some_places) row.incoming = row.incoming + level.incoming;
  row.oversold = row.oversold || level.available().milli < 0;
  row.low = row.low || level.low();
  row.levels.push_back(level);
}

/// Adds the levels of the products, by location code; the pool is their sum.
void read_levels(Unit& unit, const stock::PoolFilter& filter,
                 const std::vector<ProductId>& products, const std::optional<PoolMoment>& moment,
                 RowsByProduct& rows) {
  const std::string of_products = in_ids(unit, "product_id", "products");
  const std::string cells =
      moment ? "(" + figures_at(*moment, of_products) + ")" : std::string("stock_level");
  Query q(unit,
          "select l.product_id, l.location_id, l.on_hand_milli, l.committed_milli, "
          "l.unavailable_milli, " +
              // What was low or on its way at a past moment is not kept.
              std::string(moment ? "0, cast(null as bigint)" : "l.incoming_milli, l.low_milli") +
              " from " + cells + " l join location on location.id = l.location_id where l." +
              of_products + at_places(unit, filter) + " order by location.code");
  q.bind_ids("products", products);
  bind_places(q, filter);
  if (moment) bind_moment(q, *moment);
  stock::Level level;
  std::optional<std::int64_t> low;
  q.into(level.cell.product, level.cell.location, level.on_hand, level.committed, level.unavailable,
         level.incoming, low);
  while (q.next()) {
    level.low_at = low ? std::optional(Quantity{*low}) : std::nullopt;
    add_level(rows.at(level.cell.product), level, filter.somewhere());
  }
}

/// What was ordered from suppliers and has not come: along the index of documents that are open.
constexpr const char* open_orders =
    "select n.product_id, n.sent_milli - n.accepted_milli - n.rejected_milli - n.returned_milli - "
    "n.lost_milli as incoming_milli from stock_document d join stock_document_line n on "
    "n.document_id = d.document_id where d.type = 'purchase' and d.state <> 'closed' and "
    "d.state <> 'cancelled' and n.sent_milli <> 0";

/// Adds it to the pool, over all places.
void read_orders(Unit& unit, const std::vector<ProductId>& products, RowsByProduct& rows) {
  ProductId product;
  Quantity incoming;
  Query q(unit, std::string("select product_id, cast(sum(incoming_milli) as bigint) from (") +
                    open_orders + " and " + in_ids(unit, "n.product_id", "products") +
                    ") o group by product_id");
  q.bind_ids("products", products).into(product, incoming);
  while (q.next()) rows.at(product).incoming = incoming;
}

/// Their sum over products `listed`, a select of ids.
std::string ordered_of(const std::string& listed) {
  return std::string("(select cast(coalesce(sum(o.incoming_milli), 0) as bigint) from (") +
         open_orders + ") o where o.product_id in (" + listed + "))";
}

stock::PoolPage page_of(Unit& unit, const stock::PoolFilter& filter,
                        const std::optional<PoolMoment>& moment) {
  KONTOR_ASSERT(filter.limit > 0);
  stock::PoolPage page;
  // One more than wanted tells whether there is a next page.
  std::vector<PoolMark> marks = pool_marks(unit, filter, filter.limit + 1, moment);
  if (std::ssize(marks) > filter.limit) {
    marks.pop_back();
    page.next = token_of(marks.back());
  }
  if (marks.empty()) return page;
  const std::vector<ProductId> products = products_of(marks);
  RowsByProduct rows = read_names(unit, products);
  read_levels(unit, filter, products, moment, rows);
  if (!filter.somewhere() && !moment) read_orders(unit, products, rows);
  for (const ProductId product : products) page.rows.push_back(std::move(rows.at(product)));
  return page;
}

/// The sums of some places' levels, or of the totals of all, which know of nothing on its way:
/// `incoming` says that.
std::string summed(const std::string& a, bool of_some_places,
                   const std::string& incoming = "cast(0 as bigint)") {
  return fmt::format(
             "cast(coalesce(sum({0}.on_hand_milli), 0) as bigint), "
             "cast(coalesce(sum({0}.committed_milli), 0) as bigint), "
             "cast(coalesce(sum({0}.unavailable_milli), 0) as bigint), ",
             a) +
         (of_some_places ? "cast(coalesce(sum(" + a + ".incoming_milli), 0) as bigint)" : incoming);
}

/// Adds the one row of a select of a count and the four sums; takes them off with `sign` -1.
void add_row(Query& q, std::int64_t sign, stock::PoolTotals& totals) {
  std::int64_t products = 0, on_hand = 0, committed = 0, unavailable = 0, incoming = 0;
  q.into(products, on_hand, committed, unavailable, incoming);
  while (q.next()) {
    totals.products += sign * products;
    totals.on_hand.milli += sign * on_hand;
    totals.committed.milli += sign * committed;
    totals.unavailable.milli += sign * unavailable;
    totals.incoming.milli += sign * incoming;
  }
}

/// What a place has, from the index of places alone, less the few hidden products.
stock::PoolTotals place_totals(Unit& unit, LocationId place) {
  stock::PoolTotals totals;
  const std::string sums = "select count(*), " + summed("l", true);
  Query all(unit, sums + " from stock_level l where l.location_id = :location");
  all.bind("location", place);
  add_row(all, 1, totals);
  Query hidden(unit, sums +
                         " from product p cross join stock_level l where p.hidden = true and "
                         "l.product_id = p.id and l.location_id = :location");
  hidden.bind("location", place);
  add_row(hidden, -1, totals);
  return totals;
}

/// How many products the list without filters has: along the index of what they are.
std::int64_t whole_count(Unit& unit) {
  std::int64_t count = 0;
  Query q(unit,
          "select (select count(*) from product p where p.hidden = false and p.tracked = true and "
          "p.provisional = false) + (select count(*) from product p where p.hidden = false and "
          "p.tracked = true and p.provisional = true and " +
              std::string(has_level) +
              ") + (select count(*) from product p where p.hidden = false and p.tracked = false "
              "and " +
              has_level + ")");
  q.into(count);
  while (q.next()) {
  }
  return count;
}

/// All totals less those of the few hidden products; what isn't in the list otherwise has none.
stock::PoolTotals whole_totals(Unit& unit) {
  stock::PoolTotals totals;
  const std::string ordered = ordered_of("select id from product where hidden = false");
  Query all(unit, "select 0, " + summed("t", false, ordered) + " from stock_total_all t");
  add_row(all, 1, totals);
  Query hidden(unit, "select 0, " + summed("t", false) +
                         " from product p join stock_total_all t on t.product_id = p.id "
                         "where p.hidden = true");
  add_row(hidden, -1, totals);
  totals.products = whole_count(unit);
  return totals;
}

}  // namespace stock_pool_detail

stock::PoolPage SqlStockStore::pool(Unit& unit, const stock::PoolFilter& filter) {
  return stock_pool_detail::page_of(unit, filter, std::nullopt);
}

std::string SqlPoolList::place_behind(Unit& unit, const stock::PoolFilter& filter, int rows) {
  const auto mark = pool_mark_at(unit, filter, rows);
  return mark ? stock_pool_detail::token_of(*mark) : std::string();
}

std::int64_t SqlStockStore::pool_count(Unit& unit, const stock::PoolFilter& filter) {
  const PoolCondition condition(unit, filter);
  if (!condition.searches() && !condition.named() && !filter.few() && filter.places.empty())
    return filter.location ? stock_pool_detail::place_totals(unit, filter.location).products
                           : stock_pool_detail::whole_count(unit);
  Query q(unit, "select count(*) from " + condition.rows() + " where " + condition.sql());
  condition.bind(q, true);
  std::int64_t count = 0;
  q.into(count);
  while (q.next()) {
  }
  return count;
}

stock::PoolTotals SqlStockStore::pool_totals(Unit& unit, const stock::PoolFilter& filter) {
  const PoolCondition condition(unit, filter);
  if (!condition.searches() && !condition.named() && !filter.few() && filter.places.empty())
    return filter.location ? stock_pool_detail::place_totals(unit, filter.location)
                           : stock_pool_detail::whole_totals(unit);
  const std::string figures = filter.somewhere() ? "stock_level" : "stock_total_all";
  Query q(unit,
          // Counted for itself: a product may have several rows of figures, or none.
          "with listed as materialized (select p.id from " + condition.rows() + " where " +
              condition.sql() + ") select (select count(*) from listed), " +
              stock_pool_detail::summed("l", filter.somewhere(),
                                        stock_pool_detail::ordered_of("select id from listed")) +
              " from listed join " + figures + " l on l.product_id = listed.id" +
              at_places(unit, filter));
  condition.bind(q, true);
  stock::PoolTotals totals;
  q.into(totals.products, totals.on_hand, totals.committed, totals.unavailable, totals.incoming);
  while (q.next()) {
  }
  return totals;
}

stock::PoolPage SqlStockStore::pool_as_of(Unit& unit, const stock::PoolFilter& filter, Instant at,
                                          bool as_known) {
  return stock_pool_detail::page_of(unit, filter, PoolMoment{at, as_known});
}

}  // namespace kontor::persistence
