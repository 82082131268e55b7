#include "domain/company/setup.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "domain/base/fields.h"
#include "domain/base/zone.h"
#include "domain/company/reach.h"
#include "domain/post_audit.h"

namespace kontor::company {

namespace {

constexpr std::array location_kind_names = {
    std::string_view("store"),       std::string_view("warehouse"), std::string_view("marketplace"),
    std::string_view("third_party"), std::string_view("transit"),   std::string_view("supplier"),
    std::string_view("customer"),    std::string_view("loss"),      std::string_view("gain"),
    std::string_view("opening")};
constexpr std::array recognise_names = {std::string_view("order"), std::string_view("paid"),
                                        std::string_view("fulfilled")};

bool is_country(std::string_view code) {
  for (const char* const* c = uloc_getISOCountries(); *c != nullptr; ++c)
    if (code == *c) return true;
  return false;
}

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= 24 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

template <class T>
const T* with_code(const std::vector<T>& all, std::string_view code) {
  for (const T& item : all)
    if (item.code == code) return &item;
  return nullptr;
}

/// A given code, checked; else one made from the name that none has yet.
template <class T>
Result<std::string> choose_code(const std::vector<T>& all, const std::string& given,
                                const std::string& name, std::string_view fallback,
                                RefusalCode exists) {
  if (name.empty()) return Refusal{RefusalCode::name_missing, {}};
  if (!given.empty() && !is_code(given))
    return Refusal{RefusalCode::code_invalid, {{"code", given}}};
  if (!given.empty() && with_code(all, given)) return Refusal{exists, {{"code", given}}};
  if (!given.empty()) return given;
  const std::string base = code_from_name(name, fallback);
  std::string code = base;
  for (int i = 2; with_code(all, code) != nullptr; ++i) code = base + "-" + std::to_string(i);
  return code;
}

Refusal unknown_zone(const std::string& zone) {
  return {RefusalCode::zone_unknown, {{"zone", zone}}};
}

Result<Entity> only_or_named(const std::vector<Entity>& all, const std::string& code) {
  if (code.empty() && all.size() == 1) return all.front();
  if (const Entity* e = with_code(all, code)) return *e;
  return Refusal{RefusalCode::entity_unknown, {{"entity", code}}};
}

Result<std::vector<LocationId>> sources_of(const std::vector<Location>& all, EntityId entity,
                                           const std::vector<std::string>& codes) {
  std::vector<LocationId> sources;
  for (const Location& l : all)
    if (codes.empty() && l.entity == entity && holds_stock(l.kind) &&
        l.kind != LocationKind::transit)
      sources.push_back(l.id);
  for (const std::string& code : codes) {
    const Location* l = with_code(all, code);
    if (!l || l->entity != entity || !holds_stock(l->kind))
      return Refusal{RefusalCode::location_unknown, {{"location", code}}};
    sources.push_back(l->id);
  }
  return sources;
}

std::string audit_text(const Rate& r) {
  return r.date.to_iso() + " " + std::string(r.from.code()) + " " + std::string(r.to.code()) + " " +
         std::to_string(r.nano);
}

Result<Rate> rate_of(BusinessDate date, const std::string& from, const std::string& to,
                     const Decimal& value) {
  const auto currency_from = Currency::parse(from);
  const auto currency_to = Currency::parse(to);
  if (!currency_from) return Refusal{RefusalCode::currency_unknown, {{"currency", from}}};
  if (!currency_to) return Refusal{RefusalCode::currency_unknown, {{"currency", to}}};
  constexpr int nano_digits = 9;
  std::int64_t nano = value.mantissa;
  bool fits = value.scale <= nano_digits && value.mantissa > 0 && currency_from != currency_to;
  for (int i = value.scale; fits && i < nano_digits; ++i) {
    fits = nano <= INT64_MAX / 10;
    if (fits) nano *= 10;
  }
  if (!fits) return Refusal{RefusalCode::rate_invalid, {{"from", from}, {"to", to}}};
  return Rate{date, *currency_from, *currency_to, nano};
}

/// Kinds that people give their places.
bool kept_by_people(const std::optional<LocationKind>& kind) {
  return kind && holds_stock(*kind) && *kind != LocationKind::transit;
}

}  // namespace

std::string_view name_of(LocationKind kind) {
  return location_kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<LocationKind> location_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < location_kind_names.size(); ++i)
    if (location_kind_names[i] == name) return static_cast<LocationKind>(i);
  return std::nullopt;
}

std::string_view name_of(Recognise recognise) {
  return recognise_names.at(static_cast<std::size_t>(recognise));
}

