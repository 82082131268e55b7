#include "persistence/stores/lot_store.h"

#include <fmt/format.h>

#include "domain/base/fields.h"
#include "persistence/stores/ledger_names.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace lot_detail {

/// What keeps comes behind every day that there is.
constexpr std::int64_t keeps = 99'999'999;

/// The last row of the page before, by the list's order.
struct LotMark {
  std::int64_t expires = -keeps;
  std::string sku, place, number;
};

LotMark mark_of(const std::string& after) {
  LotMark mark;
  FieldReader reader(after);
  if (after.empty() || !reader.next_record()) return mark;
  mark.expires = reader.number();
  mark.sku = reader.text();
  mark.place = reader.text();
  mark.number = reader.text();
  return mark;
}

std::string token_of(const LotMark& mark) {
  FieldWriter writer;
  writer.add(mark.expires).add(mark.sku).add(mark.place).add(mark.number);
  writer.end_record();
  return writer.text();
}

/// Conditions of a filter on the columns of `alias`.
std::string narrowed(Unit& unit, const stock::LotFilter& filter, const std::string& alias) {
  std::string where;
  if (filter.product) where += " and " + alias + ".product_id = :product";
  if (filter.location) where += " and " + alias + ".location_id = :location";
  if (!filter.location && !filter.places.empty())
    where += " and " + in_ids(unit, alias + ".location_id", "places");
  return where;
}

/// All rows of the list, named lots and the rest.
std::string rows_of(Unit& unit, const stock::LotFilter& filter) {
  const std::string label =
      "case when p.sku = '' then p.code else p.sku end as sku, p.name as name";
  std::string text = fmt::format(
      "select l.product_id, l.location_id, {}, w.code as place, l.lot_id, t.number, t.expires_on, "
      "coalesce(t.expires_on, {}) as sort_on, l.quantity_milli from lot_level l join lot t on "
      "t.id = l.lot_id join product p on p.id = l.product_id join location w on w.id = "
      "l.location_id where true{}{}",
      label, keeps, narrowed(unit, filter, "l"),
      filter.expires_by ? " and t.expires_on <= :expires" : "");
  if (filter.expires_by) return text;
  return text +
         fmt::format(
             " union all select s.product_id, s.location_id, {}, w.code, cast(0 as bigint), "
             "cast('' as text), cast(null as bigint), cast({} as bigint), s.on_hand_milli - "
             "coalesce((select cast(sum(x.quantity_milli) as bigint) from lot_level x where "
             "x.product_id = s.product_id and x.location_id = s.location_id), 0) from lot_product "
             "k join stock_level s on s.product_id = k.product_id join product p on p.id = "
             "s.product_id join location w on w.id = s.location_id where true{}",
             label, keeps, narrowed(unit, filter, "s"));
}

}  // namespace lot_detail

std::set<ProductId> SqlLotStore::kept(Unit& unit, const std::vector<ProductId>& products) {
  std::set<ProductId> kept;
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    ProductId product;
    Query q(unit,
            "select product_id from lot_product where " + in_ids(unit, "product_id", "products"));
    q.bind_ids("products", part).into(product);
    while (q.next()) kept.insert(product);
  });
  return kept;
}

void SqlLotStore::keep(Unit& unit, ProductId product, bool by_lot) {
  Query q(unit, by_lot ? "insert into lot_product (product_id) values (:product) on conflict "
                         "(product_id) do nothing"
                       : "delete from lot_product where product_id = :product");
  q.bind("product", product);
  q.execute();
}

std::optional<stock::Lot> SqlLotStore::find(Unit& unit, ProductId product,
                                            std::string_view number) {
  stock::Lot lot;
  lot.product = product;
  lot.number = number;
  std::optional<stock::Lot> found;
  Query q(unit, "select id, expires_on from lot where product_id = :product and number = :number");
  q.bind("product", product).bind("number", number).into(lot.id, lot.expires);
  while (q.next()) found = lot;
  return found;
}

stock::Lot SqlLotStore::make(Unit& unit, const stock::Lot& lot) {
  Query q(unit,
          "insert into lot (id, product_id, number, expires_on) values (:id, :product, :number, "
          ":expires) on conflict (product_id, number) do nothing");
  q.bind("id", lot.id).bind("product", lot.product).bind("number", lot.number);
  q.bind("expires", lot.expires);
  q.execute();
  return *find(unit, lot.product, lot.number);
}

void SqlLotStore::set_expiry(Unit& unit, LotId lot, const std::optional<BusinessDate>& expires) {
  Query q(unit, "update lot set expires_on = :expires where id = :id");
  q.bind("expires", expires).bind("id", lot);
  q.execute();
}

