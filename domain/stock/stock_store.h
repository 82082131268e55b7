#pragma once

#include <set>

#include "domain/base/book.h"
#include "domain/stock/stock.h"

namespace kontor::stock {

/// One row of the stock list: a product's pool, and its levels by location.
struct PoolRow {
  ProductId product;
  std::string code;
  std::string sku;
  std::string name;
  Quantity on_hand, committed, unavailable, incoming;
  bool oversold = false;  ///< some cell has available below zero
  bool low = false;       ///< some cell is at or below its level (LowRule)
  Quantity available() const { return on_hand - committed - unavailable; }
  std::vector<Level> levels;  ///< one for each location that has or had it, by location code
};

enum class PoolSort { name, code, available, on_hand };

struct PoolFilter {
  std::string search;                   ///< name, SKU, barcode, in any script; empty for all
  std::vector<ProductId> only = {};     ///< only these, which are few; none said: all
  LocationId location;                  ///< only this location's levels count; none: the pool
  std::vector<LocationId> places = {};  ///< without `location`: only these count; none: all
  bool oversold_only = false;
  bool low_only = false;  ///< some cell that counts is low
  PoolSort sort = PoolSort::name;
  bool descending = false;
  std::string after;  ///< PoolPage::next of the page before
  int limit = 100;
  /// Only products that something is wrong with.
  bool few() const { return oversold_only || low_only; }
  /// Only some places count.
  bool somewhere() const { return location || !places.empty(); }
};

struct PoolPage {
  std::vector<PoolRow> rows;
  std::string next;
};

/// Sums over all rows of a filter.
struct PoolTotals {
  std::int64_t products = 0;
  Quantity on_hand, committed, unavailable, incoming;
};

/// A movement as a product card shows it, newest first.
struct MovementRow {
  Movement movement;
  DocumentId document;
  std::string document_number;
  std::string entry_kind;
  Instant event_at;
  BusinessDate business_date;
  Instant recorded_at;
};
struct MovementPage {
  std::vector<MovementRow> rows;
  std::string next;
};

/// Levels, movements, costs and commitments. Writing happens through books::LedgerStore::post.
class StockStore {
 public:
  virtual ~StockStore() = default;

  virtual PoolPage pool(Unit&, const PoolFilter&) = 0;
  virtual std::int64_t pool_count(Unit&, const PoolFilter&) = 0;
  /// Count and sums of all rows of the filter. Reads page by page; a store that can sum in one
  /// statement overrides it.
  virtual PoolTotals pool_totals(Unit&, const PoolFilter&);
  /// The pool at a past instant by event time, with `as_known` by recorded time; committed: 0.
  virtual PoolPage pool_as_of(Unit&, const PoolFilter&, Instant at, bool as_known) = 0;
  /// Those from or to some places; none said: all.
  virtual MovementPage movements(Unit&, ProductId, const std::vector<LocationId>& at_or_all,
                                 std::string after, int limit) = 0;

  virtual std::vector<Level> levels(Unit&, const std::vector<Cell>&) = 0;
  /// Levels, locked until the unit ends, in key order (design.md 3). Absent cells are missing.
  virtual std::vector<Level> lock_levels(Unit&, std::vector<Cell>) = 0;
  /// What is set aside in the cells, by cell and bucket.
  virtual std::vector<Aside> set_aside(Unit&, const std::vector<Cell>&) = 0;
  /// On hand at an instant by event time, for cells that have or had stock.
  virtual std::map<Cell, Quantity> on_hand_as_of(Unit&, const std::vector<Cell>&, Instant) = 0;
  virtual std::vector<Cost> lock_costs(Unit&, EntityId, std::vector<ProductId>) = 0;
  virtual std::vector<Anchor> anchors(Unit&, const std::vector<Cell>&) = 0;
  virtual std::vector<Commitment> open_commitments(Unit&, const std::vector<DocumentId>&) = 0;
  /// What was pending on documents before a batch changed it; for taking the batch back.
  virtual std::vector<Commitment> pending_before(Unit&, BatchId,
                                                 const std::vector<DocumentId>&) = 0;
  /// Those of the cells that outside facts have ever oversold.
  virtual std::set<Cell> oversold_cells(Unit&, const std::vector<Cell>&) = 0;
  virtual std::vector<Backorder> backorders(Unit&, const std::vector<DocumentId>&) = 0;
};

}  // namespace kontor::stock
