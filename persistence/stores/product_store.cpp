#include "persistence/stores/product_store.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "domain/base/fields.h"
#include "persistence/stores/product_rows.h"
#include "persistence/stores/product_search.h"

namespace kontor::persistence {

using catalog::KeyMatch;
using catalog::Product;
using catalog::ProductFilter;
using catalog::ProductKey;
using catalog::ProductPage;

namespace {

std::vector<VersionedProduct> first_versions(const std::vector<Product>& products) {
  std::vector<VersionedProduct> versioned;
  versioned.reserve(products.size());
  for (const Product& p : products) versioned.push_back({p, 1});
  return versioned;
}

/// The products, each with the number behind its last version, taken back or not.
std::vector<VersionedProduct> next_versions(Unit& unit, const std::vector<Product>& products) {
  std::vector<VersionedProduct> versioned = first_versions(products);
  std::vector<std::int64_t> ids;
  for (const Product& p : products) ids.push_back(p.id.value);
  std::unordered_map<std::int64_t, std::int64_t> last;
  in_parts(ids, list_part, [&](const std::vector<std::int64_t>& part) {
    std::int64_t id = 0;
    std::int64_t version = 0;
    Query q(unit, "select product_id, max(version) from product_version where " +
                      in_ids(unit, "product_id", "ids") + " group by product_id");
    q.bind_ids("ids", part).into(id, version);
    while (q.next()) last[id] = version;
  });
  for (auto& p : versioned) p.version = last[p.product.id.value] + 1;
  return versioned;
}

std::vector<KeyMatch> own_keys(const std::vector<VersionedProduct>& products) {
  std::vector<KeyMatch> keys;
  for (const auto& p : products) {
    for (ProductKey& key : keys_of(p.product)) keys.push_back({std::move(key), p.product.id});
  }
  return keys;
}

/// Inserts the keys of products that have none yet.
void insert_first_keys(Unit& unit, const std::vector<KeyMatch>& keys, BatchId batch) {
  BulkInsert rows(sql(unit), "product_key",
                  {"kind", "key", "channel_id", "product_id", "batch_id"});
  std::set<std::pair<ProductKey, ProductId>> seen;
  for (const KeyMatch& k : keys) {
    if (!seen.emplace(k.key, k.product).second) continue;
    rows.add(std::string_view(k.key.kind)).add(std::string_view(k.key.key));
    rows.add(k.key.channel.value).add(k.product.value).add(batch.value).end_row();
  }
  rows.finish();
}

/// Inserts keys; those that the product has already stay as they are.
void insert_product_keys(Unit& unit, const std::vector<KeyMatch>& keys, BatchId batch) {
  in_parts(keys, list_part, [&](const std::vector<KeyMatch>& part) {
    ValueList rows(unit, {{"kind", ValueType::text},
                          {"key", ValueType::text},
                          {"channel_id", ValueType::integer},
                          {"product_id", ValueType::integer}});
    for (const KeyMatch& k : part) {
      rows.add(k.key.kind).add(k.key.key).add(k.key.channel).add(k.product).end_row();
    }
    Query q(unit,
            "insert into product_key (kind, key, channel_id, product_id, batch_id) "
            "select kind, key, channel_id, product_id, cast(:batch as bigint) from " +
                rows.from("v") + " where true on conflict do nothing");
    q.bind("batch", batch);
    rows.bind(q);
    q.execute();
  });
}

/// The products that a query gives, with all that is theirs.
class FoundProducts {
 public:
  void take(Query& query) {
    ProductReader reader;
    reader.into(query);
    while (query.next()) {
      m_products.push_back(reader.product());
      if (reader.bundle()) m_bundles.push_back(m_products.back().id);
    }
  }
  std::vector<Product> whole(Unit& unit) {
    read_market_prices(unit, m_products);
    read_parts(unit, m_bundles, m_products);
    return std::move(m_products);
  }

