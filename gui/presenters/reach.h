#pragma once

#include <vector>

#include "domain/books/entry_parts.h"
#include "domain/company/reach.h"
#include "domain/orders/order_parts.h"
#include "gui/presenters/books_choice.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// The parts of a list that somebody is shown whose rights do not hold everywhere: what was asked
/// for where they hold there, else all the parts of the list where they do. Empty: all that was
/// asked for. Where they hold nowhere in such a list, the one part has nothing in it.
std::vector<company::Scope> shown_parts(OpenBook& book, Unit& unit,
                                        const std::vector<company::Permission>& rights,
                                        const company::Scope& asked, company::Narrows by);

/// What all parts have in common, for what a page tells of itself: none where there are several.
company::Scope only_part(const std::vector<company::Scope>& parts, const company::Scope& asked);

/// The filter of a list of stock, narrowed so.
stock::PoolFilter as_permitted(OpenBook& book, Unit& unit, stock::PoolFilter filter);

/// The same of a list of customers: who ordered where the right holds.
customers::CustomerFilter as_permitted(OpenBook& book, Unit& unit,
                                       customers::CustomerFilter filter);

/// The parts of a list of orders, of entries, of imports; orders that are searched for by customer,
/// where customers may be read too.
std::vector<company::Scope> order_parts(OpenBook& book, Unit& unit,
                                        const orders::OrderListFilter& filter);
/// A filter of orders whose `number` was typed to search for: where no number begins so, and the
/// person may know who ordered, it goes by customer.
orders::OrderListFilter by_number_or_buyer(OpenBook& book, Unit& unit,
                                           orders::OrderListFilter filter);
std::vector<company::Scope> entry_parts(OpenBook& book, Unit& unit,
                                        const books::EntryFilter& filter);
std::vector<ChannelId> import_channels(OpenBook& book, Unit& unit);

/// What the filters of the books offer somebody: companies and channels that they may read.
BooksFacts books_facts(OpenBook& book, Unit& unit);

/// The rights that the books need: they tell costs.
const std::vector<company::Permission>& book_rights();

/// Whether somebody may read what lies at a scope of the books.
bool reads_books(const company::Actor& actor, const company::Scope& at);

/// The places that hold goods and that somebody has a right at, in the book's order.
std::vector<company::Location> places_with(OpenBook& book, Unit& unit, company::Permission right);

/// The same of lists of transfers and counts.
stock::DocumentFilter as_permitted(OpenBook& book, Unit& unit, stock::DocumentFilter filter);
stock::CountSheetFilter as_permitted(OpenBook& book, Unit& unit, stock::CountSheetFilter filter);
stock::StatementFilter as_permitted(OpenBook& book, Unit& unit, stock::StatementFilter filter);
stock::AlertFilter as_permitted(OpenBook& book, Unit& unit, stock::AlertFilter filter);

/// The alerts that nobody cleared, at the places that somebody may see.
stock::AlertCounts open_alerts(OpenBook& book, Unit& unit);

}  // namespace kontor::gui
