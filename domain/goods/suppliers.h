#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/list_report.h"
#include "domain/base/result.h"
#include "domain/stock/supplier.h"
#include "domain/stores.h"

namespace kontor::company {
struct Actor;
}

namespace kontor::goods {

/// What is to be known of a supplier; what is empty stays, or is as usual for a new one.
struct SupplierDraft {
  std::string code, name;
  std::string currency;  ///< ISO 4217; empty: that of the first entity
  std::optional<std::int64_t> lead_days, spread_milli, review_days;
  std::optional<std::string> note;
};

/// Terms of a supplier for a product as people say them; what is empty stays as it is, `removed`
/// takes all of it away.
struct OfferWish {
  std::int64_t row = 0;  ///< its line
  std::string file = {};
  std::string supplier, product;  ///< code; SKU or code
  std::optional<Decimal> cost;
  std::optional<std::string> their_sku;
  std::optional<std::int64_t> lead_days, spread_milli;
  std::optional<Quantity> minimum, pack;
  std::optional<bool> preferred;
  bool removed = false;
};

/// The use cases of suppliers. Each is one unit with its audit rows and needs
/// Permission::order_goods everywhere: suppliers are the book's.
class Suppliers {
 public:
  Suppliers(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Refuses name_missing, code_invalid, supplier_exists, currency_unknown, days_invalid.
  Result<stock::Supplier> add(const SupplierDraft& draft);
  /// Refuses supplier_unknown too; the currency stays.
  Result<stock::Supplier> set(const std::string& code, const SupplierDraft& draft);
  /// Sets terms. Rows with a mistake are refused, the others go in: supplier_unknown,
  /// product_unknown, product_not_tracked, quantity_not_whole, quantity_not_positive,
  /// value_too_large, days_invalid, duplicate_in_file. The first terms of a product are its
  /// preferred ones.
  Result<ListReport> put(const std::vector<OfferWish>& wishes, bool dry_run = false);

 private:
  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::goods
