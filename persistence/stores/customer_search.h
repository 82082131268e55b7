#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "persistence/stores/query.h"

namespace kontor::persistence {

/// What a person typed to find customers, as a condition on customer_person `p`: every word stands
/// in the name, in any script; or the whole in the e-mail; or its digits in the phone.
class CustomerSearch {
 public:
  CustomerSearch(Unit& unit, std::string_view typed);
  /// Always true for nothing typed.
  const std::string& condition() const { return m_condition; }
  void bind(Query& query) const;

 private:
  /// Narrows the search by the trigrams of SQLite's index, which knows more than it says: the
  /// condition still decides.
  void narrow(Unit& unit, const std::vector<std::string>& words, const std::string& whole,
              const std::string& phone);

  std::string m_condition = "1 = 1";
  std::vector<std::pair<std::string, std::string>> m_binds;
};

}  // namespace kontor::persistence
