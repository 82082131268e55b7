#include "domain/goods/lot_work.h"

namespace kontor::goods {

Result<stock::Lot> lot_named(Unit& unit, const Stores& stores, ProductId product,
                             const std::string& label, const std::string& number) {
  auto found = stores.lots.find(unit, product, number);
  if (found) return std::move(*found);
  return Refusal{RefusalCode::lot_unknown, {{"product", label}, {"lot", number}}};
}

Result<stock::Lot> lot_arriving(Unit& unit, const Stores& stores, IdSource& ids, ProductId product,
                                const std::string& label, const LotName& name) {
  auto lot = stores.lots.find(unit, product, name.number);
  if (!lot) lot = stores.lots.make(unit, {ids.make<LotId>(), product, name.number, name.expires});
  if (!name.expires || lot->expires == name.expires) return std::move(*lot);
  return Refusal{RefusalCode::lot_expires,
                 {{"product", label},
                  {"lot", name.number},
                  {"value", name.expires->to_iso()},
                  {"known", lot->expires ? lot->expires->to_iso() : "-"}}};
}

namespace lot_work_detail {

/// What there is of a lot: on the road only what belongs to the document.
Quantity of_lot(DocumentWork& work, const stock::Cell& cell, LotId lot) {
  auto& journal = work.journal();
  if (journal.location(cell.location).kind != company::LocationKind::transit)
    return journal.lots().of_lot(cell, lot);
  journal.load_lots(work.document().id);
  return journal.lots().brought(work.document().id, cell, lot);
}

}  // namespace lot_work_detail

std::optional<Refusal> name_lots(DocumentWork& work, stock::Movement& movement,
                                 const std::vector<LotWish>& lots, LotUse use) {
  using lot_work_detail::of_lot;
  if (lots.empty()) return std::nullopt;
  const std::string label =
      labels_of(work.unit(), work.stores(), {movement.product}).at(movement.product);
  for (const LotWish& wish : lots) {
    const bool comes = use == LotUse::arrive;
    const auto lot =
        comes ? lot_arriving(work.unit(), work.stores(), work.journal().ids(), movement.product,
                             label, wish.lot)
              : lot_named(work.unit(), work.stores(), movement.product, label, wish.lot.number);
    if (!lot) return lot.refusal();
    if (comes) {
      movement.lots.push_back({{}, lot->id, wish.quantity});
      continue;
    }
    const Quantity there = of_lot(work, {movement.product, movement.from}, lot->id);
    if (there < wish.quantity)
      return Refusal{RefusalCode::lot_short,
                     {{"product", label},
                      {"lot", wish.lot.number},
                      {"location", work.journal().location(movement.from).code},
                      {"left", there.to_decimal()},
                      {"wanted", wish.quantity.to_decimal()}}};
    movement.lots.push_back({lot->id, lot->id, wish.quantity});
  }
  return std::nullopt;
}

}  // namespace kontor::goods
