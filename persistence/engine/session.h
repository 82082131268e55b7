#pragma once

#include <soci/soci.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "persistence/engine/statements.h"
#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// A session that serves many units, with the statements that it keeps compiled for them.
class KeptSession {
 public:
  /// `most`: how many statements are kept.
  KeptSession(std::unique_ptr<soci::session> session, Engine engine, std::size_t most)
      : m_session(std::move(session)), m_statements(*m_session, engine, most) {}
  soci::session& session() { return *m_session; }
  Statements& statements() { return m_statements; }

 private:
  std::unique_ptr<soci::session> m_session;
  Statements m_statements;  ///< goes before the session
};

/// How many statements a session keeps that writes, and one of SQLite that only reads. A whole
/// posting takes some 60, all of an import about 200; a kept one takes 3 to 30 KB.
inline constexpr std::size_t kStatementsOfWriter = 256;
inline constexpr std::size_t kStatementsOfReader = 64;

/// A transaction's session as stores see it.
class SessionUnit : public SqlUnit {
 public:
  SessionUnit(KeptSession& session, const Dialect& dialect)
      : m_session(session), m_dialect(dialect) {}
  soci::session& session() override {
    m_session.statements().send();
    return m_session.session();
  }
  const Dialect& dialect() const override { return m_dialect; }
  Statements& statements() override { return m_session.statements(); }

 private:
  KeptSession& m_session;
  const Dialect& m_dialect;
};

/// How a SQLite file is opened.
enum class FileUse { read, write, create };

/// Opens a SQLite file with foreign keys, full synchronisation and the fair busy handler.
/// Throws EngineFailure.
std::unique_ptr<soci::session> open_sqlite(const std::filesystem::path& path, FileUse use);

/// How long a session of SQLite waits for another program's lock.
inline constexpr std::chrono::milliseconds kPatience{30'000};
/// Waits no longer from now on.
void wait_while_busy(soci::session& session, std::chrono::milliseconds at_most);

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
