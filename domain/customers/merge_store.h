#pragma once

#include <map>
#include <optional>
#include <vector>

#include "domain/base/book.h"
#include "domain/customers/duplicate_store.h"
#include "domain/customers/person.h"

namespace kontor::customers {

/// Somebody said that an alias is the same person as a profile, whose number the person keeps.
struct Merge {
  CustomerId alias, golden;
  Instant at;
  EmployeeId by;
  TakenParts taken;
};

/// Who was merged with whom. Posted rows keep the profiles that they name, so that a merge that
/// ends leaves nothing behind.
class MergeStore {
 public:
  virtual ~MergeStore() = default;
  /// Those of them that exist, kept from other merges until the unit ends.
  virtual std::vector<CustomerId> lock(Unit&, const std::vector<CustomerId>&) = 0;
  /// Persons of those that are aliases; of others there is no entry.
  virtual std::map<CustomerId, CustomerId> persons(Unit&, const std::vector<CustomerId>&) = 0;
  /// Aliases of persons, by id.
  virtual std::vector<CustomerId> aliases(Unit&, const std::vector<CustomerId>& persons) = 0;
  /// The merges that hold and made these aliases, oldest first.
  virtual std::vector<Merge> merges(Unit&, const std::vector<CustomerId>& aliases) = 0;
  /// Profiles with when something was last told of them, in the order given.
  virtual std::vector<PersonProfile> profiles(Unit&, const std::vector<CustomerId>&) = 0;
  /// Merges a profile that is nobody's alias; its aliases go with it.
  virtual void add(Unit&, const Merge&) = 0;
  /// Ends the merge of an alias; those that were merged with it before go with it.
  virtual void end(Unit&, CustomerId alias, Instant at, EmployeeId by) = 0;
};

/// What a person shows by its merges: those that came later decide, as long as whom they name is
/// one of the person's profiles.
TakenParts taken_by(const std::vector<Merge>& merges, const std::vector<PersonProfile>& profiles);

}  // namespace kontor::customers
