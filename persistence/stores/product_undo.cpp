#include <algorithm>
#include <map>
#include <set>

#include "persistence/stores/product_rows.h"
#include "persistence/stores/product_store.h"
#include "persistence/stores/search_index.h"

namespace kontor::persistence {

using catalog::Product;

namespace {

constexpr std::size_t undo_part = 2000;

/// What becomes of the products that a batch wrote versions of.
struct ProductUndo {
  std::vector<ProductId> restored;  ///< another batch's version becomes current again
  std::vector<ProductId> kept;      ///< a later batch's version is current and stays so
  std::vector<ProductId> alone;     ///< no other batch's version: made by this batch
};

ProductUndo sort_by_what_is_left(Unit& unit, BatchId batch,
                                 const std::vector<ProductId>& products) {
  ProductUndo undo;
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    ProductId product;
    std::optional<std::int64_t> own, other;
    Query q(unit,
            "select product_id, max(case when batch_id = :batch then version end), "
            "max(case when batch_id <> :batch then version end) from product_version "
            "where not undone and " +
                in_ids(unit, "product_id", "ids") + " group by product_id order by product_id");
    q.bind("batch", batch).bind_ids("ids", part).into(product, own, other);
    while (q.next()) {
      if (!own) continue;
      (!other ? undo.alone : *other > *own ? undo.kept : undo.restored).push_back(product);
    }
  });
  return undo;
}

/// Those of `products` that something stands on: lines of orders, counts, figures or goods that do
/// not net to nothing, or provisional products bound to them. The cross join keeps SQLite from
/// reading every line of every count for each product.
const std::string used_products_sql =
    "select p.id from product p where :products: and ("
    "exists (select 1 from order_line l join order_version o on o.document_id = l.document_id "
    "and o.version = l.version where l.product_id = p.id and not o.undone) "
    "or exists (select 1 from stock_level s where s.product_id = p.id and (s.on_hand_milli <> 0 "
    "or s.committed_milli <> 0 or s.unavailable_milli <> 0)) "
    "or exists (select 1 from movement m where m.product_id = p.id "
    "group by case when (m.from_location, m.from_state) < (m.to_location, m.to_state) "
    "then m.from_location else m.to_location end, "
    "case when (m.from_location, m.from_state) < (m.to_location, m.to_state) "
    "then m.to_location else m.from_location end "
    "having sum(case when (m.from_location, m.from_state) < (m.to_location, m.to_state) "
    "then m.quantity_milli else -m.quantity_milli end) <> 0) "
    "or exists (select 1 from product_day_all d where d.product_id = p.id "
    "group by d.date, d.channel_id, d.currency having sum(d.lines) <> 0 "
    "or sum(d.units_milli) <> 0 or sum(d.gross_minor) <> 0 or sum(d.discount_minor) <> 0 "
    "or sum(d.returns_minor) <> 0 or sum(d.tax_minor) <> 0 or sum(d.cost_minor) <> 0) "
    "or exists (select 1 from stock_document_line n where n.product_id = p.id) "
    "or exists (select 1 from stock_count c cross join stock_count_line l "
    "where l.document_id = c.document_id and l.product_id = p.id and not c.undone) "
    "or exists (select 1 from count_sheet_line n where n.product_id = p.id) "
    "or exists (select 1 from product_part x where x.part_id = p.id) "
    "or exists (select 1 from product b where b.bound_to = p.id "
    "and not b.hidden and b.id not in (:others:)))";

void replace_mark(std::string& text, const std::string& mark, const std::string& by) {
  text.replace(text.find(mark), mark.size(), by);
}

std::set<ProductId> used_products(Unit& unit, const std::vector<ProductId>& products) {
  std::set<ProductId> used;
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    std::string text = used_products_sql;
    replace_mark(text, ":products:", in_ids(unit, "p.id", "ids"));
    replace_mark(text, ":others:", sql(unit).dialect().ids("ids"));
    ProductId id;
    Query q(unit, text);
    q.bind_ids("ids", part).into(id);
    while (q.next()) used.insert(id);
  });
  return used;
}

/// Runs "<statement> <column> is one of the products".
void run_on_products(Unit& unit, const std::string& statement, const std::string& column,
                     const std::vector<ProductId>& products) {
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    Query(unit, statement + in_ids(unit, column, "ids")).bind_ids("ids", part).execute();
  });
}

