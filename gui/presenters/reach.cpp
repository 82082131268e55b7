#include "gui/presenters/reach.h"

#include <algorithm>
#include <utility>

namespace kontor::gui {

namespace {

using company::Permission;

/// Letters of a name; of one there are too many customers.
constexpr std::size_t least_of_a_customer = 2;

/// Nothing in a book bears it.
constexpr std::int64_t no_id = -1;

const company::Scope nowhere{EntityId(no_id), LocationId(no_id), ChannelId(no_id)};

bool everywhere(const company::Actor& actor, const std::vector<Permission>& rights) {
  return std::ranges::all_of(rights, [&](Permission right) { return actor.may(right); });
}

/// A filter of a list of stock, narrowed to the places where it may be read.
template <class Filter>
Filter at_permitted_places(OpenBook& book, Unit& unit, Filter filter) {
  const auto parts = shown_parts(book, unit, {Permission::read_stock}, {{}, filter.location, {}},
                                 {.location = true});
  if (parts.empty()) return filter;
  filter.location = only_part(parts, {}).location;
  filter.places.clear();
  if (parts.size() > 1)
    for (const auto& part : parts) filter.places.push_back(part.location);
  return filter;
}

}  // namespace

std::vector<company::Scope> shown_parts(OpenBook& book, Unit& unit,
                                        const std::vector<Permission>& rights,
                                        const company::Scope& asked, company::Narrows by) {
  const auto actor = book.actor();
  if (everywhere(actor, rights)) return {};
  const auto company = company::read_company(unit, book.company());
  auto parts = company::reached(actor, rights, asked, by, company);
  if (parts.empty()) parts = company::reached(actor, rights, {}, by, company);
  if (parts.empty()) parts.push_back(nowhere);
  return parts;
}

company::Scope only_part(const std::vector<company::Scope>& parts, const company::Scope& asked) {
  if (parts.empty()) return asked;
  return parts.size() == 1 ? parts.front() : company::Scope();
}

stock::PoolFilter as_permitted(OpenBook& book, Unit& unit, stock::PoolFilter filter) {
  return at_permitted_places(book, unit, std::move(filter));
}

stock::DocumentFilter as_permitted(OpenBook& book, Unit& unit, stock::DocumentFilter filter) {
  return at_permitted_places(book, unit, std::move(filter));
}

stock::CountSheetFilter as_permitted(OpenBook& book, Unit& unit, stock::CountSheetFilter filter) {
  return at_permitted_places(book, unit, std::move(filter));
}

stock::StatementFilter as_permitted(OpenBook& book, Unit& unit, stock::StatementFilter filter) {
  return at_permitted_places(book, unit, std::move(filter));
}

stock::AlertFilter as_permitted(OpenBook& book, Unit& unit, stock::AlertFilter filter) {
  return at_permitted_places(book, unit, std::move(filter));
}

stock::AlertCounts open_alerts(OpenBook& book, Unit& unit) {
  stock::AlertFilter filter;
  filter.cleared = false;
  return stock::count_alerts(unit, book.stores(), as_permitted(book, unit, filter));
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

customers::CustomerFilter as_permitted(OpenBook& book, Unit& unit,
                                       customers::CustomerFilter filter) {
  filter.at = shown_parts(book, unit, {Permission::read_customers}, {},
                          {.location = true, .channel = true});
  return filter;
}

std::vector<company::Scope> order_parts(OpenBook& book, Unit& unit,
                                        const orders::OrderListFilter& filter) {
  std::vector<Permission> rights = {Permission::read_orders};
  if (!filter.buyer.empty()) rights.push_back(Permission::read_customers);
  return shown_parts(book, unit, rights, {{}, filter.location, filter.channel},
                     {.location = true, .channel = true});
}

orders::OrderListFilter by_number_or_buyer(OpenBook& book, Unit& unit,
                                           orders::OrderListFilter filter) {
  if (filter.number.size() < least_of_a_customer) return filter;
  if (!company::may_somewhere(book.actor(), Permission::read_customers)) return filter;
  orders::OrderListFilter numbers;
  numbers.number = filter.number;
  numbers.limit = 1;
  orders::OrdersOfParts orders(book.order_list(), order_parts(book, unit, numbers));
  if (!orders.page(unit, numbers).rows.empty()) return filter;
  filter.buyer = std::exchange(filter.number, {});
  return filter;
}

std::vector<company::Scope> entry_parts(OpenBook& book, Unit& unit,
                                        const books::EntryFilter& filter) {
  const auto actor = book.actor();
  if (everywhere(actor, book_rights())) return {};
  // What belongs to no channel is no part of one's.
  const bool common = !filter.all_channels && !filter.channel;
  const auto company = company::read_company(unit, book.company());
  auto parts = company::reached(actor, book_rights(), {filter.entity, {}, filter.channel},
                                {.entity = true, .channel = !common}, company);
  if (parts.empty()) parts.push_back(nowhere);
  return parts;
}

std::vector<ChannelId> import_channels(OpenBook& book, Unit& unit) {
  const auto actor = book.actor();
  std::vector<ChannelId> channels;
  for (const auto& channel : book.company().channels(unit))
    if (actor.may(Permission::import_files, company::scope_of(channel)))
      channels.push_back(channel.id);
  return channels;
}

BooksFacts books_facts(OpenBook& book, Unit& unit) {
  BooksFacts facts;
  facts.accounts = book.ledger().accounts(unit);
  facts.entities = book.company().entities(unit);
  facts.channels = book.company().channels(unit);
  const auto actor = book.actor();
  if (everywhere(actor, book_rights())) return facts;
  std::erase_if(facts.channels, [&](const company::Channel& channel) {
    return !reads_books(actor, company::scope_of(channel));
  });
  // A company of which a channel may be read is there to be chosen.
  std::erase_if(facts.entities, [&](const company::Entity& entity) {
    return !reads_books(actor, {entity.id, {}, {}}) &&
           std::ranges::none_of(facts.channels, [&](const company::Channel& channel) {
             return channel.entity == entity.id;
           });
  });
  return facts;
}

const std::vector<Permission>& book_rights() {
  static const std::vector<Permission> rights = {Permission::read_ledger, Permission::read_cost};
  return rights;
}

bool reads_books(const company::Actor& actor, const company::Scope& at) {
  return std::ranges::all_of(book_rights(), [&](Permission right) { return actor.may(right, at); });
}

}  // namespace kontor::gui
