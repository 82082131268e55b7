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
  /// For a from clause: what an index finds of a search, else the products of the filter's place,
  /// else all; with the columns that sql() and the sorts by text need, as `p`.
  std::string rows() const;
  /// The first of the list in the order of a key, as many as a search looks at first.
  std::string near_rows_by(const std::string& key, const std::string& behind) const;
  /// The parameters of sql(), and of rows() where the statement has it.
  void bind(Query& query, bool with_rows = false) const;
  bool searches() const { return !m_search.empty(); }
  /// Some products of the list only, which may be few.
  bool picks() const { return searches() || named() || m_filter.somewhere() || m_filter.few(); }
  /// Products that the filter names.
  bool named() const { return !m_filter.only.empty(); }

 private:
  const stock::PoolFilter& m_filter;
  bool m_postgresql;
  ProductSearch m_search;
  std::string m_sql;
};

/// " and the row of levels `l` is of the filter's place or places", or empty; bound by bind_places.
std::string at_places(Unit& unit, const stock::PoolFilter& filter);
void bind_places(Query& query, const stock::PoolFilter& filter);

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

/// The mark of the product on place `rows` of the list, from 1; the rows before it are counted
/// where an index can do that. Nothing: there are not so many.
std::optional<PoolMark> pool_mark_at(Unit& unit, const stock::PoolFilter& filter, int rows);

/// A select of what every cell had at a moment: product_id, location_id, on_hand_milli,
/// committed_milli (0: promises are not dated), unavailable_milli. `products` restricts it, as a
/// condition on `product_id` or empty.
std::string figures_at(const PoolMoment& moment, const std::string& products);
void bind_moment(Query& query, const PoolMoment& moment);

}  // namespace kontor::persistence
