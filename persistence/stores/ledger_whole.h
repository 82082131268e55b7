#pragma once

#include <functional>
#include <string>

#include "domain/books/entry.h"
#include "persistence/stores/ledger_rows.h"

namespace kontor::persistence {

/// Reads whole entries with their postings, movements and sale facts, in id order: those whose
/// header meets `condition` on `entry e`, its parameters in `binds`. For sets that fit in memory.
std::vector<books::Entry> whole_entries(SqlUnit& unit, const std::string& condition,
                                        const Binds& binds);

/// The same of all entries in a range of ids, whose parts are then read without their headers.
std::vector<books::Entry> whole_entries_between(SqlUnit& unit, EntryId after, EntryId last);

}  // namespace kontor::persistence
