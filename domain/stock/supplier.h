#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::stock {

/// How long goods are under way after an order, in days, and how far that varies: one standard
/// deviation, in thousandths of a day.
struct LeadTime {
  std::int64_t days = 0;
  std::int64_t spread_milli = 0;
  bool operator==(const LeadTime&) const = default;
};
/// Nothing is ordered further ahead than ten years.
inline constexpr std::int64_t most_days = 3650;

/// Who sells goods to the shop.
struct Supplier {
  SupplierId id;
  std::string code;              ///< ASCII, unique in the book
  std::string name;              ///< in any script
  Currency currency;             ///< of its prices
  LeadTime lead;                 ///< unless a product has its own
  std::int64_t review_days = 0;  ///< days between orderings; 0: whenever something is needed
  std::string note;
  bool operator==(const Supplier&) const = default;
};

/// What a supplier sells: its terms for one product.
struct Offer {
  SupplierId supplier;
  ProductId product;
  std::string their_sku;
  std::optional<UnitPrice> cost;  ///< in the supplier's currency
  std::optional<LeadTime> lead;   ///< none: the supplier's
  Quantity minimum;               ///< no order below it; 0: any
  Quantity pack;                  ///< orders are multiples of it; 0: any
  bool preferred = false;         ///< of several suppliers the one that is asked first
  bool operator==(const Offer&) const = default;
};
/// As lists show it.
struct OfferLine {
  Offer offer;
  std::string sku, name;
};

struct OfferFilter {
  SupplierId supplier;              ///< none: all
  std::vector<ProductId> products;  ///< empty: all
  std::string after;                ///< OfferPage::next of the page before
  int limit = 100;
};
struct OfferPage {
  std::vector<OfferLine> rows;  ///< by supplier and product, in the order in which they came
  std::string next;
};

class SupplierStore {
 public:
  virtual ~SupplierStore() = default;
  virtual std::vector<Supplier> all(Unit&) = 0;  ///< by code
  virtual void add(Unit&, const Supplier&) = 0;
  virtual void set(Unit&, const Supplier&) = 0;
  /// Nobody else changes a supplier or its offers until the unit ends.
  virtual void lock(Unit&, SupplierId) = 0;

  virtual OfferPage offers(Unit&, const OfferFilter&) = 0;
  /// All offers of the products; those preferred first, then by supplier's code.
  virtual std::vector<Offer> offers_of(Unit&, const std::vector<ProductId>&) = 0;
  /// Writes offers over those of the same supplier and product. One that is preferred takes that
  /// from the product's others.
  virtual void put_offers(Unit&, const std::vector<Offer>&) = 0;
  virtual void remove_offers(Unit&, SupplierId, const std::vector<ProductId>&) = 0;
};

/// People may write small letters, or the name.
const Supplier* supplier_named(const std::vector<Supplier>& all, const std::string& wanted);

}  // namespace kontor::stock
