#include "persistence/stores/customer_persons.h"

#include <algorithm>

#include "persistence/stores/customer_rows.h"

namespace kontor::persistence {

using customers::Customer;
using customers::Merge;
using customers::PersonProfile;

bool any_aliases(Unit& unit) {
  std::int64_t one = 0;
  Query q(unit, "select alias_id from customer_alias limit 1");
  q.into(one);
  return q.next();
}

std::map<CustomerId, CustomerId> persons_of(Unit& unit, const std::vector<CustomerId>& ids) {
  std::map<CustomerId, CustomerId> persons;
  in_parts(ids, list_part, [&](const std::vector<CustomerId>& part) {
    CustomerId alias, person;
    Query q(unit, "select alias_id, person_id from customer_alias where " +
                      in_ids(unit, "alias_id", "ids"));
    q.bind_ids("ids", part).into(alias, person);
    while (q.next()) persons[alias] = person;
  });
  return persons;
}

std::map<CustomerId, std::vector<CustomerId>> aliases_of(Unit& unit,
                                                         const std::vector<CustomerId>& persons) {
  std::map<CustomerId, std::vector<CustomerId>> aliases;
  in_parts(persons, list_part, [&](const std::vector<CustomerId>& part) {
    CustomerId alias, person;
    Query q(unit, "select person_id, alias_id from customer_alias where " +
                      in_ids(unit, "person_id", "ids") + " order by person_id, alias_id");
    q.bind_ids("ids", part).into(person, alias);
    while (q.next()) aliases[person].push_back(alias);
  });
  return aliases;
}

std::vector<Merge> merges_of(Unit& unit, const std::vector<CustomerId>& aliases) {
  std::vector<Merge> found;
  in_parts(aliases, list_part, [&](const std::vector<CustomerId>& part) {
    Merge merge;
    std::string taken;
    Query q(unit,
            "select alias_id, golden_id, merged_at, merged_by, taken from customer_merge "
            "where ended_at is null and " +
                in_ids(unit, "alias_id", "ids") + " order by merged_at, alias_id");
    q.bind_ids("ids", part).into(merge.alias, merge.golden, merge.at, merge.by, taken);
    while (q.next()) {
      merge.taken = customers::parse_taken(taken);
      found.push_back(merge);
    }
  });
  return found;
}

std::vector<CustomerId> profiles_of(Unit& unit, CustomerId person) {
  std::vector<CustomerId> all{person};
  for (const auto& [of, aliases] : aliases_of(unit, {person}))
    all.insert(all.end(), aliases.begin(), aliases.end());
  return all;
}

std::map<CustomerId, CustomerId> shown_as(Unit& unit, const std::vector<CustomerId>& persons) {
  std::map<CustomerId, CustomerId> shown;
  for (const auto& [person, aliases] : aliases_of(unit, persons))
    for (const CustomerId alias : aliases) shown[alias] = person;
  for (const CustomerId id : persons) shown[id] = id;
  return shown;
}

void show_persons(Unit& unit, std::vector<Customer>& persons) {
  std::vector<CustomerId> ids, others;
  for (const Customer& c : persons) ids.push_back(c.id);
  const auto aliases = aliases_of(unit, ids);
  for (const auto& [person, of] : aliases) others.insert(others.end(), of.begin(), of.end());
  if (others.empty()) return;
  std::map<CustomerId, Customer> known;
  each_customer(unit, others, [&](const Customer& c) { known.emplace(c.id, c); });
  const auto merges = merges_of(unit, others);
  for (Customer& person : persons) {
    const auto found = aliases.find(person.id);
    if (found == aliases.end()) continue;
    std::vector<PersonProfile> profiles{{person.id, person.record, {}}};
    for (const CustomerId alias : found->second) {
      const auto other = known.find(alias);
      if (other == known.end()) continue;
      profiles.push_back({alias, other->second.record, {}});
      person.listed = person.listed || other->second.listed;
    }
    std::vector<Merge> own;
    for (const Merge& merge : merges)
      if (std::find(found->second.begin(), found->second.end(), merge.alias) != found->second.end())
        own.push_back(merge);
    person.record = customers::person_record(profiles, customers::taken_by(own, profiles));
  }
}

}  // namespace kontor::persistence
