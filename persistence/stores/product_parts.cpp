#include <algorithm>
#include <unordered_map>

#include "persistence/stores/product_rows.h"
#include "persistence/stores/product_store.h"

namespace kontor::persistence {

using catalog::BundlePart;
using catalog::Product;

void write_parts(Unit& unit, const std::vector<VersionedProduct>& products, BatchId batch) {
  std::vector<std::int64_t> ids;
  for (const auto& p : products) ids.push_back(p.product.id.value);
  in_parts(ids, list_part, [&](const std::vector<std::int64_t>& part) {
    Query(unit, "delete from product_part where " + in_ids(unit, "product_id", "ids"))
        .bind_ids("ids", part)
        .execute();
  });
  BulkInsert rows(sql(unit), "product_part",
                  {"product_id", "part_id", "quantity_milli", "batch_id"});
  for (const auto& p : products) {
    for (const BundlePart& part : p.product.parts) {
      rows.add(p.product.id.value).add(part.product.value).add(part.quantity.milli);
      rows.add(batch.value).end_row();
    }
  }
  rows.finish();
}

void read_parts(Unit& unit, const std::vector<ProductId>& bundles, std::vector<Product>& products) {
  if (bundles.empty()) return;
  std::unordered_map<std::int64_t, Product*> by_id;
  for (Product& p : products) by_id[p.id.value] = &p;
  in_parts(bundles, list_part, [&](const std::vector<ProductId>& ids) {
    std::int64_t id = 0;
    BundlePart part;
    Query q(unit, "select product_id, part_id, quantity_milli from product_part where " +
                      in_ids(unit, "product_id", "ids"));
    q.bind_ids("ids", ids).into(id, part.product, part.quantity);
    while (q.next()) by_id.at(id)->parts.push_back(part);
  });
  for (Product& p : products) std::sort(p.parts.begin(), p.parts.end());
}

bool SqlProductStore::is_part(Unit& unit, ProductId product) {
  ProductId bundle;
  Query q(unit, "select product_id from product_part where part_id = :part limit 1");
  q.bind("part", product).into(bundle);
  bool found = false;
  while (q.next()) found = true;
  return found;
}

}  // namespace kontor::persistence
