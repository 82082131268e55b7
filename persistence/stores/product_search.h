#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "persistence/stores/query.h"
#include "persistence/stores/search_words.h"

namespace kontor::persistence {

/// A search for products: every word that was typed must be in the product's search key (how, says
/// SearchWord). The condition decides; an index finds the products in question where it knows one
/// of the words, on both engines.
class ProductSearch {
 public:
  /// `typed` in any script; it is folded here.
  ProductSearch(Unit& unit, std::string_view typed);

  /// Nothing was typed that could be searched for.
  bool empty() const { return m_condition.empty(); }
  /// For a where clause, over the product table's alias `p`; "1 = 1" when empty.
  std::string condition() const { return empty() ? "1 = 1" : m_condition; }
  /// An index knows one of the words.
  bool indexed() const { return m_indexed; }
  /// For a from clause: what the index finds, with these columns of `p` and that alias again. The
  /// planner shall not trade it for the order of a list, of which it believes that what is found
  /// were spread evenly over it. Only when indexed().
  std::string found(const std::string& columns) const;

  /// The parameters of condition(), and of found() where the statement has it.
  void bind(Query& query, bool with_found = false) const;

 private:
  bool m_postgresql;
  bool m_indexed = false;
  std::string m_condition;
  std::string m_phrases;  ///< of SQLite's index
  std::vector<std::pair<std::string, std::string>> m_binds;
};

}  // namespace kontor::persistence
