#pragma once

#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/ids.h"

namespace kontor::staff {

/// Someone who sells or works with the book. A provisional employee was named by a file and has no
/// rights until identified (rules.md 3).
struct Employee {
  EmployeeId id;
  std::string code;
  std::string name;
  bool provisional = false;
  bool owner = false;
};

struct AliasMatch {
  std::string alias;  ///< the name or id that the channel's files use
  EmployeeId employee;
};

class EmployeeStore {
 public:
  virtual ~EmployeeStore() = default;
  virtual std::vector<Employee> list(Unit&) = 0;  ///< by code
  virtual Employee owner(Unit&) = 0;              ///< the first employee
  virtual std::vector<AliasMatch> find(Unit&, ChannelId,
                                       const std::vector<std::string>& aliases) = 0;
  virtual void add(Unit&, const Employee&) = 0;
  virtual void add_alias(Unit&, ChannelId, const AliasMatch&, BatchId) = 0;
  /// The provisional employees whom only this batch named and nothing else uses.
  virtual std::vector<EmployeeId> unused(Unit&, BatchId) = 0;
  /// Takes employees back, but for those whom an order shows by now.
  virtual void undo(Unit&, const std::vector<EmployeeId>&) = 0;
};

}  // namespace kontor::staff
