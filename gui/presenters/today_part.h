#pragma once

#include <set>

#include "domain/stock/alert.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// What waits for the person at the window: of each kind what their rights reach.
struct PersonalNeeds : insight::Needs {
  stock::AlertCounts alerts;  ///< that nobody cleared
};
PersonalNeeds needs_of_person(OpenBook& book, Unit& unit, Instant imports_since,
                              BusinessDate late_since);

/// The sales that they may see, and on which channels what the goods cost is none of theirs.
struct PersonalSales {
  insight::TodaySales sales;
  std::set<ChannelId> without_cost;
};
PersonalSales sales_of_person(OpenBook& book, Unit& unit, insight::SalesSpan span,
                              BusinessDate today);

}  // namespace kontor::gui
