#pragma once

#include <vector>

#include "domain/goods/document_work.h"
#include "domain/goods/line_plan.h"

// Which lots an act's goods are of.
namespace kontor::goods {

/// Whether goods come, so that their lot may be a new one, or leave a place that has them.
enum class LotUse { arrive, leave };

/// Writes into a movement which lots its goods are of. Levels are locked. Refuses lot_expires where
/// a lot is known with another day; of what leaves lot_unknown, and lot_short where the place has
/// less of it.
std::optional<Refusal> name_lots(DocumentWork& work, stock::Movement& movement,
                                 const std::vector<LotWish>& lots, LotUse use);

/// The lot of a number. Refuses lot_unknown.
Result<stock::Lot> lot_named(Unit& unit, const Stores& stores, ProductId product,
                             const std::string& label, const std::string& number);
/// The same; it is written down where it is new. Refuses lot_expires.
Result<stock::Lot> lot_arriving(Unit& unit, const Stores& stores, IdSource& ids, ProductId product,
                                const std::string& label, const LotName& name);

}  // namespace kontor::goods
