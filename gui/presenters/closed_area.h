#pragma once

#include <optional>
#include <span>

#include "domain/company/company.h"
#include "gui/presenters/destination.h"

namespace kontor::gui {

/// The rights that an area of the window needs, all of them. The books tell costs.
std::span<const company::Permission> rights_of(Area area);

/// Why an area stays closed to someone; nothing where it is open.
std::optional<Refusal> closed(Area area, const company::Actor& actor);

/// Whether someone may see costs, values at cost, margins, and the entries that tell them.
inline bool sees_costs(const company::Actor& actor) {
  return actor.may(company::Permission::read_cost);
}
inline bool sees_entries(const company::Actor& actor) {
  return sees_costs(actor) && actor.may(company::Permission::read_ledger);
}

}  // namespace kontor::gui
