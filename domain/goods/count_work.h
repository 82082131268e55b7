#pragma once

#include "domain/books/journal.h"
#include "domain/goods/stock_counts.h"

namespace kontor::goods {

/// One act on one count in one unit: the count locked behind the period (design.md 3), its audit
/// row and its end.
class CountWork {
 public:
  CountWork(Unit& unit, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_unit(unit), m_stores(stores), m_now(clock.now()), m_actor(actor) {}

  /// Takes the count. Refuses count_unknown, permission_missing.
  std::optional<Refusal> take(std::int64_t number);
  CountSheet& sheet() { return m_sheet; }
  const company::Location& place() const { return m_place; }
  Instant now() const { return m_now; }
  std::optional<Refusal> lacks(company::Permission needed) const;
  /// The refusal of what only an open count allows; of one that nobody began.
  std::optional<Refusal> closed() const;
  std::optional<Refusal> not_begun() const;
  /// The next state, where it differs.
  void become(CountState state);

  /// Writes the count with an audit row: what it said before and what it says now.
  void finish(const std::string& action, const std::string& said);
  books::AuditRow audit_row(const std::string& action, const std::string& said) const;
  Args number_args() const { return {{"number", stock::count_number_text(m_sheet.number)}}; }

 private:
  Unit& m_unit;
  const Stores& m_stores;
  Instant m_now;
  const company::Actor& m_actor;
  CountSheet m_sheet;
  company::Location m_place;
  CountState m_before = CountState::draft;
};

/// The counted lines of a count with their variances, and what they are worth in all.
struct CountFigures {
  std::vector<CountViewLine> lines;
  std::int64_t difference_minor = 0;  ///< Σ |value|
  std::int64_t uncounted = 0;
};
/// `zero`: what nobody counted is taken as nothing, now.
CountFigures count_figures(Unit& unit, const Stores& stores, const CountSheet& sheet, Instant now,
                           bool zero);

/// Products of a unit that is not divided.
bool counted_whole(const std::string& unit);

}  // namespace kontor::goods
