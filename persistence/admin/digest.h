#pragma once

#include <string>

#include "domain/base/book.h"
#include "persistence/admin/tables.h"

namespace kontor::persistence {

/// The query of a base table's rows in key order. Summaries are read with what is not folded yet
/// and without rows of zeros, so that both engines give the same rows.
std::string table_query(const Table& table, Engine engine);

/// The kinds of a table's columns.
std::vector<CellKind> column_kinds(const Table& table);

/// SHA-256 over every base table in key order, in one canonical form: equal on both engines. Holds
/// no address and no time of its own. Memory is bounded.
std::string book_digest(Unit& unit);

/// SHA-256 over summaries and open items by codes: without ids, batches and times of recording.
/// Equal for books that tell the same figures.
std::string figures_digest(Unit& unit);

}  // namespace kontor::persistence
