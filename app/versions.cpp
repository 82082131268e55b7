#include "app/versions.h"

#include "persistence/engine/versions.h"

namespace kontor::app {

Versions versions() {
  return {KONTOR_VERSION, persistence::sqlite_version(), persistence::postgresql_client_version()};
}

}  // namespace kontor::app
