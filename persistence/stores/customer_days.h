#pragma once

#include "domain/customers/customer_days.h"

namespace kontor::persistence {

/// Days of customers out of customer_day. Holds nothing; all state is in the unit.
class SqlCustomerDays : public customers::CustomerDays {
 public:
  void each(Unit& unit, const customers::CustomerDayFilter& filter,
            const std::function<void(const customers::CustomerDay&)>& told) override;
};

}  // namespace kontor::persistence