std::vector<stock::LotLevel> SqlLotStore::levels(Unit& unit,
                                                 const std::vector<stock::Cell>& cells) {
  std::vector<stock::LotLevel> levels;
  SqlUnit& u = sql(unit);
  in_parts(cells, list_part, [&](const std::vector<stock::Cell>& part) {
    stock::LotLevel level;
    Query q(u,
            "select l.product_id, l.location_id, t.id, t.number, t.expires_on, l.quantity_milli "
            "from lot_level l join lot t on t.id = l.lot_id where (l.product_id, l.location_id) in "
            "(" +
                cells_in(u.dialect()) + ") order by l.product_id, l.location_id, l.lot_id");
    q.bind("cells", cell_list(part));
    q.into(level.cell.product, level.cell.location, level.lot.id, level.lot.number,
           level.lot.expires, level.quantity);
    while (q.next()) {
      level.lot.product = level.cell.product;
      levels.push_back(level);
    }
  });
  return levels;
}

std::vector<stock::LotLevel> SqlLotStore::of_document(Unit& unit, DocumentId document) {
  const std::string side =
      "select l.product_id, m.{0}_location as location_id, l.{0}_lot as lot_id, "
      "{1}l.quantity_milli as quantity_milli from entry e join movement_lot l on l.entry_id = e.id "
      "join movement m on m.entry_id = l.entry_id and m.line_no = l.line_no where e.document_id = "
      ":document and l.{0}_lot <> 0";
  std::vector<stock::LotLevel> levels;
  stock::LotLevel level;
  Query q(unit,
          "select x.product_id, x.location_id, t.id, t.number, t.expires_on, "
          "cast(sum(x.quantity_milli) as bigint) from (" +
              fmt::format(fmt::runtime(side), "to", "") + " union all " +
              fmt::format(fmt::runtime(side), "from", "-") +
              ") x join lot t on t.id = x.lot_id join location on location.id = x.location_id "
              "where (location.kind = 'transit' or not " +
              std::string(holds_stock_sql) +
              ") group by x.product_id, x.location_id, t.id, t.number, t.expires_on "
              "having sum(x.quantity_milli) > 0 order by x.product_id, x.location_id, t.id");
  q.bind("document", document);
  q.into(level.cell.product, level.cell.location, level.lot.id, level.lot.number, level.lot.expires,
         level.quantity);
  while (q.next()) {
    level.lot.product = level.cell.product;
    levels.push_back(level);
  }
  return levels;
}

stock::LotPage SqlLotStore::list(Unit& unit, const stock::LotFilter& filter) {
  using namespace lot_detail;
  const LotMark behind = mark_of(filter.after);
  Query q(unit,
          "select product_id, location_id, sku, name, place, lot_id, number, expires_on, sort_on, "
          "quantity_milli from (" +
              rows_of(unit, filter) +
              ") r where quantity_milli <> 0 and (sort_on, sku, place, number) > "
              "(cast(:sort_on as bigint), cast(:sku as text), cast(:place as text), "
              "cast(:number as text)) order by sort_on, sku, place, number limit :limit");
  if (filter.product) q.bind("product", filter.product);
  if (filter.location) q.bind("location", filter.location);
  if (!filter.location && !filter.places.empty()) q.bind_ids("places", filter.places);
  if (filter.expires_by) q.bind("expires", filter.expires_by);
  q.bind("sort_on", behind.expires).bind("sku", behind.sku).bind("place", behind.place);
  q.bind("number", behind.number).bind("limit", filter.limit + 1);
  stock::LotRow row;
  stock::Lot lot;
  LotMark mark;
  q.into(row.product, row.location, row.sku, row.name, mark.place, lot.id, lot.number, lot.expires,
         mark.expires, row.quantity);
  stock::LotPage page;
  std::string last;
  while (q.next()) {
    if (std::ssize(page.rows) == filter.limit) {
      page.next = last;
      break;
    }
    lot.product = row.product;
    row.lot = lot.id ? std::optional(lot) : std::nullopt;
    page.rows.push_back(row);
    last = token_of({mark.expires, row.sku, mark.place, lot.number});
  }
  return page;
}

std::vector<stock::LotMove> SqlLotStore::moves(Unit& unit, const stock::Lot& lot) {
  std::vector<stock::LotMove> moves;
  stock::LotMove move;
  LotId from, to;
  Query q(unit,
          "select d.number, e.kind, e.business_date, m.from_location, m.to_location, l.from_lot, "
          "l.to_lot, l.quantity_milli from movement_lot l join movement m on m.entry_id = "
          "l.entry_id and m.line_no = l.line_no join entry e on e.id = l.entry_id join document d "
          "on d.id = e.document_id where l.product_id = :product and (l.from_lot = :lot or "
          "l.to_lot = :lot) order by e.event_at, e.id, l.line_no, l.part_no");
  q.bind("product", lot.product).bind("lot", lot.id);
  q.into(move.document, move.kind, move.date, move.from, move.to, from, to, move.quantity);
  while (q.next()) {
    move.named_before = from == lot.id;
    move.named_after = to == lot.id;
    moves.push_back(move);
  }
  return moves;
}

}  // namespace kontor::persistence
