#pragma once

#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/intake/import.h"

namespace kontor::persistence {

/// Something in the book that is not as it must be. `check` names the check ("sales_day",
/// "entry_digest", ...), `what` the row by codes and dates, never by ids.
struct Finding {
  std::string check;
  std::string what;
  bool operator==(const Finding&) const = default;
};

/// How many rows one check names; a last finding says when there are more.
inline constexpr int most_findings = 100;

/// Recomputes every summary from the facts and proves what design.md 8 promises, on one consistent
/// state of the book. Memory does not grow with the book, but for what SQLite sorts. Findings in a
/// fixed order; none: clean.
/// `progress` is told the stage "check"; throws Failure, `cancelled` when it asks to stop. `only`:
/// the checks of these names; empty: all.
std::vector<Finding> check_book(Book& book, intake::Progress& progress,
                                const std::vector<std::string>& only = {});

/// The same inside a unit.
std::vector<Finding> check_unit(Unit& unit, intake::Progress& progress,
                                const std::vector<std::string>& only = {});

/// Only the checks that say whether what was posted and sealed is as it was.
std::vector<Finding> verify_audit(Book& book, intake::Progress& progress);
/// The same as a part of a unit.
std::vector<Finding> verify_audit(Unit& unit, intake::Progress& progress);

/// The names of all checks, in their order.
std::vector<std::string> check_names();

}  // namespace kontor::persistence
