#pragma once

#include <soci/soci.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// A transaction's session as stores see it.
class SessionUnit : public SqlUnit {
 public:
  SessionUnit(soci::session& session, const Dialect& dialect)
      : m_session(session), m_dialect(dialect) {}
  soci::session& session() override { return m_session; }
  const Dialect& dialect() const override { return m_dialect; }

 private:
  soci::session& m_session;
  const Dialect& m_dialect;
};

/// How a SQLite file is opened.
enum class FileUse { read, write, create };

/// Opens a SQLite file with foreign keys, full synchronisation and the fair busy handler.
/// Throws EngineFailure.
std::unique_ptr<soci::session> open_sqlite(const std::filesystem::path& path, FileUse use);

/// Times of PostgreSQL sessions.
struct PgTimes {
  std::chrono::seconds connect{10};
  std::chrono::seconds lock{30};
  std::chrono::seconds statement{600};
  /// A unit that takes longer makes the watchdog ask whether the server still answers.
  std::chrono::milliseconds answer{20000};
};

/// Connects to PostgreSQL and prepares the session: UTC, UTF-8, lock and statement timeouts.
/// Throws EngineFailure.
std::unique_ptr<soci::session> open_postgresql(const std::string& uri, const PgTimes& times);

}  // namespace kontor::persistence
