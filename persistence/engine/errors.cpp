#include "persistence/engine/errors.h"

#include <cerrno>
#include <memory>

#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

Args engine_args(const std::string& native_code, std::string detail, Args more) {
  more.emplace_back("code", native_code);
  more.emplace_back("detail", std::move(detail));
  return more;
}

}  // namespace

EngineFailure::EngineFailure(FailureCode code, Remedy remedy, std::string native_code,
                             std::string detail, Args more)
    : Failure(code, engine_args(native_code, std::move(detail), std::move(more))),
      m_remedy(remedy),
      m_native_code(std::move(native_code)) {}

namespace {

std::string first_line(std::string_view text) {
  text = text.substr(0, text.find_first_of("\r\n"));
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

/// What the engine said, without what SOCI and libpq put before it.
std::string engine_words(std::string_view message) {
  for (const std::string_view before : {"ERROR:  ", "FATAL:  ", "sqlite3_statement_backend::"}) {
    const std::size_t at = message.find(before);
    if (at != std::string_view::npos) message.remove_prefix(at + before.size());
  }
  for (const std::string_view where : {"prepare: ", "loadOne: ", "loadRS: "}) {
    if (message.starts_with(where)) message.remove_prefix(where.size());
  }
  return first_line(message);
}

struct StateMeaning {
  std::string_view prefix;  ///< of the SQLSTATE; the first that matches counts
  FailureCode code;
  Remedy remedy;
};

constexpr StateMeaning kStates[] = {
    {"KG", FailureCode::guard_refused, Remedy::none},
    {"40001", FailureCode::database_busy, Remedy::again},
    {"40P01", FailureCode::database_busy, Remedy::again},
    // Two desks made the same thing at once (a buyer, an account): run again, and it is there.
    {"23505", FailureCode::database_error, Remedy::again},
    {"55P03", FailureCode::database_busy, Remedy::none},
    {"57014", FailureCode::database_busy, Remedy::none},
    {"57P01", FailureCode::database_lost, Remedy::lost},
    {"57P02", FailureCode::database_lost, Remedy::lost},
    {"57P03", FailureCode::database_unreachable, Remedy::lost},
    {"57P05", FailureCode::database_lost, Remedy::lost},
    {"25P03", FailureCode::database_lost, Remedy::lost},
    {"25006", FailureCode::database_lost, Remedy::lost},  // the primary became a standby
    {"08", FailureCode::database_lost, Remedy::lost},
    {"28", FailureCode::database_login_refused, Remedy::none},
    {"42501", FailureCode::database_rights_missing, Remedy::none},
    {"53100", FailureCode::disk_full, Remedy::none},
    {"53200", FailureCode::out_of_memory, Remedy::none},
    {"53", FailureCode::database_busy, Remedy::none},
    {"58", FailureCode::database_error, Remedy::none},
    {"XX001", FailureCode::database_damaged, Remedy::none},
    {"XX002", FailureCode::database_damaged, Remedy::none},
};

FailureCode sqlite_meaning(int code, int os_error, std::string_view message) {
  if (message.find("kontor guard:") != std::string_view::npos) return FailureCode::guard_refused;
  const bool no_room = os_error == ENOSPC || os_error == EFBIG || os_error == EDQUOT;
  switch (code & 0xff) {
    case SQLITE_FULL:
      return FailureCode::disk_full;
    case SQLITE_IOERR:
      // A refused write or growth nearly always is a full disk or quota; the system's own word for
      // it may have been overwritten by the roll-back since.
      return no_room || code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE
                 ? FailureCode::disk_full
                 : FailureCode::database_error;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return FailureCode::database_busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return FailureCode::database_damaged;
    case SQLITE_NOMEM:
      return FailureCode::out_of_memory;
    case SQLITE_CANTOPEN:
      return FailureCode::file_unreadable;
    case SQLITE_READONLY:
      return FailureCode::file_unwritable;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return FailureCode::database_rights_missing;
    case SQLITE_INTERRUPT:
      return FailureCode::cancelled;
    default:
      return FailureCode::database_error;
  }
}

}  // namespace

EngineFailure postgresql_failure(std::string_view sqlstate, std::string_view message, bool lost) {
  FailureCode code = lost ? FailureCode::database_lost : FailureCode::database_error;
  Remedy remedy = lost ? Remedy::lost : Remedy::none;
  for (const StateMeaning& m : kStates) {
    if (sqlstate.starts_with(m.prefix)) {
      code = m.code;
      if (!lost) remedy = m.remedy;
      break;
    }
  }
  // Messages of class 22 (bad values) repeat the value.
  const std::string detail = sqlstate.starts_with("22") ? std::string() : engine_words(message);
  return EngineFailure(code, remedy, std::string(sqlstate), detail);
}

EngineFailure sqlite_failure(soci::session& session, int code, std::string_view message) {
  sqlite_api::sqlite3* handle = sqlite_handle(session);
  const int extended = sqlite_api::sqlite3_extended_errcode(handle);
  if ((extended & 0xff) == (code & 0xff)) code = extended;
  const FailureCode meaning =
      sqlite_meaning(code, sqlite_api::sqlite3_system_errno(handle), message);
  return EngineFailure(meaning, Remedy::none, std::to_string(code), engine_words(message));
}

EngineFailure engine_failure(Engine engine, soci::session& session, const soci::soci_error& error) {
  const std::string message = error.get_error_message();
  if (engine == Engine::sqlite) {
    const auto* native = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
    if (native != nullptr) return sqlite_failure(session, native->result(), message);
    return EngineFailure(FailureCode::database_error, Remedy::none, "", first_line(message));
  }
  const bool lost = PQstatus(pg_handle(session)) == CONNECTION_BAD;
  const auto* native = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  return postgresql_failure(native != nullptr ? native->sqlstate() : std::string(), message, lost);
}

namespace {

/// The SQLSTATE in a verbose message such as "FATAL:  28P01: password …", or empty. It is looked
/// for by its shape, because the word before it is translated by the server.
std::string state_in(std::string_view message) {
  for (std::size_t at = message.find(": "); at != std::string_view::npos;
       at = message.find(": ", at + 1)) {
    std::size_t begin = at + 2;
    while (begin < message.size() && message[begin] == ' ') ++begin;
    const std::string_view word = message.substr(begin, 5);
    // Every SQLSTATE that refuses a connection has a digit; the word FATAL has none.
    bool fits = word.size() == 5 && message.substr(begin + 5, 1) == ":";
    bool digit = false;
    for (const char c : word) {
      digit = digit || (c >= '0' && c <= '9');
      fits = fits && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    }
    if (fits && digit) return std::string(word);
  }
  return {};
}

}  // namespace

EngineFailure connect_failure(const std::string& conninfo) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectStart(conninfo.c_str()),
                                                                &PQfinish);
  PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
  PostgresPollingStatusType state = PGRES_POLLING_WRITING;
  for (int turns = 0; PQstatus(connection.get()) != CONNECTION_BAD && turns < 10; ++turns) {
    if (state == PGRES_POLLING_OK || state == PGRES_POLLING_FAILED) break;
    wait_for_socket(PQsocket(connection.get()), state == PGRES_POLLING_READING);
    state = PQconnectPoll(connection.get());
  }
  const std::string message = PQerrorMessage(connection.get());
  const std::string code = state_in(message);
  const std::string detail = first_line(message);
  if (code.starts_with("28") || PQconnectionNeedsPassword(connection.get()) != 0) {
    return EngineFailure(FailureCode::database_login_refused, Remedy::none, code, detail);
  }
  if (code == "42501") {
    return EngineFailure(FailureCode::database_rights_missing, Remedy::none, code, detail);
  }
  // Without a code no server answered; 57P03 is one that starts or stops. Both may pass. Others,
  // such as 3D000 (no such database), stay.
  const bool may_pass = code.empty() || code == "57P03" || code == "53300";
  return EngineFailure(FailureCode::database_unreachable, may_pass ? Remedy::lost : Remedy::none,
                       code, detail);
}

}  // namespace kontor::persistence
