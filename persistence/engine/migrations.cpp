#include "persistence/engine/migrations.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "domain/base/digest.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"
#include "persistence/migration_files.h"

namespace kontor::persistence {

namespace {

/// Any number; only two processes that migrate the same database need the same one.
constexpr const char* kMigrationLock = "select pg_advisory_xact_lock(7305419460)";

std::int64_t version_of(const MigrationFile& file) {
  const std::string_view name = file.name;
  std::int64_t version = 0;
  std::from_chars(name.data(), name.data() + name.size(), version);
  return version;
}

void replace_all(std::string& text, std::string_view token, std::string_view value) {
  for (std::size_t at = 0; (at = text.find(token, at)) != std::string::npos; at += value.size()) {
    text.replace(at, token.size(), value);
  }
}

/// The N of a line `--@compatible N`: the oldest program schema that may open a book with this
/// migration. Without the line it is the migration itself.
std::int64_t compatible_in(const MigrationFile& file) {
  constexpr std::string_view mark = "\n--@compatible ";
  const std::size_t at = file.text.find(mark);
  if (at == std::string_view::npos) return version_of(file);
  std::int64_t version = 0;
  const std::string_view rest = file.text.substr(at + mark.size());
  std::from_chars(rest.data(), rest.data() + rest.size(), version);
  return version;
}

std::map<std::int64_t, std::string> applied_migrations(soci::session& session) {
  std::map<std::int64_t, std::string> applied;
  std::int64_t version = 0;
  std::string checksum;
  soci::statement rows = (session.prepare << "select version, checksum from schema_version",
                          soci::into(version), soci::into(checksum));
  rows.execute();
  while (rows.fetch()) applied.emplace(version, checksum);
  return applied;
}

/// True when the file is among the applied ones; throws when it was changed since.
bool is_applied(const std::map<std::int64_t, std::string>& applied, const MigrationFile& file) {
  const auto found = applied.find(version_of(file));
  if (found == applied.end()) return false;
  if (found->second != sha256_hex(file.text)) {
    throw EngineFailure(FailureCode::database_unsuitable, Remedy::none, "",
                        std::string("changed after it was applied: ") + file.name);
  }
  return true;
}

void set_meta(soci::session& session, const std::string& key, const std::string& value) {
  session << "insert into book_meta (key, value) values (:key, :value) "
             "on conflict (key) do update set value = excluded.value",
      soci::use(key, "key"), soci::use(value, "value");
}

std::int64_t meta_number(soci::session& session, const std::string& key) {
  std::string value;
  session << "select value from book_meta where key = :key", soci::use(key, "key"),
      soci::into(value);
  std::int64_t number = 0;
  if (session.got_data()) std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

void apply(soci::session& session, Engine engine, const MigrationFile& file, Instant now) {
  run_script(session, engine, expand_migration(file.text, engine));
  if (engine == Engine::sqlite &&
      select_number(session, "select count(*) from pragma_foreign_key_check") != 0) {
    throw EngineFailure(FailureCode::database_unsuitable, Remedy::none, "",
                        std::string("foreign keys broken by ") + file.name);
  }
  const std::int64_t version = version_of(file);
  const std::string name = file.name;
  const std::string checksum = sha256_hex(file.text);
  session << "insert into schema_version (version, name, checksum, applied_at) "
             "values (:version, :name, :checksum, :at)",
      soci::use(version, "version"), soci::use(name, "name"), soci::use(checksum, "checksum"),
      soci::use(now.ms, "at");
  const std::int64_t compatible =
      std::max(compatible_in(file), meta_number(session, "compatible_with"));
  // One that comes later than its number says leaves the schema as new as it is.
  set_meta(session, "schema", std::to_string(std::max(version, meta_number(session, "schema"))));
  set_meta(session, "compatible_with", std::to_string(compatible));
}

bool has_table(soci::session& session, Engine engine, const char* name) {
  const std::string table = name;
  std::int64_t count = 0;
  session << (engine == Engine::postgresql
                  ? "select count(*) from pg_class where relkind = 'r' and relname = :name and "
                    "pg_table_is_visible(oid)"
                  : "select count(*) from sqlite_schema where type = 'table' and name = :name"),
      soci::use(table, "name"), soci::into(count);
  return count > 0;
}

/// Applies the first pending migration in a transaction. False when none is pending.
bool apply_next(soci::session& session, Engine engine, Instant now) {
  if (engine == Engine::postgresql) run_script(session, engine, kMigrationLock);
  const auto applied = applied_migrations(session);
  for (const MigrationFile& file : migration_files()) {
    if (is_applied(applied, file)) continue;
    apply(session, engine, file, now);
    return true;
  }
  return false;
}

}  // namespace

std::string expand_migration(std::string_view text, Engine engine) {
  const bool pg = engine == Engine::postgresql;
  std::string out;
  bool wanted = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    if (line.starts_with("--@postgresql")) {
      wanted = pg;
    } else if (line.starts_with("--@sqlite3")) {
      wanted = !pg;
    } else if (line.starts_with("--@end")) {
      wanted = true;
    } else if (wanted) {
      out += line;
    }
  }
  replace_all(out, "{{text}}", pg ? "text collate \"C\"" : "text");
  replace_all(out, "{{blob}}", pg ? "bytea" : "blob");
  replace_all(out, "{{table_tail}}", pg ? "" : "without rowid");
  return out;
}

std::int64_t newest_schema() {
  const auto files = migration_files();
  return files.empty() ? 0 : version_of(files.back());
}

bool holds_book(soci::session& session, Engine engine) {
  return has_table(session, engine, "schema_version") && has_table(session, engine, "book_meta");
}

SchemaState schema_state(soci::session& session, Engine engine) {
  SchemaState state;
  state.kontor = holds_book(session, engine);
  state.empty = select_number(session, engine == Engine::postgresql
                                           ? "select count(*) from pg_class c where relkind in "
                                             "('r', 'v', 'p', 'S') and relnamespace in (select oid "
                                             "from pg_namespace where nspname = current_schema())"
                                           : "select count(*) from sqlite_schema") == 0;
  if (!state.kontor) return state;
  state.version = select_number(session, "select max(version) from schema_version");
  state.compatible_with = meta_number(session, "compatible_with");
  return state;
}

int migrate_schema(soci::session& session, Engine engine, Instant now) {
  run_script(session, engine,
             expand_migration("create table if not exists schema_version (version bigint not null "
                              "primary key, name {{text}} not null, checksum {{text}} not null, "
                              "applied_at bigint not null) {{table_tail}}",
                              engine));
  for (int count = 0;; ++count) {
    run_script(session, engine, engine == Engine::postgresql ? "begin" : "begin immediate");
    try {
      const bool more = apply_next(session, engine, now);
      run_script(session, engine, "commit");
      if (!more) return count;
    } catch (const soci::soci_error& e) {
      const EngineFailure failure = engine_failure(engine, session, e);
      run_script(session, engine, "rollback");
      throw failure;
    } catch (const EngineFailure&) {
      if (engine == Engine::postgresql ||
          sqlite_api::sqlite3_get_autocommit(sqlite_handle(session)) == 0) {
        run_script(session, engine, "rollback");
      }
      throw;
    }
  }
}

void check_migrations(soci::session& session) {
  const auto applied = applied_migrations(session);
  for (const MigrationFile& file : migration_files()) is_applied(applied, file);
}

}  // namespace kontor::persistence
