#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "domain/orders/order.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

/// Inserts versions with their content and lines. Each order has its document, version and lines.
void insert_order_versions(Unit& unit, const std::vector<orders::Order>& orders, BatchId batch,
                           Instant recorded_at, Instant exported_at);

/// Heads of documents that have none yet.
void insert_order_heads(Unit& unit, const std::vector<orders::Order>& orders);

/// Makes these versions the current ones of documents that have a head.
void update_order_heads(Unit& unit, const std::vector<orders::Order>& orders);

/// Reads an order back from a stored version.
orders::Order order_of_version(const std::string& content, DocumentId document,
                               std::int64_t version, const std::string& content_hash);

/// Visits the versions of a batch that were not taken back: while the batch is undone, what stays
/// because later facts stand on it.
void each_standing_order(Unit& unit, BatchId batch,
                         const std::function<void(const orders::Order&)>& visit);

/// Which of these people, by their column of order_head, an order shows.
template <class Tag>
std::set<std::int64_t> shown_by_orders(Unit& unit, const std::string& column,
                                       const std::vector<Id<Tag>>& ids) {
  std::set<std::int64_t> shown;
  std::int64_t id = 0;
  Query q(unit, "select distinct " + column + " from order_head where hidden = false and " +
                    in_ids(unit, column, "ids"));
  q.bind_ids("ids", ids).into(id);
  while (q.next()) shown.insert(id);
  return shown;
}

}  // namespace kontor::persistence
