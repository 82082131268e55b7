#include "domain/intake/money_undo.h"

#include <algorithm>
#include <set>

#include "domain/intake/reverse.h"

namespace kontor::intake {

namespace {

/// Newest first, on their own dates.
void reverse_money(books::Journal& journal, const std::vector<books::Entry>& entries) {
  std::set<EntityId> entities;
  for (const auto& e : entries) entities.insert(e.entity);
  journal.prepare(entities, {});
  for (auto e = entries.rbegin(); e != entries.rend(); ++e) reverse(journal, *e);
}

/// The periods of the entities are locked before anything is posted.
void lock_and_repost(books::Journal& journal, const std::vector<DocumentId>& documents) {
  std::set<EntityId> entities;
  for (const auto& m : journal.stores().money.current(journal.unit(), documents))
    entities.insert(m.entity);
  journal.prepare(entities, {});
  repost(journal, documents);
}

}  // namespace

MoneyUndone take_back_money(books::Journal& journal, BatchId batch, DocumentId after, int limit) {
  MoneyUndone out;
  Unit& unit = journal.unit();
  const Stores& stores = journal.stores();
  const auto documents = stores.money.of_batch(unit, batch, after, limit);
  if (documents.empty()) return out;
  out.last = documents.back();
  const auto stays = stores.money.undo(unit, batch, documents);
  std::vector<DocumentId> undone;
  for (const DocumentId d : documents)
    if (std::ranges::find(stays, d) == stays.end()) undone.push_back(d);
  out.documents = std::ssize(undone);
  out.stays = std::ssize(stays);
  std::set<DocumentId> earlier;
  for (const auto& m : stores.money.current(unit, undone)) earlier.insert(m.document);
  auto entries = stores.ledger.standing_entries(unit, undone);
  // A document that goes back to an earlier version keeps what that version posted.
  std::erase_if(entries, [&](const books::Entry& e) {
    return earlier.contains(e.document) && e.batch != batch;
  });
  reverse_money(journal, entries);
  return out;
}

DocumentId reverse_reposted(books::Journal& journal, BatchId batch, DocumentId after, int limit) {
  Unit& unit = journal.unit();
  const Stores& stores = journal.stores();
  const auto documents = stores.money.reposted_by(unit, batch, after, limit);
  if (documents.empty()) return {};
  auto entries = stores.ledger.standing_entries(unit, documents);
  std::erase_if(entries, [&](const books::Entry& e) {
    const bool money =
        e.kind == books::EntryKind::settlement || e.kind == books::EntryKind::opening;
    return !money || e.batch != batch;
  });
  reverse_money(journal, entries);
  return documents.back();
}

DocumentId rematch_after_undo(books::Journal& journal, BatchId batch, DocumentId) {
  Unit& unit = journal.unit();
  const Stores& stores = journal.stores();
  std::vector<BankAmount> amounts = stores.money.amounts_of(unit, batch);
  constexpr int at_once = 1000;
  std::vector<DocumentId> touched;
  do {
    const DocumentId last = touched.empty() ? DocumentId() : touched.back();
    touched = stores.money.touched_by(unit, batch, last, at_once);
    for (const BankWanted& w : resum(unit, stores, touched)) amounts.push_back(w.amount);
  } while (!touched.empty());
  std::ranges::sort(amounts);
  amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
  const Rematched again = rematch(unit, stores, amounts);
  lock_and_repost(journal, again.changed);
  return {};
}

DocumentId repost_after_undo(books::Journal& journal, BatchId batch, DocumentId after, int limit) {
  const auto documents = journal.stores().money.touched_by(journal.unit(), batch, after, limit);
  if (documents.empty()) return {};
  lock_and_repost(journal, documents);
  return documents.back();
}

}  // namespace kontor::intake
