#include "persistence/engine/open.h"

#include "persistence/engine/errors.h"
#include "persistence/engine/migrations.h"
#include "persistence/engine/native.h"
#include "persistence/engine/pg_book.h"
#include "persistence/engine/sqlite_book.h"

namespace kontor::persistence {

namespace {

Refusal book_refusal(RefusalCode code, const BookAddress& address) {
  return Refusal{code, {{"book", address.text}}};
}

std::optional<Refusal> refused_schema(const SchemaState& state, const BookAddress& address,
                                      const OpenOptions& options) {
  if (!state.kontor) return book_refusal(RefusalCode::book_not_kontor, address);
  if (state.version > newest_schema() && state.compatible_with > newest_schema()) {
    return book_refusal(RefusalCode::book_newer, address);
  }
  if (state.version < newest_schema() && !options.any_schema) {
    return book_refusal(RefusalCode::book_older, address);
  }
  return std::nullopt;
}

/// Looks into the database with a session of its own, before the book's own are made.
std::optional<Refusal> look_into(soci::session& session, const BookAddress& address,
                                 const OpenOptions& options) {
  try {
    const SchemaState state = schema_state(session, address.engine);
    if (auto refusal = refused_schema(state, address, options)) return refusal;
    check_migrations(session);
    return std::nullopt;
  } catch (const soci::soci_error& e) {
    throw engine_failure(address.engine, session, e);
  }
}

bool not_a_database(const EngineFailure& failure) {
  return failure.native_code() == std::to_string(SQLITE_NOTADB);
}

Result<std::unique_ptr<SqlBook>> open_sqlite_book(const BookAddress& address,
                                                  const OpenOptions& options) {
  std::error_code none;
  if (!std::filesystem::exists(address.path, none)) {
    return book_refusal(RefusalCode::book_missing, address);
  }
  if (!std::filesystem::is_regular_file(address.path, none)) {
    return book_refusal(RefusalCode::book_not_kontor, address);
  }
  try {
    const auto session = open_sqlite(address.path, FileUse::write);
    if (auto refusal = look_into(*session, address, options)) return *refusal;
  } catch (const EngineFailure& failure) {
    if (not_a_database(failure)) return book_refusal(RefusalCode::book_not_kontor, address);
    throw;
  }
  return std::unique_ptr<SqlBook>(std::make_unique<SqliteBook>(address, options));
}

Result<std::unique_ptr<SqlBook>> open_pg_book(const BookAddress& address,
                                              const OpenOptions& options) {
  try {
    const auto session = open_postgresql(address.text, options.times);
    if (auto refusal = look_into(*session, address, options)) return *refusal;
  } catch (const EngineFailure& failure) {
    if (failure.native_code() == "3D000") return book_refusal(RefusalCode::book_missing, address);
    throw;
  }
  return std::unique_ptr<SqlBook>(std::make_unique<PgBook>(address, options));
}

}  // namespace

Result<std::unique_ptr<SqlBook>> open_book(const BookAddress& address, const OpenOptions& options) {
  return address.engine == Engine::sqlite ? open_sqlite_book(address, options)
                                          : open_pg_book(address, options);
}

}  // namespace kontor::persistence
