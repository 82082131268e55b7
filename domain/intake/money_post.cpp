#include "domain/intake/money_post.h"

#include <algorithm>
#include <set>

#include "domain/base/check.h"
#include "domain/intake/opening.h"
#include "domain/intake/opening_balance.h"
#include "domain/intake/opening_order.h"

namespace kontor::intake {

namespace {

using books::DocumentKind;
using books::Entry;
using books::EntryKind;
using books::PostedDocument;
using books::Posting;

EntryKind entry_kind_of(const MoneyDocument& m) {
  return m.kind == DocumentKind::opening ? EntryKind::opening : EntryKind::settlement;
}

const PostedDocument::Event* event_of(const PostedDocument& posted, EntryKind kind) {
  for (const auto& event : posted.events)
    if (event.kind == kind) return &event;
  return nullptr;
}

/// Posts the difference of one document.
class MoneyDifference {
 public:
  MoneyDifference(books::Journal& journal, const MoneyDocument& now,
                  const PostedDocument::Event* posted)
      : m_journal(journal), m_now(now) {
    if (!posted) return;
    m_posted = posted->postings;
    m_first = posted->first_entry;
    m_entries = posted->entries;
  }

  void run(const std::vector<books::DraftPosting>& target, const MoneyDocument* before) {
    const Currency own = m_journal.entity(m_now.entity).currency;
    const auto rate = m_journal.rate(m_now.currency, own, m_now.date);
    KONTOR_ASSERT(rate.has_value());
    Entry entry = dated(m_now);
    std::vector<Posting> wanted = m_journal.postings_of(entry, target, *rate);
    if (before && before->date != m_now.date) {
      // What belonged to another day leaves that day.
      post(dated(*before), {});
      m_posted.clear();
    }
    post(std::move(entry), std::move(wanted));
  }

 private:
  Entry dated(const MoneyDocument& m) const {
    Entry entry;
    entry.entity = m_now.entity;
    entry.kind = entry_kind_of(m_now);
    entry.document = m_now.document;
    entry.event_at = m.at;
    entry.business_date = m.date;
    return entry;
  }

  void post(Entry entry, std::vector<Posting> wanted) {
    for (Posting p : m_posted) {
      p.amount = -p.amount;
      p.entity_minor = -p.entity_minor;
      wanted.push_back(p);
    }
    books::merge_postings(wanted);
    if (wanted.empty()) return;
    books::take_back_in_red(wanted, m_posted);
    entry.corrects = m_first;
    entry.key = "m" + std::to_string(m_now.document.value) + ":" + std::to_string(m_entries++);
    entry.postings = std::move(wanted);
    const EntryId id = m_journal.post_final(std::move(entry));
    if (!m_first) m_first = id;
  }

