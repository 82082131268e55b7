#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"
#include "domain/stock/replenish_rule.h"
#include "domain/stock/supplier.h"

namespace kontor::stock {

/// What was sold of a product at a place on the days of a window.
struct Demand {
  std::int64_t days = 0;             ///< that count
  std::int64_t days_out = 0;         ///< left out: nothing was there and nothing was sold
  std::int64_t selling_days = 0;     ///< with a sale
  Quantity units;                    ///< sold on the days that count
  std::int64_t mean_micro = 0;       ///< of a day, in millionths of the unit, half-up
  std::int64_t deviation_micro = 0;  ///< sample deviation of a day (÷ n − 1), in the same
  /// More than 1.32 days from sale to sale (Syntetos, Boylan and Croston 2005).
  bool intermittent() const { return selling_days > 0 && days * 100 > selling_days * 132; }
  bool operator==(const Demand&) const = default;
};

/// A day's change of on hand, and what was sold on it, less what came back.
using DayQuantities = std::vector<std::pair<BusinessDate, Quantity>>;

/// The demand of the days from…to, both included. `now`: on hand after all changes; both lists by
/// day. A day that began and ended with nothing and sold nothing says nothing of what people
/// wanted: it is left out. Below zero the books are behind the shelf: such days count. A day that
/// took back more than it sold counts as one without a sale.
Demand demand_of(Quantity now, const DayQuantities& changes, const DayQuantities& sold,
                 BusinessDate from, BusinessDate to);

/// The quantile of the normal distribution for a service level, in millionths, half-up: 1.644854
/// for 95 %.
std::int64_t service_factor_micro(std::int64_t service_milli);

/// Everything that a suggested quantity follows from, and what follows. Whoever has the terms above
/// the line comes to the same results: suggest() uses nothing else.
struct ReplenishTerms {
  Quantity on_hand, committed;
  Quantity unavailable;  ///< without the safety stock that is set aside
  Quantity incoming, backorders;
  Quantity drafted;  ///< on drafts that nobody was told of yet
  Demand demand;
  LeadTime lead;
  std::int64_t review_days = 0, cover_days = 0;
  std::int64_t factor_micro = 0;          ///< of the service level
  Quantity step = Quantity::of_units(1);  ///< the smallest piece that can be ordered
  Quantity minimum, pack;                 ///< 0: none
  // ---- results
  Quantity safety, reorder_point, order_up_to;
  Quantity needed;     ///< order-up-to − position where that is at or below the reorder point
  Quantity suggested;  ///< raised to the minimum, then up to the pack multiple

  /// Inventory position (glossary), and what is drafted already.
  Quantity position() const {
    return on_hand - committed - unavailable + incoming - backorders + drafted;
  }
  Quantity available() const { return on_hand - committed - unavailable; }
  bool raised_to_minimum() const { return needed.milli > 0 && needed < minimum; }
  bool raised_to_pack() const { return suggested > std::max(needed, minimum); }
  bool operator==(const ReplenishTerms&) const = default;
};

/// Works the results out. Safety stock = factor × √((L + R) σ² + d̄² σ_L²), rounded half-up to a
/// millionth, then up to the step; reorder point = d̄ (L + R) + safety stock and order-up-to =
/// reorder point + d̄ × cover days, each rounded up to the step.
void suggest(ReplenishTerms& terms);

/// Days of cover: available ÷ mean daily units, in thousandths of a day, half-up; nothing where
/// nothing is sold.
std::optional<std::int64_t> cover_milli(Quantity available, const Demand& demand);

/// A product at a place, as replenishing looks at it.
struct ReplenishCell {
  ProductId product;
  std::string code, sku, name, unit;  ///< sku: the code where there is none
  Quantity on_hand, committed;
  Quantity unavailable;  ///< without safety stock that is set aside
  Quantity incoming, backorders;
  Quantity drafted_purchases, drafted_transfers;
};

struct ReplenishFilter {
  LocationId location;
  SupplierId supplier;              ///< only what this one sells; none: all
  std::vector<ProductId> products;  ///< only these; empty: all that the place has or had
  ProductId after;                  ///< ReplenishCells::next of the page before
  int limit = 20'000;
};
struct ReplenishCells {
  std::vector<ReplenishCell> rows;  ///< by id
  ProductId next;                   ///< none at the end
};

/// What happened at a place on the days of a window, by product.
struct ReplenishDays {
  std::map<ProductId, DayQuantities> changes;  ///< from the first day on, also behind the last
  std::map<ProductId, DayQuantities> sold;     ///< goods to customers less goods from them
};

/// What replenishing reads, none of it a summary of its own, and what was decided about it.
class ReplenishStore {
 public:
  virtual ~ReplenishStore() = default;
  /// Tracked, active products with a level at the place or ordered from it.
  virtual ReplenishCells cells(Unit&, const ReplenishFilter&) = 0;
  /// `products` empty: all of the place.
  virtual ReplenishDays days(Unit&, LocationId, BusinessDate from, BusinessDate to,
                             const std::vector<ProductId>& products) = 0;
  /// What was decided; at most one rule a place.
  virtual std::vector<ReplenishRule> rules(Unit&) = 0;
  /// Writes a rule over that of its place; one that says nothing is taken away.
  virtual void put_rule(Unit&, const ReplenishRule&) = 0;
};

}  // namespace kontor::stock
