#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
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

/// A supplier's invoice for an order, or a credit note; charges are in the entity's currency.
struct PurchaseBill {
  DocumentId document;
  std::int32_t act = 0;  ///< number of the DocumentAct
  SupplierId supplier;   ///< who sent it: the order's, or who brought the goods
  std::string number;    ///< theirs, unique a supplier
  std::optional<BusinessDate> date;
  std::int64_t goods_minor = 0;            ///< in the order's currency; of a credit note below zero
  std::int64_t charges_minor = 0;          ///< freight and duty
  std::int64_t cleared_charges_minor = 0;  ///< what of the expected charges it ends
  bool operator==(const PurchaseBill&) const = default;
};

/// What an invoice bills of a line; of a credit note all below zero.
struct PurchaseBillLine {
  DocumentId document;
  std::int32_t act = 0, line = 0;
  Quantity quantity;
  std::int64_t goods_minor = 0;          ///< billed, in the order's currency
  std::int64_t cleared_minor = 0;        ///< what of the goods received it ends, in that currency
  std::int64_t cleared_value_minor = 0;  ///< the same in the entity's currency
  std::int64_t stock_minor = 0;          ///< of the difference, to the goods that are there
  std::int64_t variance_minor = 0;       ///< of the difference, to cost variance
  bool operator==(const PurchaseBillLine&) const = default;
};

/// What of a line went back to the supplier.
struct PurchaseReturn {
  DocumentId document;
  std::int32_t act = 0, line = 0;
  Quantity quantity;
  std::int64_t goods_minor = 0;  ///< what they had come for, in the order's currency
  std::int64_t value_minor = 0;  ///< the same in the entity's currency
  std::int64_t cost_minor = 0;   ///< what they were worth when they went
  bool operator==(const PurchaseReturn&) const = default;
};

/// What of a line has come and was neither billed nor sent back; below zero: sent back after it was
/// billed.
struct Unbilled {
  Quantity quantity;
  std::int64_t goods_minor = 0, value_minor = 0;
  /// The part that so many of it are; all of it takes the rest.
  Unbilled part(Quantity of) const;
};

/// The same of each line, by its number. Without `billed` only what went back counts as gone.
std::map<std::int32_t, Unbilled> unbilled_of(const std::vector<PurchaseReceipt>& came,
                                             const std::vector<PurchaseReturn>& went_back,
                                             const std::vector<PurchaseBillLine>& billed);

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
  virtual void add_bill(Unit&, const PurchaseBill&, const std::vector<PurchaseBillLine>&) = 0;
  virtual std::vector<PurchaseBill> bills(Unit&, DocumentId) = 0;           ///< by act
  virtual std::vector<PurchaseBillLine> bill_lines(Unit&, DocumentId) = 0;  ///< by act and line
  /// Whether the supplier's invoice of that number is in the book, of whatever order.
  virtual bool has_bill(Unit&, SupplierId, std::string_view number) = 0;
  virtual void add_returns(Unit&, const std::vector<PurchaseReturn>&) = 0;
  virtual std::vector<PurchaseReturn> returns(Unit&, DocumentId) = 0;  ///< by act and line
};

}  // namespace kontor::stock