std::optional<Recognise> recognise_named(std::string_view name) {
  for (std::size_t i = 0; i < recognise_names.size(); ++i)
    if (recognise_names[i] == name) return static_cast<Recognise>(i);
  return std::nullopt;
}

std::string audit_text(const Entity& e) {
  FieldWriter w;
  w.add(e.code).add(e.name).add(e.country).add(e.currency.code()).add(e.zone);
  w.add(std::int64_t{e.fiscal_year_month}).add(e.tax_scheme);
  w.add(e.start ? e.start->to_iso() : "");
  if (!e.compares) w.add("off");
  return w.text();
}

std::string audit_text(const Location& l) {
  FieldWriter w;
  w.add(l.code).add(l.name).add(name_of(l.kind)).add(l.zone);
  w.add(std::int64_t{l.day_start_hour});
  return w.text();
}

std::string audit_text(const Channel& c) {
  FieldWriter w;
  w.add(c.code).add(c.name).add(c.zone).add(std::int64_t{c.day_start_hour});
  w.add(name_of(c.recognise)).flag(c.sku_case_matters);
  for (const LocationId source : c.sources) w.add(source.value);
  return w.text();
}

std::optional<Refusal> Setup::not_permitted(const Scope& at) const {
  return company::refused(m_actor, company::Permission::edit_company, at);
}

Refusal Setup::unknown(Refusal refusal, Permission needed) const {
  return may_somewhere(m_actor, needed) ? refusal : *refused(m_actor, needed);
}

void Setup::audit(Unit& unit, std::string action, std::string subject, std::int64_t id,
                  std::string before, std::string after) {
  books::post_audit(unit, m_stores.ledger,
                    books::audit_row(m_actor, m_clock.now(), std::move(action), std::move(subject),
                                     id, std::move(before), std::move(after)));
}

Result<Entity> Setup::add_entity(const EntityDraft& draft) {
  if (const auto refusal = not_permitted()) return *refusal;
  const auto currency = Currency::parse(draft.currency);
  if (!currency) return Refusal{RefusalCode::currency_unknown, {{"currency", draft.currency}}};
  if (!is_country(draft.country))
    return Refusal{RefusalCode::country_unknown, {{"country", draft.country}}};
  if (!TimeZone::find(draft.zone)) return unknown_zone(draft.zone);
  m_book.ids().reserve(64);
  return m_book.write([&](Unit& unit) -> Result<Entity> {
    const auto code = choose_code(m_stores.company.entities(unit), draft.code, draft.name,
                                  draft.country, RefusalCode::entity_exists);
    if (!code) return code.refusal();
    Entity e;
    e.id = m_book.ids().make<EntityId>();
    e.code = *code;
    e.name = draft.name;
    e.country = draft.country;
    e.currency = *currency;
    e.zone = draft.zone;
    e.fiscal_year_month = draft.fiscal_year_month;
    e.tax_scheme = draft.tax_scheme;
    e.start = draft.start;
    e.compares = draft.compares.value_or(true);
    m_stores.company.add(unit, e);
    for (const auto kind : {LocationKind::transit, LocationKind::supplier, LocationKind::customer,
                            LocationKind::loss, LocationKind::gain, LocationKind::opening}) {
      std::string place = e.code + "-" + std::string(name_of(kind));
      for (char& c : place) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
      m_stores.company.add(
          unit, Location{m_book.ids().make<LocationId>(), place, place, e.id, kind, e.zone, 0});
    }
    audit(unit, "entity.add", "entity", e.id.value, {}, audit_text(e));
    return e;
  });
}

Result<Entity> Setup::set_entity(const std::string& code, const EntityDraft& draft) {
  if (!draft.zone.empty() && !TimeZone::find(draft.zone)) return unknown_zone(draft.zone);
  return m_book.write([&](Unit& unit) -> Result<Entity> {
    auto entity = only_or_named(m_stores.company.entities(unit), code);
    if (!entity) return unknown(entity.refusal(), Permission::edit_company);
    if (const auto refusal = not_permitted({entity->id, {}, {}})) return *refusal;
    const std::string before = audit_text(*entity);
    if (!draft.name.empty()) entity->name = draft.name;
    if (!draft.zone.empty()) entity->zone = draft.zone;
    if (!draft.tax_scheme.empty()) entity->tax_scheme = draft.tax_scheme;
    entity->fiscal_year_month = draft.fiscal_year_month;
    if (draft.start) entity->start = draft.start;
    if (draft.compares) entity->compares = *draft.compares;
    m_stores.company.set(unit, *entity);
    audit(unit, "entity.set", "entity", entity->id.value, before, audit_text(*entity));
    return entity;
  });
}

