#pragma once

#include <string>
#include <vector>

#include "domain/books/entry.h"
#include "domain/orders/order.h"

namespace kontor::orders {

/// A posting before its account has an id: chart key and detail (gateway).
struct PlannedPosting {
  std::string account;  ///< key of the chart
  std::string detail;   ///< gateway code where the account exists once per gateway
  bool common = false;  ///< belongs to common, not to the channel
  std::int64_t amount_minor = 0;
};

/// Goods that a document has moved once all is posted. Value is found when it is posted.
struct PlannedMove {
  std::int32_t line = 0;
  ProductId product;
  Quantity quantity;  ///< out of the location; negative: back into it
  LineKind kind = LineKind::goods;
  LocationId at;  ///< where, when not the order's location
};

/// What a document's facts of one kind amount to in all. What an order posts is the difference
/// between this and what it has posted so far (rules.md 3, versions).
struct EventEffect {
  books::EntryKind kind = books::EntryKind::sale;
  std::int64_t part = 0;  ///< which of several of its kind; 0 for the order's own
  Instant at;
  bool date_estimated = false;
  std::vector<PlannedPosting> postings;  ///< without cost of goods
  std::vector<PlannedMove> moves;
  std::vector<books::SaleFact> sales;  ///< cost 0
};

struct PlannedCommitment {
  std::int32_t line = 0;
  ProductId product;
  Quantity quantity;
};

struct OrderEffect {
  std::vector<EventEffect> events;
  std::vector<PlannedCommitment> commitments;  ///< what should be pending now
};

/// The whole effect of an order's present version. Pure. The posting rules (rules.md 2, 3, 6):
/// payment: clearing per gateway to customer deposits, or to receivables when the sale came first;
/// sale: deposits and receivables to sales, discounts, carriage, tax, tips, and by line kind;
/// refund: returns by line where it is itemised, else "refunds, not itemised" (before the sale:
/// deposits), to clearing; each refund with a date is an event of its own, and the order's own
/// sum posts only what they don't tell;
/// settled shipment: a sale of its own on the gateway's clearing account, in place of the same
/// quantity of the order's own lines; the tax that the marketplace keeps passes through;
/// goods back: from the customer to the place, not saleable ones on to loss.
/// `exported_at` dates what the file gives no date for.
OrderEffect effect_of(const Order& order, Instant exported_at);

}  // namespace kontor::orders
