#pragma once

#include <string>

#include "app/cli/tree.h"

namespace kontor::cli {

/// Which part of the ledger is meant.
struct LedgerOptions {
  std::string entity, channel, from, to;
};

void ledger_common(Command& command, LedgerOptions& o);
/// Narrowed to what all of these rights reach.
books::LedgerFilter ledger_filter(Session& session, const LedgerOptions& o,
                                  const std::vector<Permission>& rights);

void add_ledger_export(Tree& tree, CLI::App& group);

}  // namespace kontor::cli