Result<Location> Setup::add_location(const LocationDraft& draft) {
  const auto kind = location_kind_named(draft.kind);
  if (!kept_by_people(kind))
    return Refusal{RefusalCode::value_unknown, {{"value", draft.kind}, {"column", "kind"}}};
  if (!draft.zone.empty() && !TimeZone::find(draft.zone)) return unknown_zone(draft.zone);
  m_book.ids().reserve(64);
  return m_book.write([&](Unit& unit) -> Result<Location> {
    const auto entity = only_or_named(m_stores.company.entities(unit), draft.entity);
    if (!entity) return unknown(entity.refusal(), Permission::edit_company);
    if (const auto refusal = not_permitted({entity->id, {}, {}})) return *refusal;
    const auto code = choose_code(m_stores.company.locations(unit), draft.code, draft.name, "PLACE",
                                  RefusalCode::location_exists);
    if (!code) return code.refusal();
    const Location l{m_book.ids().make<LocationId>(),
                     *code,
                     draft.name,
                     entity->id,
                     *kind,
                     draft.zone.empty() ? entity->zone : draft.zone,
                     draft.day_start_hour};
    m_stores.company.add(unit, l);
    audit(unit, "location.add", "location", l.id.value, {}, audit_text(l));
    return l;
  });
}

Result<Location> Setup::set_location(const std::string& code, const LocationDraft& draft) {
  if (!draft.zone.empty() && !TimeZone::find(draft.zone)) return unknown_zone(draft.zone);
  const auto kind = location_kind_named(draft.new_kind);
  if (!draft.new_kind.empty() && !kept_by_people(kind))
    return Refusal{RefusalCode::value_unknown, {{"value", draft.new_kind}, {"column", "kind"}}};
  return m_book.write([&](Unit& unit) -> Result<Location> {
    const auto all = m_stores.company.locations(unit);
    const Location* found = with_code(all, code);
    if (!found || !holds_stock(found->kind))
      return unknown({RefusalCode::location_unknown, {{"location", code}}},
                     Permission::edit_company);
    if (const auto refusal = not_permitted(scope_of(*found))) return *refusal;
    Location l = *found;
    if (!draft.name.empty()) l.name = draft.name;
    if (!draft.zone.empty()) l.zone = draft.zone;
    l.day_start_hour = draft.day_start_hour;
    if (kind && kept_by_people(found->kind)) l.kind = *kind;
    m_stores.company.set(unit, l);
    audit(unit, "location.set", "location", l.id.value, audit_text(*found), audit_text(l));
    return l;
  });
}

Result<Channel> Setup::add_channel(const ChannelDraft& draft) {
  const auto recognise = recognise_named(draft.recognise);
  if (!recognise)
    return Refusal{RefusalCode::value_unknown,
                   {{"value", draft.recognise}, {"column", "recognise"}}};
  if (!draft.zone.empty() && !TimeZone::find(draft.zone)) return unknown_zone(draft.zone);
  m_book.ids().reserve(64);
  return m_book.write([&](Unit& unit) -> Result<Channel> {
    const auto entity = only_or_named(m_stores.company.entities(unit), draft.entity);
    if (!entity) return unknown(entity.refusal(), Permission::edit_company);
    if (const auto refusal = not_permitted({entity->id, {}, {}})) return *refusal;
    const auto code = choose_code(m_stores.company.channels(unit), draft.code, draft.name,
                                  "CHANNEL", RefusalCode::channel_exists);
    if (!code) return code.refusal();
    const auto sources = sources_of(m_stores.company.locations(unit), entity->id, draft.sources);
    if (!sources) return sources.refusal();
    const Channel c{m_book.ids().make<ChannelId>(),
                    *code,
                    draft.name,
                    entity->id,
                    {},
                    draft.zone.empty() ? entity->zone : draft.zone,
                    draft.day_start_hour,
                    *recognise,
                    draft.sku_case_matters,
                    *sources};
    m_stores.company.add(unit, c);
    audit(unit, "channel.add", "channel", c.id.value, {}, audit_text(c));
    return c;
  });
}

