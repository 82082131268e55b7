#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/base/result.h"
#include "domain/books/ledger_store.h"
#include "domain/company/company.h"
#include "domain/staff/employee.h"

namespace kontor {
struct Stores;
}

namespace kontor::staff {

class TeamReader;

/// What was put right of somebody's work.
enum class ErrorKind {
  corrected,  ///< a sale that they rang up was told otherwise afterwards
  voided,     ///< an order that they rang up or a document that they made does not stand any more
  adjusted    ///< they corrected stock by hand
};
std::string_view name_of(ErrorKind kind);

/// A document that was put right, as the audit and the entries tell.
struct ErrorRow {
  Instant at;  ///< when it was put right; of an order cancelled before anything was sent: placed
  ErrorKind kind = ErrorKind::corrected;
  books::DocumentKind type = books::DocumentKind::order;
  DocumentId document;
  std::string number;
  company::Scope place;
  Currency currency;                      ///< of an order
  std::optional<std::int64_t> net_minor;  ///< by how much the net sales of an order changed
  EmployeeId by;                          ///< who put it right, or took in the file that did
  std::string reason;                     ///< of corrected stock: the reason's code
};

/// Moments, both included; `employee` and `limit` must be given.
struct ErrorFilter {
  EmployeeId employee;
  Instant from, to;
  std::string after;
  int limit = 100;
};

struct ErrorPage {
  std::vector<ErrorRow> rows;
  std::string next;  ///< the filter's `after` of the next page; empty: there is none
};

/// How far back a log looks unless somebody asks for other days.
inline constexpr int error_days = 90;

/// What was put right of an employee's work, newest first. Everybody sees their own; of a
/// colleague, what lies where somebody may see what colleagues sold. Refuses permission_missing for
/// who may see nothing of the colleague.
Result<ErrorPage> error_log(Unit& unit, TeamReader& reader, const Stores& stores,
                            const company::Actor& actor, const ErrorFilter& filter);

}  // namespace kontor::staff
