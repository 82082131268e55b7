#pragma once

#include <map>
#include <set>

#include "domain/books/journal.h"
#include "domain/catalog/catalog.h"
#include "domain/orders/effect.h"

namespace kontor::orders {

/// What is known of an order before its present version is posted.
struct OrderBefore {
  std::optional<Order> version;         ///< the current version; none for a new order
  Instant exported_at;                  ///< of that version
  books::PostedDocument posted;         ///< what it has posted so far
  std::vector<stock::Commitment> open;  ///< pending commitments
  std::vector<stock::Backorder> backorders;
};

using ProductMap = std::map<ProductId, catalog::Product>;

/// Stock cells that posting this order may touch.
std::set<stock::Cell> cells_of(const Order& order, const OrderBefore& before);

/// When a change that a file does not date counts as known: a file cannot be older than what it
/// tells.
Instant change_time(const Order& order, Instant exported_at);

/// Posts the difference between what the order amounts to now and what it has posted: new entries
/// that name the first one, and its commitments. `dated_as_sold`: a change that belongs to the
/// original event (binding a product), not to the export's time.
void post_order(books::Journal& journal, const Order& order, const OrderBefore& before,
                Instant exported_at, const ProductMap& products, bool dated_as_sold = false);

}  // namespace kontor::orders
