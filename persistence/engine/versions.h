#pragma once

#include <string>

namespace kontor::persistence {

/// Versions of the libraries through which books are reached: "3.40.1", "15.8".
std::string sqlite_version();
std::string postgresql_client_version();

}  // namespace kontor::persistence
