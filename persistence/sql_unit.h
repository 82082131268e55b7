#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/book.h"

namespace kontor::persistence {

enum class Engine { sqlite, postgresql };

/// The few places where the two engines need different text. One SQL text serves both elsewhere.
class Dialect {
 public:
  explicit Dialect(Engine engine) : m_engine(engine) {}
  Engine engine() const { return m_engine; }
  bool postgresql() const { return m_engine == Engine::postgresql; }

  /// A sub-select of the ids or texts of a list parameter: `where id in (<ids("p")>)`, bound
  /// with id_list(...) resp. text_list(...) under the same name.
  std::string ids(std::string_view name) const;
  std::string texts(std::string_view name) const;
  static std::string join_ids(Engine, const std::vector<std::int64_t>&);
  std::string id_list(const std::vector<std::int64_t>& values) const;
  std::string text_list(const std::vector<std::string>& values) const;
  /// " for update" / " for share" on PostgreSQL; nothing on SQLite, whose writer is alone.
  std::string for_update() const { return postgresql() ? " for update" : ""; }
  std::string for_share() const { return postgresql() ? " for share" : ""; }

 private:
  Engine m_engine;
};

class Statements;

/// The persistence side of a unit: a session inside a transaction.
class SqlUnit : public Unit {
 public:
  virtual soci::session& session() = 0;
  virtual const Dialect& dialect() const = 0;
  /// The statements that the session keeps compiled.
  virtual Statements& statements() = 0;
};

/// Every Unit in this program is a SqlUnit.
SqlUnit& sql(Unit& unit);

/// Loads many rows by the engine's fastest way: COPY on PostgreSQL (one statement, so that the
/// statement-level guards see whole entries), a prepared native insert on SQLite. Cells are added
/// in the order of the columns; finish() sends the rest and throws Failure. No other statement
/// may run on the unit between construction and finish().
class BulkInsert {
 public:
  BulkInsert(SqlUnit& unit, std::string_view table, const std::vector<std::string>& columns);
  ~BulkInsert();
  BulkInsert(const BulkInsert&) = delete;
  BulkInsert& operator=(const BulkInsert&) = delete;

  BulkInsert& add(std::int64_t value);
  BulkInsert& add(std::string_view value);
  BulkInsert& add(bool value);
  BulkInsert& add(const std::optional<std::int64_t>& value);
  BulkInsert& add(const char*) = delete;  ///< would become bool
  void end_row();
  void finish();

  class Impl;

 private:
  std::unique_ptr<Impl> m_impl;
};

}  // namespace kontor::persistence
