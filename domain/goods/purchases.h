#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/goods/document_result.h"
#include "domain/goods/line_list.h"
#include "domain/stock/purchase.h"
#include "domain/stores.h"

namespace kontor::company {
struct Actor;
}

namespace kontor::goods {

/// An order with a supplier as people want it. A line without a price takes the supplier's for the
/// product, else the catalogue's cost where that is in the supplier's currency.
struct PurchaseWish {
  std::string supplier, to;  ///< codes
  std::vector<LineWish> lines;
  std::optional<BusinessDate> expected = {};
  std::string reference = {};  ///< the caller's own key: the same wish again changes nothing
  std::string note = {};
};

/// What has come. No lines: all that is open. Charges are in the currency of the company's books
/// and divided over this delivery.
struct DeliveryWish {
  std::vector<LineWish> accepted = {}, rejected = {};
  std::string reason = {};  ///< why goods were rejected
  std::optional<Decimal> freight = {}, duty = {};
  stock::Spread spread = stock::Spread::value;
  std::string reference = {};
};

/// An invoice for an order, as it is typed in.
struct BillWish {
  std::string bill;           ///< the number that stands on it
  std::string supplier = {};  ///< who sent it, where it isn't the order's supplier
  std::optional<BusinessDate> date = {};
  std::vector<LineWish> lines = {};  ///< a line without a price is billed at the order's
  bool all = false;                  ///< all that has come and was not billed, at its price
  bool credit = false;               ///< a credit note, for goods that went back after their bill
  std::optional<Decimal> freight = {}, duty = {};  ///< in the currency of the company's books
  bool last_charges = false;                       ///< no more freight and duty is to come
  stock::Spread spread = stock::Spread::value;
  std::string reference = {};
};

/// What goes back to the supplier.
struct SendBackWish {
  std::vector<LineWish> lines;
  std::string bucket = {};  ///< what it was set aside as; empty: it is available
  std::string reason = {};
  std::string reference = {};
};

/// The use cases of orders with suppliers. Each act is one unit with its audit row and postings,
/// locked in the order period, document, levels, costs. Writing and ordering need
/// Permission::order_goods at the place that the goods come to, receiving Permission::move_stock,
/// naming freight or duty both.
class Purchases {
 public:
  Purchases(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Writes a draft. Refuses location_unknown, supplier_unknown, lines_missing, reference_used;
  /// rows as plan_lines does, and with cost_missing, value_too_large.
  Result<DocumentResult> create(const PurchaseWish& wish);
  /// What create would say, without writing.
  Result<DocumentResult> preview(const PurchaseWish& wish);

  // All of these refuse document_unknown and document_state.

  /// Writes a draft anew.
  Result<DocumentResult> change(const std::string& number, const PurchaseWish& wish);
  /// The supplier was told: what was asked for is incoming from now on.
  Result<DocumentResult> order(const std::string& number, const std::string& reference = {});
  /// Takes goods in at what they cost, with their part of freight and duty, against goods received
  /// and not invoiced. What was rejected is set aside for quality control. Refuses
  /// nothing_on_the_way, rate_missing, value_too_large; rows: not_in_document, more_than_ordered.
  Result<DocumentResult> receive(const std::string& number, const DeliveryWish& wish);
  /// Notes an invoice: what was received and not invoiced is cleared, and owed to the supplier.
  /// What differs from the price or the charges at which goods came goes to the goods that are
  /// still there, of the others to cost variance (rules.md 5). Needs order_goods. Refuses
  /// bill_number_missing, bill_known, supplier_unknown, charge_invalid,
  /// nothing_to_bill; rows: not_in_document, more_than_billable, value_too_large.
  Result<DocumentResult> bill(const std::string& number, const BillWish& wish);
  /// Sends goods back: out of stock at the average, off what was received and not invoiced at the
  /// price for which they came. Needs move_stock. Refuses lines_missing, bucket_unknown; rows:
  /// not_in_document, more_than_received, stock_short, bucket_short, and what name_lots does.
  Result<DocumentResult> send_back(const std::string& number, const SendBackWish& wish);
  /// What these two would say and post, without doing either; an invoice needs no number for it.
  /// Takes the locks of the act for as long as it works it out.
  Result<Foresight> foresee_bill(const std::string& number, const BillWish& wish);
  Result<Foresight> foresee_send_back(const std::string& number, const SendBackWish& wish);
  /// Ends it: what has not come is not waited for any more.
  Result<DocumentResult> close(const std::string& number, const std::string& reason,
                               const std::string& reference = {});
  /// The same where nothing has come yet.
  Result<DocumentResult> cancel(const std::string& number, const std::string& reason,
                                const std::string& reference = {});

 private:
  Book& m_book;
  const Stores m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::goods
