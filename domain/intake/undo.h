#pragma once

#include "domain/intake/import.h"

namespace kontor::intake {

/// How an undo went: what it took back, and what stays because later facts stand on it.
struct UndoReport {
  std::int64_t batch_number = 0;
  std::int64_t documents = 0;
  std::vector<Note> stays;
};

/// Takes an import back: reverses its entries on their accounting dates while those are open, else
/// on the first open day; versions, counts, products, customers and employees go as well. Figures,
/// lists and search are as before; history keeps both. An interrupted undo goes on where it was.
/// Refuses batch_unknown, batch_not_undoable, import_running, permission_missing.
Result<UndoReport> undo_batch(Book& book, const Stores& stores, const Clock& clock,
                              const Hands& hands, std::int64_t batch_number, Progress& progress);

}  // namespace kontor::intake
