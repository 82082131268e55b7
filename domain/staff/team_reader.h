#pragma once

#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/staff/employee.h"

namespace kontor::staff {

/// What someone sold, by the day of the event. Net: gross less discounts and returns, without tax.
struct TeamSales {
  EmployeeId employee;  ///< none: nobody was named
  std::int64_t orders = 0;
  Quantity units;
  Money net;
};

/// The same of a day on a channel.
struct TeamDay {
  BusinessDate date;
  ChannelId channel;
  TeamSales sales;
};

/// Questions that the list of the team asks; reads only.
class TeamReader {
 public:
  virtual ~TeamReader() = default;
  /// By employee and currency; both days included.
  virtual std::vector<TeamSales> sales(Unit&, BusinessDate from, BusinessDate to) = 0;
  /// Of one, newest first.
  virtual std::vector<TeamDay> days(Unit&, EmployeeId, BusinessDate from, BusinessDate to) = 0;
};

}  // namespace kontor::staff
