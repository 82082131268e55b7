#pragma once

#include "domain/books/journal.h"

namespace kontor::intake {

/// Cells that the movements of entries touch.
std::set<stock::Cell> cells_of(const books::Journal& journal,
                               const std::vector<books::Entry>& entries);

/// Posts the reversal of an entry: everything with the other sign, on its own dates where they are
/// open, at its own cost. Stock that comes to zero with value left clears it to cost variance.
void reverse(books::Journal& journal, const books::Entry& original);

}  // namespace kontor::intake
