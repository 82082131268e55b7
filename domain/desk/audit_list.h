#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/refusal.h"
#include "domain/books/ledger_store.h"
#include "domain/company/company.h"
#include "domain/desk/seal.h"

namespace kontor::desk {

/// Which rows of the audit a list shows.
struct AuditFilter {
  std::optional<Instant> from, to;  ///< both included
  EmployeeId actor;                 ///< none: all
  EmployeeId approver;              ///< only what they approved; none: all
  std::string machine;              ///< empty: all
  std::string action;               ///< "product.change", or what stands before the dot; empty: all
  std::string subject;              ///< "product", "batch", ...; empty: all
  std::string code;                 ///< of the subject, as people know it; empty: all
  bool postings = true;             ///< also the rows of posted entries and commitments
  std::string after;
  int limit = 100;
};

/// A row of the audit as lists show it.
struct AuditLine {
  std::int64_t seq = 0;
  books::AuditRow row;
  std::string actor_code;  ///< empty: nobody was named
  std::string actor_name;
  std::string approver_code;  ///< empty: nobody had to approve it
  std::string code;           ///< what people call the subject; empty where it has no code
  bool sealed = false;
};

struct AuditPage {
  std::vector<AuditLine> rows;
  std::string next;
};

/// How many rows a filter selects, looked at no further than most_audit_counted.
struct AuditCount {
  std::int64_t rows = 0;
  bool more = false;
};
inline constexpr std::int64_t most_audit_counted = 100'000;

/// Someone or a machine that acted lately.
struct AuditPeople {
  struct Person {
    EmployeeId id;
    std::string code, name;
  };
  std::vector<Person> actors;         ///< by code
  std::vector<std::string> machines;  ///< by name; of the newest rows
};

/// Questions that the list of the audit asks; reads only.
class AuditReader {
 public:
  virtual ~AuditReader() = default;
  /// Newest first.
  virtual AuditPage list(Unit&, const AuditFilter&) = 0;
  /// The cursor behind so many rows (1 or more) after the filter's `after`, without reading them;
  /// empty where there are fewer.
  virtual std::string place_behind(Unit&, const AuditFilter&, std::int64_t rows) = 0;
  /// The filter's `after` and `limit` are not looked at.
  virtual AuditCount count(Unit&, const AuditFilter&) = 0;
  virtual std::optional<AuditLine> row(Unit&, std::int64_t seq) = 0;
  virtual AuditPeople people(Unit&) = 0;
  /// What of it is sealed, as it is stored.
  virtual SealedChain sealed(Unit&) = 0;
};

/// The audit names people and what they did: it has a right of its own.
std::optional<Refusal> may_not_read_audit(const company::Actor& actor);

/// True of the rows that posted facts leave.
bool of_postings(const books::AuditRow& row);

/// Before and after of a row field by field, as people read them: amounts as decimals, without ids.
/// Where a row's text has no names for its fields it is one field without a name.
struct AuditField {
  std::string name;  ///< stored name of the field, or empty
  std::string before, after;
  bool operator==(const AuditField&) const = default;
};
/// Without `with_cost` what goods cost is left out.
std::vector<AuditField> fields_of(const books::AuditRow& row, bool with_cost);

/// The same in one line: "price: 30.00 EUR > 29.50 EUR; ..."; `named` says what people call a
/// field.
std::string change_line(const std::vector<AuditField>& fields,
                        const std::function<std::string(const std::string&)>& named);

}  // namespace kontor::desk
