#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

#include "domain/base/result.h"
#include "persistence/engine/address.h"
#include "persistence/engine/session.h"

namespace kontor::persistence {

/// The role that people's log-ins are members of. It may read and post, not change posted rows.
inline constexpr const char* kAppRole = "kontor_app";

/// Makes the role where it is missing and gives it its rights on the tables of this book. Returns
/// the statements that the log-in was not allowed to run. PostgreSQL only.
std::vector<std::string> grant_app_role(soci::session& session);

/// The same on a book by its address; on SQLite there are no roles and nothing is left to do.
Result<std::vector<std::string>> grant_book(const BookAddress& address, const PgTimes& times = {});

}  // namespace kontor::persistence
