#pragma once

#include "domain/books/journal.h"
#include "domain/orders/effect.h"

namespace kontor::orders {

/// Goods still to move so that a document has moved what it should. quantity > 0: from → to;
/// negative: back. `posted_*`: what of this move is posted, for the sale's cost of returns.
struct MoveDifference {
  std::int32_t line = 0;
  ProductId product;
  LocationId from, to;
  Quantity quantity;
  Quantity posted_quantity;
  std::int64_t posted_value = 0;
};

/// effect − posted, for one kind of event. Postings of cost and current accounts are left out: cost
/// follows the moves, current accounts follow the sides.
struct EventDifference {
  std::vector<books::DraftPosting> postings;
  std::vector<MoveDifference> moves;
  std::vector<books::SaleFact> sales;  ///< cost 0; signed differences
  bool empty() const { return postings.empty() && moves.empty() && sales.empty(); }
};

/// Where an order's goods go to and come from.
struct Places {
  LocationId from;  ///< the order's location
  LocationId customer;
  LocationId loss;
};

EventDifference difference(const Order& order, const EventEffect* effect,
                           const books::PostedDocument::Event* posted, const Places& places,
                           const std::map<AccountId, books::Account>& accounts);

}  // namespace kontor::orders
