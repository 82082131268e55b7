#include "persistence/stores/product_search.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/base/fold.h"

namespace kontor::persistence {

namespace {

std::vector<std::string> search_words(std::string_view folded) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.emplace_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::size_t code_point_count(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(
      word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; }));
}

bool only_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string escaped_for_like(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// A phrase of an FTS5 query: nothing in it is an operator.
std::string trigram_phrase(std::string_view word) {
  std::string out = "\"";
  for (const char c : word) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

constexpr std::size_t indexed_length = 3;

}  // namespace

ProductSearch::ProductSearch(Unit& unit, std::string_view typed) {
  const bool postgresql = sql(unit).dialect().postgresql();
  std::string phrases;
  for (const std::string& word : search_words(fold(typed))) {
    const bool indexed = code_point_count(word) >= indexed_length;
    const bool anywhere = indexed || !only_ascii(word);
    if (postgresql) {
      add_like(word, anywhere);
    } else if (indexed) {
      phrases += (phrases.empty() ? "" : " AND ") + trigram_phrase(word);
    } else {
      add_scan(word, anywhere);
    }
  }
  if (phrases.empty()) return;
  add("p.id in (select rowid from product_search where product_search match :{})", phrases);
}

void ProductSearch::add(const std::string& condition, const std::string& value) {
  const std::string name = fmt::format("search_{}", m_binds.size());
  m_condition += (m_condition.empty() ? "" : " and ") + fmt::format(fmt::runtime(condition), name);
  m_binds.emplace_back(name, value);
}

void ProductSearch::add_like(const std::string& word, bool anywhere) {
  const std::string escaped = escaped_for_like(word);
  if (anywhere) {
    add("p.search_key like :{}", '%' + escaped + '%');
  } else {
    add("(p.search_key like '% ' || :{0} || '%' or p.search_key like :{0} || '%')", escaped);
  }
}

void ProductSearch::add_scan(const std::string& word, bool anywhere) {
  if (anywhere) {
    add("instr(p.search_key, :{}) > 0", word);
  } else {
    add("instr(' ' || p.search_key, ' ' || :{}) > 0", word);
  }
}

void ProductSearch::bind(Query& query) const {
  for (const auto& [name, value] : m_binds) query.bind(name, value);
}

}  // namespace kontor::persistence
