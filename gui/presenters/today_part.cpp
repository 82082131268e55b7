#include "gui/presenters/today_part.h"

#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

using company::Permission;

insight::Waiting waiting(OpenBook& book, Unit& unit, orders::OrderState state) {
  orders::OrderListFilter filter;
  filter.state = state;
  filter.oldest_first = true;
  filter.limit = 1;
  orders::OrdersOfParts orders(book.order_list(), order_parts(book, unit, filter));
  insight::Waiting found;
  found.count = orders.totals(unit, filter).orders;
  for (const auto& oldest : orders.page(unit, filter).rows) found.oldest = oldest.placed_at;
  return found;
}

void order_needs(OpenBook& book, Unit& unit, insight::Needs& needs) {
  needs.open_orders = waiting(book, unit, orders::OrderState::open);
  needs.partly_fulfilled = waiting(book, unit, orders::OrderState::partly_fulfilled);
}

void book_needs(OpenBook& book, Unit& unit, BusinessDate late_since, insight::Needs& needs) {
  books::EntryFilter filter;
  books::EntriesOfParts entries(book.entries(), entry_parts(book, unit, filter));
  filter.in_transit = true;
  needs.payouts_in_transit = entries.count(unit, filter).entries;
  filter.in_transit = false;
  filter.late = true;
  filter.from = late_since;
  needs.late_entries = entries.count(unit, filter).entries;
}

}  // namespace

PersonalNeeds needs_of_person(OpenBook& book, Unit& unit, Instant imports_since,
                              BusinessDate late_since) {
  const auto actor = book.actor();
  PersonalNeeds needs{book.today().needs(unit, imports_since, late_since), {}};
  needs.alerts = open_alerts(book, unit);
  if (!actor.may(Permission::read_orders)) order_needs(book, unit, needs);
  if (!actor.may(Permission::import_files)) {
    book.today().imports_of(unit, import_channels(book, unit), imports_since, needs);
    if (!company::may_somewhere(actor, Permission::import_files)) needs.provisional_products = 0;
  }
  if (!reads_books(actor, {})) book_needs(book, unit, late_since, needs);
  return needs;
}

PersonalSales sales_of_person(OpenBook& book, Unit& unit, insight::SalesSpan span,
                              BusinessDate today) {
  const auto actor = book.actor();
  PersonalSales own;
  if (actor.may(Permission::read_orders)) {
    for (const auto& channel : book.company().channels(unit))
      if (!actor.may(Permission::read_cost, company::scope_of(channel)))
        own.without_cost.insert(channel.id);
    own.sales = insight::sales_of_today(unit, book.ledger(), book.today(), span, today);
    return own;
  }
  own.sales =
      insight::sales_of_part(unit, book.today(), span, today, [&](const books::SalesKey& key) {
        const company::Scope at{key.entity, key.location, key.channel};
        if (!actor.may(Permission::read_orders, at)) return false;
        if (!actor.may(Permission::read_cost, at)) own.without_cost.insert(key.channel);
        return true;
      });
  return own;
}

}  // namespace kontor::gui
