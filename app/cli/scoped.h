#pragma once

#include <string>
#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// What a list is to be narrowed to: what was asked for where the rights cover it, else the part of
/// it where they hold. Ends the command with permission_missing where they hold for none of it, and
/// with scope_needed where they hold at several places: one has to be named.
company::Scope permitted(Session& session, const CompanyNames& names,
                         const std::vector<company::Permission>& rights,
                         const company::Scope& asked, company::Narrows by);

/// The place that a list is to show, of the one that was named, or of all.
LocationId permitted_place(Session& session, company::Permission needed, const std::string& named);

/// The parts that a list of several places and channels is to show; none: all. Ends the command
/// with permission_missing where the rights hold for none of it.
std::vector<company::Scope> permitted_parts(Session& session,
                                            const std::vector<company::Permission>& rights,
                                            company::Narrows by);

/// Ends the command where the right does not hold there.
void need_right(Session& session, company::Permission needed, const company::Scope& act);

}  // namespace kontor::cli
