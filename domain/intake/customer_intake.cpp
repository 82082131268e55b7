#include "domain/intake/customer_intake.h"

#include <map>
#include <set>

#include "domain/customers/cleaning.h"
#include "domain/customers/match.h"

namespace kontor::intake {

namespace {

using customers::BuyerFacts;
using customers::Customer;
using customers::CustomerRecord;
using customers::ListedCustomer;

/// What a list leaves open of a person stays as it was known.
void keep_known(CustomerRecord& record, const CustomerRecord& known) {
  for (const auto member : {&CustomerRecord::name, &CustomerRecord::email, &CustomerRecord::phone})
    if ((record.*member).empty()) record.*member = known.*member;
}

class PlannedCustomers final : public PlannedRecords {
 public:
  PlannedCustomers(Unit& unit, const Stores& stores, const Target& target, const Chunk& chunk,
                   PeopleBefore& before) {
    for (const Item& item : chunk.items) {
      const auto& in = std::get<IncomingCustomer>(item.what);
      m_listed.push_back(clean_customer(in, target.entity.country));
      judged.emplace_back();
      if (m_listed.back().facts.identifies()) continue;
      refuse(judged.size() - 1,
             {RefusalCode::customer_not_identified, {{"row", std::to_string(item.row)}}});
    }
    find(unit, stores, target.channel.id);
    compare(unit, stores);
    part_households(chunk, target.entity.country, before);
    refuse_same_person(chunk, before);
  }

  void take_in(books::Journal& journal, Target& target, std::vector<Note>&) override {
    std::vector<customers::ProfileMatch> made;
    std::vector<ListedCustomer> written;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      const bool create = judged[i].verdict == Verdict::create;
      if (!create && judged[i].verdict != Verdict::update) continue;
      ListedCustomer& c = m_listed[i];
      if (create) {
        c.profile = journal.ids().make<CustomerId>();
        made.push_back({c.facts, c.profile});
      }
      // Without what changed: no personal data in rows that cannot be erased.
      journal.audit(create ? "customer.add" : "customer.change", "customer", c.profile.value, {},
                    {});
      written.push_back(c);
    }
    auto& store = journal.stores().customers;
    const BatchId batch = journal.occasion().batch;
    if (!made.empty()) store.add(journal.unit(), target.channel.id, made, batch);
    if (!written.empty()) store.put(journal.unit(), target.channel.id, written, batch);
  }

 private:
  void refuse(std::size_t i, Refusal refusal) {
    judged[i].verdict = Verdict::refuse;
    judged[i].refusal = std::move(refusal);
  }

  void find(Unit& unit, const Stores& stores, ChannelId channel) {
    std::vector<BuyerFacts> wanted;
    std::vector<BuyerFacts> ids;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      if (judged[i].verdict == Verdict::refuse) continue;
      wanted.push_back(m_listed[i].facts);
      if (wanted.back().channel_customer.empty()) continue;
      BuyerFacts id;
      id.channel_customer = wanted.back().channel_customer;
      ids.push_back(std::move(id));
    }
    std::map<BuyerFacts, CustomerId> found;
    for (const auto& m : stores.customers.find(unit, channel, wanted)) found[m.facts] = m.profile;
    for (const auto& m : stores.customers.find(unit, channel, ids))
      m_known_ids.insert(m.facts.channel_customer);
    for (std::size_t i = 0; i < judged.size(); ++i)
      if (const auto m = found.find(m_listed[i].facts); m != found.end())
        m_listed[i].profile = m->second;
  }

  void compare(Unit& unit, const Stores& stores) {
    std::vector<CustomerId> ids;
    for (const ListedCustomer& c : m_listed)
      if (c.profile) ids.push_back(c.profile);
    std::map<CustomerId, Customer> known;
    for (Customer& c : stores.customers.by_ids(unit, ids)) known.emplace(c.id, std::move(c));
    for (std::size_t i = 0; i < judged.size(); ++i) {
      ListedCustomer& c = m_listed[i];
      const auto before = known.find(c.profile);
      if (judged[i].verdict == Verdict::refuse || before == known.end()) continue;
      keep_known(c.record, before->second.record);
      const std::string& id = c.facts.channel_customer;
      const bool new_id = !id.empty() && !m_known_ids.contains(id);
      const bool same = before->second.listed && before->second.record == c.record && !new_id;
      judged[i].verdict = same ? Verdict::unchanged : Verdict::update;
    }
  }

