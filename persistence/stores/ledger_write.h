#pragma once

#include <map>

#include "domain/books/summaries.h"
#include "persistence/sql_unit.h"

// The steps of SqlLedgerStore::post, in the order in which it takes them.
namespace kontor::persistence {

void write_documents(SqlUnit& unit, const books::PostingSet& set, BatchId batch);

/// Headers, postings, movements and sale facts of all entries, each by one bulk load, in the order
/// that the engine's guards ask for.
void write_entries(SqlUnit& unit, const std::vector<books::Entry>& entries);

/// Adds the changes to stock_level, sorted by cell; gives what that changes in stock_total.
std::map<ProductId, books::TotalChange> write_levels(
    SqlUnit& unit, const std::map<stock::Cell, books::LevelChange>& changes);

/// Adds the changes to stock_aside. Behind write_levels, whose locks on the cells it needs.
void write_aside(SqlUnit& unit, const std::map<books::AsideKey, Quantity>& changes);

/// Adds the changes to lot_level. Behind write_levels, whose locks on the cells it needs.
void write_lots(SqlUnit& unit, const std::map<books::LotKey, Quantity>& changes);

/// Removes those of the cells that came back to zero and have no standing movement left: after an
/// undo the stock list is as before.
void remove_unused_levels(SqlUnit& unit, const std::map<stock::Cell, books::LevelChange>& changes);

/// Costs (absolute), commitments and their ends, backorders, oversold cells, anchors.
void write_stock_state(SqlUnit& unit, const books::PostingSet& set, BatchId batch);

/// All summaries but stock_level: upserts on SQLite, appended deltas on PostgreSQL.
void write_summaries(SqlUnit& unit, const books::SummaryDeltas& deltas,
                     const std::map<ProductId, books::TotalChange>& totals);

void write_audit(SqlUnit& unit, const std::vector<books::AuditRow>& rows);

}  // namespace kontor::persistence
