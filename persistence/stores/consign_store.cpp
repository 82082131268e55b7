#include "persistence/stores/consign_store.h"

#include <fmt/format.h>

#include "persistence/stores/ledger_names.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace consign_detail {

constexpr const char* select_consigned =
    "select c.entity_id, c.product_id, c.supplier_id, c.cost_micro, s.code, s.name, case when "
    "p.sku = '' then p.code else p.sku end, p.name from consigned_product c join supplier s on "
    "s.id = c.supplier_id join product p on p.id = c.product_id where ";

void into(Query& q, stock::Consigned& c) {
  q.into(c.entity, c.product, c.supplier, c.cost_micro, c.owner, c.owner_name, c.sku, c.name);
}

/// Movements of a supplier's goods at places of the company: into (+) or out of (-) them, and what
/// the other end is.
std::string moves() {
  const std::string side =
      "select m.product_id as product_id, e.business_date as day, {1}m.quantity_milli as milli, "
      "{1}m.value_minor as minor, other.kind as kind from movement m join entry e on e.id = "
      "m.entry_id join location on location.id = m.{0}_location join location other on other.id = "
      "m.{2}_location where m.owner = :owner and e.entity_id = :entity and e.business_date <= :to "
      "and {3}";
  return fmt::format(fmt::runtime(side), "to", "", "from", holds_stock_sql) + " union all " +
         fmt::format(fmt::runtime(side), "from", "-", "to", holds_stock_sql);
}

}  // namespace consign_detail

std::vector<stock::Consigned> SqlConsignStore::of(Unit& unit,
                                                  const std::vector<ProductId>& products) {
  using namespace consign_detail;
  std::vector<stock::Consigned> found;
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    stock::Consigned c;
    Query q(unit, select_consigned + in_ids(unit, "c.product_id", "products"));
    q.bind_ids("products", part);
    into(q, c);
    while (q.next()) found.push_back(c);
  });
  return found;
}

std::vector<stock::Consigned> SqlConsignStore::all(Unit& unit, EntityId entity) {
  using namespace consign_detail;
  std::vector<stock::Consigned> found;
  stock::Consigned c;
  Query q(unit, std::string(select_consigned) +
                    "(:entity = 0 or c.entity_id = :entity) order by s.code, p.sku, p.code");
  q.bind("entity", entity);
  into(q, c);
  while (q.next()) found.push_back(c);
  return found;
}

void SqlConsignStore::put(Unit& unit, const stock::Consigned& c) {
  Query q(unit,
          "insert into consigned_product (entity_id, product_id, supplier_id, cost_micro) values "
          "(:entity, :product, :supplier, :cost) on conflict (entity_id, product_id) do update set "
          "supplier_id = excluded.supplier_id, cost_micro = excluded.cost_micro");
  q.bind("entity", c.entity).bind("product", c.product).bind("supplier", c.supplier);
  q.bind("cost", c.cost_micro).execute();
}

void SqlConsignStore::remove(Unit& unit, EntityId entity, ProductId product) {
  Query q(unit,
          "delete from consigned_product where entity_id = :entity and product_id = :product");
  q.bind("entity", entity).bind("product", product).execute();
}

std::vector<stock::ConsignmentRow> SqlConsignStore::statement(Unit& unit, EntityId entity,
                                                              const std::string& owner,
                                                              std::optional<BusinessDate> from,
                                                              BusinessDate to) {
  using namespace consign_detail;
  const auto sum = [](const std::string& when, const std::string& what) {
    return "cast(sum(case when " + when + " then " + what + " else 0 end) as bigint)";
  };
  const std::string in = "r.day >= :from and r.kind ";
  std::vector<stock::ConsignmentRow> rows;
  stock::ConsignmentRow row;
  Query q(unit,
          "select p.id, case when p.sku = '' then p.code else p.sku end, p.name, " +
              sum("r.day < :from", "r.milli") + ", " +
              sum(in + "= 'supplier' and r.milli > 0", "r.milli") + ", " +
              sum(in + "= 'supplier' and r.milli < 0", "-r.milli") + ", " +
              sum(in + "= 'customer'", "-r.milli") + ", " +
              sum(in + "in ('loss', 'gain', 'opening')", "-r.milli") +
              ", cast(sum(r.milli) as bigint), " + sum("r.day >= :from", "-r.minor") + " from (" +
              moves() +
              ") r join product p on p.id = r.product_id group by p.id, p.sku, p.code, p.name "
              "order by p.sku, p.code");
  q.bind("owner", owner).bind("entity", entity).bind("to", to);
  q.bind("from", from ? from->days : std::int64_t{INT32_MIN});
  q.into(row.product, row.sku, row.name, row.before, row.received, row.returned, row.sold, row.lost,
         row.after, row.owed_minor);
  while (q.next()) rows.push_back(row);
  return rows;
}

}  // namespace kontor::persistence
