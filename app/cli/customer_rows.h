#pragma once

#include <string>
#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// The profiles that a code, e-mail or phone names; of a code it is not known whether it exists.
std::vector<CustomerId> customers_named(Session& session, Unit& unit, const std::string& who);

/// The first of them. Ends the command with customer_unknown where there is none.
CustomerId customer_named(Session& session, const std::string& who);

/// Customers are known where they ordered.
extern const company::Narrows seller_parts;

}  // namespace kontor::cli
