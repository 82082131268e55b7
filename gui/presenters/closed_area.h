#pragma once

#include <optional>
#include <span>

#include "domain/company/company.h"
#include "gui/presenters/destination.h"

namespace kontor::gui {

/// The rights that an area of the window needs, all of them; of one with tabs, the first of them.
/// The books tell costs. None where everybody sees what they may.
std::span<const company::Permission> rights_of(Area area);

/// Why a tab is not there for someone; nothing where it is.
std::optional<Refusal> closed(BooksView tab, const company::Actor& actor);
std::optional<Refusal> closed(SetupView tab, const company::Actor& actor);

/// Why an area stays closed to someone; nothing where it, or any of its tabs, is open.
std::optional<Refusal> closed(Area area, const company::Actor& actor);

/// The same employee with the same rights.
bool same_person(const company::Actor& a, const company::Actor& b);

/// Whether someone may see costs, values at cost, margins, and the entries that tell them.
inline bool sees_costs(const company::Actor& actor) {
  return actor.may(company::Permission::read_cost);
}
inline bool sees_entries(const company::Actor& actor, const company::Scope& at) {
  return actor.may(company::Permission::read_cost, at) &&
         actor.may(company::Permission::read_ledger, at);
}

}  // namespace kontor::gui
