#pragma once

#include "domain/intake/record_intake.h"

namespace kontor::intake {

/// The customers of a chunk: profiles found or made, their records cleaned, created, updated or
/// unchanged by content. Refuses customer_not_identified, duplicate_in_file.
std::unique_ptr<PlannedRecords> plan_customers(Unit& unit, const Stores& stores,
                                               const Target& target, const Chunk& chunk,
                                               PeopleBefore& before);

/// What makes a customer the same as another of its file: its strongest key.
std::string identity_text(const IncomingCustomer& in);

/// A file's customer after the cleaning rules. `home`: ISO country that national phones are of
/// where the row names none.
customers::ListedCustomer clean_customer(const IncomingCustomer& in, std::string_view home);

}  // namespace kontor::intake