  books::Journal& m_journal;
  const MoneyDocument& m_now;
  std::vector<Posting> m_posted;
  EntryId m_first;
  std::int64_t m_entries = 0;
};

template <class T>
const T* found_in(const std::map<DocumentId, T>& map, DocumentId id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : &found->second;
}

/// What bank lines were found to be, as far as it was open on the first day.
std::map<DocumentId, MoneyDocument> openings_among(
    Unit& unit, const Stores& stores, const std::map<DocumentId, DocumentId>& paid_by) {
  std::vector<DocumentId> ids;
  for (const auto& [line, paid] : paid_by) ids.push_back(paid);
  std::map<DocumentId, MoneyDocument> openings;
  for (auto& m : stores.money.current(unit, ids))
    if (m.kind == DocumentKind::opening) openings.emplace(m.document, std::move(m));
  return openings;
}

std::vector<books::DraftPosting> balance_target(books::Journal& journal, const MoneyDocument& m,
                                                const PostedDocument* posted,
                                                const MoneyDocument* before) {
  auto posting = opening_posting(journal, m, posted, before ? before->date : m.date);
  for (const auto& draft : posting.drafts)
    if (const auto name = posting.names.find(draft.detail); name != posting.names.end())
      journal.account(draft.account, draft.detail, name->second);
  return std::move(posting.drafts);
}

/// How a bank line would pay what was open on the first day: named, or in time for a settlement.
BankExpected expected_opening(const MoneyDocument& m) {
  constexpr int settlement_days = 31;
  BankExpected expected{m.document, m.due.value_or(m.date), m.number, m.reference};
  expected.after = m.date;
  expected.days = -1;
  if (m.opening == OpeningKind::settlement) expected.days = m.due ? bank_days : settlement_days;
  return expected;
}

/// Payouts that have told of themselves: what was open of them is theirs now.
std::set<DocumentId> told_payouts(Unit& unit, const Stores& stores,
                                  const std::vector<BankSide>& sides) {
  std::vector<DocumentId> payouts;
  for (const BankSide& side : sides)
    if (side.money.kind == DocumentKind::opening && side.money.payout)
      payouts.push_back(side.money.payout);
  std::set<DocumentId> told;
  for (const auto& m : stores.money.current(unit, payouts)) told.insert(m.document);
  return told;
}

using MatchChanges = std::map<DocumentId, DocumentId>;

/// Bank lines of one company and currency that pay parts of its invoices of the first day, beside
/// those that pay one at once, which `changes` has already.
void match_parts_of(Unit& unit, const Stores& stores, EntityId entity, Currency currency,
                    MatchChanges& changes, std::map<DocumentId, UnmatchedReason>& unmatched) {
  std::map<DocumentId, MoneyDocument> invoices;
  for (auto& m : stores.money.invoices(unit, entity, currency)) invoices.emplace(m.document, m);
  auto lines = stores.money.payments_of_openings(unit, entity, currency, !invoices.empty());
  std::set<DocumentId> paid_at_once;
  std::vector<PartSeen> free;
  MatchChanges was;
  for (auto& [line, paid_by] : lines) {
    if (const auto* now = found_in(changes, line.document)) paid_by = *now;
    const MoneyDocument* invoice = found_in(invoices, paid_by);
    const bool other = paid_by && !invoice && stores.money.current(unit, {paid_by}).size() == 1;
    if (invoice && invoice->bank_minor() == line.amount_minor) {
      paid_at_once.insert(paid_by);
    } else if (!other) {
      was[line.document] = paid_by;
      free.push_back({line.document, line.key, line.date, line.amount_minor, line.reference});
    }
  }
  std::vector<PartlyPayable> partly;
  for (const auto& [document, m] : invoices)
    if (!paid_at_once.contains(document))
      partly.push_back({document, m.bank_minor(), m.number, m.reference, m.date});
  const auto parts = match_parts(partly, std::move(free));
  for (const auto& [line, paid_by] : was) {
    const auto* part = found_in(parts, line);
    const DocumentId now = part ? *part : DocumentId();
    if (now != paid_by) changes[line] = now;
    if (now) unmatched.erase(line);
  }
}

/// Leaves out what comes to what it was.
void drop_unchanged(Unit& unit, const Stores& stores, MatchChanges& changes) {
  std::vector<DocumentId> lines;
  for (const auto& [line, paid_by] : changes) lines.push_back(line);
  const auto stored = stores.money.matches(unit, lines);
  std::erase_if(changes, [&](const auto& change) {
    const auto* was = found_in(stored, change.first);
    return (was ? *was : DocumentId()) == change.second;
  });
}

}  // namespace

void repost(books::Journal& journal, const std::vector<DocumentId>& documents,
            const MoneyBefore& before) {
  if (documents.empty()) return;
  Unit& unit = journal.unit();
  const Stores& stores = journal.stores();
  auto now = stores.money.current(unit, documents);
  std::vector<DocumentId> ids, payouts, lines, orders;
  for (const MoneyDocument& m : now) {
    ids.push_back(m.document);
    if (m.order) orders.push_back(m.order);
    if (m.kind == DocumentKind::payout) payouts.push_back(m.document);
    if (m.kind == DocumentKind::bank_line) lines.push_back(m.document);
  }
  std::map<DocumentId, PostedDocument> posted;
  for (auto& p : stores.ledger.posted(unit, ids)) posted.emplace(p.document, std::move(p));
  auto told = stores.money.told(unit, payouts);
  told_by_orders(journal, now, told);
  const auto paid_by = stores.money.matches(unit, lines);
  const auto openings = openings_among(unit, stores, paid_by);
  const auto channels = stores.money.order_channels(unit, orders);
  for (MoneyDocument& m : now) {
    // The order's own file knows best which channel it belongs to.
    if (const auto* channel = found_in(channels, m.order)) m.order_channel = *channel;
    const auto* had = found_in(posted, m.document);
    const auto* sums = found_in(told, m.document);
    const auto* match = found_in(paid_by, m.document);
    const MoneyDocument* was = found_in(before, m.document);
    std::vector<books::DraftPosting> target;
    if (m.kind == DocumentKind::opening && m.opening == OpeningKind::balance)
      target = balance_target(journal, m, had, was);
    else if (const auto* opening = match ? found_in(openings, *match) : nullptr)
      target = effect_of_payment(m, *opening);
    else
      target = effect_of(m, sums ? *sums : MoneySums{}, match ? *match : DocumentId());
    MoneyDifference(journal, m, had ? event_of(*had, entry_kind_of(m)) : nullptr).run(target, was);
  }
}

BankWanted wanted_about(const MoneyDocument& m, std::int64_t bank_minor) {
  return {{m.entity, m.currency, bank_minor}, m.date + -rematch_days, m.date + rematch_days};
}

std::vector<BankWanted> resum(Unit& unit, const Stores& stores,
                              const std::vector<DocumentId>& documents) {
  std::vector<MoneyDocument> summed;
  std::vector<DocumentId> ids;
  for (MoneyDocument& m : stores.money.current(unit, documents)) {
    if (!m.summed) continue;
    ids.push_back(m.document);
    summed.push_back(std::move(m));
  }
  std::vector<BankWanted> wanted;
  if (summed.empty()) return wanted;
  const auto sums = stores.money.sums_of_payouts(unit, ids);
  std::map<DocumentId, std::int64_t> changes;
  for (const MoneyDocument& m : summed) {
    const auto* sum = found_in(sums, m.document);
    const std::int64_t now = sum ? *sum : 0;
    if (now == m.amount_minor) continue;
    changes[m.document] = now;
    for (const std::int64_t amount : {m.amount_minor, now})
      if (amount != 0) wanted.push_back(wanted_about(m, amount));
  }
  stores.money.set_payout_amounts(unit, changes);
  return wanted;
}

Rematched rematch(Unit& unit, const Stores& stores, const std::vector<BankAmount>& amounts) {
  constexpr std::int32_t far = 10'000'000;
  std::vector<BankWanted> wanted;
  for (const BankAmount& amount : amounts) wanted.push_back({amount, {-far}, {far}});
  return rematch(unit, stores, wanted);
}

Rematched rematch(Unit& unit, const Stores& stores, const std::vector<BankWanted>& wanted) {
  Rematched out;
  if (wanted.empty()) return out;
  struct Group {
    std::vector<BankExpected> expected;
    std::vector<BankSeen> seen;
    std::map<DocumentId, DocumentId> was;
  };
  std::map<BankAmount, Group> groups;
  const auto sides = stores.money.with_amounts(unit, wanted);
  const auto told = told_payouts(unit, stores, sides);
  for (const auto& [m, paid_by] : sides) {
    Group& group = groups[{m.entity, m.currency, m.bank_minor()}];
    if (m.kind == DocumentKind::bank_line) {
      group.seen.push_back({m.document, m.date, m.reference});
      group.was[m.document] = paid_by;
    } else if (m.kind == DocumentKind::opening) {
      if (!told.contains(m.payout)) group.expected.push_back(expected_opening(m));
    } else {
      group.expected.push_back({m.document, m.date, m.number, m.reference, bank_days, {}});
    }
  }
  MatchChanges changes;
  for (const auto& [amount, group] : groups) {
    const BankMatches matches = match_bank(group.expected, group.seen);
    out.unmatched.insert(matches.unmatched.begin(), matches.unmatched.end());
    for (const auto& [line, was] : group.was) {
      const auto* now = found_in(matches.paid_by, line);
      if ((now ? *now : DocumentId()) != was) changes[line] = now ? *now : DocumentId();
    }
  }
  std::set<std::pair<EntityId, Currency>> where;
  for (const BankWanted& w : wanted) where.emplace(w.amount.entity, w.amount.currency);
  for (const auto& [entity, currency] : where)
    match_parts_of(unit, stores, entity, currency, changes, out.unmatched);
  drop_unchanged(unit, stores, changes);
  stores.money.set_matches(unit, changes);
  for (const auto& [line, paid_by] : changes) out.changed.push_back(line);
  return out;
}

}  // namespace kontor::intake
