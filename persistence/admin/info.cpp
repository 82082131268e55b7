#include "persistence/admin/info.h"

#include "persistence/engine/migrations.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

std::string engine_version(soci::session& session, Engine engine) {
  std::string version;
  if (engine == Engine::sqlite) {
    version = sqlite_api::sqlite3_libversion();
  } else {
    session << "select current_setting('server_version')", soci::into(version);
  }
  return version;
}

const char* size_query(Engine engine) {
  return engine == Engine::sqlite
             ? "select page_count * page_size from pragma_page_count, pragma_page_size"
             : "select pg_database_size(current_database())";
}

}  // namespace

BookInfo book_info(SqlBook& book) {
  return book.read([&](Unit& unit) {
    soci::session& session = sql(unit).session();
    const SchemaState state = schema_state(session, book.engine());
    BookInfo info;
    info.engine = book.engine();
    info.engine_version = engine_version(session, book.engine());
    info.address = book.address().text;
    info.schema = state.version;
    info.compatible_with = state.compatible_with;
    info.size_bytes = select_number(session, size_query(book.engine()));
    info.last_audit = select_number(session, "select max(seq) from audit");
    info.sealed_to = select_number(session, "select max(to_seq) from seal");
    for (const char* table : {"entity", "location", "channel", "product", "customer", "employee",
                              "batch", "document", "entry", "posting", "movement", "audit"}) {
      info.counts.emplace_back(
          table, select_number(session, std::string("select count(*) from ") + table));
    }
    return info;
  });
}

}  // namespace kontor::persistence
