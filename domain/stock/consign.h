#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::stock {

/// A product that a company has on consignment: what there is of it belongs to a supplier until it
/// is sold, and is worth nothing in the company's books (rules.md 1).
struct Consigned {
  EntityId entity;
  ProductId product;
  SupplierId supplier;
  std::int64_t cost_micro = 0;  ///< owed for each that is sold, in the company's currency
  std::string owner = {};       ///< code of the supplier: the owner of movements
  std::string owner_name = {};
  std::string sku = {}, name = {};  ///< of the product, as lists show them
};

/// What became of a supplier's goods in some days, by product. `owed` is for what was sold, lost or
/// found, in the company's currency.
struct ConsignmentRow {
  ProductId product;
  std::string sku, name;
  Quantity before, received, returned, sold, lost, after;  ///< sold and lost: less what came back
  std::int64_t owed_minor = 0;
};

/// Goods on consignment. What was posted of them goes through books::LedgerStore::post.
class ConsignStore {
 public:
  virtual ~ConsignStore() = default;
  virtual std::vector<Consigned> of(Unit&, const std::vector<ProductId>&) = 0;
  virtual std::vector<Consigned> all(Unit&, EntityId) = 0;  ///< by supplier, then SKU
  virtual void put(Unit&, const Consigned&) = 0;
  virtual void remove(Unit&, EntityId, ProductId) = 0;
  /// By SKU, of products that have or had goods of the supplier until then.
  virtual std::vector<ConsignmentRow> statement(Unit&, EntityId, const std::string& owner,
                                                std::optional<BusinessDate> from,
                                                BusinessDate to) = 0;
};

}  // namespace kontor::stock
