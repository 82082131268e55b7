#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

/// Nothing in a book bears it.
constexpr std::int64_t no_id = -1;

}  // namespace

std::optional<company::Scope> shown_part(OpenBook& book, Unit& unit, company::Permission right,
                                         const company::Scope& asked, company::Narrows by) {
  const auto actor = book.actor();
  if (actor.may(right)) return std::nullopt;
  const auto company = company::read_company(unit, book.company());
  auto parts = company::reached(actor, {right}, asked, by, company);
  if (parts.empty()) parts = company::reached(actor, {right}, {}, by, company);
  if (!parts.empty()) return parts.front();
  return company::Scope{EntityId(no_id), LocationId(no_id), ChannelId(no_id)};
}

stock::PoolFilter as_permitted(OpenBook& book, Unit& unit, stock::PoolFilter filter) {
  const auto part = shown_part(book, unit, company::Permission::read_stock,
                               {{}, filter.location, {}}, {.location = true});
  if (part) filter.location = part->location;
  return filter;
}

stock::DocumentFilter as_permitted(OpenBook& book, Unit& unit, stock::DocumentFilter filter) {
  const auto part = shown_part(book, unit, company::Permission::read_stock,
                               {{}, filter.location, {}}, {.location = true});
  if (part) filter.location = part->location;
  return filter;
}

stock::CountSheetFilter as_permitted(OpenBook& book, Unit& unit, stock::CountSheetFilter filter) {
  const auto part = shown_part(book, unit, company::Permission::read_stock,
                               {{}, filter.location, {}}, {.location = true});
  if (part) filter.location = part->location;
  return filter;
}

std::vector<company::Location> places_with(OpenBook& book, Unit& unit, company::Permission right) {
  const auto actor = book.actor();
  std::vector<company::Location> places;
  for (auto& place : book.company().locations(unit)) {
    if (!company::holds_stock(place.kind) || place.kind == company::LocationKind::transit) continue;
    if (actor.may(right, company::scope_of(place))) places.push_back(std::move(place));
  }
  return places;
}

orders::OrderListFilter as_permitted(OpenBook& book, Unit& unit, orders::OrderListFilter filter) {
  const auto part =
      shown_part(book, unit, company::Permission::read_orders,
                 {{}, filter.location, filter.channel}, {.location = true, .channel = true});
  if (part) {
    filter.location = part->location;
    filter.channel = part->channel;
  }
  return filter;
}

}  // namespace kontor::gui
