#pragma once

#include "domain/customers/customer.h"

namespace kontor::persistence {

/// Profiles of customers in the book, their keys, and the personal data beside them.
class SqlCustomerStore : public customers::CustomerStore {
 public:
  std::vector<customers::ProfileMatch> find(
      Unit& unit, ChannelId channel, const std::vector<customers::BuyerFacts>& facts) override;
  void add(Unit& unit, ChannelId channel, const std::vector<customers::ProfileMatch>& profiles,
           BatchId batch) override;
  void put(Unit& unit, ChannelId channel, const std::vector<customers::ListedCustomer>& listed,
           BatchId batch) override;
  std::vector<CustomerId> of_batch(Unit& unit, BatchId batch, CustomerId after, int limit) override;
  std::set<CustomerId> held(Unit& unit, BatchId batch) override;
  void undo(Unit& unit, BatchId batch, const std::vector<CustomerId>& profiles,
            const std::set<CustomerId>& held) override;
  std::vector<customers::Customer> by_ids(Unit& unit, const std::vector<CustomerId>& ids) override;
  std::vector<customers::Customer> people(Unit& unit, const std::vector<CustomerId>& ids) override;
  customers::CustomerPage list(Unit& unit, const customers::CustomerFilter& filter) override;
  std::vector<CustomerId> with_key(Unit& unit, std::string_view key) override;
};

}  // namespace kontor::persistence
