#pragma once

#include <cstdint>

#include "persistence/engine/open.h"

namespace kontor::persistence {

/// Adds what postings appended to the delta tables to the summaries, in short transactions.
/// Any process may do it at any time; one at a time does. Returns how many delta rows were folded;
/// nothing to do on SQLite.
std::int64_t fold_deltas(SqlBook& book);

}  // namespace kontor::persistence
