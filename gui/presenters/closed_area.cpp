#include "gui/presenters/closed_area.h"

#include <algorithm>
#include <array>

#include "domain/company/reach.h"

namespace kontor::gui {

namespace {

using enum company::Permission;

constexpr std::array orders_rights{read_orders};
constexpr std::array stock_rights{read_stock};
constexpr std::array customers_rights{read_customers};
constexpr std::array books_rights{read_ledger, read_cost};
constexpr std::array channels_rights{import_files};
constexpr std::array setup_rights{edit_company};
constexpr std::array audit_rights{read_audit};
constexpr std::array people_rights{read_staff};
constexpr std::array machine_rights{manage_devices};

std::span<const company::Permission> rights_of(BooksView tab) {
  return tab == BooksView::audit ? std::span<const company::Permission>(audit_rights)
                                 : std::span<const company::Permission>(books_rights);
}

std::span<const company::Permission> rights_of(SetupView tab) {
  switch (tab) {
    case SetupView::people:
    case SetupView::roles:
      return people_rights;
    case SetupView::machines:
    case SetupView::tokens:
      return machine_rights;
    default:
      return setup_rights;
  }
}

std::optional<Refusal> missing(std::span<const company::Permission> rights,
                               const company::Actor& actor) {
  for (const auto right : rights)
    if (auto refusal = company::refused(actor, right)) return refusal;
  return std::nullopt;
}

/// What lists can be narrowed to; a right at a part of another kind opens none of them.
constexpr company::Narrows places_and_channels{.location = true, .channel = true};
constexpr company::Narrows places_only{.location = true};
constexpr company::Narrows channels_only{.channel = true};

company::Narrows narrows_of(Area area) {
  switch (area) {
    case Area::stock:
    case Area::transfers:
    case Area::team:
      return places_only;
    case Area::books:
    case Area::channels:
      return channels_only;
    default:
      return places_and_channels;
  }
}

bool holds_in(const company::Actor& actor, company::Permission right, company::Narrows by) {
  return actor.may(right) || std::ranges::any_of(actor.scoped, [&](const auto& part) {
           return part.permissions.contains(right) && (by.location || !part.scope.location) &&
                  (by.channel || !part.scope.channel);
         });
}

bool all_hold_in(std::span<const company::Permission> rights, const company::Actor& actor,
                 company::Narrows by) {
  return std::ranges::all_of(rights,
                             [&](company::Permission right) { return holds_in(actor, right, by); });
}

template <class Tabs>
bool any_open(const Tabs& tabs, const company::Actor& actor) {
  return std::ranges::any_of(tabs, [&](auto tab) { return !closed(tab, actor); });
}

}  // namespace

std::span<const company::Permission> rights_of(Area area) {
  switch (area) {
    case Area::today:
    case Area::orders:
      return orders_rights;
    case Area::stock:
    case Area::transfers:
      return stock_rights;
    case Area::customers:
      return customers_rights;
    case Area::team:
      return {};  // everybody sees themselves there
    case Area::books:
      return books_rights;
    case Area::channels:
      return channels_rights;
    case Area::reports:
      return {};  // each report asks for its own
    case Area::setup:
      return setup_rights;
  }
  return {};
}

bool same_person(const company::Actor& a, const company::Actor& b) {
  return a.employee == b.employee && a.permissions == b.permissions &&
         std::ranges::equal(a.scoped, b.scoped, [](const auto& one, const auto& other) {
           return one.scope == other.scope && one.permissions == other.permissions;
         });
}

std::optional<Refusal> closed(BooksView tab, const company::Actor& actor) {
  // The audit is that of the whole book.
  if (tab != BooksView::audit && all_hold_in(rights_of(tab), actor, channels_only))
    return std::nullopt;
  return missing(rights_of(tab), actor);
}

std::optional<Refusal> closed(SetupView tab, const company::Actor& actor) {
  // The company's form holds the day up to which its books are closed.
  if (tab == SetupView::company && company::may_somewhere(actor, close_periods))
    return std::nullopt;
  // Those who work where a right holds, and what they may do.
  if ((tab == SetupView::people || tab == SetupView::roles) &&
      all_hold_in(people_rights, actor, places_only))
    return std::nullopt;
  return missing(rights_of(tab), actor);
}

std::optional<Refusal> closed(Area area, const company::Actor& actor) {
  if (area == Area::books && any_open(all_books_views, actor)) return std::nullopt;
  if (area == Area::setup && any_open(all_setup_views, actor)) return std::nullopt;
  // Lists that can be narrowed to where a right holds.
  if (area != Area::setup && area != Area::books &&
      all_hold_in(rights_of(area), actor, narrows_of(area)))
    return std::nullopt;
  return missing(rights_of(area), actor);
}

}  // namespace kontor::gui
