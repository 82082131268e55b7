#include "persistence/stores/merge_store.h"

#include <algorithm>

#include "persistence/stores/customer_persons.h"
#include "persistence/stores/customer_rows.h"

namespace kontor::persistence {

using customers::Merge;
using customers::PersonProfile;

namespace merge_store_detail {

/// Whom these are merged with by merges that hold, one step down.
std::vector<CustomerId> merged_into(Unit& unit, const std::vector<CustomerId>& ids) {
  std::vector<CustomerId> found;
  CustomerId id;
  Query q(unit, "select alias_id from customer_merge where ended_at is null and " +
                    in_ids(unit, "golden_id", "ids") + " order by alias_id");
  q.bind_ids("ids", ids).into(id);
  while (q.next()) found.push_back(id);
  return found;
}

void put_person(Unit& unit, const std::vector<CustomerId>& aliases, CustomerId person) {
  Query(unit,
        "update customer_alias set person_id = :person where " + in_ids(unit, "alias_id", "ids"))
      .bind("person", person)
      .bind_ids("ids", aliases)
      .execute();
}

/// When something was last told of profiles: by the imports that made them and told of them.
std::map<CustomerId, Instant> told_at(Unit& unit, const std::vector<CustomerId>& ids) {
  std::map<CustomerId, Instant> told;
  CustomerId id;
  Instant at;
  Query q(unit,
          "select t.customer_id, cast(max(b.started_at) as bigint) from (select id as customer_id, "
          "batch_id from customer where " +
              in_ids(unit, "id", "ids") +
              " union all select customer_id, batch_id from customer_version where not undone "
              "and " +
              in_ids(unit, "customer_id", "others") +
              ") t join batch b on b.id = t.batch_id group by t.customer_id");
  q.bind_ids("ids", ids).bind_ids("others", ids).into(id, at);
  while (q.next()) told[id] = at;
  return told;
}

}  // namespace merge_store_detail

std::vector<CustomerId> SqlMergeStore::lock(Unit& unit, const std::vector<CustomerId>& ids) {
  std::vector<CustomerId> found;
  CustomerId id;
  Query q(unit, "select id from customer where " + in_ids(unit, "id", "ids") + " order by id" +
                    sql(unit).dialect().for_update());
  q.bind_ids("ids", ids).into(id);
  while (q.next()) found.push_back(id);
  return found;
}

std::map<CustomerId, CustomerId> SqlMergeStore::persons(Unit& unit,
                                                        const std::vector<CustomerId>& ids) {
  return persons_of(unit, ids);
}

std::vector<CustomerId> SqlMergeStore::aliases(Unit& unit, const std::vector<CustomerId>& persons) {
  std::vector<CustomerId> found;
  for (const auto& [person, aliases] : aliases_of(unit, persons))
    found.insert(found.end(), aliases.begin(), aliases.end());
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Merge> SqlMergeStore::merges(Unit& unit, const std::vector<CustomerId>& ids) {
  return merges_of(unit, ids);
}

std::vector<PersonProfile> SqlMergeStore::profiles(Unit& unit, const std::vector<CustomerId>& ids) {
  const auto told = merge_store_detail::told_at(unit, ids);
  std::map<CustomerId, PersonProfile> known;
  each_customer(unit, ids, [&](const customers::Customer& c) {
    const auto at = told.find(c.id);
    known[c.id] = {c.id, c.record, at == told.end() ? Instant() : at->second};
  });
  std::vector<PersonProfile> found;
  for (const CustomerId id : ids)
    if (const auto at = known.find(id); at != known.end()) found.push_back(at->second);
  return found;
}

void SqlMergeStore::add(Unit& unit, const Merge& merge) {
  Query q(unit,
          "insert into customer_merge (alias_id, merge_no, golden_id, merged_at, merged_by, taken, "
          "ended_at, ended_by) select :alias, coalesce(max(merge_no), 0) + 1, :golden, :at, :by, "
          ":taken, cast(null as bigint), 0 from customer_merge where alias_id = :alias");
  q.bind("alias", merge.alias).bind("golden", merge.golden).bind("at", merge.at);
  q.bind("by", merge.by).bind("taken", customers::taken_text(merge.taken));
  q.execute();
  merge_store_detail::put_person(unit, aliases(unit, {merge.alias}), merge.golden);
  Query(unit, "insert into customer_alias (alias_id, person_id) values (:alias, :person)")
      .bind("alias", merge.alias)
      .bind("person", merge.golden)
      .execute();
}

void SqlMergeStore::end(Unit& unit, CustomerId alias, Instant at, EmployeeId by) {
  Query(unit,
        "update customer_merge set ended_at = :at, ended_by = :by "
        "where alias_id = :alias and ended_at is null")
      .bind("at", at)
      .bind("by", by)
      .bind("alias", alias)
      .execute();
  Query(unit, "delete from customer_alias where alias_id = :alias").bind("alias", alias).execute();
  std::vector<CustomerId> below{alias};
  while (!below.empty()) {
    below = merge_store_detail::merged_into(unit, below);
    merge_store_detail::put_person(unit, below, alias);
  }
}

}  // namespace kontor::persistence
