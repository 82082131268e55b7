#include <algorithm>

#include "domain/base/check.h"
#include "persistence/stores/ledger_names.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/ledger_write.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace ledger_post_detail {

/// How many of the ids are in a table's id column.
std::int64_t count_of(SqlUnit& u, const std::string& table, const std::vector<std::int64_t>& ids) {
  const std::string text = "select count(*) from " + table + " where " + in_ids(u, "id", "ids");
  return one_number(u, text, {{"ids", u.dialect().id_list(ids)}}).value();
}

std::int64_t count_of_keys(SqlUnit& u, const std::vector<books::Entry>& entries) {
  std::vector<std::string> keys;
  for (const books::Entry& e : entries) keys.push_back(e.key);
  const std::string text =
      "select count(*) from entry where " + in_texts(u, "idempotency_key", "keys");
  return one_number(u, text, {{"keys", u.dialect().text_list(keys)}}).value();
}

/// True when the set is in the book already: its COMMIT went through although its answer was lost.
/// A set that is there in part would be a programming error.
bool already_posted(SqlUnit& u, const books::PostingSet& set) {
  std::int64_t wanted = 0;
  std::int64_t found = 0;
  if (!set.entries.empty()) {
    wanted += std::ssize(set.entries);
    found += count_of_keys(u, set.entries);
  }
  if (!set.documents.empty()) {
    std::vector<std::int64_t> ids;
    for (const books::Document& d : set.documents) ids.push_back(d.id.value);
    wanted += std::ssize(ids);
    found += count_of(u, "document", ids);
  }
  if (!set.commitments.empty()) {
    std::vector<std::int64_t> ids;
    for (const stock::Commitment& c : set.commitments) ids.push_back(c.id.value);
    wanted += std::ssize(ids);
    found += count_of(u, "commitment", ids);
  }
  KONTOR_ASSERT(found == 0 || found == wanted);
  return wanted > 0 && found == wanted;
}

books::SummaryContext context_of(SqlUnit& u) {
  books::SummaryContext context;
  each_row<std::int64_t>(u, "select id from location where " + std::string(holds_stock_sql), {},
                         [&](std::int64_t id) { context.stock_locations.insert(LocationId(id)); });
  each_row<std::int64_t>(u, "select id from account where itemised = true", {},
                         [&](std::int64_t id) { context.itemised_accounts.insert(AccountId(id)); });
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
  write_stock_state(u, set, batch);
  if (detail::takes_back(set)) remove_unused_levels(u, deltas.levels);
  write_summaries(u, deltas, totals);
  write_audit(u, set.audit);
}

}  // namespace kontor::persistence
