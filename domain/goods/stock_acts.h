#pragma once

#include <optional>
#include <string>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/goods/document_result.h"
#include "domain/goods/line_list.h"
#include "domain/stores.h"

namespace kontor::company {
struct Actor;
}

namespace kontor::goods {

/// Goods that are to be set aside at their place, or put back.
struct AsideWish {
  std::string product;   ///< SKU or code
  std::string location;  ///< code
  Quantity quantity;     ///< > 0
  std::string bucket;    ///< "reserved", "damaged", "quality", "safety"; "unavailable" to put back
  std::string reason;    ///< free text
  std::string reference;
};

/// What is to be corrected: by how much, or to which on hand. One of the two.
struct AdjustWish {
  std::string product, location;
  std::optional<Quantity> by, to;
  std::string reason;  ///< code of a StockReason
  std::string note;
  std::string reference;
  std::optional<LotName> lot = {};  ///< `to` is what there is of it
};

/// The use cases on stock that stays at its place. Each is one unit and a document of its own, with
/// audit row and entry. Own acts never take available below zero: stock_short.
class StockActs {
 public:
  StockActs(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Needs Permission::move_stock at the place. Refuses product_unknown, product_not_tracked,
  /// quantity_not_whole, quantity_not_positive, location_unknown, bucket_unknown, stock_short,
  /// reference_used; putting back refuses bucket_short.
  Result<DocumentResult> hold(const AsideWish& wish);
  Result<DocumentResult> release(const AsideWish& wish);
  /// Corrects on hand at the moving average, over the reason's account. Needs
  /// Permission::adjust_stock at the place. Refuses as hold, and reason_unknown, lot_not_kept and
  /// what name_lots does.
  Result<DocumentResult> adjust(const AdjustWish& wish);
  /// A reason of the shop's own; `account` is the code of an account of expenses. Needs
  /// Permission::edit_company. Refuses name_missing, code_invalid, reason_exists, account_unknown.
  Outcome add_reason(const std::string& code, const std::string& name, const std::string& account);

 private:
  Result<DocumentResult> move_aside(const AsideWish& wish, bool back);
  std::string next_number(stock::DocumentType type);

  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::goods
