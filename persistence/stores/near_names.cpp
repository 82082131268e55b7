#include "persistence/stores/near_names.h"

#include <algorithm>
#include <set>

#include "domain/base/fold.h"
#include "domain/base/near_search.h"
#include "persistence/stores/customer_persons.h"
#include "persistence/stores/customer_search.h"
#include "persistence/stores/search_words.h"

namespace kontor::persistence {

namespace near_names_detail {

/// More than these, the first ones by id, are not looked at: the cost is bounded.
constexpr int most_candidates = 20'000;
/// Of so many it is asked where they ordered.
constexpr std::size_t most_ranked = 1000;

/// What the index of a column of words has for the pieces of a search: a condition on PostgreSQL, a
/// match of full text on SQLite.
class Candidates {
 public:
  Candidates(Unit& unit, const NearSearch& search, const std::string& column)
      : m_postgresql(sql(unit).dialect().postgresql()), m_column(column) {
    for (const auto& pieces : search.pieces()) add(pieces);
  }

  /// For a from clause: `columns` of `table` with the alias `p` and the key `id`, which `index` has
  /// as its rows. As in ProductSearch::found the planner shall begin with the index.
  std::string from(const std::string& table, const std::string& id, const std::string& index,
                   const std::string& columns) const {
    if (m_postgresql)
      return "(select " + columns + " from " + table + " p where " + m_condition + " offset 0) p";
    return "(select " + columns + " from (select rowid as id from " + index + " where " + index +
           " match :pieces order by rowid limit " + std::to_string(most_candidates) +
           ") f cross join " + table + " p where p." + id + " = f.id) p";
  }
  void bind(Query& query) const {
    if (!m_postgresql) {
      query.bind("pieces", m_column + " : (" + m_match + ")");
      return;
    }
    for (std::size_t i = 0; i < m_patterns.size(); ++i)
      query.bind("piece_" + std::to_string(i), m_patterns[i]);
  }

 private:
  void add(const NearSearch::Pieces& pieces) {
    std::string condition, match;
    for (const auto& piece : pieces) {
      const std::string either = condition.empty() ? "(" : " or ";
      match += match.empty() ? "(" : " OR ";
      match += trigram_phrase(std::string_view((piece.begins ? "  " : "") + piece.text));
      if (piece.begins) {
        condition += either + like(like_beginning(piece.text));
        condition += " or " + like("% " + like_beginning(piece.text));
      } else {
        condition += either + like(like_anywhere(piece.text));
      }
    }
    m_condition += (m_condition.empty() ? "" : " and ") + condition + ")";
    m_match += (m_match.empty() ? "" : " AND ") + match + ")";
  }
  std::string like(const std::string& pattern) {
    m_patterns.push_back(pattern);
    return "p." + m_column + " like :piece_" + std::to_string(m_patterns.size() - 1);
  }

  bool m_postgresql;
  std::string m_column;
  std::string m_condition;
  std::vector<std::string> m_patterns;
  std::string m_match;
};

/// A near name in its rank.
template <class AnyId>
struct Near {
  Nearness nearness;
  std::string name;
  AnyId id;
  auto operator<=>(const Near&) const = default;
};

template <class AnyId>
std::vector<AnyId> ranked(std::vector<Near<AnyId>> found, std::size_t most) {
  std::sort(found.begin(), found.end());
  if (found.size() > most) found.resize(most);
  std::vector<AnyId> ids;
  for (const auto& one : found) ids.push_back(one.id);
  return ids;
}

/// A search key without the codes that stand in it behind the name.
std::string without_codes(std::string key, const std::string& sku, const std::string& barcode) {
  key = ' ' + key + ' ';
  for (const std::string& code : {fold(sku), fold(barcode)}) {
    const auto at = code.empty() ? std::string::npos : key.find(' ' + code + ' ');
    if (at != std::string::npos) key.erase(at, code.size() + 1);
  }
  return key;
}

/// The persons of profiles, each once, in their order.
std::vector<CustomerId> once(const std::map<CustomerId, CustomerId>& persons,
                             const std::vector<CustomerId>& profiles) {
  std::set<CustomerId> seen;
  std::vector<CustomerId> found;
  for (const CustomerId profile : profiles) {
    const auto person = persons.find(profile);
    const CustomerId id = person == persons.end() ? profile : person->second;
    if (seen.insert(id).second) found.push_back(id);
  }
  return found;
}

/// Those of them who ordered there, in their order.
std::vector<CustomerId> who_ordered_at(Unit& unit, const std::vector<CustomerId>& customers,
                                       const std::vector<company::Scope>& at) {
  if (at.empty() || customers.empty()) return customers;
  customers::CustomerFilter filter;
  filter.at = at;
  filter.only = customers;
  CustomerId id;
  std::set<CustomerId> there;
  const CustomerReach reach(unit, filter);
  Query q(unit, "select p.customer_id from customer_person p where 1 = 1" + reach.condition(unit));
  q.into(id);
  reach.bind(q);
  while (q.next()) there.insert(id);
  std::vector<CustomerId> found;
  for (const CustomerId customer : customers)
    if (there.contains(customer)) found.push_back(customer);
  return found;
}

}  // namespace near_names_detail

std::vector<ProductId> SqlNearNames::products(Unit& unit, std::string_view typed) {
  using namespace near_names_detail;
  const NearSearch search(typed);
  if (!search.possible()) return {};
  const Candidates candidates(unit, search, "search_key");
  Near<ProductId> row;
  std::string key, sku, barcode;
  Query q(unit, "select p.id, p.search_key, p.sku, p.barcode, p.name_sort from " +
                    candidates.from("product", "id", "product_search",
                                    "p.id, p.search_key, p.sku, p.barcode, p.name_sort, p.hidden") +
                    " where p.hidden = false order by p.id limit :most");
  candidates.bind(q);
  q.bind("most", most_candidates).into(row.id, key, sku, barcode, row.name);
  std::vector<Near<ProductId>> found;
  while (q.next()) {
    const auto nearness = search.nearness(without_codes(key, sku, barcode));
    if (!nearness) continue;
    row.nearness = *nearness;
    found.push_back(row);
  }
  return ranked(std::move(found), catalog::most_near);
}

std::vector<CustomerId> SqlNearNames::customers(Unit& unit, std::string_view typed,
                                                const std::vector<company::Scope>& at) {
  using namespace near_names_detail;
  const NearSearch search(typed);
  if (!search.possible()) return {};
  const Candidates candidates(unit, search, "name_fold");
  Near<CustomerId> row;
  Query q(unit, "select p.customer_id, p.name_fold from " +
                    candidates.from("customer_person", "customer_id", "customer_search",
                                    "p.customer_id, p.name_fold") +
                    " order by p.customer_id limit :most");
  candidates.bind(q);
  q.bind("most", most_candidates).into(row.id, row.name);
  std::vector<Near<CustomerId>> found;
  while (q.next()) {
    const auto nearness = search.nearness(row.name);
    if (!nearness) continue;
    row.nearness = *nearness;
    found.push_back(row);
  }
  auto nearest = ranked(std::move(found), at.empty() ? catalog::most_near : most_ranked);
  nearest = who_ordered_at(unit, once(persons_of(unit, nearest), nearest), at);
  if (nearest.size() > catalog::most_near) nearest.resize(catalog::most_near);
  return nearest;
}

}  // namespace kontor::persistence
