#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/catalog/catalog.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

/// Reads rows of the product table, alias `p`.
///
///     ProductReader reader;
///     Query q(unit, "select " + ProductReader::columns() + " from product p where …");
///     reader.into(q);
///     while (q.next()) products.push_back(reader.product());
class ProductReader {
 public:
  static std::string columns();
  void into(Query& query);
  catalog::Product product() const;
  /// For keyset paging by name.
  const std::string& name_sort() const { return m_name_sort; }
  /// read_parts() has to fill in what it is made of.
  bool bundle() const { return m_bundle; }

 private:
  catalog::Product m_product;
  std::optional<std::string> m_price_currency, m_cost_currency;
  std::optional<std::int64_t> m_price, m_compare_at, m_cost, m_bound_to;
  std::string m_status, m_name_sort;
  bool m_bundle = false;
};

/// A product's content with the number of the version that it is, or becomes.
struct VersionedProduct {
  catalog::Product product;
  std::int64_t version = 1;
};

/// Inserts product rows (and the engine's search rows). Codes must be free.
void insert_products(Unit& unit, const std::vector<VersionedProduct>& products, BatchId batch);
/// Writes content and version over existing rows, and the engine's search rows.
void update_products(Unit& unit, const std::vector<VersionedProduct>& products);
/// Makes the market prices those of these versions.
void write_market_prices(Unit& unit, const std::vector<VersionedProduct>& products, BatchId batch);
/// Fills in the market prices of products.
void read_market_prices(Unit& unit, std::vector<catalog::Product>& products);
/// Makes the parts of bundles those of these versions.
void write_parts(Unit& unit, const std::vector<VersionedProduct>& products, BatchId batch);
/// Fills in the parts of those products that are `bundles`.
void read_parts(Unit& unit, const std::vector<ProductId>& bundles,
                std::vector<catalog::Product>& products);
void insert_product_versions(Unit& unit, const std::vector<VersionedProduct>& products,
                             BatchId batch, Instant now);

/// Makes the codes unique in the book: a code that another product has, or an earlier one of the
/// list, gets the next free "~2", "~3", … behind it. Products that are in the book already keep the
/// code they have, or its numbered form, when that is what they ask for.
void make_codes_unique(Unit& unit, std::vector<VersionedProduct>& products);

}  // namespace kontor::persistence
