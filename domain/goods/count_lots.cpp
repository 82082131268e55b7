#include "domain/goods/count_lots.h"

#include <algorithm>

#include "domain/goods/lot_work.h"

namespace kontor::goods {

namespace count_lot_detail {

using stock::CountedLot;
using stock::LotShare;

LotId id_of(const std::optional<stock::Lot>& lot) { return lot ? lot->id : LotId(); }

CountedLot& part_of(std::vector<CountedLot>& lots, const std::optional<stock::Lot>& lot) {
  for (CountedLot& part : lots)
    if (id_of(part.lot) == id_of(lot)) return part;
  lots.push_back({lot, {}, {}});
  return lots.back();
}

/// How many of a lot there are more than the book had, or fewer.
struct LotChange {
  LotId lot;
  std::int64_t milli = 0;
};

/// The lots that nobody named, in the order in which they go: what is of none comes last.
std::vector<LotChange> others_of(const CountSheetLine& line,
                                 const std::vector<stock::LotPart>& booked) {
  std::vector<LotChange> others;
  std::int64_t unnamed = line.expected->milli;
  for (const auto& part : booked) {
    unnamed -= part.quantity.milli;
    const bool named = std::any_of(line.lots.begin(), line.lots.end(), [&](const CountedLot& l) {
      return l.lot && l.lot->id == part.lot->id;
    });
    if (!named) others.push_back({part.lot->id, part.quantity.milli});
  }
  others.push_back({LotId(), unnamed});
  return others;
}

std::vector<LotChange> changes_of(CountSheetLine& line, const std::vector<stock::LotPart>& booked) {
  std::vector<LotChange> changes;
  std::int64_t rest = 0;
  auto others = others_of(line, booked);
  for (CountedLot& part : line.lots) {
    if (!part.lot) {
      rest = part.counted.milli;
      part.expected = Quantity{others.back().milli};
      continue;
    }
    const auto book = std::find_if(booked.begin(), booked.end(), [&](const stock::LotPart& b) {
      return b.lot->id == part.lot->id;
    });
    part.expected = book == booked.end() ? Quantity{} : book->quantity;
    changes.push_back({part.lot->id, part.counted.milli - part.expected->milli});
  }
  std::int64_t missing = -rest;
  for (const LotChange& other : others) missing += other.milli;
  for (const LotChange& other : others) {
    const bool last = !other.lot;
    const std::int64_t gone =
        last ? missing
             : std::clamp<std::int64_t>(missing, 0, std::max<std::int64_t>(other.milli, 0));
    missing -= gone;
    changes.push_back({other.lot, -gone});
  }
  return changes;
}

/// Takes the lots that lost against those that won; what is left of either is what the place lost
/// or won.
LotChanges paired(const std::vector<LotChange>& changes) {
  LotChanges pairs;
  std::vector<LotChange> less, more;
  for (const LotChange& change : changes) {
    if (change.milli < 0) less.push_back({change.lot, -change.milli});
    if (change.milli > 0) more.push_back(change);
  }
  auto from = less.begin();
  auto to = more.begin();
  while (from != less.end() && to != more.end()) {
    const std::int64_t milli = std::min(from->milli, to->milli);
    pairs.within.push_back({from->lot, to->lot, Quantity{milli}});
    from->milli -= milli;
    to->milli -= milli;
    if (from->milli == 0) ++from;
    if (to->milli == 0) ++to;
  }
  for (; from != less.end(); ++from)
    pairs.beyond.push_back({from->lot, from->lot, Quantity{from->milli}});
  for (; to != more.end(); ++to) pairs.beyond.push_back({{}, to->lot, Quantity{to->milli}});
  // What is of no lot comes first: it fills the hole that sales without goods left.
  std::stable_partition(pairs.beyond.begin(), pairs.beyond.end(),
                        [](const LotShare& share) { return !share.from && !share.to; });
  return pairs;
}

}  // namespace count_lot_detail

Result<std::optional<stock::Lot>> counted_lot(Unit& unit, const Stores& stores, IdSource& ids,
                                              const CountSheetLine& line, const CountWish& wish) {
  if (!wish.lot) return std::optional<stock::Lot>();
  if (stores.lots.kept(unit, {line.product}).empty())
    return Refusal{RefusalCode::lot_not_kept,
                   {{"product", wish.product}, {"lot", wish.lot->number}}};
  const auto lot = lot_arriving(unit, stores, ids, line.product, wish.product, *wish.lot);
  if (!lot) return lot.refusal();
  return std::optional(*lot);
}

std::int64_t lots_named(const std::vector<CountWish>& wishes) {
  return std::count_if(wishes.begin(), wishes.end(),
                       [](const CountWish& wish) { return wish.lot.has_value(); });
}

bool count_into(CountSheetLine& line, const std::optional<stock::Lot>& lot, const CountWish& wish) {
  using namespace count_lot_detail;
  const auto counted_before = line.counted;
  const auto lots_before = line.lots.size();
  const bool asked = line.recount == Recount::asked;
  if (asked) line.lots.clear();
  const Quantity before = asked ? Quantity{} : line.counted.value_or(Quantity{});
  if (!lot && line.lots.empty()) {
    line.counted = wish.more ? before + wish.quantity : wish.quantity;
    return asked || line.counted != counted_before;
  }
  if (line.lots.empty() && before.milli > 0) line.lots.push_back({std::nullopt, before, {}});
  auto& part = part_of(line.lots, lot);
  const Quantity part_before = part.counted;
  part.counted = wish.more ? part.counted + wish.quantity : wish.quantity;
  const bool changes = asked || part.counted != part_before || line.lots.size() != lots_before;
  line.counted = Quantity{};
  for (const auto& some : line.lots) line.counted = *line.counted + some.counted;
  return changes;
}

Quantity counted_of(const CountSheetLine& line, const std::optional<stock::Lot>& lot) {
  for (const auto& part : line.lots)
    if (count_lot_detail::id_of(part.lot) == count_lot_detail::id_of(lot)) return part.counted;
  return line.counted.value_or(Quantity{});
}

LotChanges lot_changes(CountSheetLine& line, const BookedLots& booked) {
  using namespace count_lot_detail;
  if (line.lots.empty()) return {};
  const auto found = booked.find(line.product);
  const std::vector<stock::LotPart> nothing;
  return paired(changes_of(line, found == booked.end() ? nothing : found->second));
}

}  // namespace kontor::goods
