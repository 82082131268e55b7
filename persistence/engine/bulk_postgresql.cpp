#include <fmt/format.h>

#include <memory>

#include "domain/base/check.h"
#include "persistence/engine/bulk_insert.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"
#include "persistence/engine/statements.h"

namespace kontor::persistence {

namespace {

/// Up to so many rows go in by one kept insert over arrays: one round trip and nothing to compile,
/// where COPY takes two and is compiled each time.
constexpr std::size_t kArrayRows = 256;

/// The rows of a table's first columns, one array each, as the server reads them.
class Arrays {
 public:
  explicit Arrays(std::size_t columns) : m_texts(columns), m_types(columns, nullptr) {}

  void add(std::size_t column, const char* type, std::string_view ready) {
    add_null(column, ready);
    m_types[column] = type;
  }

  /// What a null is of, the other cells of its column tell.
  void add_null(std::size_t column, std::string_view ready = "NULL") {
    std::string& text = m_texts[column];
    text += text.empty() ? '{' : ',';
    text += ready;
  }

  void add_text(std::size_t column, std::string_view value) {
    std::string quoted(1, '"');
    for (const char c : value) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    add(column, "text", quoted += '"');
  }

  void insert(SqlUnit& unit, std::string_view table, const std::vector<std::string>& columns) {
    std::string casts, aliases, cells;
    std::vector<Slot> parameters;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) cells += ", ";
      if (m_types[i] == nullptr) {
        cells += "null";
        continue;
      }
      const char* comma = parameters.empty() ? "" : ", ";
      Slot& parameter = parameters.emplace_back();
      parameter.type = SlotType::text;
      parameter.name = fmt::format("c{}", i);
      parameter.text = std::move(m_texts[i]) + '}';
      casts += fmt::format("{}cast(:c{} as {}[])", comma, i, m_types[i]);
      aliases += fmt::format("{}a{}", comma, i);
      cells += fmt::format("a{}", i);
    }
    // As COPY, which writes numbers that the database counts itself when it is given them.
    const std::string text = fmt::format(
        "insert into {} ({}) overriding system value select {} from unnest({}) as cells({})", table,
        fmt::join(columns, ", "), cells, casts, aliases);
    try {
      Statement(unit, text, std::move(parameters)).run_later();
    } catch (const soci::soci_error& e) {
      throw engine_failure(Engine::postgresql, unit.session(), e);
    }
  }

 private:
  std::vector<std::string> m_texts;
  std::vector<const char*> m_types;
};

/// An insert over arrays for some rows, else COPY in text format, sent in pieces of 64 KiB.
class CopyInsert : public BulkInsert::Impl {
 public:
  CopyInsert(SqlUnit& unit, std::string_view table, const std::vector<std::string>& columns)
      : m_unit(unit),
        m_table(table),
        m_names(columns),
        m_columns(columns.size()),
        m_arrays(columns.size()) {}

  ~CopyInsert() override {
    if (!m_running) return;
    PQputCopyEnd(m_connection, "given up");
    drain();
  }

  void number(std::int64_t value) override {
    separate();
    const fmt::format_int digits(value);
    m_buffer.append(digits.data(), digits.size());
    if (few()) m_arrays.add(m_cell - 1, "bigint", {digits.data(), digits.size()});
  }

  void boolean(bool value) override {
    separate();
    m_buffer += value ? 't' : 'f';
    if (few()) m_arrays.add(m_cell - 1, "boolean", value ? "t" : "f");
  }

  void null() override {
    separate();
    m_buffer += "\\N";
    if (few()) m_arrays.add_null(m_cell - 1);
  }

  void text(std::string_view value) override {
    separate();
    if (few()) m_arrays.add_text(m_cell - 1, value);
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
    ++m_rows;
    if (!m_running && (m_buffer.size() >= kPiece || !few())) begin();
    if (m_buffer.size() >= kPiece) send();
  }

  void finish() override {
    KONTOR_ASSERT(m_cell == 0);
    if (m_rows == 0) return;
    if (!m_running) return m_arrays.insert(m_unit, m_table, m_names);
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

  /// Whether the rows may still go in by arrays.
  bool few() const { return !m_running && m_rows < kArrayRows; }

  void begin() {
    m_connection = pg_handle(m_unit.session());
    const std::string copy =
        fmt::format("copy {} ({}) from stdin", m_table, fmt::join(m_names, ", "));
    const Answer answer(PQexec(m_connection, copy.c_str()), &PQclear);
    if (PQresultStatus(answer.get()) != PGRES_COPY_IN) throw failure(answer.get());
    m_running = true;
    m_arrays = Arrays(m_columns);
  }

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

  SqlUnit& m_unit;
  PGconn* m_connection = nullptr;  ///< once COPY runs
  std::string m_table;
  std::vector<std::string> m_names;
  std::size_t m_columns;
  std::size_t m_rows = 0;
  Arrays m_arrays;
  std::size_t m_cell = 0;
  bool m_running = false;
  std::string m_buffer;
};

}  // namespace

std::unique_ptr<BulkInsert::Impl> postgresql_bulk(SqlUnit& unit, std::string_view table,
                                                  const std::vector<std::string>& columns) {
  return std::make_unique<CopyInsert>(unit, table, columns);
}

}  // namespace kontor::persistence
