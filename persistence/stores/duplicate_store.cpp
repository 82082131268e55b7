#include "persistence/stores/duplicate_store.h"

#include <algorithm>

#include "persistence/stores/customer_matches.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using customers::Block;
using customers::BlockRows;
using customers::MatchRow;

namespace duplicate_store_detail {

std::int64_t one_number(Unit& unit, const std::string& text) {
  std::int64_t number = 0;
  Query q(unit, text);
  q.into(number);
  while (q.next()) {
  }
  return number;
}

/// Reads columns customer_id, facts.
class MatchRows {
 public:
  void into(Query& q) { q.into(m_id, m_facts); }
  MatchRow row() const {
    MatchRow row{m_id, customers::parse_match_facts(m_facts), {}};
    row.blocks = customers::blocks_of(row.facts);
    return row;
  }

 private:
  CustomerId m_id;
  std::string m_facts;
};

std::vector<Block> shared_blocks(Unit& unit, Block after, int limit) {
  std::vector<Block> blocks;
  Block block = 0;
  Query q(unit,
          "select block from customer_block where block > :after group by block "
          "having count(*) > 1 and count(*) <= :most order by block limit :limit");
  q.bind("after", after).bind("most", customers::most_in_block).bind("limit", limit).into(block);
  while (q.next()) blocks.push_back(block);
  return blocks;
}

/// Those of some blocks that are not too large.
std::vector<Block> small_blocks(Unit& unit, const std::vector<Block>& blocks) {
  std::vector<Block> small;
  Block block = 0;
  Query q(unit, "select block from customer_block where " + in_ids(unit, "block", "blocks") +
                    " group by block having count(*) <= :most");
  q.bind_ids("blocks", blocks).bind("most", customers::most_in_block).into(block);
  while (q.next()) small.push_back(block);
  return small;
}

}  // namespace duplicate_store_detail

CustomerId SqlDuplicateStore::take_in(Unit& unit, CustomerId after, int limit) {
  std::vector<CustomerId> ids;
  CustomerId id;
  {
    Query q(unit,
            "select p.customer_id from customer_person p left join customer_match m "
            "on m.customer_id = p.customer_id where p.customer_id > :after "
            "and m.customer_id is null order by p.customer_id limit :limit");
    q.bind("after", after).bind("limit", limit).into(id);
    while (q.next()) ids.push_back(id);
  }
  if (ids.empty()) return {};
  write_matches_again(unit, ids);
  return ids.back();
}

std::int64_t SqlDuplicateStore::profiles(Unit& unit) {
  return duplicate_store_detail::one_number(unit, "select count(*) from customer_match");
}

std::vector<MatchRow> SqlDuplicateStore::sample(Unit& unit, std::int64_t about) {
  // Ids are spread over small numbers without any order, and so many of these are taken.
  constexpr std::int64_t spread = 10'007;
  const std::int64_t all = std::max<std::int64_t>(profiles(unit), 1);
  const std::int64_t part = std::clamp<std::int64_t>(spread * about / all + 1, 1, spread);
  std::vector<MatchRow> rows;
  duplicate_store_detail::MatchRows reader;
  Query q(unit,
          "select customer_id, facts from customer_match "
          "where (customer_id % 1000003) * 7919 % 10007 < :part order by customer_id");
  q.bind("part", part);
  reader.into(q);
  while (q.next()) rows.push_back(reader.row());
  return rows;
}

std::vector<Block> SqlDuplicateStore::large_blocks(Unit& unit) {
  std::vector<Block> blocks;
  Block block = 0;
  Query q(unit,
          "select block from customer_block group by block having count(*) > :most order by block");
  q.bind("most", customers::most_in_block).into(block);
  while (q.next()) blocks.push_back(block);
  return blocks;
}

std::vector<BlockRows> SqlDuplicateStore::blocks(Unit& unit, Block after, int limit) {
  const auto shared = duplicate_store_detail::shared_blocks(unit, after, limit);
  std::vector<BlockRows> found;
  if (shared.empty()) return found;
  Block block = 0;
  CustomerId id;
  std::string facts;
  Query q(unit,
          "select b.block, coalesce(a.person_id, b.customer_id), m.facts from customer_block b "
          "join customer_match m on m.customer_id = b.customer_id left join customer_alias a on "
          "a.alias_id = b.customer_id where " +
              in_ids(unit, "b.block", "blocks") + " order by b.block, b.customer_id");
  q.bind_ids("blocks", shared).into(block, id, facts);
  while (q.next()) {
    if (found.empty() || found.back().block != block) found.push_back({block, {}});
    MatchRow row{id, customers::parse_match_facts(facts), {}};
    row.blocks = customers::blocks_of(row.facts);
    found.back().rows.push_back(std::move(row));
  }
  return found;
}

std::vector<MatchRow> SqlDuplicateStore::candidates(Unit& unit, const std::vector<Block>& blocks,
                                                    CustomerId but) {
  std::vector<MatchRow> rows;
  const auto small = duplicate_store_detail::small_blocks(unit, blocks);
  if (small.empty()) return rows;
  duplicate_store_detail::MatchRows reader;
  Query q(unit,
          "select coalesce(a.person_id, m.customer_id), m.facts from customer_match m left join "
          "customer_alias a on a.alias_id = m.customer_id where m.customer_id in (select "
          "customer_id from customer_block where " +
              in_ids(unit, "block", "blocks") +
              ") and coalesce(a.person_id, m.customer_id) <> :but order by m.customer_id");
  q.bind_ids("blocks", small).bind("but", but);
  reader.into(q);
  while (q.next()) rows.push_back(reader.row());
  return rows;
}

std::vector<MatchRow> SqlDuplicateStore::rows(Unit& unit, const std::vector<CustomerId>& ids) {
  std::vector<MatchRow> rows;
  each_customer(unit, ids, [&](const customers::Customer& c) {
    MatchRow row{c.id, customers::match_facts(c.record), {}};
    row.blocks = customers::blocks_of(row.facts);
    rows.push_back(std::move(row));
  });
  return rows;
}

}  // namespace kontor::persistence
