#pragma once

#include <functional>
#include <vector>

#include "domain/customers/customer.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

/// Inserts the keys of profiles; a key that someone has stays theirs: the first who used it.
void insert_customer_keys(Unit& unit, ChannelId channel,
                          const std::vector<customers::ProfileMatch>& profiles, BatchId batch);

/// A profile's record and the number of its version.
struct VersionedCustomer {
  CustomerId profile;
  std::int64_t version = 0;
  customers::CustomerRecord record;
};

/// What is stored of profiles, in no order, without their orders; calls fn for each.
void each_customer(Unit& unit, const std::vector<CustomerId>& ids,
                   const std::function<void(const customers::Customer&)>& fn);

/// Writes records over customer_person and customer_detail; version 0 has no details.
void write_customer_records(Unit& unit, const std::vector<VersionedCustomer>& customers);

}  // namespace kontor::persistence
