#pragma once

#include <string>

namespace kontor::app {

/// Kontor's own version, and those of what its books are read with.
struct Versions {
  std::string kontor;
  std::string sqlite;
  std::string postgresql;  ///< of the client library
};
Versions versions();

}  // namespace kontor::app
