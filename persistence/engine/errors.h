#pragma once

#include <soci/soci.h>

#include <string>
#include <string_view>

#include "domain/base/failure.h"
#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// What may be done after an engine's error.
enum class Remedy {
  none,   ///< tell the caller
  again,  ///< the transaction lost a race and may run again
  lost    ///< the connection is gone; connect again, then run again
};

/// A Failure that came from a database engine.
class EngineFailure : public Failure {
 public:
  /// `more` are further arguments for the sentence, such as `file`.
  EngineFailure(FailureCode code, Remedy remedy, std::string native_code, std::string detail,
                Args more = {});
  Remedy remedy() const { return m_remedy; }
  /// SQLSTATE on PostgreSQL, the extended result code on SQLite.
  const std::string& native_code() const { return m_native_code; }

 private:
  Remedy m_remedy;
  std::string m_native_code;
};

/// The failure of a PostgreSQL error. Only the first line of the message is kept, because DETAIL
/// may show key values; the connection itself tells whether it is lost.
EngineFailure postgresql_failure(std::string_view sqlstate, std::string_view message, bool lost);

/// The failure of the error that SQLite reported last on the handle of `session`.
EngineFailure sqlite_failure(soci::session& session, int code, std::string_view message);

/// The failure of an exception that SOCI threw while `session` was used. Never uses what(), which
/// would show bound values.
EngineFailure engine_failure(Engine engine, soci::session& session, const soci::soci_error& error);

/// Why libpq could not connect: asks the server once more, because libpq tells the SQLSTATE of a
/// refused connection only in a verbose message.
EngineFailure connect_failure(const std::string& conninfo);

}  // namespace kontor::persistence
