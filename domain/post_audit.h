#pragma once

#include <utility>

#include "domain/books/ledger_store.h"

namespace kontor::books {

/// Writes what was done into the audit chain, where nothing else is posted with it.
inline void post_audit(Unit& unit, LedgerStore& ledger, AuditRow row) {
  PostingSet set;
  set.audit.push_back(std::move(row));
  ledger.post(unit, set);
}

}  // namespace kontor::books
