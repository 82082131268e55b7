#pragma once

#include <optional>
#include <vector>

#include "domain/staff/team_reader.h"
#include "domain/stores.h"

namespace kontor::staff {

/// How many days after a sale what comes back counts against it, unless somebody asks for others.
inline constexpr int return_window_days = 30;

/// Whose figures are asked.
struct PerformanceQuestion {
  CreditFilter of;
  BusinessDate today;  ///< sales whose window has not closed by then are no cohort yet
  int return_window = return_window_days;
};

/// What somebody has the credit of in one currency (glossary 2). Amounts without tax. A ratio
/// whose whole is nothing is none.
struct Performance {
  EmployeeId employee;  ///< none: nobody was named
  Currency currency;
  books::TicketSums sums;
  std::int64_t minutes = 0;                         ///< worked; 0: not known
  std::int64_t sold_minor = 0, returned_minor = 0;  ///< of the cohort
  std::int64_t last_year_minor = 0;                 ///< net sales of the same days a year before
  std::int64_t target_minor = 0;                    ///< for these days; 0: none

  std::int64_t net_minor() const {
    return sums.gross_minor - sums.discount_minor - sums.returns_minor;
  }
  /// (gross − discounts) ÷ orders, in minor units.
  std::optional<std::int64_t> order_value() const;
  /// Units ÷ orders, in thousandths.
  std::optional<std::int64_t> units_per_order() const;
  /// Hundredths of a percent, as all of the following.
  std::optional<std::int64_t> discount_rate() const;
  std::optional<std::int64_t> manual_rate() const;    ///< of gross sales, given by hand
  std::optional<std::int64_t> add_on_rate() const;    ///< orders with more than one line of goods
  std::optional<std::int64_t> customer_rate() const;  ///< orders with a known customer
  std::optional<std::int64_t> return_rate() const;    ///< of the cohort
  std::optional<std::int64_t> target_rate() const;    ///< net sales of the target
  /// Net sales ÷ worked hours, in minor units.
  std::optional<std::int64_t> per_hour() const;
};

/// Part ÷ whole in hundredths of a percent, half-up; none where there is no whole.
std::optional<std::int64_t> rate_of(std::int64_t part, std::int64_t whole);

/// The figures of the team by employee and currency. Somebody sees what was sold where they may
/// read who sells, and their own.
std::vector<Performance> performance(Unit& unit, TeamReader& reader, const Stores& stores,
                                     const company::Actor& actor,
                                     const PerformanceQuestion& question);

/// Whether somebody may see what this one sold there.
bool sees_credit(const company::Actor& actor, const CreditKey& key);

/// The same day a year before; 29 February: the 28th.
BusinessDate year_before(BusinessDate day);

/// What somebody has the credit of in an hour of the week: 0 is Monday, hours are the shop's.
struct WeekHour {
  EmployeeId employee;
  Currency currency;
  int weekday = 0, hour = 0;
  books::TicketSums sums;
};

/// By employee, currency, weekday and hour of the place's own zone. Hours that begin at a quarter
/// or half of an hour in UTC are those of their beginning.
std::vector<WeekHour> by_week_hour(Unit& unit, TeamReader& reader, const Stores& stores,
                                   const company::Actor& actor, const CreditFilter& filter);

}  // namespace kontor::staff
