#pragma once

#include <vector>

#include "domain/books/journal.h"

namespace kontor::intake {

/// What became of orders that have a version of another import above the one that is taken back.
struct Forgotten {
  std::int64_t documents = 0;  ///< know nothing of the import any more
  std::int64_t stays = 0;      ///< the import told what they are: later facts stand on it
};

/// Takes from the orders what the import `undo.batch` told of them beside their base, and the ways
/// of paying whose payments do not stand any more, and posts them as if it had never been: its
/// entries are reversed, what is left belongs to the import of their present version. Flushes
/// journals of its own in the unit.
Forgotten forget_told(Unit& unit, const Stores& stores, IdSource& ids, const books::Occasion& undo,
                      const std::vector<DocumentId>& documents);

}  // namespace kontor::intake
