#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::stock {

/// Where in a location goods are. `available` here means "not set aside": what of it is committed
/// is kept apart by commitments. All others are set aside; `unavailable` is what a file calls so
/// without saying why, the last four are the buckets that people choose. Append only.
enum class State { available, unavailable, reserved, damaged, quality, safety };
constexpr bool set_aside(State state) { return state != State::available; }
/// As it is stored and as commands call it: "quality".
std::string_view name_of(State state);
std::optional<State> state_named(std::string_view name);

/// Of which lot so much of a movement was where it came from, and is where it went; none: of no
/// lot that anybody named.
struct LotShare {
  LotId from, to;
  Quantity quantity;  ///< > 0
  auto operator<=>(const LotShare&) const = default;
};

/// One immutable row: goods moved from one place to another (design.md 2.1). value_minor is the
/// goods' cost in the entity's currency, 0 for moves within an entity. Goods that we do not own
/// have it where they are sold or lost: it is what is owed for them.
struct Movement {
  std::int32_t line = 0;  ///< the document's line, 0 when none
  ProductId product;
  LocationId from;
  LocationId to;
  State from_state = State::available;
  State to_state = State::available;
  std::string owner;  ///< empty: us; else the code of the supplier whose goods they are
  Quantity quantity;  ///< > 0
  std::int64_t value_minor = 0;
  /// Of products that are kept by lot: at most its quantity in all, the rest of no named lot.
  std::vector<LotShare> lots = {};
  auto operator<=>(const Movement&) const = default;
};

struct Cell {
  ProductId product;
  LocationId location;
  auto operator<=>(const Cell&) const = default;
};

/// stock_level: product × location. available() may be below zero where outside facts oversold it.
struct Level {
  Cell cell;
  Quantity on_hand;
  Quantity committed;
  Quantity unavailable;
  Quantity incoming;                    ///< on its way here by transfers that were shipped
  std::optional<Quantity> low_at = {};  ///< low with `available` at or below it; none: never
  Quantity available() const { return on_hand - committed - unavailable; }
  bool low() const { return low_at && available() <= *low_at; }
};

/// Goods of a cell that are set aside in one bucket.
struct Aside {
  Cell cell;
  State state = State::unavailable;
  Quantity quantity;
  auto operator<=>(const Aside&) const = default;
};

/// What a document changes in what a cell awaits.
struct IncomingChange {
  Cell cell;
  Quantity change;
};

/// Moving average per entity × product as quantity and value (rules.md 5).
struct Cost {
  EntityId entity;
  ProductId product;
  Quantity quantity;                 ///< owned, over all stock locations of the entity
  std::int64_t value_minor = 0;      ///< in the entity's currency
  std::int64_t last_cost_micro = 0;  ///< last known cost of one unit, 10^-6 major; 0 unknown
};

/// A pending movement that ends exactly once (design.md 2.2).
struct Commitment {
  CommitmentId id;
  DocumentId document;
  std::int32_t line = 0;
  Cell cell;
  Quantity quantity;
  bool provisional_location = false;  ///< the file named no location
  auto operator<=>(const Commitment&) const = default;
};
enum class CommitmentEnd { posted, released, expired };
struct EndedCommitment {
  Commitment commitment;
  CommitmentEnd how = CommitmentEnd::posted;
};

/// Units ordered with no stock assigned; never reduces available.
struct Backorder {
  DocumentId document;
  std::int32_t line = 0;
  ProductId product;
  Quantity quantity;
};

/// An outside fact that drove a cell's available below zero (rules.md 3).
struct Oversold {
  EntryId entry;
  DocumentId document;
  Cell cell;
  Quantity quantity;  ///< by how much this document went below zero
};

/// On hand at `at`, by event time, equals the counted quantity (rules.md 4).
struct Anchor {
  Cell cell;
  Instant at;
  DocumentId document;
  LocationId other_side;  ///< opening balance or count difference
};

/// The moving average of many products in memory, while a chunk is posted. Pure; the caller loads
/// and stores the costs. All values in minor units of the entity's currency.
class CostBook {
 public:
  void load(const Cost& cost);
  /// Goods of somebody else: each costs so much when it goes, and none is ever owned.
  void consign(EntityId entity, ProductId product, UnitPrice cost);
  bool knows(EntityId entity, ProductId product) const;

  struct Issue {
    std::int64_t value_minor = 0;
    bool no_cost = false;  ///< below zero with neither last nor catalogue cost
  };
  /// Takes goods out at the average; below zero at the last known cost, else `catalogue`.
  Issue issue(EntityId e, ProductId p, Quantity q, const std::optional<UnitPrice>& catalogue,
              Currency currency);
  struct Receipt {
    std::int64_t value_minor = 0;     ///< what the goods are worth
    std::int64_t variance_minor = 0;  ///< to "negative stock cost variance" (rules.md 5)
  };
  /// Takes goods in at a value. When the quantity was below zero, the difference between the cost
  /// at which that part was issued and this receipt is the variance.
  Receipt receive(EntityId e, ProductId p, Quantity q, std::int64_t value_minor, Currency currency);
  /// The value of q units at the average, or at last known or catalogue cost; changes nothing.
  std::int64_t value_at_average(EntityId e, ProductId p, Quantity q,
                                const std::optional<UnitPrice>& catalogue, Currency currency) const;

  /// Moves quantity and value by exact amounts, as a reversal does. Where the quantity comes to 0
  /// with value left, the value is cleared and returned: it belongs to "cost variance".
  std::int64_t adjust(EntityId e, ProductId p, Quantity change, std::int64_t value_change_minor);

  /// What is owned of a product and what it is worth; nothing where nobody knows.
  Cost of(EntityId e, ProductId p) const;

  /// The costs that changed since load, by entity and product.
  std::vector<Cost> changed() const;

 private:
  const UnitPrice* consigned(EntityId e, ProductId p) const;
  Cost& to_change(EntityId e, ProductId p);  ///< the cost, marked as changed; made when unknown

  std::map<std::pair<EntityId, ProductId>, Cost> m_costs;
  std::map<std::pair<EntityId, ProductId>, bool> m_changed;
  std::map<std::pair<EntityId, ProductId>, UnitPrice> m_consigned;
};

}  // namespace kontor::stock
