#include "app/cli/scoped.h"

#include <set>

namespace kontor::cli {

namespace {

[[noreturn]] void stop_without(company::Permission needed) {
  throw Stop(
      {RefusalCode::permission_missing, {{"permission", std::string(company::name_of(needed))}}});
}

/// The one id for which the right holds, where it holds for one only.
template <class Id>
Id only_one(const company::Actor& actor, company::Permission needed, Id company::Scope::*part) {
  std::set<Id> ids;
  for (const auto& rights : actor.scoped) {
    company::Scope rest = rights.scope;
    rest.*part = Id();
    // A right that is narrower still is for none of these lists.
    if (rights.permissions.contains(needed) && rest == company::Scope())
      ids.insert(rights.scope.*part);
  }
  return ids.size() == 1 ? *ids.begin() : Id();
}

}  // namespace

LocationId permitted_place(Session& session, company::Permission needed, const std::string& named) {
  const auto& actor = session.book().actor();
  if (!named.empty()) {
    const auto place = company_names(session).location_named(named);
    if (!actor.may(needed, company::scope_of(place))) stop_without(needed);
    return place.id;
  }
  if (actor.may(needed)) return {};
  const auto only = only_one(actor, needed, &company::Scope::location);
  if (!only) stop_without(needed);
  return only;
}

ChannelId permitted_channel(Session& session, company::Permission needed,
                            const std::string& named) {
  const auto& actor = session.book().actor();
  if (!named.empty()) {
    const auto channel = company_names(session).channel_named(named);
    if (!actor.may(needed, company::scope_of(channel))) stop_without(needed);
    return channel.id;
  }
  if (actor.may(needed)) return {};
  const auto only = only_one(actor, needed, &company::Scope::channel);
  if (!only) stop_without(needed);
  return only;
}

}  // namespace kontor::cli
