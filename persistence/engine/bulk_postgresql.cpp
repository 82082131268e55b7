#include <fmt/format.h>

#include <memory>

#include "domain/base/check.h"
#include "persistence/engine/bulk_insert.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

/// COPY in text format, sent in pieces of 64 KiB.
class CopyInsert : public BulkInsert::Impl {
 public:
  CopyInsert(soci::session& session, std::string_view table,
             const std::vector<std::string>& columns)
      : m_connection(pg_handle(session)), m_columns(columns.size()) {
    const std::string copy =
        fmt::format("copy {} ({}) from stdin", table, fmt::join(columns, ", "));
    const Answer answer(PQexec(m_connection, copy.c_str()), &PQclear);
    if (PQresultStatus(answer.get()) != PGRES_COPY_IN) throw failure(answer.get());
    m_running = true;
    m_buffer.reserve(kPiece + 4096);
  }

  ~CopyInsert() override {
    if (!m_running) return;
    PQputCopyEnd(m_connection, "given up");
    drain();
  }

  void number(std::int64_t value) override {
    separate();
    fmt::format_to(std::back_inserter(m_buffer), "{}", value);
  }

  void boolean(bool value) override {
    separate();
    m_buffer += value ? 't' : 'f';
  }

  void null() override {
    separate();
    m_buffer += "\\N";
  }

  void text(std::string_view value) override {
    separate();
    for (const char c : value) {
      switch (c) {
        case '\\':
          m_buffer += "\\\\";
          break;
        case '\n':
          m_buffer += "\\n";
          break;
        case '\r':
          m_buffer += "\\r";
          break;
        case '\t':
          m_buffer += "\\t";
          break;
        default:
          m_buffer += c;
      }
    }
  }

  void end_row() override {
    KONTOR_ASSERT(m_cell == m_columns);
    m_cell = 0;
    m_buffer += '\n';
    if (m_buffer.size() >= kPiece) send();
  }

  void finish() override {
    KONTOR_ASSERT(m_running && m_cell == 0);
    send();
    m_running = false;
    if (PQputCopyEnd(m_connection, nullptr) != 1) throw lost();
    const Answer answer(PQgetResult(m_connection), &PQclear);
    const bool good = PQresultStatus(answer.get()) == PGRES_COMMAND_OK;
    drain();
    if (!good) throw failure(answer.get());
  }

 private:
  using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;
  static constexpr std::size_t kPiece = 64 * 1024;

  void separate() {
    if (m_cell++ > 0) m_buffer += '\t';
  }

  void send() {
    if (m_buffer.empty()) return;
    const int sent =
        PQputCopyData(m_connection, m_buffer.data(), static_cast<int>(m_buffer.size()));
    if (sent != 1) throw lost();
    m_buffer.clear();
  }

  void drain() {
    while (PGresult* more = PQgetResult(m_connection)) PQclear(more);
  }

  EngineFailure lost() { return postgresql_failure("08006", PQerrorMessage(m_connection), true); }

  EngineFailure failure(PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return postgresql_failure(state != nullptr ? state : "08006",
                              message != nullptr ? message : PQerrorMessage(m_connection),
                              PQstatus(m_connection) == CONNECTION_BAD);
  }

  PGconn* m_connection;
  std::size_t m_columns;
  std::size_t m_cell = 0;
  bool m_running = false;
  std::string m_buffer;
};

}  // namespace

std::unique_ptr<BulkInsert::Impl> postgresql_bulk(soci::session& session, std::string_view table,
                                                  const std::vector<std::string>& columns) {
  return std::make_unique<CopyInsert>(session, table, columns);
}

}  // namespace kontor::persistence
