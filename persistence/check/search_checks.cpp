#include <fmt/format.h>

#include "domain/customers/customer.h"
#include "persistence/check/check_unit.h"
#include "persistence/stores/search_index.h"

namespace kontor::persistence {

namespace search_checks_detail {

/// Rows that stand on the left side only, or otherwise than on the right one.
std::string missing(const SearchTable& table, const std::string& left, const std::string& right,
                    bool compare_texts) {
  std::string differs = "r.id is null";
  for (const std::string& text : table.texts) {
    if (compare_texts) differs += fmt::format(" or l.{0} <> r.{0}", text);
  }
  return fmt::format("select l.id from ({}) l left join ({}) r on r.id = l.id where {}", left,
                     right, differs);
}

/// Names no texts: they are personal data.
std::string search_label(SqlUnit& u, const std::string& table, std::int64_t id) {
  if (table == "customer_search") return table + ' ' + customers::code_of(CustomerId(id));
  return table + ' ' + label_of(u, KeyKind::product, id);
}

/// What a search finds is what the book holds. Only SQLite has texts beside the rows themselves.
void check_search(SqlUnit& u, Findings& findings) {
  if (u.dialect().postgresql()) return;
  for (const SearchTable& table : search_tables()) {
    std::vector<std::int64_t> ids;
    std::int64_t id = 0;
    Query q(u, "select distinct id from (" + missing(table, table.must_be, table.is, true) +
                   " union all " + missing(table, table.is, table.must_be, false) +
                   // The trigrams of a row are there when its sizes are.
                   fmt::format(" union all select s.rowid from {0} s where not exists (select 1 "
                               "from {0}_docsize d where d.id = s.rowid)",
                               table.name) +
                   ") wrong order by id limit " + std::to_string(most_findings + 1));
    q.into(id);
    while (q.next()) ids.push_back(id);
    for (const std::int64_t wrong : ids)
      findings.add(search_label(u, table.name, wrong) + " is found by other texts than its own");
  }
}

}  // namespace search_checks_detail

std::vector<Check> search_checks() { return {{"search", search_checks_detail::check_search}}; }

}  // namespace kontor::persistence
