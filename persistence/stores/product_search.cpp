#include "persistence/stores/product_search.h"

#include "domain/base/fold.h"

namespace kontor::persistence {

ProductSearch::ProductSearch(Unit& unit, std::string_view typed)
    : m_postgresql(sql(unit).dialect().postgresql()) {
  for (const SearchWord& word : search_words(fold(typed))) {
    const std::string name = "search_" + std::to_string(m_binds.size());
    m_condition += (m_condition.empty() ? "" : " and ") +
                   word_condition(m_postgresql, word, "p.search_key", name);
    m_binds.emplace_back(name, like_value(m_postgresql, word));
    if (!word.indexed) continue;
    m_indexed = true;
    m_phrases += (m_phrases.empty() ? "" : " AND ") + trigram_phrase(word);
  }
}

std::string ProductSearch::found(const std::string& columns) const {
  // Without the `offset` PostgreSQL would plan the sub-select together with the rest.
  if (m_postgresql)
    return "(select " + columns + " from product p where p.hidden = false and " + m_condition +
           " offset 0) p";
  return "(select " + columns +
         " from (select rowid as id from product_search where product_search match :search_found) "
         "f cross join product p where p.id = f.id and +p.hidden = false) p";
}

void ProductSearch::bind(Query& query, bool with_found) const {
  for (const auto& [name, value] : m_binds) query.bind(name, value);
  if (with_found && !m_postgresql) query.bind("search_found", m_phrases);
}

}  // namespace kontor::persistence
