#pragma once

#include <string>
#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// The parts of what was asked for that a list of several places and channels is to show; none:
/// all. Ends the command with permission_missing where the rights hold for none of it.
std::vector<company::Scope> permitted_parts(Session& session,
                                            const std::vector<company::Permission>& rights,
                                            company::Narrows by, const company::Scope& asked = {});

/// The places that a list is to show, of the one that was named, or of all; none: all. Ends the
/// command with permission_missing where the right holds for none of it.
std::vector<LocationId> permitted_places(Session& session, company::Permission needed,
                                         const std::string& named);

/// Narrows a list of stock to the place that was named, or to all places where the right holds;
/// each row stands in it once. Ends the command where the right holds for none of it.
template <class Filter>
void show_permitted_places(Session& session, company::Permission needed, const std::string& named,
                           Filter& filter) {
  const auto places = permitted_places(session, needed, named);
  if (places.size() == 1)
    filter.location = places.front();
  else
    filter.places = places;
}

/// Ends the command where the right does not hold there.
void need_right(Session& session, company::Permission needed, const company::Scope& act);

}  // namespace kontor::cli
