#pragma once

#include <functional>
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

}  // namespace kontor::persistence
