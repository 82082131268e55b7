#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/stock/supplier.h"
#include "domain/stores.h"

namespace kontor::goods {

/// A product that a company is to have on consignment.
struct ConsignWish {
  std::string entity;    ///< code or name; empty: the book's only one
  std::string product;   ///< SKU or code
  std::string supplier;  ///< code
  Decimal cost;          ///< owed for each that is sold, in the company's currency
};

/// What became of a supplier's goods in some days.
struct ConsignmentStatement {
  company::Entity entity;
  stock::Supplier supplier;
  std::vector<stock::ConsignmentRow> rows;
};

/// The use cases of goods that belong to their supplier until they are sold (rules.md 1). They are
/// ordered, taken in and sent back as any other, by goods::Purchases, without a value; what is sold
/// of them, or lost, is owed to the supplier.
class Consignment {
 public:
  Consignment(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// From now on. False: it was so already. Another cost holds for what is sold from then on. Needs
  /// Permission::order_goods. Refuses entity_unknown, product_unknown, product_is_provisional,
  /// product_not_tracked, supplier_unknown, cost_missing; consigned_goods_left where there are
  /// goods of another owner.
  Result<bool> keep(const ConsignWish& wish);
  /// It is the company's own again. The same, and consigned_goods_left while there are any.
  Result<bool> end(const std::string& entity, const std::string& product);
  /// Needs Permission::read_cost. Refuses entity_unknown, supplier_unknown.
  Result<ConsignmentStatement> statement(const std::string& entity, const std::string& supplier,
                                         std::optional<BusinessDate> from,
                                         std::optional<BusinessDate> to);

 private:
  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::goods