/// Hides products so that importing them again is new: their keys go, their codes become free.
void hide_products(Unit& unit, const std::vector<ProductId>& products) {
  run_on_products(unit, "delete from product_key where ", "product_id", products);
  run_on_products(unit, "delete from market_price where ", "product_id", products);
  run_on_products(unit, "delete from product_part where ", "product_id", products);
  run_on_products(unit,
                  "update product set hidden = true, "
                  "code = code || '~undone-' || cast(id as text) where ",
                  "id", products);
  unindex_products(unit, products);
}

/// Writes the newest version that still counts over each product.
void restore_products(Unit& unit, const std::vector<ProductId>& products) {
  in_parts(products, undo_part, [&](const std::vector<ProductId>& part) {
    std::vector<VersionedProduct> restored;
    ProductId id;
    std::int64_t version = 0;
    std::string content;
    BatchId batch;
    std::map<BatchId, std::vector<VersionedProduct>> by_batch;
    Query q(unit,
            "select v.product_id, v.version, v.content, v.batch_id from product_version v "
            "join (select product_id, max(version) as version from product_version "
            "where not undone and " +
                in_ids(unit, "product_id", "ids") +
                " group by product_id) last on last.product_id = v.product_id "
                "and last.version = v.version");
    q.bind_ids("ids", part).into(id, version, content, batch);
    while (q.next()) {
      restored.push_back({catalog::parse_content(content), version});
      restored.back().product.id = id;
      by_batch[batch].push_back(restored.back());
    }
    make_codes_unique(unit, restored);
    update_products(unit, restored);
    for (const auto& [made_by, of_batch] : by_batch) {
      write_market_prices(unit, of_batch, made_by);
      write_parts(unit, of_batch, made_by);
    }
  });
}

/// Runs "<statement> of the batch and of one of the products".
void run_on_batch(Unit& unit, const std::string& statement, BatchId batch,
                  const std::vector<ProductId>& products) {
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    Query(unit, statement + " where batch_id = :batch and " + in_ids(unit, "product_id", "ids"))
        .bind("batch", batch)
        .bind_ids("ids", part)
        .execute();
  });
}

std::vector<ProductId> without(std::vector<ProductId> products,
                               const std::vector<ProductId>& those) {
  const std::set<ProductId> gone(those.begin(), those.end());
  std::erase_if(products, [&](ProductId id) { return gone.contains(id); });
  return products;
}

std::vector<std::string> codes_of(Unit& unit, const std::vector<ProductId>& products) {
  std::vector<std::string> codes;
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    std::string code;
    Query q(unit, "select code from product where " + in_ids(unit, "id", "ids"));
    q.bind_ids("ids", part).into(code);
    while (q.next()) codes.push_back(code);
  });
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace

std::vector<ProductId> SqlProductStore::of_batch(Unit& unit, BatchId batch, ProductId after,
                                                 int limit) {
  std::vector<ProductId> products;
  ProductId id;
  Query q(unit,
          "select product_id from product_version where batch_id = :batch and not undone "
          "and product_id > :after union select product_id from product_key "
          "where batch_id = :batch and product_id > :after order by product_id limit :limit");
  q.bind("batch", batch).bind("after", after).bind("limit", limit).into(id);
  while (q.next()) products.push_back(id);
  return products;
}

std::vector<std::string> SqlProductStore::undo(Unit& unit, BatchId batch,
                                               const std::vector<ProductId>& products) {
  const ProductUndo undo = sort_by_what_is_left(unit, batch, products);
  const std::set<ProductId> used = used_products(unit, undo.alone);
  std::vector<ProductId> hidden;
  std::vector<ProductId> staying;
  for (const ProductId id : undo.alone) (used.contains(id) ? staying : hidden).push_back(id);

  // What stays keeps its keys, so that the same file finds it again.
  std::vector<ProductId> named = staying;
  named.insert(named.end(), undo.kept.begin(), undo.kept.end());
  run_on_batch(unit, "update product_version set undone = true", batch, without(products, staying));
  run_on_batch(unit, "delete from product_key", batch, without(products, named));
  hide_products(unit, hidden);
  restore_products(unit, undo.restored);
  return codes_of(unit, named);
}

}  // namespace kontor::persistence
