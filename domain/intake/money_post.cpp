#include "domain/intake/money_post.h"

#include <algorithm>
#include <set>

#include "domain/base/check.h"

namespace kontor::intake {

namespace {

using books::DocumentKind;
using books::Entry;
using books::EntryKind;
using books::PostedDocument;
using books::Posting;

const PostedDocument::Event* settlement_of(const PostedDocument& posted) {
  for (const auto& event : posted.events)
    if (event.kind == EntryKind::settlement) return &event;
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
    entry.kind = EntryKind::settlement;
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
  const auto told = stores.money.told(unit, payouts);
  const auto paid_by = stores.money.matches(unit, lines);
  const auto channels = stores.money.order_channels(unit, orders);
  for (MoneyDocument& m : now) {
    // The order's own file knows best which channel it belongs to.
    if (const auto* channel = found_in(channels, m.order)) m.order_channel = *channel;
    const auto* had = found_in(posted, m.document);
    const auto* sums = found_in(told, m.document);
    const auto* match = found_in(paid_by, m.document);
    MoneyDifference(journal, m, had ? settlement_of(*had) : nullptr)
        .run(effect_of(m, sums ? *sums : MoneySums{}, match ? *match : DocumentId()),
             found_in(before, m.document));
  }
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
  for (const auto& [m, paid_by] : stores.money.with_amounts(unit, wanted)) {
    Group& group = groups[{m.entity, m.currency, m.bank_minor()}];
    if (m.kind == DocumentKind::bank_line) {
      group.seen.push_back({m.document, m.date, m.reference});
      group.was[m.document] = paid_by;
    } else {
      group.expected.push_back({m.document, m.date, m.number, m.reference});
    }
  }
  std::map<DocumentId, DocumentId> changes;
  for (const auto& [amount, group] : groups) {
    const BankMatches matches = match_bank(group.expected, group.seen);
    out.unmatched.insert(matches.unmatched.begin(), matches.unmatched.end());
    for (const auto& [line, was] : group.was) {
      const auto* now = found_in(matches.paid_by, line);
      if ((now ? *now : DocumentId()) != was) changes[line] = now ? *now : DocumentId();
    }
  }
  stores.money.set_matches(unit, changes);
  for (const auto& [line, paid_by] : changes) out.changed.push_back(line);
  return out;
}

}  // namespace kontor::intake
