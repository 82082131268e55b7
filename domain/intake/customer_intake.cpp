#include "domain/intake/customer_intake.h"

#include <algorithm>
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
        for (const BuyerFacts* facts : all_keys(c)) made.push_back({*facts, c.profile});
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
      for (const BuyerFacts* facts : all_keys(m_listed[i])) {
        wanted.push_back(*facts);
        if (facts->channel_customer.empty()) continue;
        BuyerFacts id;
        id.channel_customer = facts->channel_customer;
        ids.push_back(std::move(id));
      }
    }
    std::map<BuyerFacts, CustomerId> found;
    for (const auto& m : stores.customers.find(unit, channel, wanted)) found[m.facts] = m.profile;
    for (const auto& m : stores.customers.find(unit, channel, ids))
      m_known_ids.insert(m.facts.channel_customer);
    for (ListedCustomer& c : m_listed)
      for (const BuyerFacts* facts : all_keys(c)) {
        const auto m = found.find(*facts);
        if (m == found.end()) continue;
        c.profile = m->second;
        break;
      }
  }

  /// Those of its row first, then those of the other rows of the same person.
  static std::vector<const BuyerFacts*> all_keys(const ListedCustomer& c) {
    std::vector<const BuyerFacts*> all{&c.facts};
    for (const BuyerFacts& facts : c.also) all.push_back(&facts);
    return all;
  }

  bool has_new_id(const ListedCustomer& c) const {
    const auto all = all_keys(c);
    return std::any_of(all.begin(), all.end(), [&](const BuyerFacts* facts) {
      const std::string& id = facts->channel_customer;
      return !id.empty() && !m_known_ids.contains(id);
    });
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
      const bool same =
          before->second.listed && before->second.record == c.record && !has_new_id(c);
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

  /// Two rows that only the book, or a phone, takes for one person: the first counts. Which of them
  /// is right the list doesn't say.
  void refuse_same_person(const Chunk& chunk, PeopleBefore& before) {
    for (std::size_t i = 0; i < judged.size(); ++i) {
      if (judged[i].verdict == Verdict::refuse) continue;
      const ListedCustomer& c = m_listed[i];
      const std::int64_t row = chunk.items[i].row;
      const CustomerId met = c.profile ? c.profile : before.fresh.find(c.facts);
      const CustomerId person = met ? met : CustomerId(--before.made);
      const auto [first, is_first] = before.seen.emplace(person, row);
      if (!is_first) {
        refuse(i, {RefusalCode::duplicate_in_file,
                   {{"row", std::to_string(row)},
                    {"name", customers::masked(c.facts)},
                    {"first", std::to_string(first->second)}}});
        continue;
      }
      // Someone whom a file before this one brings, in a dry run of several.
      if (met && !c.profile) judged[i].verdict = Verdict::update;
      before.fresh.add(keys_of(c), person);
      for (const BuyerFacts& facts : c.also) before.fresh.add(strong_keys_of(facts), person);
    }
  }

  static BuyerFacts strong_keys_of(BuyerFacts facts) {
    facts.phone.clear();
    return facts;
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
  for (const BuyerFacts& buyer_of_row : in.also) {
    BuyerFacts keys = customers::normalise(buyer_of_row, home);
    if (keys.identifies() && keys != c.facts) c.also.push_back(std::move(keys));
  }
  return c;
}

}  // namespace kontor::intake
