#include "domain/company/reach.h"

#include <algorithm>

namespace kontor::company {

namespace {

template <class Id, class Thing>
const Thing* with_id(const std::vector<Thing>& all, Id id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Thing& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

/// One id of two, where at most one is said or both are the same.
template <class Id>
bool meet(Id& into, Id other) {
  if (into && other && into != other) return false;
  if (!into) into = other;
  return true;
}

/// What two scopes have in common; nothing where that is nothing.
std::optional<Scope> common(Scope a, const Scope& b, const Company& company) {
  if (!meet(a.entity, b.entity) || !meet(a.location, b.location) || !meet(a.channel, b.channel))
    return std::nullopt;
  const auto* place = with_id(company.locations, a.location);
  const auto* channel = with_id(company.channels, a.channel);
  if (place && a.entity && place->entity != a.entity) return std::nullopt;
  if (channel && a.entity && channel->entity != a.entity) return std::nullopt;
  return whole(a, company);
}

/// The same as lists can be narrowed: a whole entity by its places or channels, where they know no
/// entities; nothing where they know neither.
std::vector<Scope> in_words_of(const Scope& scope, Narrows by, const Company& company) {
  if ((scope.location && !by.location) || (scope.channel && !by.channel)) return {};
  if (scope.location || scope.channel || by.entity) return {scope};
  std::vector<Scope> parts;
  // By channels first: a sale need not have a place.
  if (by.channel) {
    for (const Channel& channel : company.channels)
      if (channel.entity == scope.entity) parts.push_back(scope_of(channel));
  } else if (by.location) {
    for (const Location& place : company.locations)
      if (place.entity == scope.entity && holds_stock(place.kind) &&
          place.kind != LocationKind::transit)
        parts.push_back(scope_of(place));
  }
  return parts;
}

bool may_all(const Actor& actor, const std::vector<Permission>& rights, const Scope& act) {
  return std::all_of(rights.begin(), rights.end(),
                     [&](Permission right) { return actor.may(right, act); });
}

}  // namespace

Scope whole(Scope scope, const Company& company) {
  if (const auto* place = with_id(company.locations, scope.location)) scope.entity = place->entity;
  if (const auto* channel = with_id(company.channels, scope.channel))
    scope.entity = channel->entity;
  return scope;
}

Company read_company(Unit& unit, CompanyStore& store) {
  return {store.entities(unit), store.locations(unit), store.channels(unit)};
}

bool may_somewhere(const Actor& actor, Permission right) {
  return actor.may(right) ||
         std::any_of(actor.scoped.begin(), actor.scoped.end(),
                     [&](const ScopedRights& part) { return part.permissions.contains(right); });
}

std::vector<Scope> reached(const Actor& actor, const std::vector<Permission>& rights,
                           const Scope& asked, Narrows by, const Company& company) {
  const Scope wanted = whole(asked, company);
  if (may_all(actor, rights, wanted)) return {asked};
  std::vector<Scope> found;
  for (const ScopedRights& part : actor.scoped) {
    const auto both = common(wanted, part.scope, company);
    if (!both) continue;
    for (const Scope& one : in_words_of(*both, by, company))
      if (may_all(actor, rights, one)) found.push_back(one);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  // What lies within another part is shown with that.
  std::vector<Scope> widest;
  for (const Scope& one : found)
    if (std::none_of(found.begin(), found.end(),
                     [&](const Scope& other) { return other != one && other.covers(one); }))
      widest.push_back(one);
  return widest;
}

Result<Scope> narrowed(const Actor& actor, const std::vector<Permission>& rights,
                       const Scope& asked, Narrows by, const Company& company) {
  const auto parts = reached(actor, rights, asked, by, company);
  if (parts.size() == 1) return parts.front();
  if (parts.empty()) {
    for (const Permission right : rights)
      if (auto refusal = refused(actor, right, whole(asked, company))) return *refusal;
    // Each right holds somewhere, but never all of them.
    return *refused(Actor(), rights.front(), whole(asked, company));
  }
  std::string places;
  for (const Scope& part : parts) places += (places.empty() ? "" : ", ") + code_of(part, company);
  return Refusal{RefusalCode::scope_needed,
                 {{"permission", std::string(name_of(rights.front()))}, {"places", places}}};
}

Scope scope_in(const Refusal& refusal) {
  Scope scope;
  for (const auto& [name, value] : refusal.args) {
    if (name != "at_entity" && name != "at_location" && name != "at_channel") continue;
    const std::int64_t id = std::stoll(value);
    if (name == "at_entity") scope.entity = EntityId(id);
    if (name == "at_location") scope.location = LocationId(id);
    if (name == "at_channel") scope.channel = ChannelId(id);
  }
  return scope;
}

std::string code_of(const Scope& scope, const Company& company) {
  std::string text;
  const auto add = [&](const auto* thing) {
    if (thing) text += (text.empty() ? "" : " ") + thing->code;
  };
  add(with_id(company.locations, scope.location));
  add(with_id(company.channels, scope.channel));
  if (text.empty()) add(with_id(company.entities, scope.entity));
  return text;
}

}  // namespace kontor::company
