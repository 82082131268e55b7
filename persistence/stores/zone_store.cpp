#include "persistence/stores/zone_store.h"

#include "domain/base/fields.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace zone_detail {

using stock::ProductZone;

/// Where in the list a page begins: behind this row.
ProductZone row_behind(const std::string& after) {
  FieldReader reader(after);
  if (after.empty() || !reader.next_record()) return {{ProductId(-1), LocationId(-1)}, {}};
  ProductZone row;
  row.cell.location = LocationId(reader.number());
  row.zone = reader.text();
  row.cell.product = ProductId(reader.number());
  return row;
}

std::string token_of(const ProductZone& row) {
  FieldWriter writer;
  writer.add(row.cell.location.value).add(std::string_view(row.zone)).add(row.cell.product.value);
  writer.end_record();
  return writer.text();
}

void write_rows(SqlUnit& u, const std::vector<ProductZone>& rows) {
  ValueList values(u, {{"location", ValueType::integer},
                       {"product", ValueType::integer},
                       {"zone", ValueType::text}});
  for (const ProductZone& row : rows) {
    values.add(row.cell.location).add(row.cell.product).add(row.zone);
    values.end_row();
  }
  if (values.empty()) return;
  Query q(u,
          "insert into stock_zone (location_id, product_id, zone) "
          "select v.location, v.product, v.zone from " +
              values.from("v") +
              " where true on conflict (location_id, product_id) do update set zone = "
              "excluded.zone");
  values.bind(q);
  q.execute();
}

}  // namespace zone_detail

stock::ZonePage SqlZoneStore::list(Unit& unit, const stock::ZoneFilter& filter) {
  using namespace zone_detail;
  const ProductZone behind = row_behind(filter.after);
  std::string where;
  if (filter.location) {
    where = " and z.location_id = :place";
  } else if (!filter.places.empty()) {
    where = " and " + in_ids(unit, "z.location_id", "places");
  }
  if (!filter.zone.empty()) where += " and z.zone = :zone";
  Query q(unit,
          "select z.location_id, z.zone, z.product_id, "
          "case when p.sku = '' then p.code else p.sku end, p.name "
          "from stock_zone z join product p on p.id = z.product_id "
          "where (z.location_id, z.zone, z.product_id) > (cast(:location as bigint), :behind, "
          "cast(:product as bigint))" +
              where + " order by z.location_id, z.zone, z.product_id limit :limit");
  q.bind("location", behind.cell.location).bind("behind", behind.zone);
  q.bind("product", behind.cell.product);
  if (filter.location)
    q.bind("place", filter.location);
  else if (!filter.places.empty())
    q.bind_ids("places", filter.places);
  if (!filter.zone.empty()) q.bind("zone", filter.zone);
  q.bind("limit", filter.limit + 1);
  stock::ProductZoneLine line;
  q.into(line.row.cell.location, line.row.zone, line.row.cell.product, line.sku, line.name);
  stock::ZonePage page;
  while (q.next()) page.rows.push_back(line);
  if (std::ssize(page.rows) > filter.limit) {
    page.rows.pop_back();
    page.next = token_of(page.rows.back().row);
  }
  return page;
}

std::vector<stock::ProductZone> SqlZoneStore::of(Unit& unit,
                                                 const std::vector<stock::Cell>& cells) {
  SqlUnit& u = sql(unit);
  std::vector<stock::ProductZone> rows;
  in_parts(cells, list_part, [&](const std::vector<stock::Cell>& part) {
    each_row<std::int64_t, std::int64_t, std::string>(
        u,
        "select product_id, location_id, zone from stock_zone where (product_id, location_id) in "
        "(" +
            cells_in(u.dialect()) + ")",
        {{"cells", cell_list(part)}},
        [&](std::int64_t product, std::int64_t location, const std::string& zone) {
          rows.push_back({{ProductId(product), LocationId(location)}, zone});
        });
  });
  return rows;
}

void SqlZoneStore::put(Unit& unit, const std::vector<stock::ProductZone>& rows,
                       const std::vector<stock::Cell>& removed) {
  using namespace zone_detail;
  SqlUnit& u = sql(unit);
  in_parts(rows, list_part, [&](const std::vector<ProductZone>& part) { write_rows(u, part); });
  in_parts(removed, list_part, [&](const std::vector<stock::Cell>& part) {
    run_sql(
        u,
        "delete from stock_zone where (product_id, location_id) in (" + cells_in(u.dialect()) + ")",
        {{"cells", cell_list(part)}});
  });
}

}  // namespace kontor::persistence
