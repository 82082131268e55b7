#include "persistence/stores/replenish_store.h"

#include <algorithm>

#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace replenish_detail {

using Sums = std::map<ProductId, Quantity>;

/// Sums of a place by product: of a select of product and sum that names the place :place.
Sums sums_of(Unit& unit, const std::string& text, LocationId place) {
  Sums sums;
  ProductId product;
  Quantity sum;
  Query q(unit, text);
  q.bind("place", place).into(product, sum);
  while (q.next()) sums[product] = sum;
  return sums;
}

Quantity sum_of(const Sums& sums, ProductId product) {
  const auto found = sums.find(product);
  return found == sums.end() ? Quantity{} : found->second;
}

/// What drafts of a type have in mind for a place.
Sums drafted(Unit& unit, LocationId place, const std::string& type, const std::string& states) {
  return sums_of(unit,
                 "select n.product_id, cast(sum(n.asked_milli - n.sent_milli) as bigint) "
                 "from stock_document d join stock_document_line n on n.document_id = "
                 "d.document_id where d.to_location = :place and d.type = '" +
                     type + "' and d.state in (" + states + ") group by n.product_id",
                 place);
}

void add_what_is_apart(Unit& unit, LocationId place, std::vector<stock::ReplenishCell>& rows) {
  const auto safety = sums_of(unit,
                              "select product_id, quantity_milli from stock_aside where "
                              "location_id = :place and state = 'safety'",
                              place);
  const auto backorders = sums_of(unit,
                                  "select b.product_id, cast(sum(b.quantity_milli) as bigint) "
                                  "from backorder b cross join order_head h where "
                                  "h.document_id = b.document_id and h.location_id = :place "
                                  "group by b.product_id",
                                  place);
  const auto purchases = drafted(unit, place, "purchase", "'draft'");
  const auto transfers =
      drafted(unit, place, "transfer", "'draft', 'ready', 'in_transit', 'partly_received'");
  for (auto& row : rows) {
    row.unavailable = row.unavailable - sum_of(safety, row.product);
    row.backorders = sum_of(backorders, row.product);
    row.drafted_purchases = sum_of(purchases, row.product);
    row.drafted_transfers = sum_of(transfers, row.product);
  }
}

void read_days(Query& q, std::map<ProductId, stock::DayQuantities>& days) {
  ProductId product;
  BusinessDate date;
  Quantity quantity;
  q.into(product, date, quantity);
  while (q.next()) days[product].emplace_back(date, quantity);
}

/// Few products are found by themselves, many by the days.
constexpr std::size_t few_products = 1'000;

void read_sold(Unit& unit, LocationId place, BusinessDate from, BusinessDate to,
               const std::vector<ProductId>& products, stock::ReplenishDays& days) {
  constexpr std::int64_t day_ms = 86'400'000;
  const std::string customers = "(select id from location where kind = 'customer')";
  const bool by_product = !products.empty() && products.size() <= few_products;
  std::string where = "((m.from_location = :place and m.to_location in " + customers +
                      ") or (m.to_location = :place and m.from_location in " + customers + ")) ";
  // The sign keeps planners from the other index.
  where += by_product ? "and +m.business_date between :from and :to and m.event_at >= :since and " +
                            in_ids(unit, "m.product_id", "products")
                      : "and m.business_date between :from and :to";
  Query q(unit,
          "select m.product_id, m.business_date, cast(sum(case when m.from_location = :place then "
          "m.quantity_milli else -m.quantity_milli end) as bigint) from movement m where " +
              where +
              " group by m.product_id, m.business_date order by m.product_id, m.business_date");
  q.bind("place", place).bind("from", from).bind("to", to);
  // A day begins at most so far from that of UTC.
  if (by_product) {
    q.bind("since", (std::int64_t{from.days} - 2) * day_ms);
    q.bind_ids("products", products);
  }
  read_days(q, days.sold);
}

/// Cells of a place in the order of products; `levels`: a table or sub-select named l with what a
/// level holds; `where`: what of it is wanted, with :after as the product behind which.
std::vector<stock::ReplenishCell> cells_of_place(Unit& unit, const stock::ReplenishFilter& filter,
                                                 const std::string& levels,
                                                 const std::string& where) {
  std::string narrowed;
  if (filter.supplier)
    narrowed +=
        " and exists (select 1 from supplier_product o where o.supplier_id = :supplier and "
        "o.product_id = l.product_id)";
  if (!filter.products.empty()) narrowed += " and " + in_ids(unit, "l.product_id", "products");
  // The cross joins go from what is there: SQLite would go through all orders or products.
  Query q(unit,
          "select l.product_id, p.code, case when p.sku = '' then p.code else p.sku end, p.name, "
          "p.unit, l.on_hand_milli, l.committed_milli, l.unavailable_milli, l.incoming_milli "
          "from " +
              levels +
              " cross join product p where p.id = l.product_id and l.product_id > :after and "
              "p.hidden = false and p.tracked = true and p.status = 'active'" +
              where + narrowed + " order by l.product_id limit :limit");
  q.bind("place", filter.location).bind("after", filter.after);
  if (filter.supplier) q.bind("supplier", filter.supplier);
  if (!filter.products.empty()) q.bind_ids("products", filter.products);
  q.bind("limit", filter.limit + 1);
  stock::ReplenishCell row;
  q.into(row.product, row.code, row.sku, row.name, row.unit, row.on_hand, row.committed,
         row.unavailable, row.incoming);
  std::vector<stock::ReplenishCell> cells;
  while (q.next()) cells.push_back(row);
  return cells;
}

