#include "persistence/stores/customer_search.h"

#include <algorithm>
#include <sstream>

#include "domain/base/fold.h"

namespace kontor::persistence {

namespace customer_search_detail {

/// A pattern of `like` for texts that contain this one.
std::string containing(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

constexpr std::size_t least_digits = 3;

/// The digits of what looks like a phone, as they stand in the international form: without the
/// zeros that people write before it. Empty for anything else.
std::string phone_digits(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') {
      if (c != '0' || !digits.empty()) digits += c;
    } else if (std::string_view("+-/(). ").find(c) == std::string_view::npos) {
      return {};
    }
  }
  return digits.size() < least_digits ? std::string() : digits;
}

constexpr std::ptrdiff_t indexed_length = 3;
// A search that finds more is answered sooner by the list's own order.
constexpr std::int64_t few_customers = 5000;

std::ptrdiff_t code_points(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; });
}

/// A phrase of an FTS5 query: nothing in it is an operator.
std::string phrase(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

bool finds_few(Unit& unit, const std::string& query) {
  std::int64_t found = 0;
  Query q(unit,
          "select count(*) from (select rowid from customer_search "
          "where customer_search match :query limit :limit) as found");
  q.bind("query", query).bind("limit", few_customers + 1).into(found);
  while (q.next()) {
  }
  return found <= few_customers;
}

}  // namespace customer_search_detail

CustomerSearch::CustomerSearch(Unit& unit, std::string_view typed) {
  using namespace customer_search_detail;
  const std::string whole = fold(typed);
  std::istringstream text(whole);
  std::vector<std::string> words;
  for (std::string word; text >> word;) words.push_back(word);
  std::string names;
  for (const std::string& word : words) {
    const std::string name = "word_" + std::to_string(m_binds.size());
    names += (names.empty() ? "" : " and ") + ("p.name_fold like :" + name + " escape '\\'");
    m_binds.emplace_back(name, containing(word));
  }
  if (names.empty()) return;
  m_condition = "((" + names + ") or p.email like :email escape '\\'";
  m_binds.emplace_back("email", containing(whole));
  const std::string digits = phone_digits(typed);
  m_condition += " or p.phone like :phone escape '\\')";
  const std::string phone = digits.empty() ? std::string(typed) : digits;
  m_binds.emplace_back("phone", containing(phone));
  if (!sql(unit).dialect().postgresql()) narrow(unit, words, whole, phone);
}

void CustomerSearch::narrow(Unit& unit, const std::vector<std::string>& words,
                            const std::string& whole, const std::string& phone) {
  using namespace customer_search_detail;
  std::string names;
  for (const std::string& word : words) {
    if (code_points(word) < indexed_length) continue;
    names += (names.empty() ? "" : " AND ") + ("name_fold : " + phrase(word));
  }
  // Each of the three ways must be one that the index can look for.
  if (names.empty() || code_points(whole) < indexed_length || code_points(phone) < indexed_length)
    return;
  const std::string query =
      "(" + names + ") OR email : " + phrase(whole) + " OR phone : " + phrase(phone);
  if (!finds_few(unit, query)) return;
  m_condition +=
      " and p.customer_id in (select rowid from customer_search where customer_search match "
      ":found)";
  m_binds.emplace_back("found", query);
}

void CustomerSearch::bind(Query& query) const {
  for (const auto& [name, value] : m_binds) query.bind(name, value);
}

}  // namespace kontor::persistence
