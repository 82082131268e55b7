#pragma once

#include <string>
#include <string_view>

#include "persistence/stores/query.h"

namespace kontor::persistence {

/// What a person typed to find customers, as a condition on customer_person `p`: every word stands
/// in the name, in any script; or the whole in the e-mail; or its digits in the phone.
class CustomerSearch {
 public:
  explicit CustomerSearch(std::string_view typed);
  /// Always true for nothing typed.
  const std::string& condition() const { return m_condition; }
  void bind(Query& query) const;

 private:
  std::string m_condition = "1 = 1";
  std::vector<std::pair<std::string, std::string>> m_binds;
};

}  // namespace kontor::persistence
