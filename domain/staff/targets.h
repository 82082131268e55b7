#pragma once

#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/base/list_report.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/stores.h"

namespace kontor::staff {

/// A row of a list of targets.
struct TargetRow {
  std::int64_t row = 0;  ///< its line
  std::string file;
  std::string employee;  ///< code, name, or the one name that files have for them
  BusinessDate month;    ///< any day of it
  Decimal amount;        ///< net sales in major units; 0 takes the target away
  std::string currency;  ///< empty: the employee's company's, else the first company's
};

/// The target of a period: that of each month by the share of its days, rounded half-up.
std::int64_t target_of_period(const std::vector<Target>& targets, BusinessDate from,
                              BusinessDate to);

/// What employees are to sell. Runs in one unit, needs Permission::edit_staff at each shop of the
/// employee, and writes an audit row for each target.
class Targets {
 public:
  Targets(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Writes targets over those that the book has of the same month and currency. Rows are refused
  /// with employee_unknown, employee_is_provisional, currency_unknown, target_invalid,
  /// permission_missing; a list of which nothing may be done is refused as a whole.
  Result<ListReport> put(const std::vector<TargetRow>& rows, bool dry_run = false);

 private:
  Result<ListReport> run(Unit& unit, const std::vector<TargetRow>& rows, bool write);

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::staff
