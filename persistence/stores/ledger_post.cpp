#include <fmt/format.h>

#include <algorithm>

#include "domain/base/check.h"
#include "persistence/stores/ledger_names.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/ledger_write.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace ledger_post_detail {

/// True when the set is in the book already: its COMMIT went through although its answer was lost.
/// A set that is there in part would be a programming error.
bool already_posted(SqlUnit& u, const books::PostingSet& set) {
  std::vector<std::string> parts;
  Binds binds;
  const auto count = [&](const std::string& table, const std::string& found) {
    parts.push_back("(select count(*) from " + table + " where " + found + ")");
  };
  if (!set.entries.empty()) {
    std::vector<std::string> keys;
    for (const books::Entry& e : set.entries) keys.push_back(e.key);
    count("entry", in_texts(u, "idempotency_key", "keys"));
    binds.emplace_back("keys", u.dialect().text_list(keys));
  }
  const auto count_ids = [&](const std::string& table, const std::vector<std::int64_t>& ids) {
    if (ids.empty()) return;
    count(table, in_ids(u, "id", table));
    binds.emplace_back(table, u.dialect().id_list(ids));
  };
  std::vector<std::int64_t> documents, commitments;
  for (const books::Document& d : set.documents) documents.push_back(d.id.value);
  for (const stock::Commitment& c : set.commitments) commitments.push_back(c.id.value);
  count_ids("document", documents);
  count_ids("commitment", commitments);
  if (parts.empty()) return false;
  const std::int64_t found =
      one_number(u, fmt::format("select {}", fmt::join(parts, " + ")), std::move(binds)).value();
  const auto wanted =
      std::ssize(set.entries) + std::ssize(set.documents) + std::ssize(set.commitments);
  KONTOR_ASSERT(found == 0 || found == wanted);
  return found == wanted;
}

/// What the summaries need to know, by one question.
books::SummaryContext context_of(SqlUnit& u) {
  books::SummaryContext context;
  each_row<std::int64_t, bool>(u,
                               "select id, true from location where " +
                                   std::string(holds_stock_sql) +
                                   " union all select id, false from account where itemised = true",
                               {}, [&](std::int64_t id, bool location) {
                                 if (location) {
                                   context.stock_locations.insert(LocationId(id));
                                 } else {
                                   context.itemised_accounts.insert(AccountId(id));
                                 }
                               });
  return context;
}

BatchId batch_of(const books::PostingSet& set) {
  if (set.batch || set.entries.empty()) return set.batch;
  return set.entries.front().batch;
}

/// Whether the set takes something back, so that levels may be left that nothing uses.
bool takes_back(const books::PostingSet& set) {
  return std::ranges::any_of(
             set.entries,
             [](const books::Entry& e) { return e.kind == books::EntryKind::reversal; }) ||
         std::ranges::any_of(set.ended_commitments, [](const stock::EndedCommitment& end) {
           return end.how != stock::CommitmentEnd::posted;
         });
}

}  // namespace ledger_post_detail

void SqlLedgerStore::post(Unit& unit, const books::PostingSet& set) {
  namespace detail = ledger_post_detail;
  SqlUnit& u = sql(unit);
  for (const books::Entry& e : set.entries) {
    KONTOR_ASSERT(e.id && !e.key.empty() && !e.digest.empty() && books::balances(e));
  }
  if (detail::already_posted(u, set)) return;

  const BatchId batch = detail::batch_of(set);
  const books::SummaryDeltas deltas = books::summarise(set, detail::context_of(u));
  write_documents(u, set, batch);
  write_entries(u, set.entries);
  const auto totals = write_levels(u, deltas.levels);
  write_aside(u, deltas.aside);
  write_lots(u, deltas.lots);
  write_stock_state(u, set, batch);
  if (detail::takes_back(set)) remove_unused_levels(u, deltas.levels);
  write_summaries(u, deltas, totals);
  write_audit(u, set.audit);
}

}  // namespace kontor::persistence