  /// Whether two rows that a phone led to one profile are of different people.
  static bool contradict(const BuyerFacts& a, const BuyerFacts& b) {
    const auto differ = [](const std::string& one, const std::string& other) {
      return !one.empty() && !other.empty() && one != other;
    };
    return differ(a.email, b.email) || differ(a.channel_customer, b.channel_customer);
  }

  /// A profile that orders knew by a phone alone is the first row's whose phone it is; a second
  /// person with this phone is someone new.
  void part_households(const Chunk& chunk, std::string_view home, PeopleBefore& before) {
    for (std::size_t i = 0; i < judged.size(); ++i) {
      ListedCustomer& c = m_listed[i];
      if (judged[i].verdict == Verdict::refuse || !c.profile) continue;
      const auto [first, is_first] = before.taken.emplace(c.profile, c.facts);
      if (is_first || !contradict(first->second, c.facts)) continue;
      c = clean_customer(std::get<IncomingCustomer>(chunk.items[i].what), home);
      judged[i].verdict = Verdict::create;
    }
  }

  /// Whose phone a known profile's is, the book knows better than the row.
  static BuyerFacts keys_of(const ListedCustomer& c) {
    BuyerFacts keys = c.facts;
    if (c.profile) keys.phone.clear();
    return keys;
  }

  /// Two rows of one person: the first counts.
  void refuse_same_person(const Chunk& chunk, PeopleBefore& before) {
    for (std::size_t i = 0; i < judged.size(); ++i) {
      if (judged[i].verdict == Verdict::refuse) continue;
      const ListedCustomer& c = m_listed[i];
      const CustomerId met = c.profile ? c.profile : before.fresh.find(c.facts);
      const bool there = met && (met.value > 0 || met.value >= before.made_before);
      const bool twice = there ? !before.seen.insert(met).second : static_cast<bool>(met);
      if (twice) {
        refuse(i, {RefusalCode::duplicate_in_file,
                   {{"row", std::to_string(chunk.items[i].row)},
                    {"name", customers::masked(c.facts)}}});
        continue;
      }
      // Someone whom a file before this one brings, in a dry run of several.
      if (there && !c.profile) judged[i].verdict = Verdict::update;
      before.fresh.add(keys_of(c), met ? met : CustomerId(--before.made));
    }
  }

  std::vector<ListedCustomer> m_listed;
  std::set<std::string> m_known_ids;  ///< of the channel, that profiles have already
};

}  // namespace

std::unique_ptr<PlannedRecords> plan_customers(Unit& unit, const Stores& stores,
                                               const Target& target, const Chunk& chunk,
                                               PeopleBefore& before) {
  return std::make_unique<PlannedCustomers>(unit, stores, target, chunk, before);
}

std::string identity_text(const IncomingCustomer& in) {
  const BuyerFacts facts = customers::normalise(in.buyer);
  if (!facts.channel_customer.empty()) return "id " + facts.channel_customer;
  if (!facts.email.empty()) return "mail " + facts.email;
  return facts.phone.empty() ? std::string() : "phone " + facts.phone;
}

ListedCustomer clean_customer(const IncomingCustomer& in, std::string_view home) {
  using customers::clean_text;
  ListedCustomer c;
  CustomerRecord& r = c.record;
  const auto country = customers::clean_country(in.country);
  BuyerFacts buyer = in.buyer;
  if (buyer.country.empty()) buyer.country = in.country;
  c.facts = customers::normalise(std::move(buyer), home);
  r.name = c.facts.name;
  r.email = c.facts.email.empty() ? clean_text(in.buyer.email) : c.facts.email;
  r.phone = c.facts.phone.empty() ? c.facts.phone_as_given : c.facts.phone;
  r.first_name = clean_text(in.first_name);
  r.last_name = clean_text(in.last_name);
  r.company = clean_text(in.company);
  r.street = clean_text(in.street);
  r.street2 = clean_text(in.street2);
  r.city = clean_text(in.city);
  r.region = clean_text(in.region);
  r.postal_code = clean_text(in.postal_code);
  r.country = country ? *country : clean_text(in.country);
  r.accepts_email = in.accepts_email;
  r.accepts_sms = in.accepts_sms;
  r.tax_exempt = in.tax_exempt;
  r.tags = clean_text(in.tags);
  r.note = clean_text(in.note);
  return c;
}

}  // namespace kontor::intake
