#include <fmt/format.h>

#include <set>

#include "persistence/stores/customer_matches.h"
#include "persistence/stores/customer_rows.h"
#include "persistence/stores/customer_store.h"
#include "persistence/stores/order_rows.h"
#include "persistence/stores/search_index.h"

namespace kontor::persistence {

namespace {

/// Profiles that this batch or an undone one made, and that no order shows and no other list tells
/// of any more.
std::vector<CustomerId> unused_profiles(Unit& unit, BatchId batch,
                                        const std::vector<CustomerId>& profiles,
                                        const std::set<CustomerId>& held) {
  const auto shown = shown_by_orders(unit, "customer_id", profiles);
  std::vector<CustomerId> unused;
  CustomerId id;
  Query q(unit, "select c.id from customer c where " + in_ids(unit, "c.id", "ids") +
                    " and (c.batch_id = :batch or c.batch_id in "
                    "(select id from batch where state = 'undone')) "
                    // Who was merged with somebody stays as long as that holds.
                    "and not exists (select 1 from customer_alias a where a.alias_id = c.id) "
                    "and not exists (select 1 from customer_alias a where a.person_id = c.id) "
                    "and not exists (select 1 from customer_merge g where g.golden_id = c.id "
                    "and g.ended_at is null) "
                    "and not exists (select 1 from customer_version v where v.customer_id = c.id "
                    "and not v.undone and v.batch_id <> 0 and v.batch_id <> :batch)");
  q.bind_ids("ids", profiles).bind("batch", batch).into(id);
  while (q.next()) {
    if (!held.contains(id) && !shown.contains(id.value)) unused.push_back(id);
  }
  return unused;
}

/// What becomes current again where the batch wrote the newest version.
struct CustomersBefore {
  std::vector<VersionedCustomer> restored;
  std::vector<CustomerId> without_list;  ///< only this batch told of them
};

CustomersBefore known_before(Unit& unit, BatchId batch, const std::vector<CustomerId>& profiles) {
  CustomersBefore before;
  VersionedCustomer c;
  std::optional<std::int64_t> own, other;
  std::optional<std::string> content;
  Query q(unit,
          "select o.customer_id, o.own, o.other, v.content from (select customer_id, "
          "max(case when batch_id = :batch then version end) as own, "
          "max(case when batch_id <> :batch then version end) as other from customer_version "
          "where not undone and " +
              in_ids(unit, "customer_id", "ids") +
              " group by customer_id) o left join customer_version v "
              "on v.customer_id = o.customer_id and v.version = o.other order by o.customer_id");
  q.bind("batch", batch).bind_ids("ids", profiles).into(c.profile, own, other, content);
  while (q.next()) {
    if (!own) continue;
    if (!other) {
      before.without_list.push_back(c.profile);
    } else if (*other < *own) {
      c.version = *other;
      c.record = customers::parse_customer(content.value_or(std::string()));
      before.restored.push_back(c);
    }
  }
  return before;
}

void delete_of_profiles(Unit& unit, const char* table, const char* column,
                        const std::vector<CustomerId>& profiles) {
  Query(unit, fmt::format("delete from {} where {}", table, in_ids(unit, column, "ids")))
      .bind_ids("ids", profiles)
      .execute();
}

void undo_profiles(Unit& unit, BatchId batch, const std::vector<CustomerId>& profiles,
                   const std::set<CustomerId>& held) {
  const CustomersBefore before = known_before(unit, batch, profiles);
  write_customer_records(unit, before.restored);
  delete_of_profiles(unit, "customer_detail", "customer_id", before.without_list);
  const std::vector<CustomerId> unused = unused_profiles(unit, batch, profiles, held);
  const std::string these = "batch_id = :batch and " + in_ids(unit, "customer_id", "ids");
  Query(unit, "update customer_version set undone = true where not undone and " + these)
      .bind("batch", batch)
      .bind_ids("ids", profiles)
      .execute();
  // A profile that stays keeps the keys with which it was made.
  Query(unit, "delete from customer_key where " + these +
                  " and customer_id not in (select id from customer where batch_id = :batch)")
      .bind("batch", batch)
      .bind_ids("ids", profiles)
      .execute();
  write_matches_again(unit, before.without_list);
  delete_matches(unit, unused);
  for (const auto& [table, column] :
       {std::pair("customer_pair", "first_id"), std::pair("customer_pair", "second_id"),
        std::pair("customer_merge", "alias_id"), std::pair("customer_merge", "golden_id"),
        std::pair("customer_key", "customer_id"), std::pair("customer_detail", "customer_id"),
        std::pair("customer_version", "customer_id"), std::pair("customer_person", "customer_id"),
        std::pair("customer", "id")})
    delete_of_profiles(unit, table, column, unused);
  unindex_customers(unit, unused);
}

}  // namespace

std::vector<CustomerId> SqlCustomerStore::of_batch(Unit& unit, BatchId batch, CustomerId after,
                                                   int limit) {
  // Each part has a limit of its own, so that a page costs the same whatever is behind it.
  std::string parts;
  for (const char* part :
       {"id from customer where batch_id = :batch and id > :after",
        "c.id from batch b join customer c on c.batch_id = b.id "
        "where b.state = 'undone' and c.id > :after",
        "customer_id as id from customer_version "
        "where batch_id = :batch and not undone and customer_id > :after",
        "customer_id as id from customer_key where batch_id = :batch and customer_id > :after"})
    parts += fmt::format("{}select id from (select distinct {} order by 1 limit :limit) part",
                         parts.empty() ? "" : " union ", part);
  std::vector<CustomerId> profiles;
  CustomerId id;
  Query q(unit, parts + " order by id limit :limit");
  q.bind("batch", batch).bind("after", after).bind("limit", limit).into(id);
  while (q.next()) profiles.push_back(id);
  return profiles;
}

std::set<CustomerId> SqlCustomerStore::held(Unit& unit, BatchId batch) {
  std::set<CustomerId> held;
  each_standing_order(unit, batch,
                      [&](const orders::Order& order) { held.insert(order.customer); });
  return held;
}

void SqlCustomerStore::undo(Unit& unit, BatchId batch, const std::vector<CustomerId>& profiles,
                            const std::set<CustomerId>& held) {
  in_parts(profiles, list_part,
           [&](const std::vector<CustomerId>& part) { undo_profiles(unit, batch, part, held); });
}

}  // namespace kontor::persistence
