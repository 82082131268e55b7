#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::staff {

/// Someone who sells or works with the book. A provisional employee was named by a file and has no
/// rights until identified (rules.md 3). Nobody is deleted: who left has a last day.
struct Employee {
  EmployeeId id;
  std::string code;
  std::string name;
  bool provisional = false;
  bool owner = false;
  EntityId entity = {};                    ///< none: not said
  std::optional<BusinessDate> hired = {};  ///< first day
  std::optional<BusinessDate> left = {};   ///< last day
  EmployeeId bound_to = {};                ///< whom a provisional one turned out to be
  std::vector<LocationId> shops = {};      ///< where they work, by id
};

/// A last day that lies before `today`.
inline bool has_left(const Employee& employee, BusinessDate today) {
  return employee.left && *employee.left < today;
}

struct AliasMatch {
  std::string alias;  ///< the name or id that the channel's files use
  EmployeeId employee;
};

/// A name or id that a channel's files use for someone.
struct EmployeeAlias {
  EmployeeId employee;
  ChannelId channel;
  std::string alias;
};

/// What someone worked on a day at a place.
struct WorkedHours {
  EmployeeId employee;
  BusinessDate date;
  LocationId location;  ///< none: not said
  std::int64_t minutes = 0;
  auto operator<=>(const WorkedHours&) const = default;
};

/// What someone is to sell in a month: net sales as they are credited.
struct Target {
  EmployeeId employee;
  BusinessDate month;  ///< its first day
  Money net;
};

/// Which hours or targets are asked for; both days included, none: from the first, to the last.
struct HoursFilter {
  EmployeeId employee = {};  ///< none: all
  std::optional<BusinessDate> from = {}, to = {};
};

class EmployeeStore {
 public:
  virtual ~EmployeeStore() = default;
  virtual std::vector<Employee> list(Unit&) = 0;  ///< by code; those bound to another one too
  virtual Employee owner(Unit&) = 0;              ///< the first employee
  virtual std::vector<AliasMatch> find(Unit&, ChannelId,
                                       const std::vector<std::string>& aliases) = 0;
  virtual std::vector<EmployeeAlias> aliases(Unit&) = 0;  ///< by employee, channel and alias
  virtual void add(Unit&, const Employee&) = 0;
  /// Everything but code and owner.
  virtual void set(Unit&, const Employee&) = 0;
  virtual void add_alias(Unit&, ChannelId, const AliasMatch&, BatchId) = 0;
  /// From now on these names mean someone else.
  virtual void move_aliases(Unit&, EmployeeId from, EmployeeId to) = 0;
  /// Writes hours over what the book has of the same day and place; no minutes take them away.
  virtual void put_hours(Unit&, const std::vector<WorkedHours>&) = 0;
  virtual std::vector<WorkedHours> hours(Unit&, const HoursFilter&) = 0;  ///< by date, then code
  /// Writes targets over those of the same month and currency; none of 0 is kept.
  virtual void put_targets(Unit&, const std::vector<Target>&) = 0;
  /// Of months that begin in the filter's days, by month and code.
  virtual std::vector<Target> targets(Unit&, const HoursFilter&) = 0;
  /// The provisional employees whom only this batch named and nothing else uses.
  virtual std::vector<EmployeeId> unused(Unit&, BatchId) = 0;
  /// Takes employees back, but for those whom an order shows by now.
  virtual void undo(Unit&, const std::vector<EmployeeId>&) = 0;
};

}  // namespace kontor::staff
