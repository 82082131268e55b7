#pragma once

#include <functional>
#include <string>
#include <vector>

#include "persistence/check/check.h"
#include "persistence/stores/query.h"

// What the single checks are made of.
namespace kontor::persistence {

/// Gathers the findings of one check and says when there are too many to name.
class Findings {
 public:
  explicit Findings(std::string check) : m_check(std::move(check)) {}
  void add(std::string what);
  bool full() const { return std::ssize(m_found) > most_findings; }
  std::vector<Finding> take();

 private:
  std::string m_check;
  std::vector<Finding> m_found;
};

struct Check {
  std::string name;
  std::function<void(SqlUnit&, Findings&)> run;
};

std::vector<Check> summary_checks();
std::vector<Check> stock_checks();
std::vector<Check> entry_checks();
std::vector<Check> order_checks();
std::vector<Check> money_checks();
std::vector<Check> audit_checks();
std::vector<Check> search_checks();
std::vector<Check> customer_checks();

/// What a key column holds, so that a row can be named by codes.
enum class KeyKind {
  entity,
  location,
  channel,
  employee,
  product,
  customer,
  account,
  document,
  date,
  number,
  text
};
struct KeyColumn {
  std::string name;
  KeyKind kind;
};

/// Two selects that must give the same sums for every key. Columns bear the names of `keys` and
/// `values`; rows that are all zero equal no row.
struct Comparison {
  std::vector<KeyColumn> keys;
  std::vector<std::string> values;
  std::string must_be;
  std::string is;
};
void compare(SqlUnit& unit, const Comparison& comparison, Findings& findings);

/// A key as people know it: a code, number or date; "-" for none, "?" for a row that is gone.
std::string label_of(SqlUnit& unit, KeyKind kind, std::int64_t id);

/// An entry by its document's number, kind and dates.
std::string entry_label(SqlUnit& unit, EntryId entry);

/// First day of the month of a date column, as a number of days.
std::string month_of(const Dialect& dialect, const std::string& date);

}  // namespace kontor::persistence
