#pragma once

#include "domain/catalog/near_names.h"

namespace kontor::persistence {

/// Takes what may be near from the index of words, bounded, and leaves it to NearSearch what is.
/// Holds nothing; all state is in the unit.
class SqlNearNames : public catalog::NearNames {
 public:
  std::vector<ProductId> products(Unit& unit, std::string_view typed) override;
  std::vector<CustomerId> customers(Unit& unit, std::string_view typed,
                                    const std::vector<company::Scope>& at) override;
};

}  // namespace kontor::persistence
