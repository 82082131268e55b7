#pragma once

#include <string>
#include <vector>

#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/company/company_store.h"

namespace kontor::company {

/// What scopes are named after.
struct Company {
  std::vector<Entity> entities;
  std::vector<Location> locations;
  std::vector<Channel> channels;
};

Company read_company(Unit& unit, CompanyStore& store);

/// What a list or figure can be narrowed to.
struct Narrows {
  bool entity = false;
  bool location = false;
  bool channel = false;
};

/// With the entity that place and channel belong to.
Scope whole(Scope scope, const Company& company);

/// Whether a right holds anywhere.
bool may_somewhere(const Actor& actor, Permission right);

/// What of what was asked for somebody may see, as a list that can be narrowed so can show it: just
/// what was asked for, where the rights cover it; else the parts of it where they hold, by entity,
/// place and channel. Empty: none of it. `rights`: all of them are needed, each part has all.
std::vector<Scope> reached(const Actor& actor, const std::vector<Permission>& rights,
                           const Scope& asked, Narrows by, const Company& company);

/// The one scope that a figure is to be narrowed to. Refuses permission_missing where the rights
/// reach nothing of what was asked for, scope_needed (permission, places) where they reach several
/// parts of it: one has to be named.
Result<Scope> narrowed(const Actor& actor, const std::vector<Permission>& rights,
                       const Scope& asked, Narrows by, const Company& company);

/// The act's scope that a refusal of permission_missing tells; none: everywhere.
Scope scope_in(const Refusal& refusal);

/// "NORD", "LAMPEN", "NORD WEB": the codes of a scope's parts, the entity's only where it stands
/// alone.
std::string code_of(const Scope& scope, const Company& company);

}  // namespace kontor::company
