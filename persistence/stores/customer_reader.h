#pragma once

#include "domain/customers/customer_reader.h"

namespace kontor::persistence {

/// What the list of customers shows beside the profiles. Holds nothing; all state is in the unit.
class SqlCustomerReader : public customers::CustomerReader {
 public:
  customers::CustomerCount count(Unit& unit, const customers::CustomerFilter& filter) override;
  std::string place_behind(Unit& unit, const customers::CustomerFilter& filter,
                           std::int64_t rows) override;
  std::vector<customers::CustomerOrders> orders(Unit& unit, const std::vector<CustomerId>& ids,
                                                const std::vector<company::Scope>& at) override;
  std::vector<customers::CustomerOrder> newest_orders(
      Unit& unit, CustomerId customer, int limit, const std::vector<company::Scope>& at) override;
  std::vector<customers::CustomerIdentity> identities(Unit& unit, CustomerId customer) override;
  std::vector<customers::CustomerVersion> versions(Unit& unit, CustomerId customer) override;
};

}  // namespace kontor::persistence
