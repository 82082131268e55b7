#include "persistence/engine/versions.h"

#include <libpq-fe.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace kontor::persistence {

std::string sqlite_version() { return sqlite_api::sqlite3_libversion(); }

std::string postgresql_client_version() {
  // 150008 is 15.8, since version 10.
  constexpr int major = 10'000;
  const int version = PQlibVersion();
  return std::to_string(version / major) + "." + std::to_string(version % major);
}

}  // namespace kontor::persistence