/// What was ordered at a place and never was there: it has no level.
constexpr const char* ordered_only =
    "(select b.product_id, cast(0 as bigint) as on_hand_milli, cast(0 as bigint) as "
    "committed_milli, cast(0 as bigint) as unavailable_milli, cast(0 as bigint) as incoming_milli "
    "from backorder b cross join order_head h where h.document_id = b.document_id and "
    "h.location_id = :place and not exists (select 1 from stock_level x where x.product_id = "
    "b.product_id and x.location_id = :place) group by b.product_id) l";

}  // namespace replenish_detail

stock::ReplenishCells SqlReplenishStore::cells(Unit& unit, const stock::ReplenishFilter& filter) {
  using namespace replenish_detail;
  stock::ReplenishCells cells;
  cells.rows = cells_of_place(unit, filter, "stock_level l", " and l.location_id = :place");
  const auto more = cells_of_place(unit, filter, ordered_only, {});
  const auto there = cells.rows.insert(cells.rows.end(), more.begin(), more.end());
  std::ranges::inplace_merge(cells.rows, there, {}, &stock::ReplenishCell::product);
  if (std::ssize(cells.rows) > filter.limit) {
    cells.rows.resize(static_cast<std::size_t>(filter.limit));
    cells.next = cells.rows.back().product;
  }
  if (!cells.rows.empty()) add_what_is_apart(unit, filter.location, cells.rows);
  return cells;
}

stock::ReplenishDays SqlReplenishStore::days(Unit& unit, LocationId place, BusinessDate from,
                                             BusinessDate to,
                                             const std::vector<ProductId>& products) {
  using namespace replenish_detail;
  stock::ReplenishDays days;
  read_sold(unit, place, from, to, products, days);
  const auto changes = [&](const std::vector<ProductId>& part) {
    Query q(
        unit,
        "select d.product_id, d.date, cast(sum(d.change_milli) as bigint) from stock_level l "
        "cross join stock_day_all d where l.location_id = :place and d.product_id = "
        "l.product_id and d.location_id = l.location_id and d.date >= :from" +
            (part.empty() ? std::string() : " and " + in_ids(unit, "l.product_id", "products")) +
            " group by d.product_id, d.date order by d.product_id, d.date");
    q.bind("place", place).bind("from", from);
    if (!part.empty()) q.bind_ids("products", part);
    read_days(q, days.changes);
  };
  if (products.empty()) changes({});
  in_parts(products, list_part, changes);
  return days;
}

std::vector<stock::ReplenishRule> SqlReplenishStore::rules(Unit& unit) {
  std::vector<stock::ReplenishRule> rules;
  stock::ReplenishRule rule;
  Query q(unit,
          "select location_id, service_milli, window_days, cover_days, review_days, transfer_days "
          "from replenish_rule order by location_id");
  q.into(rule.location, rule.service_milli, rule.window_days, rule.cover_days, rule.review_days,
         rule.transfer_days);
  while (q.next()) rules.push_back(rule);
  return rules;
}

void SqlReplenishStore::put_rule(Unit& unit, const stock::ReplenishRule& rule) {
  if (rule.empty()) {
    Query(unit, "delete from replenish_rule where location_id = :place")
        .bind("place", rule.location)
        .execute();
    return;
  }
  Query q(unit,
          "insert into replenish_rule (location_id, service_milli, window_days, cover_days, "
          "review_days, transfer_days) values (:place, :service, :window, :cover, :review, :way) "
          "on conflict (location_id) do update set service_milli = excluded.service_milli, "
          "window_days = excluded.window_days, cover_days = excluded.cover_days, "
          "review_days = excluded.review_days, transfer_days = excluded.transfer_days");
  q.bind("place", rule.location).bind("service", rule.service_milli);
  q.bind("window", rule.window_days).bind("cover", rule.cover_days);
  q.bind("review", rule.review_days).bind("way", rule.transfer_days);
  q.execute();
}

}  // namespace kontor::persistence
