#pragma once

#include <optional>

#include "domain/company/reach.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// The part of a list that somebody is shown whose right does not hold everywhere: what was asked
/// for where it holds there, else the first part where it does. Nothing: all that was asked for.
/// Where it holds nowhere in such a list, the part has nothing in it.
std::optional<company::Scope> shown_part(OpenBook& book, Unit& unit, company::Permission right,
                                         const company::Scope& asked, company::Narrows by);

/// The filter of a list of stock, orders, transfers or counts, narrowed so.
stock::PoolFilter as_permitted(OpenBook& book, Unit& unit, stock::PoolFilter filter);
orders::OrderListFilter as_permitted(OpenBook& book, Unit& unit, orders::OrderListFilter filter);
stock::DocumentFilter as_permitted(OpenBook& book, Unit& unit, stock::DocumentFilter filter);
stock::CountSheetFilter as_permitted(OpenBook& book, Unit& unit, stock::CountSheetFilter filter);

/// The places that hold goods and that somebody has a right at, in the book's order.
std::vector<company::Location> places_with(OpenBook& book, Unit& unit, company::Permission right);

}  // namespace kontor::gui
