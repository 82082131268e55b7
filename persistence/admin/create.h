#pragma once

#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "persistence/engine/address.h"
#include "persistence/engine/session.h"

namespace kontor::persistence {

struct CreatedBook {
  /// What an administrator of the server still has to run, because the log-in may not; one
  /// statement each, empty when nothing is left to do.
  std::vector<std::string> administrator_sql;
};

/// Makes a book: the schema only, no entity. On SQLite the file is made, on PostgreSQL the database
/// must exist and be empty. Refuses book_exists, book_missing and book_not_empty; throws
/// database_unsuitable (encoding, version, pg_trgm) and database_rights_missing.
Result<CreatedBook> create_book(const BookAddress& address, const Clock& clock,
                                const PgTimes& times = {});

/// Brings an older book to the newest schema; says how many migrations were applied. Refuses
/// book_missing, book_not_kontor and book_newer.
Result<int> migrate_book(const BookAddress& address, const Clock& clock, const PgTimes& times = {});

}  // namespace kontor::persistence
