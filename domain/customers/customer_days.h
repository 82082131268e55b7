#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/company/company.h"

namespace kontor::customers {

/// What a person bought on a day in one currency, without tax and carriage, and what came back on
/// it of earlier sales.
struct CustomerDay {
  CustomerId person;
  Currency currency;
  BusinessDate date;
  std::int64_t orders = 0;  ///< 0: something came back only
  std::int64_t gross_minor = 0, discount_minor = 0, returns_minor = 0, cost_minor = 0;
};

/// Which days are asked for.
struct CustomerDayFilter {
  std::optional<BusinessDate> from, to;  ///< both included
  std::vector<company::Scope> at;        ///< only of these places and channels; none said: all
};

/// The days on which known customers bought (customer_day); reads only. Anonymous sales are in
/// none.
class CustomerDays {
 public:
  virtual ~CustomerDays() = default;
  /// Tells all days by person, currency and date, aliases with their person. Memory is bounded.
  virtual void each(Unit&, const CustomerDayFilter&,
                    const std::function<void(const CustomerDay&)>& told) = 0;
};

}  // namespace kontor::customers
