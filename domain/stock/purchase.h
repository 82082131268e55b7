#pragma once

#include <map>
#include <optional>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::stock {

/// What an order says beyond its StockDocument: from whom, at what prices, when it is to come.
struct PurchaseTerms {
  DocumentId document;
  SupplierId supplier;
  Currency currency;
  std::optional<BusinessDate> expected;
  std::map<std::int32_t, std::int64_t> cost_micro;  ///< of a line's unit, in 10^-6 of the currency
  bool operator==(const PurchaseTerms&) const = default;
};

/// What one delivery brought of a line, and what it cost.
struct PurchaseReceipt {
  DocumentId document;
  std::int32_t act = 0;  ///< number of the DocumentAct
  std::int32_t line = 0;
  Quantity accepted, rejected;
  std::int64_t goods_minor = 0;    ///< at the order's price, in its currency
  std::int64_t value_minor = 0;    ///< the same in the entity's currency
  std::int64_t charges_minor = 0;  ///< its share of freight and duty, in the entity's currency
  bool operator==(const PurchaseReceipt&) const = default;
};

/// How freight and duty are divided over what a delivery brought.
enum class Spread { value, quantity };

/// What a line of a delivery costs in the entity's currency.
struct LandedLine {
  std::int64_t value_minor = 0;    ///< of the goods
  std::int64_t charges_minor = 0;  ///< its part of freight and duty
};
struct LandedCost {
  std::int64_t goods_minor = 0;  ///< Σ of the goods in the order's currency
  std::int64_t value_minor = 0;  ///< the same in the entity's, rounded once, half-up
  std::vector<LandedLine> lines;
};
/// Values a delivery. `goods`: each line's amount in the order's currency, `worth` their sum in the
/// entity's. Each charge is divided for itself by largest remainder, so that the parts add up to
/// it to the cent; by quantity where no goods have a value.
LandedCost landed_cost(const std::vector<std::int64_t>& goods, std::int64_t worth,
                       const std::vector<Quantity>& quantities,
                       const std::vector<std::int64_t>& charges, Spread spread);

/// The orders' terms and deliveries; the documents themselves are in StockDocumentStore.
class PurchaseStore {
 public:
  virtual ~PurchaseStore() = default;
  /// Writes the terms over what there is.
  virtual void put(Unit&, const PurchaseTerms&) = 0;
  virtual std::optional<PurchaseTerms> find(Unit&, DocumentId) = 0;
  /// Terms without the lines' costs.
  virtual std::map<DocumentId, PurchaseTerms> heads(Unit&, const std::vector<DocumentId>&) = 0;
  virtual void add_receipts(Unit&, const std::vector<PurchaseReceipt>&) = 0;
  virtual std::vector<PurchaseReceipt> receipts(Unit&, DocumentId) = 0;  ///< by act and line
};

}  // namespace kontor::stock
