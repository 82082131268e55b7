#pragma once

#include <optional>
#include <string>
#include <vector>

#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// A compiled statement of PostgreSQL with its values, that gives no rows and can wait.
struct WaitingRun {
  std::string name;                                ///< the server's
  std::vector<std::optional<std::string>> values;  ///< as text, in the order of its parameters
};

/// Sends all of them at once, in their order, and waits once for all answers; `last`, if any, is
/// run behind them. Throws EngineFailure of the first that failed: those behind it are not run.
void run_together(soci::session& session, const std::vector<WaitingRun>& runs,
                  const char* last = nullptr);

}  // namespace kontor::persistence
