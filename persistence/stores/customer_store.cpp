#include "persistence/stores/customer_store.h"

#include <map>
#include <unordered_map>

#include "domain/base/fold.h"
#include "persistence/stores/customer_matches.h"
#include "persistence/stores/customer_rows.h"
#include "persistence/stores/search_index.h"

namespace kontor::persistence {

using customers::BuyerFacts;
using customers::ProfileMatch;

namespace {

/// One way to know a customer. E-mail and phone hold on every channel.
struct CustomerKeyKind {
  std::string_view name;
  std::string BuyerFacts::*fact;
  bool on_one_channel;
};

/// In the order in which they decide.
constexpr CustomerKeyKind customer_key_kinds[] = {{"channel", &BuyerFacts::channel_customer, true},
                                                  {"email", &BuyerFacts::email, false},
                                                  {"phone", &BuyerFacts::phone, false}};

using ProfilesByKey = std::unordered_map<std::string, CustomerId>;

ProfilesByKey profiles_by_key(Unit& unit, const CustomerKeyKind& kind, ChannelId channel,
                              const std::vector<BuyerFacts>& facts) {
  std::vector<std::string> keys;
  for (const BuyerFacts& f : facts) {
    if (!(f.*kind.fact).empty()) keys.push_back(f.*kind.fact);
  }
  ProfilesByKey profiles;
  in_parts(keys, list_part, [&](const std::vector<std::string>& part) {
    std::string key;
    CustomerId profile;
    Query q(unit,
            "select key, customer_id from customer_key where kind = :kind "
            "and channel_id = :channel and " +
                in_texts(unit, "key", "keys"));
    q.bind("kind", kind.name).bind("channel", kind.on_one_channel ? channel : ChannelId());
    q.bind_texts("keys", part).into(key, profile);
    while (q.next()) profiles[key] = profile;
  });
  return profiles;
}

/// The stronger keys of profiles that only a phone led to.
struct StrongKeys {
  bool other_email = false, other_id = false;
};

std::unordered_map<std::int64_t, StrongKeys> strong_keys(Unit& unit, ChannelId channel,
                                                         const std::vector<CustomerId>& ids) {
  std::unordered_map<std::int64_t, StrongKeys> known;
  in_parts(ids, list_part, [&](const std::vector<CustomerId>& part) {
    std::string kind;
    std::int64_t key_channel = 0;
    std::int64_t profile = 0;
    Query q(unit,
            "select kind, channel_id, customer_id from customer_key where kind <> 'phone' and " +
                in_ids(unit, "customer_id", "ids"));
    q.bind_ids("ids", part).into(kind, key_channel, profile);
    while (q.next()) {
      if (kind == "email") known[profile].other_email = true;
      if (kind == "channel" && key_channel == channel.value) known[profile].other_id = true;
    }
  });
  return known;
}

/// A profile that was found, and whether only a phone led to it.
struct FoundProfile {
  ProfileMatch match;
  bool by_phone = false;
};

/// Takes out what only a phone says and a stronger fact contradicts.
void drop_contradicted(Unit& unit, ChannelId channel, std::vector<FoundProfile>& found) {
  std::vector<CustomerId> ids;
  for (const FoundProfile& f : found)
    if (f.by_phone) ids.push_back(f.match.profile);
  const auto known = strong_keys(unit, channel, ids);
  std::erase_if(found, [&](const FoundProfile& f) {
    const auto strong = known.find(f.match.profile.value);
    if (!f.by_phone || strong == known.end()) return false;
    const BuyerFacts& facts = f.match.facts;
    return (!facts.email.empty() && strong->second.other_email) ||
           (!facts.channel_customer.empty() && strong->second.other_id);
  });
}

}  // namespace

void insert_customer_keys(Unit& unit, ChannelId channel, const std::vector<ProfileMatch>& profiles,
                          BatchId batch) {
  in_parts(profiles, list_part, [&](const std::vector<ProfileMatch>& part) {
    ValueList rows(unit, {{"kind", ValueType::text},
                          {"key", ValueType::text},
                          {"channel_id", ValueType::integer},
                          {"customer_id", ValueType::integer}});
    for (const ProfileMatch& p : part) {
      for (const CustomerKeyKind& kind : customer_key_kinds) {
        const std::string& key = p.facts.*kind.fact;
        if (key.empty()) continue;
        rows.add(kind.name).add(key).add(kind.on_one_channel ? channel : ChannelId());
        rows.add(p.profile).end_row();
      }
    }
    // A key that someone has stays theirs: the first who used it.
    Query q(unit,
            "insert into customer_key (kind, key, channel_id, customer_id, batch_id) "
            "select kind, key, channel_id, customer_id, cast(:batch as bigint) from " +
                rows.from("v") + " where true on conflict do nothing");
    q.bind("batch", batch);
    rows.bind(q);
    q.execute();
  });
}

std::vector<ProfileMatch> SqlCustomerStore::find(Unit& unit, ChannelId channel,
                                                 const std::vector<BuyerFacts>& facts) {
  std::vector<ProfilesByKey> known;
  for (const CustomerKeyKind& kind : customer_key_kinds) {
    known.push_back(profiles_by_key(unit, kind, channel, facts));
  }
  std::vector<FoundProfile> found;
  for (const BuyerFacts& f : facts) {
    for (std::size_t i = 0; i < known.size(); ++i) {
      const auto match = known[i].find(f.*customer_key_kinds[i].fact);
      if (match == known[i].end()) continue;
      found.push_back({{f, match->second}, customer_key_kinds[i].name == "phone"});
      break;
    }
  }
  drop_contradicted(unit, channel, found);
  std::vector<ProfileMatch> matches;
  for (FoundProfile& f : found) matches.push_back(std::move(f.match));
  return matches;
}

void SqlCustomerStore::add(Unit& unit, ChannelId channel, const std::vector<ProfileMatch>& profiles,
                           BatchId batch) {
  // Several facts may name one new profile; what was said first is kept.
  std::map<CustomerId, const BuyerFacts*> first;
  for (const ProfileMatch& p : profiles) first.try_emplace(p.profile, &p.facts);
  std::vector<VersionedCustomer> made;
  for (const auto& [id, facts] : first) {
    VersionedCustomer& c = made.emplace_back();
    c.profile = id;
    c.record.name = facts->name;
    c.record.email = facts->email;
    c.record.phone = facts->phone.empty() ? facts->phone_as_given : facts->phone;
  }
  {
    BulkInsert rows(sql(unit), "customer", {"id", "batch_id"});
    for (const auto& each : first) rows.add(each.first.value).add(batch.value).end_row();
    rows.finish();
  }
  {
    BulkInsert rows(sql(unit), "customer_person",
                    {"customer_id", "name", "email", "phone", "name_fold"});
    for (const VersionedCustomer& c : made) {
      rows.add(c.profile.value).add(std::string_view(c.record.name));
      rows.add(std::string_view(c.record.email)).add(std::string_view(c.record.phone));
      rows.add(std::string_view(search_key(c.record.name))).end_row();
    }
    rows.finish();
  }
  std::vector<CustomerId> fresh;
  for (const auto& each : first) fresh.push_back(each.first);
  index_customers(unit, fresh, true);
  write_matches(unit, made, true);
  insert_customer_keys(unit, channel, profiles, batch);
}

}  // namespace kontor::persistence