 private:
  std::vector<Product> m_products;
  std::vector<ProductId> m_bundles;
};

std::string select_products(const std::string& rest) {
  return "select " + ProductReader::columns() + " from product p where " + rest;
}

}  // namespace

std::vector<Product> SqlProductStore::by_ids(Unit& unit, const std::vector<ProductId>& ids) {
  FoundProducts rows;
  in_parts(ids, list_part, [&](const std::vector<ProductId>& part) {
    Query q(unit, select_products("not p.hidden and " + in_ids(unit, "p.id", "ids")));
    q.bind_ids("ids", part);
    rows.take(q);
  });
  auto found = rows.whole(unit);
  std::sort(found.begin(), found.end(),
            [](const Product& a, const Product& b) { return a.id < b.id; });
  return found;
}

std::vector<KeyMatch> SqlProductStore::find(Unit& unit, const std::vector<ProductKey>& keys) {
  std::map<std::string, std::vector<std::string>> texts_of_kind;
  for (const ProductKey& key : keys) texts_of_kind[key.kind].push_back(key.key);
  std::multimap<ProductKey, ProductId> stored;
  for (const auto& [kind, texts] : texts_of_kind) {
    in_parts(texts, list_part, [&](const std::vector<std::string>& part) {
      ProductKey key;
      ProductId product;
      Query q(unit,
              "select k.kind, k.key, k.channel_id, k.product_id from product_key k "
              "join product p on p.id = k.product_id "
              "where k.kind = :kind and not p.hidden and " +
                  in_texts(unit, "k.key", "keys"));
      q.bind("kind", kind).bind_texts("keys", part);
      q.into(key.kind, key.key, key.channel, product);
      while (q.next()) stored.emplace(key, product);
    });
  }
  std::set<std::pair<ProductKey, ProductId>> matches;
  for (const ProductKey& asked : keys) {
    for (const ChannelId channel : {ChannelId(), asked.channel}) {
      const auto [begin, end] = stored.equal_range({asked.kind, asked.key, channel});
      for (auto at = begin; at != end; ++at) matches.emplace(asked, at->second);
    }
  }
  std::vector<KeyMatch> found;
  for (const auto& [key, product] : matches) found.push_back({key, product});
  return found;
}

std::vector<KeyMatch> SqlProductStore::with_barcodes(Unit& unit,
                                                     const std::vector<std::string>& barcodes) {
  std::vector<KeyMatch> found;
  in_parts(barcodes, list_part, [&](const std::vector<std::string>& part) {
    KeyMatch match{{"barcode", {}, {}}, {}};
    // As the index says it, else every product is read.
    Query q(unit, "select p.barcode, p.id from product p where p.barcode <> '' and " +
                      in_texts(unit, "p.barcode", "barcodes") +
                      " and not p.hidden order by p.barcode, p.id");
    q.bind_texts("barcodes", part).into(match.key.key, match.product);
    while (q.next()) found.push_back(match);
  });
  return found;
}

std::vector<Product> SqlProductStore::by_sku_or_code(Unit& unit, std::string_view text) {
  Query q(unit, select_products("not p.hidden and (p.sku = :text or p.code = :text) "
                                "order by case when p.sku = :text then 0 else 1 end, p.id"));
  q.bind("text", text);
  FoundProducts found;
  found.take(q);
  return found.whole(unit);
}

namespace {

/// The conditions of a list, over `p`, written so that the index by name, which begins with
/// `hidden`, gives the order.
std::string in_product_list(const ProductFilter& filter) {
  std::string rest = "p.hidden = false";
  if (filter.provisional_only) rest += " and p.provisional = true";
  if (!filter.after.empty()) {
    rest += " and (p.name_sort, p.id) > (cast(:name as text), cast(:id as bigint))";
  }
  return rest;
}

/// A page whose rows come from `rows`, a table or sub-select with the alias `p`.
ProductPage product_page(Unit& unit, const ProductFilter& filter, const ProductSearch& search,
                         const std::string& rows, bool found) {
  Query q(unit, "select " + ProductReader::columns() + " from " + rows + " where " +
                    in_product_list(filter) + " and " + search.condition() +
                    " order by p.name_sort, p.id limit :limit");
  search.bind(q, found);
  if (!filter.after.empty()) {
    FieldReader after(filter.after);
    after.next_record();
    const std::string name = after.text();
    q.bind("name", name).bind("id", after.number());
  }
  q.bind("limit", filter.limit + 1);
  ProductReader reader;
  reader.into(q);
  ProductPage page;
  FieldWriter next;
  while (q.next()) {
    if (static_cast<int>(page.rows.size()) == filter.limit) {
      page.next = next.text();
      continue;
    }
    page.rows.push_back(reader.product());
    next = FieldWriter();
    next.add(reader.name_sort()).add(page.rows.back().id.value).end_record();
  }
  return page;
}

}  // namespace

ProductPage SqlProductStore::list(Unit& unit, const ProductFilter& filter) {
  const ProductSearch search(unit, filter.search);
  if (search.empty()) return product_page(unit, filter, search, "product p", false);
  const std::string columns = ProductReader::columns() + ", p.hidden, p.search_key";
  const std::string near = "(select " + columns + " from product p where " +
                           in_product_list(filter) + " order by p.name_sort, p.id limit " +
                           std::to_string(near_rows) + ") p";
  ProductPage page = product_page(unit, filter, search, near, false);
  if (!page.next.empty()) return page;
  if (!search.indexed()) return product_page(unit, filter, search, "product p", false);
  return product_page(unit, filter, search, search.found(columns), true);
}

void SqlProductStore::add(Unit& unit, const std::vector<Product>& products, BatchId batch) {
  if (products.empty()) return;
  std::vector<VersionedProduct> fresh = first_versions(products);
  make_codes_unique(unit, fresh);
  insert_products(unit, fresh, batch);
  insert_product_versions(unit, fresh, batch, m_clock.now());
  write_market_prices(unit, fresh, batch);
  write_parts(unit, fresh, batch);
  insert_first_keys(unit, own_keys(fresh), batch);
}

void SqlProductStore::change(Unit& unit, const std::vector<Product>& products, BatchId batch) {
  if (products.empty()) return;
  std::vector<VersionedProduct> changed = next_versions(unit, products);
  make_codes_unique(unit, changed);
  insert_product_versions(unit, changed, batch, m_clock.now());
  update_products(unit, changed);
  write_market_prices(unit, changed, batch);
  write_parts(unit, changed, batch);
  insert_product_keys(unit, own_keys(changed), batch);
}

void SqlProductStore::add_keys(Unit& unit, const std::vector<KeyMatch>& keys, BatchId batch) {
  insert_product_keys(unit, keys, batch);
}

}  // namespace kontor::persistence
