#include "persistence/stores/company_store.h"

#include <map>

#include "persistence/stores/names.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using company::Channel;
using company::Entity;
using company::Location;
using company::LocationKind;
using company::Rate;
using company::Recognise;
using company::SourceRule;
using company::TransferTerms;

namespace {

constexpr StoredNames<LocationKind, 10> location_kinds{{"store", "warehouse", "marketplace",
                                                        "third_party", "transit", "supplier",
                                                        "customer", "loss", "gain", "opening"}};
constexpr StoredNames<Recognise, 3> recognitions{{"order", "paid", "fulfilled"}};

void write_channel_sources(Unit& unit, const Channel& channel) {
  Query(unit, "delete from channel_source where channel_id = :channel")
      .bind("channel", channel.id)
      .execute();
  if (channel.sources.empty()) return;
  ValueList rows(unit, {{"rank", ValueType::integer}, {"location_id", ValueType::integer}});
  for (std::size_t i = 0; i < channel.sources.size(); ++i) {
    rows.add(i).add(channel.sources[i]).end_row();
  }
  Query q(unit,
          "insert into channel_source (channel_id, rank, location_id) "
          "select cast(:channel as bigint), rank, location_id from " +
              rows.from("v"));
  q.bind("channel", channel.id);
  rows.bind(q);
  q.execute();
}

std::map<ChannelId, std::vector<LocationId>> sources_by_channel(Unit& unit) {
  std::map<ChannelId, std::vector<LocationId>> sources;
  ChannelId channel;
  LocationId location;
  Query q(unit, "select channel_id, location_id from channel_source order by channel_id, rank");
  q.into(channel, location);
  while (q.next()) sources[channel].push_back(location);
  return sources;
}

}  // namespace

std::vector<Entity> SqlCompanyStore::entities(Unit& unit) {
  std::vector<Entity> found;
  Entity e;
  Query q(unit,
          "select e.id, e.code, e.name, e.country, e.currency, e.zone, e.fiscal_year_month, "
          "e.tax_scheme, e.start_date, p.locked_to, e.compares "
          "from entity e join period p on p.entity_id = e.id order by e.code");
  q.into(e.id, e.code, e.name, e.country, e.currency, e.zone, e.fiscal_year_month, e.tax_scheme,
         e.start, e.locked_to, e.compares);
  while (q.next()) found.push_back(e);
  return found;
}

std::vector<Location> SqlCompanyStore::locations(Unit& unit) {
  std::vector<Location> found;
  Location l;
  std::string kind;
  Query q(unit,
          "select l.id, l.code, l.name, l.entity_id, l.kind, l.zone, l.day_start_hour "
          "from location l join entity e on e.id = l.entity_id order by e.code, l.code");
  q.into(l.id, l.code, l.name, l.entity, kind, l.zone, l.day_start_hour);
  while (q.next()) {
    l.kind = location_kinds.value(kind);
    found.push_back(l);
  }
  return found;
}

std::vector<Channel> SqlCompanyStore::channels(Unit& unit) {
  const auto sources = sources_by_channel(unit);
  std::vector<Channel> found;
  Channel c;
  std::string recognise;
  Query q(unit,
          "select c.id, c.code, c.name, c.entity_id, c.profile, c.zone, c.day_start_hour, "
          "c.recognise, c.sku_case_matters "
          "from channel c join entity e on e.id = c.entity_id order by e.code, c.code");
  q.into(c.id, c.code, c.name, c.entity, c.profile, c.zone, c.day_start_hour, recognise,
         c.sku_case_matters);
  while (q.next()) {
    c.recognise = recognitions.value(recognise);
    const auto of = sources.find(c.id);
    c.sources = of == sources.end() ? std::vector<LocationId>{} : of->second;
    found.push_back(c);
  }
  return found;
}

std::vector<SourceRule> SqlCompanyStore::source_rules(Unit& unit, ChannelId channel) {
  std::vector<SourceRule> found;
  SourceRule r;
  Query q(unit,
          "select channel_id, source, location, target_id, linked_only from source_rule "
          "where channel_id = :channel order by source, location");
  q.bind("channel", channel).into(r.channel, r.source, r.location, r.target, r.linked_only);
  while (q.next()) found.push_back(r);
  return found;
}

std::vector<Rate> SqlCompanyStore::rates(Unit& unit) {
  std::vector<Rate> found;
  Rate r;
  Query q(unit,
          "select date, from_currency, to_currency, nano from rate "
          "order by from_currency, to_currency, date");
  q.into(r.date, r.from, r.to, r.nano);
  while (q.next()) found.push_back(r);
  return found;
}

std::vector<TransferTerms> SqlCompanyStore::transfer_terms(Unit& unit) {
  std::vector<TransferTerms> found;
  TransferTerms t;
  Query q(unit,
          "select seller_id, buyer_id, markup_milli, price_list from transfer_terms order by "
          "seller_id, buyer_id");
  q.into(t.seller, t.buyer, t.markup_milli, t.price_list);
  while (q.next()) found.push_back(t);
  return found;
}

void SqlCompanyStore::put(Unit& unit, const TransferTerms& t) {
  Query q(unit,
          "insert into transfer_terms (seller_id, buyer_id, markup_milli, price_list) values "
          "(:seller, :buyer, :markup, :list) on conflict (seller_id, buyer_id) do update set "
          "markup_milli = excluded.markup_milli, price_list = excluded.price_list");
  q.bind("seller", t.seller).bind("buyer", t.buyer).bind("markup", t.markup_milli);
  q.bind("list", t.price_list).execute();
}

