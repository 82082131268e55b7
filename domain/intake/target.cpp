#include "domain/intake/target.h"

#include <algorithm>

#include "domain/base/check.h"
#include "domain/base/fold.h"
#include "domain/company/setup.h"

namespace kontor::intake {

namespace {

using company::Channel;
using company::Entity;
using company::Location;

const Channel* find_channel(const std::vector<Channel>& channels, std::string_view name) {
  for (const Channel& c : channels)
    if (c.code == name) return &c;
  const std::string folded = fold(name);
  for (const Channel& c : channels)
    if (fold(c.name) == folded || fold(c.code) == folded) return &c;
  return nullptr;
}

/// The name of a channel that the request leaves open: the mapping's or the profile's family.
std::string default_name(const SourceInfo& info) {
  if (!info.channel_name.empty()) return info.channel_name;
  return info.mapping.empty() ? info.profile.substr(0, info.profile.find('-')) : info.mapping;
}

std::string free_code(const std::string& wanted, const std::vector<std::string>& taken) {
  const auto is_taken = [&](const std::string& code) {
    return std::find(taken.begin(), taken.end(), code) != taken.end();
  };
  if (!is_taken(wanted)) return wanted;
  for (int i = 2;; ++i)
    if (auto code = wanted + "-" + std::to_string(i); !is_taken(code)) return code;
}

Result<Entity> find_entity(const std::vector<Entity>& entities, const std::string& code) {
  if (code.empty() && entities.size() == 1) return entities.front();
  for (const Entity& e : entities)
    if (e.code == code) return e;
  return Refusal{RefusalCode::entity_unknown, {{"entity", code}}};
}

Channel describe_channel(const std::string& name, const SourceInfo& info, const Entity& entity,
                         const std::vector<Location>& locations,
                         const std::vector<Channel>& channels) {
  Channel c;
  std::vector<std::string> codes;
  for (const Channel& other : channels) codes.push_back(other.code);
  c.code = free_code(company::code_from_name(name, "CHANNEL"), codes);
  c.name = name;
  c.entity = entity.id;
  c.profile = info.mapping.empty() ? info.profile : info.mapping;
  c.zone = info.zone.value_or(entity.zone);
  c.recognise = info.recognise_at_order     ? company::Recognise::order
                : info.recognise_at_payment ? company::Recognise::paid
                                            : company::Recognise::fulfilled;
  c.sku_case_matters = info.sku_case_matters;
  for (const Location& l : locations)
    if (l.entity == entity.id && company::holds_stock(l.kind) &&
        l.kind != company::LocationKind::transit)
      c.sources.push_back(l.id);
  return c;
}

/// Opening balances belong to no channel. Their day is asked for: it is the one before the book's
/// first, where that is set.
Result<Target> company_target(Target target, const std::vector<Entity>& entities,
                              const std::vector<Channel>& channels, const ImportRequest& request) {
  auto entity = find_entity(entities, request.entity);
  if (!entity) return entity.refusal();
  target.entity = *entity;
  target.channel.entity = target.entity.id;
  target.channel.zone = target.entity.zone;
  for (const Channel& c : channels) target.channels.emplace(c.id, c);
  if (request.as_of) {
    target.exported_at = *request.as_of;
  } else if (target.entity.start) {
    constexpr std::int32_t last_second = 24 * 60 * 60 - 1;
    target.exported_at =
        target.zones.of(target.entity.zone).instant({*target.entity.start + -1, last_second});
  } else {
    return Refusal{RefusalCode::opening_without_date, {}};
  }
  return target;
}

}  // namespace

Result<Target> find_target(Unit& unit, const Stores& stores, const SourceInfo& info,
                           const ImportRequest& request, Instant now) {
  const auto entities = stores.company.entities(unit);
  const auto locations = stores.company.locations(unit);
  const auto channels = stores.company.channels(unit);
  const std::string name = request.channel.empty() ? default_name(info) : request.channel;

  Target target;
  if (info.of_company) return company_target(std::move(target), entities, channels, request);
  if (const Channel* found = find_channel(channels, name)) {
    target.channel = *found;
    target.rules = stores.company.source_rules(unit, found->id);
    for (const Entity& e : entities)
      if (e.id == found->entity) target.entity = e;
  } else {
    auto entity = find_entity(entities, request.entity);
    if (!entity) return entity.refusal();
    target.entity = *entity;
    target.is_new = true;
    target.channel = describe_channel(name, info, *entity, locations, channels);
    // Amazon's own file records what Shopify lists as sold on Amazon (rules.md 3).
    if (info.profile.rfind("shopify", 0) == 0)
      target.rules.push_back({ChannelId(), "sell-on-amazon", "", ChannelId(), true});
  }
  for (const Channel& c : channels) target.channels.emplace(c.id, c);
  if (!request.location.empty()) {
    const auto place = find_location(locations, target.entity.id, request.location);
    if (!place) return Refusal{RefusalCode::location_unknown, {{"location", request.location}}};
    target.location = place->id;
  }
  const Instant written = info.newest_file.ms > 0 ? std::min(info.newest_file, now) : now;
  target.exported_at = request.as_of.value_or(written);
  return target;
}

std::optional<Refusal> may_not_feed(const company::Actor& actor, const Target& target) {
  constexpr auto needed = company::Permission::import_files;
  const company::Scope here{target.entity.id, {}, target.channel.id};
  if (auto refusal = company::refused(actor, needed, here)) return refusal;
  for (const auto& rule : target.rules) {
    const auto other = target.channels.find(rule.target);
    if (rule.linked_only || other == target.channels.end()) continue;
    if (auto refusal = company::refused(actor, needed, company::scope_of(other->second)))
      return refusal;
  }
  return std::nullopt;
}

company::Scope scope_of_channel(Unit& unit, const Stores& stores, ChannelId id) {
  for (const auto& channel : stores.company.channels(unit))
    if (channel.id == id) return company::scope_of(channel);
  return {};
}

void make_channel(books::Journal& journal, Target& target) {
  KONTOR_ASSERT(target.is_new);
  target.channel.id = journal.ids().make<ChannelId>();
  auto& store = journal.stores().company;
  store.add(journal.unit(), target.channel);
  const std::int64_t id = target.channel.id.value;
  journal.audit("channel.add", "channel", id, {}, company::audit_text(target.channel));
  target.channels.emplace(target.channel.id, target.channel);
  for (company::SourceRule& rule : target.rules) {
    rule.channel = rule.target = target.channel.id;
    store.put(journal.unit(), rule);
    journal.audit("channel.source", "channel", id, {},
                  rule.source + " |  | " + target.channel.code);
  }
}

bool rate_known(const std::vector<company::Rate>& rates, Currency from, Currency own,
                BusinessDate date) {
  if (from == own) return true;
  return std::ranges::any_of(rates, [&](const company::Rate& r) {
    const bool fits = (r.from == from && r.to == own) || (r.from == own && r.to == from);
    return fits && r.date <= date;
  });
}

std::optional<Location> find_location(const std::vector<Location>& all, EntityId entity,
                                      std::string_view name) {
  const std::string folded = fold(name);
  for (const Location& l : all)
    if (l.entity == entity && company::holds_stock(l.kind) &&
        (l.code == name || fold(l.name) == folded))
      return l;
  return std::nullopt;
}

Location make_location(books::Journal& journal, const Entity& entity, std::string_view name,
                       ChannelId channel) {
  auto& store = journal.stores().company;
  std::vector<std::string> codes;
  for (const Location& l : store.locations(journal.unit())) codes.push_back(l.code);
  Location l;
  l.id = journal.ids().make<LocationId>();
  l.code = free_code(company::code_from_name(name, "PLACE"), codes);
  l.name = std::string(name);
  l.entity = entity.id;
  l.kind = company::LocationKind::store;
  l.zone = entity.zone;
  store.add(journal.unit(), l);
  journal.add_location(l);
  journal.audit("location.add", "location", l.id.value, {}, company::audit_text(l));
  for (Channel c : store.channels(journal.unit())) {
    if (c.id != channel) continue;
    const std::string before = company::audit_text(c);
    c.sources.push_back(l.id);
    store.set(journal.unit(), c);
    journal.audit("channel.set", "channel", c.id.value, before, company::audit_text(c));
  }
  return l;
}

}  // namespace kontor::intake
