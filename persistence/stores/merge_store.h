#pragma once

#include "domain/customers/merge_store.h"

namespace kontor::persistence {

/// Who was merged with whom. Holds nothing; all state is in the unit.
class SqlMergeStore : public customers::MergeStore {
 public:
  std::vector<CustomerId> lock(Unit& unit, const std::vector<CustomerId>& ids) override;
  std::map<CustomerId, CustomerId> persons(Unit& unit, const std::vector<CustomerId>& ids) override;
  std::vector<CustomerId> aliases(Unit& unit, const std::vector<CustomerId>& persons) override;
  std::vector<customers::Merge> merges(Unit& unit, const std::vector<CustomerId>& ids) override;
  std::vector<customers::PersonProfile> profiles(Unit& unit,
                                                 const std::vector<CustomerId>& ids) override;
  void add(Unit& unit, const customers::Merge& merge) override;
  void end(Unit& unit, CustomerId alias, Instant at, EmployeeId by) override;
};

}  // namespace kontor::persistence
