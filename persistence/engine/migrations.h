#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "domain/base/date.h"
#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// The text of a migration for one engine: block escapes taken out, tokens replaced.
std::string expand_migration(std::string_view text, Engine engine);

/// The newest schema that this program knows.
std::int64_t newest_schema();

/// True when the database holds a book; asks for no right on its tables.
bool holds_book(soci::session& session, Engine engine);

/// What a database says of itself.
struct SchemaState {
  bool kontor = false;               ///< it holds a book
  bool empty = false;                ///< it holds nothing at all
  std::int64_t version = 0;          ///< the newest migration applied
  std::int64_t compatible_with = 0;  ///< the oldest program schema that may open it
};
SchemaState schema_state(soci::session& session, Engine engine);

/// Applies every pending migration, each with its record in one transaction, under one lock.
/// Returns how many were applied. Throws EngineFailure; database_unsuitable when an applied
/// migration is not the one that this program has.
int migrate_schema(soci::session& session, Engine engine, Instant now);

/// Throws database_unsuitable when an applied migration is not the one that this program has.
void check_migrations(soci::session& session);

}  // namespace kontor::persistence
