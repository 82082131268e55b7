#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/stock/stock_store.h"
#include "persistence/stores/product_search.h"

namespace kontor::persistence {

/// A past instant for which figures are wanted.
struct PoolMoment {
  Instant at;
  bool as_known = false;  ///< only what was recorded by then
};

/// The products that a stock list shows, as a condition over `product p` with its parameters.
class PoolCondition {
 public:
  PoolCondition(Unit& unit, const stock::PoolFilter& filter);
  const std::string& sql() const { return m_sql; }
  void bind(Query& query) const;
  bool searches() const { return !m_search.empty(); }

 private:
  const stock::PoolFilter& m_filter;
  ProductSearch m_search;
  std::string m_sql;
};

/// Where a product stands in the order of the list: a text or a number, then the id.
struct PoolMark {
  std::string text;
  std::int64_t number = 0;
  ProductId product;
};

/// The next products of the list, at most `limit`, with their marks. `figures` is a select of
/// product_id, location_id, on_hand_milli, committed_milli, unavailable_milli to sort by at a past
/// moment; nothing for today's.
std::vector<PoolMark> pool_marks(Unit& unit, const stock::PoolFilter& filter, int limit,
                                 const std::optional<PoolMoment>& moment);

/// A select of what every cell had at a moment: product_id, location_id, on_hand_milli,
/// committed_milli (0: promises are not dated), unavailable_milli. `products` restricts it, as a
/// condition on `product_id` or empty.
std::string figures_at(const PoolMoment& moment, const std::string& products);
void bind_moment(Query& query, const PoolMoment& moment);

}  // namespace kontor::persistence
