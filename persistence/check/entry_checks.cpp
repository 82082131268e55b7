#include <fmt/format.h>

#include <unordered_map>

#include "domain/books/entry.h"
#include "persistence/check/check_unit.h"
#include "persistence/stores/ledger_whole.h"

namespace kontor::persistence {

namespace entry_checks_detail {

/// Entries that a select of their ids names.
void add_entries(SqlUnit& u, const std::string& select, Findings& findings) {
  EntryId entry;
  std::vector<EntryId> entries;
  Query q(u, select + " limit " + std::to_string(most_findings + 1));
  q.into(entry);
  while (q.next()) entries.push_back(entry);
  for (const EntryId id : entries) findings.add(entry_label(u, id));
}

void check_balance(SqlUnit& u, Findings& findings) {
  add_entries(u,
              "select distinct entry_id from (select entry_id from posting "
              "group by entry_id, currency having sum(amount_minor) <> 0 "
              "union all select entry_id from posting group by entry_id, channel_id "
              "having sum(entity_minor) <> 0) unbalanced order by entry_id",
              findings);
}

void check_whole(SqlUnit& u, Findings& findings) {
  add_entries(u,
              "select e.id from entry e where e.posting_count <> "
              "(select count(*) from posting p where p.entry_id = e.id) or e.movement_count <> "
              "(select count(*) from movement m where m.entry_id = e.id) or e.sale_count <> "
              "(select count(*) from sale_fact s where s.entry_id = e.id) order by e.id",
              findings);
  // Lines are numbered without gaps, and a movement has its entry's time.
  for (const std::string table : {"posting", "movement", "sale_fact"}) {
    add_entries(u,
                "select entry_id from " + table +
                    " group by entry_id having min(line_no) <> 1 or max(line_no) <> count(*) "
                    "order by entry_id",
                findings);
  }
  add_entries(u,
              "select distinct e.id from movement m join entry e on e.id = m.entry_id where "
              "m.event_at <> e.event_at or m.business_date <> e.business_date order by e.id",
              findings);
  for (const std::string table : {"posting", "movement", "sale_fact"}) {
    std::int64_t count = 0;
    Query q(u, "select count(*) from " + table +
                   " t where not exists (select 1 from entry e where e.id = t.entry_id)");
    q.into(count);
    while (q.next()) {
    }
    if (count > 0) findings.add(fmt::format("{} rows={} without an entry", table, count));
  }
}

/// Words that only damage can have put there. Reading such an entry would not be possible.
const std::string& damaged_words() {
  static const std::string condition =
      "(e.kind not in ('payment', 'sale', 'refund', 'goods_back', 'opening_count', "
      "'settlement', 'opening', 'reversal', 'transfer', 'set_aside', 'adjustment', 'count', "
      "'purchase') "
      "or exists (select 1 from movement m where m.entry_id = e.id "
      "and (m.from_state not in ('available', 'unavailable', 'reserved', 'damaged', "
      "'quality', 'safety') "
      "or m.to_state not in ('available', 'unavailable', 'reserved', 'damaged', "
      "'quality', 'safety'))))";
  return condition;
}

/// The currencies of the facts that are none.
std::vector<std::string> unknown_currencies(SqlUnit& u) {
  std::vector<std::string> unknown;
  std::string code;
  Query q(u, "select distinct currency from posting union select distinct currency from sale_fact");
  q.into(code);
  while (q.next()) {
    if (!Currency::parse(code)) unknown.push_back(code);
  }
  return unknown;
}

std::string with_currency(const Dialect& dialect) {
  const std::string list = " in (" + dialect.texts("currencies") + ")";
  return "(exists (select 1 from posting p where p.entry_id = e.id and p.currency" + list +
         ") or exists (select 1 from sale_fact s where s.entry_id = e.id and s.currency" + list +
         "))";
}

/// What can't be read, because of words that only damage can have put there.
struct Damaged {
  std::string condition;         ///< on `entry e`
  Binds binds;                   ///< its parameters
  std::vector<EntryId> entries;  ///< the first of them
};

Damaged damaged_entries(SqlUnit& u) {
  Damaged damaged{damaged_words(), {}, {}};
  if (const std::vector<std::string> unknown = unknown_currencies(u); !unknown.empty()) {
    damaged.condition = "(" + damaged.condition + " or " + with_currency(u.dialect()) + ")";
    damaged.binds.emplace_back("currencies", u.dialect().text_list(unknown));
  }
  each_row<std::int64_t>(u,
                         "select e.id from entry e where " + damaged.condition +
                             " order by e.id limit " + std::to_string(most_findings + 1),
                         damaged.binds, [&](std::int64_t id) { damaged.entries.emplace_back(id); });
  return damaged;
}

std::vector<books::Entry> readable_entries(SqlUnit& u, EntryId after, EntryId last,
                                           const Damaged& damaged) {
  if (damaged.entries.empty()) return whole_entries_between(u, after, last);
  Binds binds{{"after", after}, {"last", last}};
  binds.insert(binds.end(), damaged.binds.begin(), damaged.binds.end());
  return whole_entries(u, "e.id > :after and e.id <= :last and not " + damaged.condition, binds);
}

/// Reads a page of entries again and compares what their facts hash to. Gives the last id read.
std::optional<EntryId> check_digest_page(SqlUnit& u, EntryId after, const Damaged& damaged,
                                         Findings& findings) {
  constexpr int page = 1000;
  std::unordered_map<std::int64_t, std::string> digests;
  EntryId id, last;
  std::string digest;
  {
    Query q(u, "select e.id, e.digest from entry e where e.id > :after order by e.id limit :page");
    q.bind("after", after).bind("page", page).into(id, digest);
    while (q.next()) {
      digests[id.value] = digest;
      last = id;
    }
  }
  if (digests.empty()) return std::nullopt;
  for (const books::Entry& e : readable_entries(u, after, last, damaged)) {
    if (books::digest_of(e) == digests[e.id.value]) continue;
    findings.add(entry_label(u, e.id));
  }
  return last;
}

void check_digest(SqlUnit& u, Findings& findings) {
  const Damaged damaged = damaged_entries(u);
  for (const EntryId entry : damaged.entries) findings.add(entry_label(u, entry));
  std::optional<EntryId> last = EntryId();
  while (last && !findings.full()) last = check_digest_page(u, *last, damaged, findings);
}

/// The channels' accounts with common net to zero over all of them.
void check_current_accounts(SqlUnit& u, Findings& findings) {
  std::int64_t net = 0;
  EntityId entity;
  std::vector<std::pair<EntityId, std::int64_t>> rows;
  Query q(u,
          "select e.entity_id, cast(sum(p.entity_minor) as bigint) from posting p "
          "join entry e on e.id = p.entry_id join account a on a.id = p.account_id "
          "where a.key = 'channel_current' group by e.entity_id having sum(p.entity_minor) <> 0 "
          "order by e.entity_id");
  q.into(entity, net);
  while (q.next()) rows.emplace_back(entity, net);
  for (const auto& [id, rest] : rows) {
    findings.add(fmt::format("{} net_minor={} != 0", label_of(u, KeyKind::entity, id.value), rest));
  }
}

}  // namespace entry_checks_detail

std::vector<Check> entry_checks() {
  using namespace entry_checks_detail;
  return {{"entry_balance", check_balance},
          {"entry_whole", check_whole},
          {"entry_digest", check_digest},
          {"channel_current", check_current_accounts}};
}

}  // namespace kontor::persistence
