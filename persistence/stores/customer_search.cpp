#include "persistence/stores/customer_search.h"

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

}  // namespace customer_search_detail

CustomerSearch::CustomerSearch(std::string_view typed) {
  using namespace customer_search_detail;
  std::istringstream words(fold(typed));
  std::string names;
  for (std::string word; words >> word;) {
    const std::string name = "word_" + std::to_string(m_binds.size());
    names += (names.empty() ? "" : " and ") + ("p.name_fold like :" + name + " escape '\\'");
    m_binds.emplace_back(name, containing(word));
  }
  if (names.empty()) return;
  m_condition = "((" + names + ") or p.email like :email escape '\\'";
  m_binds.emplace_back("email", containing(fold(typed)));
  const std::string digits = phone_digits(typed);
  m_condition += " or p.phone like :phone escape '\\')";
  m_binds.emplace_back("phone", containing(digits.empty() ? typed : std::string_view(digits)));
}

void CustomerSearch::bind(Query& query) const {
  for (const auto& [name, value] : m_binds) query.bind(name, value);
}

}  // namespace kontor::persistence
