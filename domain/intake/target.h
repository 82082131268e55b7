#pragma once

#include <map>

#include "domain/base/zone.h"
#include "domain/books/journal.h"
#include "domain/intake/import.h"
#include "domain/orders/interpret.h"

namespace kontor::intake {

/// The channel that an import feeds, found or to be made, with all that rows are resolved against.
struct Target {
  company::Channel channel;
  company::Entity entity;
  bool is_new = false;
  std::vector<company::SourceRule> rules;
  std::map<ChannelId, company::Channel> channels;
  LocationId location;  ///< of the request; none when it named none
  Instant exported_at;  ///< when the file was written, as far as known
  ZoneCache zones;
};

/// Finds the channel of a request, or describes the one to make. Refuses channel_unknown,
/// location_unknown, entity_unknown.
Result<Target> find_target(Unit& unit, const Stores& stores, const SourceInfo& info,
                           const ImportRequest& request, Instant now);

/// Why somebody may not import there: the right has to hold at the channel, and at those that
/// orders of the file may belong to; at the company, for a channel that is to be made.
std::optional<Refusal> may_not_feed(const company::Actor& actor, const Target& target);

/// Makes a new target's channel; gives it its id. The journal, which the caller flushes, audits it.
void make_channel(books::Journal& journal, Target& target);

using orders::instant_of;

/// Whether the book has a rate of that day or before, in either direction; equal currencies need
/// none.
bool rate_known(const std::vector<company::Rate>& rates, Currency from, Currency own,
                BusinessDate date);

/// A location by code, or by name without regard to case, among an entity's stock places.
std::optional<company::Location> find_location(const std::vector<company::Location>& all,
                                               EntityId entity, std::string_view name);

/// A new store, named as a file names it, and its place at the end of the channel's sources. The
/// journal knows it from now on and audits it.
company::Location make_location(books::Journal& journal, const company::Entity& entity,
                                std::string_view name, ChannelId channel);

}  // namespace kontor::intake
