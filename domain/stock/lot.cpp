#include "domain/stock/lot.h"

#include <algorithm>
#include <tuple>

namespace kontor::stock {

bool goes_before(const Lot& a, const Lot& b) {
  const auto key = [](const Lot& lot) {
    return std::tuple(!lot.expires.has_value(), lot.expires.value_or(BusinessDate{}), lot.number,
                      lot.id);
  };
  return key(a) < key(b);
}

std::vector<LotPart> first_expired(std::vector<LotPart> there, Quantity wanted) {
  std::vector<LotPart> parts;
  for (LotPart& part : there) {
    if (wanted.milli <= 0) break;
    part.quantity = std::min(part.quantity, wanted);
    wanted = wanted - part.quantity;
    if (part.quantity.milli > 0) parts.push_back(std::move(part));
  }
  if (wanted.milli > 0) parts.push_back({std::nullopt, wanted});
  return parts;
}

void LotBook::load(const Cell& cell, Quantity on_hand) { m_held[cell].on_hand = on_hand; }

void LotBook::load(const LotLevel& level) {
  m_lots[level.lot.id] = level.lot;
  m_held[level.cell].lots[level.lot.id] = level.quantity;
}

void LotBook::load(DocumentId document, const std::vector<LotLevel>& brought) {
  auto& cells = m_documents[document];
  for (const LotLevel& level : brought) {
    m_lots[level.lot.id] = level.lot;
    cells[level.cell][level.lot.id] = level.quantity;
  }
}

std::vector<LotId> LotBook::in_order(const std::map<LotId, Quantity>& lots) const {
  std::vector<LotId> ids;
  for (const auto& [id, quantity] : lots)
    if (quantity.milli > 0) ids.push_back(id);
  const auto lot = [&](LotId id) {
    const auto found = m_lots.find(id);
    return found == m_lots.end() ? Lot{id, {}, {}, {}} : found->second;
  };
  std::sort(ids.begin(), ids.end(), [&](LotId a, LotId b) { return goes_before(lot(a), lot(b)); });
  return ids;
}

std::vector<LotPart> LotBook::lots_of(const Cell& cell) const {
  std::vector<LotPart> parts;
  const auto held = m_held.find(cell);
  if (held == m_held.end()) return parts;
  for (const LotId id : in_order(held->second.lots))
    parts.push_back({m_lots.at(id), held->second.lots.at(id)});
  return parts;
}

Quantity LotBook::of_lot(const Cell& cell, LotId lot) const {
  const auto held = m_held.find(cell);
  if (held == m_held.end()) return {};
  const auto found = held->second.lots.find(lot);
  return found == held->second.lots.end() ? Quantity{} : found->second;
}

Quantity LotBook::brought(DocumentId document, const Cell& cell, LotId lot) const {
  const auto cells = m_documents.find(document);
  if (cells == m_documents.end()) return {};
  const auto lots = cells->second.find(cell);
  if (lots == cells->second.end()) return {};
  const auto found = lots->second.find(lot);
  return found == lots->second.end() ? Quantity{} : found->second;
}

Quantity LotBook::unnamed_of(const Held& held) {
  Quantity rest = held.on_hand;
  for (const auto& [id, quantity] : held.lots) rest = rest - quantity;
  return rest;
}

Quantity LotBook::unnamed(const Cell& cell) const {
  const auto held = m_held.find(cell);
  return held == m_held.end() ? Quantity{} : unnamed_of(held->second);
}

LotBook::Taken LotBook::take_from(Held& held, Quantity quantity, LotId wish, bool unnamed_first) {
  Taken taken;
  Quantity left = quantity;
  const auto take = [&](LotId lot, Quantity most) {
    const Quantity some = std::min(left, most);
    if (some.milli <= 0) return;
    taken.emplace_back(lot, some);
    left = left - some;
    if (lot) held.lots[lot] = held.lots[lot] - some;
    held.on_hand = held.on_hand - some;
  };
  if (wish) take(wish, held.lots[wish]);
  if (!wish && unnamed_first) take({}, unnamed_of(held));
  for (const LotId lot : in_order(held.lots)) take(lot, held.lots[lot]);
  take({}, left);
  return taken;
}

LotBook::Taken LotBook::take_brought(DocumentId document, const Cell& cell, Quantity quantity,
                                     LotId wish) {
  Taken taken;
  Quantity left = quantity;
  auto& lots = m_documents[document][cell];
  const auto take = [&](LotId lot) {
    const Quantity some = std::min(left, lots[lot]);
    if (some.milli <= 0) return;
    taken.emplace_back(lot, some);
    left = left - some;
    lots[lot] = lots[lot] - some;
  };
  if (wish) take(wish);
  for (const LotId lot : in_order(lots)) take(lot);
  if (left.milli > 0) taken.emplace_back(LotId(), left);
  return taken;
}

void LotBook::put_into(Held& held, const LotShare& part, std::vector<LotShare>& shares) {
  const auto& [from, to, quantity] = part;
  const Quantity hole = std::max(Quantity{}, -unnamed_of(held));
  const Quantity fills = to ? std::min(hole, quantity) : Quantity{};
  const Quantity rest = quantity - fills;
  held.on_hand = held.on_hand + quantity;
  if (to && rest.milli > 0) held.lots[to] = held.lots[to] + rest;
  if (fills.milli > 0) shares.push_back({from, {}, fills});
  if (rest.milli > 0) shares.push_back({from, to, rest});
}

namespace lot_detail {

/// Merged by pair of lots; shares without any say nothing.
std::vector<LotShare> merged(const std::vector<LotShare>& shares) {
  std::map<std::pair<LotId, LotId>, Quantity> sums;
  for (const LotShare& share : shares) {
    if (!share.from && !share.to) continue;
    Quantity& sum = sums[{share.from, share.to}];
    sum = sum + share.quantity;
  }
  std::vector<LotShare> all;
  for (const auto& [lots, quantity] : sums) all.push_back({lots.first, lots.second, quantity});
  return all;
}

/// A movement's shares, and what of it has none.
std::vector<std::pair<LotShare, bool>> wishes_of(const Movement& m) {
  std::vector<std::pair<LotShare, bool>> wishes;
  Quantity left = m.quantity;
  for (const LotShare& share : m.lots) {
    wishes.emplace_back(share, true);
    left = left - share.quantity;
  }
  if (left.milli > 0) wishes.push_back({{{}, {}, left}, false});
  return wishes;
}

}  // namespace lot_detail

LotBook::Taken LotBook::leave(const Way& way, const Movement& m, const LotShare& wish,
                              bool unnamed_first, Quantity& passing) {
  const Cell cell{m.product, m.from};
  if (way.from == Keeps::shelf) {
    Held& held = m_held[cell];
    const Quantity through = std::min(passing, wish.quantity);
    passing = passing - through;
    held.on_hand = held.on_hand - through;
    Taken taken = take_from(held, wish.quantity - through, wish.from, unnamed_first);
    if (through.milli > 0) taken.emplace_back(LotId(), through);
    return taken;
  }
  const Taken brought = take_brought(way.document, cell, wish.quantity, wish.from);
  if (way.from == Keeps::nothing) return brought;
  // On the road lots belong to the place and to the document.
  Taken taken;
  for (const auto& [lot, quantity] : brought)
    for (const auto& part : take_from(m_held[cell], quantity, lot, true)) taken.push_back(part);
  return taken;
}

void LotBook::arrive(const Way& way, const Movement& m, const LotShare& part,
                     std::vector<LotShare>& shares) {
  const Cell cell{m.product, m.to};
  const std::size_t before = shares.size();
  if (way.to == Keeps::nothing) {
    shares.push_back(part);
  } else {
    put_into(m_held[cell], part, shares);
  }
  if (way.to == Keeps::shelf) return;
  for (std::size_t i = before; i < shares.size(); ++i) {
    if (!shares[i].to) continue;
    Quantity& brought = m_documents[way.document][cell][shares[i].to];
    brought = brought + shares[i].quantity;
  }
}

void LotBook::assign(const Way& way, Movement& m, Quantity& passing_out, Quantity& passing_in) {
  std::vector<LotShare> shares;
  Quantity none;
  for (const auto& [wish, named] : lot_detail::wishes_of(m)) {
    for (const auto& [lot, quantity] :
         leave(way, m, wish, way.back || named, named ? none : passing_out)) {
      const bool becomes = named && wish.to != wish.from;
      const Quantity through = named ? Quantity{} : std::min(passing_in, quantity);
      passing_in = passing_in - through;
      if (through.milli > 0) arrive(way, m, {lot, {}, through}, shares);
      const Quantity rest = quantity - through;
      if (rest.milli > 0) arrive(way, m, {lot, becomes ? wish.to : lot, rest}, shares);
    }
  }
  m.lots = lot_detail::merged(shares);
}

void LotBook::assign(DocumentId document, bool back, const std::map<LocationId, LotPlace>& places,
                     std::vector<Movement>& movements) {
  std::map<Cell, Quantity> out, in;
  for (const Movement& m : movements) {
    if (!keeps(m.product) || m.from == m.to || !m.lots.empty()) continue;
    if (places.contains(m.from)) out[{m.product, m.from}] = out[{m.product, m.from}] + m.quantity;
    if (places.contains(m.to)) in[{m.product, m.to}] = in[{m.product, m.to}] + m.quantity;
  }
  // Both ways at one place: so much only passes through.
  for (auto& [cell, quantity] : out) {
    const auto other = in.find(cell);
    const Quantity both = other == in.end() ? Quantity{} : std::min(quantity, other->second);
    quantity = both;
    if (other != in.end()) other->second = both;
  }
  for (auto& [cell, quantity] : in)
    if (!out.contains(cell)) quantity = {};
  const auto keeps_at = [&](LocationId place) {
    const auto found = places.find(place);
    if (found == places.end()) return Keeps::nothing;
    return found->second == LotPlace::shelf ? Keeps::shelf : Keeps::road;
  };
  for (Movement& m : movements) {
    if (!keeps(m.product)) continue;
    // Goods that are set aside or put back stay what they are.
    if (m.from == m.to && m.lots.empty()) continue;
    const Way way{document, back, keeps_at(m.from), keeps_at(m.to)};
    assign(way, m, out[{m.product, m.from}], in[{m.product, m.to}]);
  }
}

}  // namespace kontor::stock
