#pragma once

#include <map>
#include <vector>

#include "domain/goods/stock_counts.h"

// Lots in counts: what names them, and what their posting changes.
namespace kontor::goods {

/// Lots of products as the book had them when they were counted, without what was of no lot.
using BookedLots = std::map<ProductId, std::vector<stock::LotPart>>;

/// The lot that a wish names; none where it names none. Refuses lot_not_kept, lot_expires.
Result<std::optional<stock::Lot>> counted_lot(Unit& unit, const Stores& stores, IdSource& ids,
                                              const CountSheetLine& line, const CountWish& wish);
/// How many wishes name one.
std::int64_t lots_named(const std::vector<CountWish>& wishes);

/// Takes a wish into its line: a recount begins at nothing. Whether that changes what was counted.
bool count_into(CountSheetLine& line, const std::optional<stock::Lot>& lot, const CountWish& wish);
/// How many were counted of a lot; of the product where nobody named lots.
Quantity counted_of(const CountSheetLine& line, const std::optional<stock::Lot>& lot);

/// What a posted line changes of lots.
struct LotChanges {
  std::vector<stock::LotShare> within;  ///< of another lot than the book had, at the same place
  std::vector<stock::LotShare> beyond;  ///< of which lots the line's difference is
};
/// Named lots are as they were counted. Of the others, and of what is of none, the book's are
/// there as far as so many were counted: what is missing was what expires first, what is more is of
/// no lot. Writes into the line what the book had of each; changes nothing where the line has no
/// lots.
LotChanges lot_changes(CountSheetLine& line, const BookedLots& booked);

}  // namespace kontor::goods
