#include "persistence/stores/customer_store.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <unordered_map>

#include "domain/base/fold.h"
#include "persistence/stores/order_rows.h"
#include "persistence/stores/query.h"

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

void insert_customer_keys(Unit& unit, ChannelId channel,
                          const std::vector<ProfileMatch>& profiles) {
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
            "insert into customer_key (kind, key, channel_id, customer_id) "
            "select kind, key, channel_id, customer_id from " +
                rows.from("v") + " where true on conflict do nothing");
    rows.bind(q);
    q.execute();
  });
}

/// Profiles that the batch made and no order shows any more.
std::vector<CustomerId> unused_profiles(Unit& unit, BatchId batch) {
  std::set<CustomerId> standing;
  each_standing_order(unit, batch,
                      [&](const orders::Order& order) { standing.insert(order.customer); });
  std::vector<CustomerId> unused;
  CustomerId id;
  Query q(unit,
          "select c.id from customer c left join (select distinct customer_id from order_head "
          "where hidden = false) used on used.customer_id = c.id "
          "where c.batch_id = :batch and used.customer_id is null");
  q.bind("batch", batch).into(id);
  while (q.next()) {
    if (!standing.contains(id)) unused.push_back(id);
  }
  return unused;
}

}  // namespace

std::vector<ProfileMatch> SqlCustomerStore::find(Unit& unit, ChannelId channel,
                                                 const std::vector<BuyerFacts>& facts) {
  std::vector<ProfilesByKey> known;
  for (const CustomerKeyKind& kind : customer_key_kinds) {
    known.push_back(profiles_by_key(unit, kind, channel, facts));
  }
  std::vector<ProfileMatch> found;
  for (const BuyerFacts& f : facts) {
    for (std::size_t i = 0; i < known.size(); ++i) {
      const auto match = known[i].find(f.*customer_key_kinds[i].fact);
      if (match == known[i].end()) continue;
      found.push_back({f, match->second});
      break;
    }
  }
  return found;
}

void SqlCustomerStore::add(Unit& unit, ChannelId channel, const std::vector<ProfileMatch>& profiles,
                           BatchId batch) {
  // Several facts may name one new profile; what was said first is kept.
  std::map<CustomerId, const BuyerFacts*> first;
  for (const ProfileMatch& p : profiles) first.try_emplace(p.profile, &p.facts);
  {
    BulkInsert rows(sql(unit), "customer", {"id", "batch_id"});
    for (const auto& each : first) rows.add(each.first.value).add(batch.value).end_row();
    rows.finish();
  }
  {
    BulkInsert rows(sql(unit), "customer_person",
                    {"customer_id", "name", "email", "phone", "name_fold"});
    for (const auto& [id, facts] : first) {
      rows.add(id.value).add(std::string_view(facts->name)).add(std::string_view(facts->email));
      rows.add(std::string_view(facts->phone));
      rows.add(std::string_view(search_key(facts->name))).end_row();
    }
    rows.finish();
  }
  insert_customer_keys(unit, channel, profiles);
}

void SqlCustomerStore::undo(Unit& unit, BatchId batch) {
  in_parts(unused_profiles(unit, batch), list_part, [&](const std::vector<CustomerId>& part) {
    for (const auto& [table, column] :
         {std::pair("customer_key", "customer_id"), std::pair("customer_person", "customer_id"),
          std::pair("customer", "id")}) {
      Query(unit, fmt::format("delete from {} where {}", table, in_ids(unit, column, "ids")))
          .bind_ids("ids", part)
          .execute();
    }
  });
}

}  // namespace kontor::persistence
