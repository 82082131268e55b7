#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "persistence/stores/query.h"

namespace kontor::persistence {

/// The condition of a search for products: every word that was typed must be in the product's
/// search key. Words of three characters or more are backed by an index (trigrams) on both engines;
/// shorter ones are the beginning of a word in Latin script, anywhere in others, and scan.
class ProductSearch {
 public:
  /// `typed` in any script; it is folded here.
  ProductSearch(Unit& unit, std::string_view typed);

  /// Nothing was typed that could be searched for.
  bool empty() const { return m_condition.empty(); }
  /// For a where clause, over the product table's alias `p`; "1 = 1" when empty.
  std::string condition() const { return m_condition.empty() ? "1 = 1" : m_condition; }
  void bind(Query& query) const;

 private:
  void add(const std::string& condition, const std::string& value);
  void add_like(const std::string& word, bool anywhere);
  void add_scan(const std::string& word, bool anywhere);

  std::string m_condition;
  std::vector<std::pair<std::string, std::string>> m_binds;
};

}  // namespace kontor::persistence
