#include "persistence/admin/create.h"

#include <fmt/format.h>

#include "persistence/admin/grant.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/migrations.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

namespace fs = std::filesystem;

Refusal refuse_book(RefusalCode code, const BookAddress& address) {
  return Refusal{code, {{"book", address.text}}};
}

[[noreturn]] void throw_unsuitable(const std::string& why) {
  throw EngineFailure(FailureCode::database_unsuitable, Remedy::none, "", why);
}

void remove_book_files(const fs::path& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(fs::path(path.string() + suffix), ignored);
  }
}

Result<CreatedBook> create_sqlite_book(const BookAddress& address, const Clock& clock) {
  std::error_code none;
  if (fs::exists(address.path, none)) return refuse_book(RefusalCode::book_exists, address);
  try {
    const auto session = open_sqlite(address.path, FileUse::create);
    migrate_schema(*session, Engine::sqlite, clock.now());
  } catch (...) {
    remove_book_files(address.path);
    throw;
  }
  return CreatedBook{};
}

/// A database that no migration could make good is refused before anything is written.
void check_pg_database(soci::session& session) {
  constexpr std::int64_t oldest_server = 130000;
  if (PQserverVersion(pg_handle(session)) < oldest_server) {
    throw_unsuitable("PostgreSQL 13 or newer is needed");
  }
  std::string encoding;
  session << "select pg_encoding_to_char(encoding) from pg_database where datname = "
             "current_database()",
      soci::into(encoding);
  if (encoding != "UTF8") throw_unsuitable("the database is encoded in " + encoding);
  if (select_number(session,
                    "select count(*) from pg_available_extensions where name = 'pg_trgm'") == 0) {
    throw_unsuitable("the extension pg_trgm is not installed on the server");
  }
}

/// Throws database_rights_missing with the statements that an administrator has to run first.
void check_pg_rights(soci::session& session) {
  std::string wanted;
  const std::int64_t may_create = select_number(
      session,
      "select case when has_schema_privilege(current_schema(), 'create') then 1 else 0 end");
  std::string schema;
  std::string database;
  std::string user;
  soci::indicator state = soci::i_ok;
  session << "select quote_ident(coalesce(current_schema(), 'public')), "
             "quote_ident(current_database()), quote_ident(current_user)",
      soci::into(schema, state), soci::into(database), soci::into(user);
  if (may_create == 0) {
    wanted += fmt::format("grant usage, create on schema {} to {};", schema, user);
  }
  const std::int64_t may_extend = select_number(
      session,
      "select case when has_database_privilege(current_database(), 'create') or exists (select 1 "
      "from pg_extension where extname = 'pg_trgm') then 1 else 0 end");
  if (may_extend == 0) wanted += "create extension if not exists pg_trgm;";
  if (wanted.empty()) return;
  throw Failure(FailureCode::database_rights_missing,
                {{"database", database}, {"sql", wanted}, {"detail", ""}});
}

Result<CreatedBook> create_pg_book(soci::session& session, const BookAddress& address,
                                   const Clock& clock) {
  const SchemaState state = schema_state(session, Engine::postgresql);
  if (state.kontor) return refuse_book(RefusalCode::book_exists, address);
  if (!state.empty) return refuse_book(RefusalCode::book_not_empty, address);
  check_pg_database(session);
  check_pg_rights(session);
  migrate_schema(session, Engine::postgresql, clock.now());
  return CreatedBook{grant_roles(session)};
}

Result<int> migrate_session(soci::session& session, const BookAddress& address,
                            const Clock& clock) {
  const SchemaState state = schema_state(session, address.engine);
  if (!state.kontor) return refuse_book(RefusalCode::book_not_kontor, address);
  if (state.version > newest_schema()) return refuse_book(RefusalCode::book_newer, address);
  const int applied = migrate_schema(session, address.engine, clock.now());
  // Desks go on working with what the migration brought.
  if (applied > 0 && address.engine == Engine::postgresql) grant_new_tables(session);
  return applied;
}

}  // namespace

Result<CreatedBook> create_book(const BookAddress& address, const Clock& clock,
                                const PgTimes& times) {
  if (address.engine == Engine::sqlite) return create_sqlite_book(address, clock);
  std::unique_ptr<soci::session> session;
  try {
    session = open_postgresql(address.text, times);
    return create_pg_book(*session, address, clock);
  } catch (const EngineFailure& failure) {
    if (failure.native_code() == "3D000") return refuse_book(RefusalCode::book_missing, address);
    throw;
  } catch (const soci::soci_error& e) {
    throw engine_failure(Engine::postgresql, *session, e);
  }
}

Result<int> migrate_book(const BookAddress& address, const Clock& clock, const PgTimes& times) {
  std::error_code none;
  if (address.engine == Engine::sqlite && !fs::exists(address.path, none)) {
    return refuse_book(RefusalCode::book_missing, address);
  }
  std::unique_ptr<soci::session> session;
  try {
    session = address.engine == Engine::sqlite ? open_sqlite(address.path, FileUse::write)
                                               : open_postgresql(address.text, times);
    return migrate_session(*session, address, clock);
  } catch (const EngineFailure& failure) {
    if (failure.native_code() == "3D000") return refuse_book(RefusalCode::book_missing, address);
    if (failure.native_code() == std::to_string(SQLITE_NOTADB)) {
      return refuse_book(RefusalCode::book_not_kontor, address);
    }
    throw;
  } catch (const soci::soci_error& e) {
    throw engine_failure(address.engine, *session, e);
  }
}

}  // namespace kontor::persistence
