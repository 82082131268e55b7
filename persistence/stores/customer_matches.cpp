#include "persistence/stores/customer_matches.h"

#include <algorithm>
#include <map>

namespace kontor::persistence {

using customers::Block;
using customers::Customer;
using customers::MatchFacts;

namespace customer_matches_detail {

constexpr std::size_t match_part = 2000;

void write_part(Unit& unit, const std::vector<VersionedCustomer>& customers) {
  std::vector<std::pair<Block, CustomerId>> blocks;
  {
    BulkInsert rows(sql(unit), "customer_match", {"customer_id", "facts"});
    for (const auto& c : customers) {
      const MatchFacts facts = customers::match_facts(c.record);
      rows.add(c.profile.value).add(std::string_view(customers::match_text(facts))).end_row();
      for (const Block block : customers::blocks_of(facts)) blocks.emplace_back(block, c.profile);
    }
    rows.finish();
  }
  std::sort(blocks.begin(), blocks.end());
  BulkInsert rows(sql(unit), "customer_block", {"block", "customer_id"});
  for (const auto& [block, customer] : blocks) rows.add(block).add(customer.value).end_row();
  rows.finish();
}

/// What is stored of a profile for comparing it.
struct StoredMatch {
  std::string facts;
  std::vector<Block> blocks;
};

std::map<CustomerId, StoredMatch> stored_matches(Unit& unit, const std::vector<CustomerId>& ids) {
  std::map<CustomerId, StoredMatch> stored;
  CustomerId id;
  {
    std::string facts;
    Query q(unit, "select customer_id, facts from customer_match where " +
                      in_ids(unit, "customer_id", "ids"));
    q.bind_ids("ids", ids).into(id, facts);
    while (q.next()) stored[id].facts = facts;
  }
  Block block = 0;
  Query q(unit, "select customer_id, block from customer_block where " +
                    in_ids(unit, "customer_id", "ids") + " order by customer_id, block");
  q.bind_ids("ids", ids).into(id, block);
  while (q.next()) stored[id].blocks.push_back(block);
  return stored;
}

}  // namespace customer_matches_detail

void write_matches(Unit& unit, const std::vector<VersionedCustomer>& customers, bool fresh) {
  in_parts(customers, customer_matches_detail::match_part,
           [&](const std::vector<VersionedCustomer>& part) {
             if (!fresh) {
               std::vector<CustomerId> ids;
               for (const auto& c : part) ids.push_back(c.profile);
               delete_matches(unit, ids);
             }
             customer_matches_detail::write_part(unit, part);
           });
}

void write_matches_again(Unit& unit, const std::vector<CustomerId>& customers) {
  std::vector<VersionedCustomer> known;
  each_customer(unit, customers, [&](const Customer& c) { known.push_back({c.id, 0, c.record}); });
  write_matches(unit, known, false);
}

void delete_matches(Unit& unit, const std::vector<CustomerId>& customers) {
  in_parts(customers, list_part, [&](const std::vector<CustomerId>& part) {
    for (const char* table : {"customer_match", "customer_block"})
      Query(unit,
            std::string("delete from ") + table + " where " + in_ids(unit, "customer_id", "ids"))
          .bind_ids("ids", part)
          .execute();
  });
}

CustomerId each_wrong_match(Unit& unit, CustomerId after, int limit,
                            const std::function<void(CustomerId)>& fn) {
  using namespace customer_matches_detail;
  std::vector<CustomerId> ids;
  CustomerId id;
  {
    Query q(unit,
            "select customer_id from customer_match where customer_id > :after "
            "order by customer_id limit :limit");
    q.bind("after", after).bind("limit", limit).into(id);
    while (q.next()) ids.push_back(id);
  }
  auto stored = stored_matches(unit, ids);
  each_customer(unit, ids, [&](const Customer& c) {
    const auto found = stored.find(c.id);
    const MatchFacts facts = customers::match_facts(c.record);
    const bool right = found->second.facts == customers::match_text(facts) &&
                       found->second.blocks == customers::blocks_of(facts);
    if (right) stored.erase(found);
  });
  for (const auto& [wrong, match] : stored) fn(wrong);
  return ids.empty() ? CustomerId() : ids.back();
}

}  // namespace kontor::persistence