Result<Channel> Setup::set_channel(const std::string& code, const ChannelDraft& draft) {
  const auto recognise = recognise_named(draft.recognise);
  if (!draft.recognise.empty() && !recognise)
    return Refusal{RefusalCode::value_unknown,
                   {{"value", draft.recognise}, {"column", "recognise"}}};
  if (!draft.zone.empty() && !TimeZone::find(draft.zone)) return unknown_zone(draft.zone);
  return m_book.write([&](Unit& unit) -> Result<Channel> {
    const auto all = m_stores.company.channels(unit);
    const Channel* found = with_code(all, code);
    if (!found)
      return unknown({RefusalCode::channel_unknown, {{"channel", code}}}, Permission::edit_company);
    if (const auto refusal = not_permitted(scope_of(*found))) return *refusal;
    Channel c = *found;
    if (!draft.name.empty()) c.name = draft.name;
    if (!draft.zone.empty()) c.zone = draft.zone;
    if (recognise) c.recognise = *recognise;
    c.day_start_hour = draft.day_start_hour;
    c.sku_case_matters = draft.sku_case_matters;
    if (!draft.sources.empty()) {
      const auto sources = sources_of(m_stores.company.locations(unit), c.entity, draft.sources);
      if (!sources) return sources.refusal();
      c.sources = *sources;
    }
    m_stores.company.set(unit, c);
    audit(unit, "channel.set", "channel", c.id.value, audit_text(*found), audit_text(c));
    return c;
  });
}

Result<Rate> Setup::add_rate(BusinessDate date, const std::string& from, const std::string& to,
                             const Decimal& value) {
  return write_rate(date, from, to, value, true);
}

Result<Rate> Setup::put_rate(BusinessDate date, const std::string& from, const std::string& to,
                             const Decimal& value) {
  return write_rate(date, from, to, value, false);
}

Result<Rate> Setup::write_rate(BusinessDate date, const std::string& from, const std::string& to,
                               const Decimal& value, bool must_be_new) {
  if (const auto refusal = refused(m_actor, Permission::close_periods)) return *refusal;
  const auto rate = rate_of(date, from, to, value);
  if (!rate) return rate;
  return m_book.write([&](Unit& unit) -> Result<Rate> {
    std::string before;
    for (const Rate& r : m_stores.company.rates(unit))
      if (r.date == date && r.from == rate->from && r.to == rate->to) before = audit_text(r);
    if (must_be_new && !before.empty())
      return Refusal{RefusalCode::rate_exists,
                     {{"from", from}, {"to", to}, {"date", date.to_iso()}}};
    m_stores.company.put(unit, *rate);
    audit(unit, before.empty() ? "rate.add" : "rate.set", "rate", 0, before, audit_text(*rate));
    return rate;
  });
}

Outcome Setup::put_source_rule(const std::string& channel, const std::string& source,
                               const std::string& location, const std::string& target,
                               bool linked_only) {
  return m_book.write([&](Unit& unit) -> Outcome {
    const auto all = m_stores.company.channels(unit);
    const Channel* from = with_code(all, channel);
    const Channel* to = with_code(all, target.empty() ? channel : target);
    if (!from)
      return unknown({RefusalCode::channel_unknown, {{"channel", channel}}},
                     Permission::edit_company);
    if (const auto refusal = not_permitted(scope_of(*from))) return *refusal;
    // Orders of one file all belong to one entity.
    if (!to || to->entity != from->entity)
      return Refusal{RefusalCode::channel_unknown, {{"channel", target}}};
    m_stores.company.put(unit, SourceRule{from->id, source, location, to->id, linked_only});
    audit(unit, "channel.source", "channel", from->id.value, {},
          source + " | " + location + " | " + to->code);
    return Done{};
  });
}

Outcome Setup::put_setting(std::string_view key, const std::string& value) {
  if (const auto refusal = not_permitted()) return *refusal;
  return m_book.write([&](Unit& unit) -> Outcome {
    const std::string before = m_stores.company.setting(unit, key);
    if (before == value) return Done{};
    m_stores.company.put_setting(unit, key, value);
    audit(unit, "book.set", "book", 0, std::string(key) + " " + before,
          std::string(key) + " " + value);
    return Done{};
  });
}

Outcome Setup::lock_period(const std::string& entity, BusinessDate to) {
  return m_book.write([&](Unit& unit) -> Outcome {
    const auto found = only_or_named(m_stores.company.entities(unit), entity);
    if (!found) return unknown(found.refusal(), Permission::close_periods);
    const Scope where{found->id, {}, {}};
    if (const auto refusal = refused(m_actor, Permission::close_periods, where)) return *refusal;
    if (found->locked_to && *found->locked_to >= to)
      return Refusal{RefusalCode::period_locked, {{"date", found->locked_to->to_iso()}}};
    m_stores.company.lock_period(unit, found->id, to);
    audit(unit, "period.lock", "entity", found->id.value, {}, to.to_iso());
    return Done{};
  });
}

}  // namespace kontor::company
