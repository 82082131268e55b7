#pragma once

#include <string>
#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// Where a search for products or customers found nothing, tells people on standard error what is
/// called nearly so; what a list prints is what was found, and nothing else.
void tell_near_products(Session& session, const std::string& typed);
/// `at`: only who ordered there; none said: all.
void tell_near_customers(Session& session, const std::string& typed,
                         const std::vector<company::Scope>& at);

}  // namespace kontor::cli