void SqlCompanyStore::add(Unit& unit, const Entity& e) {
  Query(unit,
        "insert into entity (id, code, name, country, currency, zone, fiscal_year_month, "
        "tax_scheme, start_date, compares) values (:id, :code, :name, :country, :currency, :zone, "
        ":month, :tax, :start, :compares)")
      .bind("id", e.id)
      .bind("code", e.code)
      .bind("name", e.name)
      .bind("country", e.country)
      .bind("currency", e.currency.code())
      .bind("zone", e.zone)
      .bind("month", e.fiscal_year_month)
      .bind("tax", e.tax_scheme)
      .bind("start", e.start)
      .bind("compares", e.compares)
      .execute();
  Query(unit, "insert into period (entity_id, locked_to) values (:id, :locked)")
      .bind("id", e.id)
      .bind("locked", e.locked_to)
      .execute();
}

void SqlCompanyStore::add(Unit& unit, const Location& l) {
  Query(unit,
        "insert into location (id, code, name, entity_id, kind, zone, day_start_hour) "
        "values (:id, :code, :name, :entity, :kind, :zone, :hour)")
      .bind("id", l.id)
      .bind("code", l.code)
      .bind("name", l.name)
      .bind("entity", l.entity)
      .bind("kind", location_kinds.name(l.kind))
      .bind("zone", l.zone)
      .bind("hour", l.day_start_hour)
      .execute();
}

void SqlCompanyStore::add(Unit& unit, const Channel& c) {
  Query(unit,
        "insert into channel (id, code, name, entity_id, profile, zone, day_start_hour, "
        "recognise, sku_case_matters) values (:id, :code, :name, :entity, :profile, :zone, :hour, "
        ":recognise, :case_matters)")
      .bind("id", c.id)
      .bind("code", c.code)
      .bind("name", c.name)
      .bind("entity", c.entity)
      .bind("profile", c.profile)
      .bind("zone", c.zone)
      .bind("hour", c.day_start_hour)
      .bind("recognise", recognitions.name(c.recognise))
      .bind("case_matters", c.sku_case_matters)
      .execute();
  write_channel_sources(unit, c);
}

void SqlCompanyStore::set(Unit& unit, const Entity& e) {
  Query(unit,
        "update entity set name = :name, zone = :zone, fiscal_year_month = :month, "
        "tax_scheme = :tax, start_date = :start, compares = :compares where id = :id")
      .bind("compares", e.compares)
      .bind("id", e.id)
      .bind("name", e.name)
      .bind("zone", e.zone)
      .bind("month", e.fiscal_year_month)
      .bind("tax", e.tax_scheme)
      .bind("start", e.start)
      .execute();
}

void SqlCompanyStore::set(Unit& unit, const Location& l) {
  Query(unit,
        "update location set name = :name, kind = :kind, zone = :zone, day_start_hour = :hour "
        "where id = :id")
      .bind("id", l.id)
      .bind("name", l.name)
      .bind("kind", location_kinds.name(l.kind))
      .bind("zone", l.zone)
      .bind("hour", l.day_start_hour)
      .execute();
}

void SqlCompanyStore::set(Unit& unit, const Channel& c) {
  Query(unit,
        "update channel set name = :name, profile = :profile, zone = :zone, "
        "day_start_hour = :hour, recognise = :recognise, sku_case_matters = :case_matters "
        "where id = :id")
      .bind("id", c.id)
      .bind("name", c.name)
      .bind("profile", c.profile)
      .bind("zone", c.zone)
      .bind("hour", c.day_start_hour)
      .bind("recognise", recognitions.name(c.recognise))
      .bind("case_matters", c.sku_case_matters)
      .execute();
  write_channel_sources(unit, c);
}

void SqlCompanyStore::put(Unit& unit, const Rate& r) {
  Query(unit,
        "insert into rate (from_currency, to_currency, date, nano) "
        "values (:from, :to, :date, :nano) "
        "on conflict (from_currency, to_currency, date) do update set nano = excluded.nano")
      .bind("from", r.from.code())
      .bind("to", r.to.code())
      .bind("date", r.date)
      .bind("nano", r.nano)
      .execute();
}

void SqlCompanyStore::put(Unit& unit, const SourceRule& r) {
  Query(unit,
        "insert into source_rule (channel_id, source, location, target_id, linked_only) "
        "values (:channel, :source, :location, :target, :linked) "
        "on conflict (channel_id, source, location) do update "
        "set target_id = excluded.target_id, linked_only = excluded.linked_only")
      .bind("channel", r.channel)
      .bind("source", r.source)
      .bind("location", r.location)
      .bind("target", r.target)
      .bind("linked", r.linked_only)
      .execute();
}

std::optional<BusinessDate> SqlCompanyStore::lock_periods_shared(Unit& unit, EntityId entity) {
  std::optional<BusinessDate> locked_to;
  Query q(unit, "select locked_to from period where entity_id = :entity" +
                    sql(unit).dialect().for_share());
  q.bind("entity", entity).into(locked_to);
  while (q.next()) {
  }
  return locked_to;
}

std::string SqlCompanyStore::setting(Unit& unit, std::string_view key) {
  std::string value, found;
  Query q(unit, "select value from book_meta where key = :key");
  q.bind("key", "setting." + std::string(key)).into(value);
  while (q.next()) found = value;
  return found;
}

void SqlCompanyStore::put_setting(Unit& unit, std::string_view key, std::string_view value) {
  Query(unit,
        "insert into book_meta (key, value) values (:key, :value) "
        "on conflict (key) do update set value = excluded.value")
      .bind("key", "setting." + std::string(key))
      .bind("value", value)
      .execute();
}

void SqlCompanyStore::lock_period(Unit& unit, EntityId entity, BusinessDate to) {
  Query(unit, "update period set locked_to = :to where entity_id = :entity")
      .bind("to", to)
      .bind("entity", entity)
      .execute();
}

}  // namespace kontor::persistence
