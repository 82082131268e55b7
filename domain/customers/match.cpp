#include "domain/customers/match.h"

namespace kontor::customers {

namespace {

CustomerId key_owner(const std::map<std::string, CustomerId>& keys, const std::string& key) {
  const auto found = key.empty() ? keys.end() : keys.find(key);
  return found == keys.end() ? CustomerId() : found->second;
}

}  // namespace

CustomerId NewProfiles::find(const BuyerFacts& facts) const {
  if (const auto id = key_owner(m_by_id, facts.channel_customer)) return id;
  if (const auto id = key_owner(m_by_email, facts.email)) return id;
  const auto id = key_owner(m_by_phone, facts.phone);
  if (!id) return {};
  const Strong& strong = m_strong.at(id);
  const bool contradicted =
      (strong.email && !facts.email.empty()) || (strong.id && !facts.channel_customer.empty());
  return contradicted ? CustomerId() : id;
}

void NewProfiles::add(const BuyerFacts& facts, CustomerId profile) {
  if (!facts.channel_customer.empty()) m_by_id.emplace(facts.channel_customer, profile);
  if (!facts.email.empty()) m_by_email.emplace(facts.email, profile);
  if (!facts.phone.empty()) m_by_phone.emplace(facts.phone, profile);
  Strong& strong = m_strong[profile];
  strong.email = strong.email || !facts.email.empty();
  strong.id = strong.id || !facts.channel_customer.empty();
}

void NewProfiles::next_channel() {
  m_by_id.clear();
  for (auto& [profile, strong] : m_strong) strong.id = false;
}

std::vector<ProfileMatch> match_profiles(Unit& unit, CustomerStore& store, IdSource& ids,
                                         ChannelId channel,
                                         std::map<BuyerFacts, CustomerId>& profiles) {
  std::vector<BuyerFacts> wanted;
  for (const auto& [facts, id] : profiles) wanted.push_back(facts);
  for (const auto& m : store.find(unit, channel, wanted)) profiles[m.facts] = m.profile;
  NewProfiles fresh;
  std::vector<ProfileMatch> made;
  for (auto& [facts, id] : profiles) {
    if (id) continue;
    id = fresh.find(facts);
    if (!id) id = ids.make<CustomerId>();
    fresh.add(facts, id);
    made.push_back({facts, id});
  }
  return made;
}

}  // namespace kontor::customers
