#pragma once

#include "domain/stock/count_sheet.h"

namespace kontor::persistence {

/// Fills in the lots of lines of a count.
void read_counted_lots(Unit& unit, DocumentId count, std::vector<stock::CountSheetLine>& lines);
/// Writes them, in place of what the lines said before.
void write_counted_lots(Unit& unit, DocumentId count,
                        const std::vector<stock::CountSheetLine>& lines);

}  // namespace kontor::persistence
