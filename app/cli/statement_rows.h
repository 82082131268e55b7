#pragma once

#include <set>
#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// The list of statements, of open ones with how their lines stand now.
void show_statement_rows(Session& session, const std::vector<goods::Statement>& rows);
/// The lines of a statement; of these verdicts only, where some are named.
Status show_statement(Session& session, std::int64_t number,
                      const std::set<goods::LineVerdict>& only);

}  // namespace kontor::cli
