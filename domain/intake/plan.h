#pragma once

#include <unordered_set>

#include "domain/intake/chunker.h"
#include "domain/intake/coming.h"
#include "domain/intake/order_intake.h"
#include "domain/intake/product_intake.h"
#include "domain/intake/record_intake.h"
#include "domain/intake/stock_intake.h"

namespace kontor::intake {

/// A chunk with what each of its records would do. Points into the chunk, which must outlive it.
struct PlannedChunk {
  std::vector<PlannedProduct> products;
  std::vector<PlannedStock> stock;
  std::vector<PlannedOrder> orders;
  std::unique_ptr<PlannedRecords> others;  ///< of every other kind
  bool unchanged_count = false;            ///< the very same count is there
  std::vector<Verdict> verdicts;           ///< one an item
  std::vector<std::optional<Refusal>> refusals;
};

/// Plans chunks one after the other; remembers what earlier records of the same source will make,
/// and which keys it has seen.
class Planner {
 public:
  /// `coming`: products that the book will have by then. `facts`: what the first pass is planned
  /// upon beside the book; outlives the planner.
  Planner(const Stores& stores, const Target& target, Instant as_of, ComingKeys coming = {},
          ComingFacts* facts = nullptr)
      : m_stores(stores),
        m_target(target),
        m_as_of(as_of),
        m_coming(std::move(coming)),
        m_facts(facts) {}

  /// Reads only. With `first_time` false (the commit pass), neither duplicates nor coming keys
  /// are looked for again.
  PlannedChunk plan(Unit& unit, const Chunk& chunk, bool first_time);

  /// Locations that get their opening count; filled while planning.
  const std::set<std::string>& openings() const { return m_openings; }
  std::int64_t linked_orders() const { return m_linked; }
  /// Products that are not there yet and that the records so far bring.
  const ComingKeys& coming() const { return m_coming; }

 private:
  void plan_products_of(Unit& unit, const Chunk& chunk, PlannedChunk& out, bool first_time);
  void plan_stock_of(Unit& unit, const Chunk& chunk, PlannedChunk& out);
  void plan_orders_of(Unit& unit, const Chunk& chunk, PlannedChunk& out, bool first_time);
  void plan_others(Unit& unit, const Chunk& chunk, PlannedChunk& out, bool first_time);
  void refuse_duplicates(const Chunk& chunk, PlannedChunk& out);
  void meet_coming(const Chunk& chunk, PlannedChunk& out);

  const Stores& m_stores;
  const Target& m_target;
  Instant m_as_of;
  ComingKeys m_coming;
  ComingFacts* m_facts;
  std::unordered_set<std::size_t> m_seen;
  std::set<std::string> m_openings;
  std::int64_t m_linked = 0;
};

/// What people call a record: SKU, name or number.
std::string shown_name(const Item& item);

/// Adds a planned chunk's verdicts to counts and its refusals to rows.
void tell(const Chunk& chunk, const PlannedChunk& planned, const std::string& file, Counts& counts,
          std::vector<RowRefusal>& refusals);

/// The part of a planned stock chunk that has no refused rows.
CountPart part_of(const Chunk& chunk, PlannedChunk& planned);

}  // namespace kontor::intake
