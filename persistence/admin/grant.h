#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

#include "domain/base/result.h"
#include "persistence/engine/address.h"
#include "persistence/engine/session.h"

namespace kontor::persistence {

/// The roles that people's log-ins are members of. kAppRole reads and posts, changes nothing
/// posted, and does not see the personal side tables of customers; kPeopleRole adds these, for
/// desks that deal with customers; kFiguresRole only reads, and nothing personal, not even names of
/// employees.
inline constexpr const char* kAppRole = "kontor_app";
inline constexpr const char* kPeopleRole = "kontor_people";
inline constexpr const char* kFiguresRole = "kontor_figures";

/// Tables with what is known of people, which no figure needs.
std::vector<std::string> personal_tables();

/// Log-ins that become members; empty: none.
struct GrantLogIns {
  std::string app;      ///< of kAppRole
  std::string people;   ///< of kAppRole and kPeopleRole
  std::string figures;  ///< of kFiguresRole
};

/// Makes the roles where they are missing and gives them their rights on the tables of this book.
/// Returns the statements that the log-in was not allowed to run. PostgreSQL only.
std::vector<std::string> grant_roles(soci::session& session);

/// Gives the roles that there are their rights on tables that a migration made or made anew. What
/// the log-in may not give is left to grant_roles. PostgreSQL only.
void grant_new_tables(soci::session& session);

/// Why rights can't be given.
enum class GrantRefusal {
  none,
  without_server,  ///< SQLite: who can read the file sees all of it
  login_unknown,
  login_unbound  ///< it owns the tables or the server, and is bound by nothing
};

struct Granted {
  GrantRefusal refusal = GrantRefusal::none;
  std::string log_in;             ///< that is unknown or unbound
  std::vector<std::string> left;  ///< statements for the administrator
};

/// The same on a book by its address, and makes log-ins members. Refuses book_missing and
/// book_not_kontor.
Result<Granted> grant_book(const BookAddress& address, const GrantLogIns& log_ins = {},
                           const PgTimes& times = {});

}  // namespace kontor::persistence
