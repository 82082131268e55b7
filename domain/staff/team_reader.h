#pragma once

#include <functional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/books/summaries.h"
#include "domain/company/company.h"
#include "domain/staff/employee.h"
#include "domain/staff/errors.h"

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

/// Of which credits are asked; both days included, none: all.
struct CreditFilter {
  BusinessDate from, to;
  ChannelId channel = {};
  LocationId location = {};
  EmployeeId employee = {};
};

/// Who has the credit of something, and where it was sold.
struct CreditKey {
  EntityId entity;
  ChannelId channel;
  LocationId location;
  EmployeeId employee;  ///< none: nobody was named
  Currency currency;
  company::Scope scope() const { return {entity, location, channel}; }
  auto operator<=>(const CreditKey&) const = default;
};

struct CreditSums {
  CreditKey key;
  books::TicketSums sums;
};

/// Sales whose return window has closed, and what of them came back within it.
struct Cohort {
  CreditKey key;
  std::int64_t sold_minor = 0;  ///< gross less discounts
  std::int64_t returned_minor = 0;
};

/// A line of an order, or what a credit moved of one, as a figure is made of it.
struct CreditLine {
  BusinessDate date;
  std::string order;  ///< its number
  CreditKey key;
  std::int32_t line = 0;  ///< 0: the order as a whole
  std::string sku, name;
  bool credit = false;  ///< moves credit; sums of sales leave it out
  books::TicketSums sums;
};

/// Questions that the list of the team asks; reads only. Credits are who helped, else who rang up.
class TeamReader {
 public:
  using OfHour =
      std::function<void(const CreditKey&, BusinessDate, std::int64_t hour, books::TicketSums)>;

  virtual ~TeamReader() = default;
  /// Rung up, by employee and currency; both days included.
  virtual std::vector<TeamSales> sales(Unit&, BusinessDate from, BusinessDate to) = 0;
  /// Of one, newest first.
  virtual std::vector<TeamDay> days(Unit&, EmployeeId, BusinessDate from, BusinessDate to) = 0;
  /// By key.
  virtual std::vector<CreditSums> credits(Unit&, const CreditFilter&) = 0;
  /// Of sales in these days; what came back at most `window` days after its sale.
  virtual std::vector<Cohort> cohorts(Unit&, const CreditFilter&, int window) = 0;
  /// By place, day and hour (whole hours of UTC since the epoch).
  virtual void each_hour(Unit&, const CreditFilter&, const OfHour&) = 0;
  /// What credits() adds up, by date, number and line.
  virtual std::vector<CreditLine> lines(Unit&, const CreditFilter&, int limit) = 0;
  /// What was put right of somebody's work, newest first, whoever may see it.
  virtual ErrorPage errors(Unit&, const ErrorFilter&) = 0;
};

}  // namespace kontor::staff
