#include <fmt/format.h>

#include <set>

#include "persistence/stores/customer_rows.h"
#include "persistence/stores/customer_store.h"
#include "persistence/stores/order_rows.h"

namespace kontor::persistence {

namespace {

/// Profiles that the batch made, or told of after the batch that made them was undone, and that
/// no order shows and no other list tells of any more.
std::vector<CustomerId> unused_profiles(Unit& unit, BatchId batch) {
  std::set<CustomerId> standing;
  each_standing_order(unit, batch,
                      [&](const orders::Order& order) { standing.insert(order.customer); });
  std::vector<CustomerId> unused;
  CustomerId id;
  Query q(unit,
          "select c.id from customer c left join (select distinct customer_id from order_head "
          "where hidden = false) used on used.customer_id = c.id "
          "where used.customer_id is null and (c.batch_id = :batch or "
          "(c.id in (select customer_id from customer_version where batch_id = :batch) and "
          "c.batch_id in (select id from batch where state = 'undone'))) "
          "and not exists (select 1 from customer_version v where v.customer_id = c.id "
          "and not v.undone and v.batch_id <> 0 and v.batch_id <> :batch)");
  q.bind("batch", batch).into(id);
  while (q.next()) {
    if (!standing.contains(id)) unused.push_back(id);
  }
  return unused;
}

/// What becomes current again where the batch wrote the newest version.
struct CustomersBefore {
  std::vector<VersionedCustomer> restored;
  std::vector<CustomerId> without_list;  ///< only this batch told of them
};

CustomersBefore known_before(Unit& unit, BatchId batch) {
  CustomersBefore before;
  VersionedCustomer c;
  std::int64_t own = 0;
  std::optional<std::int64_t> other;
  std::optional<std::string> content;
  Query q(unit,
          "select o.customer_id, o.own, o.other, v.content from (select customer_id, "
          "max(case when batch_id = :batch then version end) as own, "
          "max(case when batch_id <> :batch then version end) as other from customer_version "
          "where not undone and customer_id in (select customer_id from customer_version "
          "where batch_id = :batch and not undone) group by customer_id) o "
          "left join customer_version v on v.customer_id = o.customer_id and v.version = o.other "
          "order by o.customer_id");
  q.bind("batch", batch).into(c.profile, own, other, content);
  while (q.next()) {
    if (!other) {
      before.without_list.push_back(c.profile);
    } else if (*other < own) {
      c.version = *other;
      c.record = customers::parse_customer(content.value_or(std::string()));
      before.restored.push_back(c);
    }
  }
  return before;
}

void delete_of_profiles(Unit& unit, const char* table, const char* column,
                        const std::vector<CustomerId>& profiles) {
  in_parts(profiles, list_part, [&](const std::vector<CustomerId>& part) {
    Query(unit, fmt::format("delete from {} where {}", table, in_ids(unit, column, "ids")))
        .bind_ids("ids", part)
        .execute();
  });
}

}  // namespace

void SqlCustomerStore::undo(Unit& unit, BatchId batch) {
  const CustomersBefore before = known_before(unit, batch);
  write_customer_records(unit, before.restored);
  delete_of_profiles(unit, "customer_detail", "customer_id", before.without_list);
  const std::vector<CustomerId> unused = unused_profiles(unit, batch);
  Query(unit, "update customer_version set undone = true where batch_id = :batch and not undone")
      .bind("batch", batch)
      .execute();
  // A profile that stays keeps the keys with which it was made.
  Query(unit,
        "delete from customer_key where batch_id = :batch and customer_id not in "
        "(select id from customer where batch_id = :batch)")
      .bind("batch", batch)
      .execute();
  for (const auto& [table, column] :
       {std::pair("customer_key", "customer_id"), std::pair("customer_detail", "customer_id"),
        std::pair("customer_version", "customer_id"), std::pair("customer_person", "customer_id"),
        std::pair("customer", "id")})
    delete_of_profiles(unit, table, column, unused);
}

}  // namespace kontor::persistence
