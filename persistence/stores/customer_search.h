#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/customers/customer.h"
#include "persistence/stores/query.h"
#include "persistence/stores/search_words.h"

namespace kontor::persistence {

/// What a person typed to find customers, as a condition on customer_person `p`: every word stands
/// in the name, in any script (how, says SearchWord); or the whole in the e-mail, of one or two
/// letters at its beginning; or its digits in the phone. The condition decides; an index finds the
/// customers in question where it knows all three ways, on both engines.
class CustomerSearch {
 public:
  CustomerSearch(Unit& unit, std::string_view typed);

  /// Nothing was typed that could be searched for.
  bool empty() const { return m_condition.empty(); }
  /// "1 = 1" when empty.
  std::string condition() const { return empty() ? "1 = 1" : m_condition; }
  bool indexed() const { return m_indexed; }
  /// As ProductSearch::found.
  std::string found(const std::string& columns) const;

  /// The parameters of condition(), and of found() where the statement has it.
  void bind(Query& query, bool with_found = false) const;

 private:
  void add_names(const std::vector<SearchWord>& words);
  void add_email(const std::string& whole);
  void add_phone(std::string_view typed);
  /// Keeps a value for bind() and gives the name of its parameter.
  std::string bound(const std::string& value);

  bool m_postgresql;
  bool m_indexed = false;
  std::string m_condition;
  std::string m_phrases;  ///< of SQLite's index
  std::vector<std::pair<std::string, std::string>> m_binds;
};

/// Whom a filter names, and who ordered at its places and on its channels, as a condition on
/// customer_person `p`; nobody is left out where none is said. Where few did, they are looked up
/// from their orders; else each customer's orders are looked at.
class CustomerReach {
 public:
  CustomerReach() = default;  ///< everybody
  CustomerReach(Unit& unit, const customers::CustomerFilter& filter);

  bool few() const { return m_few; }
  /// " and ...", or empty.
  std::string condition(Unit& unit) const;
  /// All of them, where they are few: a sub-select with what lists show.
  std::string rows() const;
  /// The parameters of condition().
  void bind(Query& query) const;

 private:
  /// " and the customer is one of `few`".
  std::string among_few() const;

  std::vector<CustomerId> m_only;
  std::vector<company::Scope> m_at;
  bool m_few = false;
  bool m_aliases = false;  ///< some customers are aliases
};

/// Rows that a search of the list of customers looks at, for a from clause.
struct CustomerRows {
  /// A piece of the list in its order, behind the filter's place.
  static CustomerRows near(const customers::CustomerFilter& filter);
  /// What an index finds, or all whom the list reaches.
  static CustomerRows all(const CustomerSearch& search, const CustomerReach& reach);

  std::string sql;
  bool found = false;     ///< by an index
  bool by_alias = false;  ///< also what ListedPersons found

  /// The parameters of the rows, of the search's condition and of after_customer().
  void bind(Query& query, const customers::CustomerFilter& filter, const CustomerSearch& search,
            const CustomerReach& reach) const;
};

/// What the list of customers shows of those who were merged: persons, found by their own words or
/// by those of an alias.
class ListedPersons {
 public:
  ListedPersons(Unit& unit, const CustomerSearch& search);

  /// A condition on customer_person `p`.
  std::string condition(Unit& unit) const;
  /// `rows` and those whom only an alias's words find.
  CustomerRows with_found(Unit& unit, CustomerRows rows) const;
  /// The parameters of condition() and of the rows, without those of the search.
  void bind(Query& query, const CustomerRows& rows) const;

 private:
  const CustomerSearch& m_search;
  bool m_aliases = false;
  std::vector<CustomerId> m_by_alias;
};

/// " and the customer stands behind the filter's place", where it has one; `alias` is "" or "p.".
std::string after_customer(const customers::CustomerFilter& filter, const std::string& alias);

}  // namespace kontor::persistence
