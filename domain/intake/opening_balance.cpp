#include "domain/intake/opening_balance.h"

#include <set>

#include "domain/intake/money_post.h"

namespace kontor::intake {

namespace {

using books::DraftPosting;

/// Accounts that follow from others: current accounts of channels from every entry, stock from the
/// goods, the opening balance from all.
bool follows(const std::string& account) {
  return account == "channel_current" || account == "stock" || account == "opening_balance";
}

/// An account as the trial balance gives it: with its detail and its channels, or all of it in one.
struct BalanceKey {
  std::string account, detail;
  ChannelId channel;
  auto operator<=>(const BalanceKey&) const = default;
};

class OpeningDifference {
 public:
  explicit OpeningDifference(const std::vector<GivenBalance>& given) {
    for (const GivenBalance& g : given) {
      m_given.insert(g.balance.account);
      if (!g.balance.detail.empty()) m_by_detail.insert(g.balance.account);
      if (g.channel) m_by_channel.insert(g.balance.account);
    }
    for (const GivenBalance& g : given)
      add(g.balance.account, g.balance.detail, g.channel, g.balance.minor);
  }

  void add(const std::string& account, const std::string& detail, ChannelId channel,
           std::int64_t minor) {
    const bool whole = m_given.contains(account);
    m_sums[{account, whole && !m_by_detail.contains(account) ? "" : detail,
            whole && !m_by_channel.contains(account) ? ChannelId() : channel}] += minor;
  }

  const std::map<BalanceKey, std::int64_t>& sums() const { return m_sums; }

 private:
  std::set<std::string> m_given, m_by_detail, m_by_channel;
  std::map<BalanceKey, std::int64_t> m_sums;
};

}  // namespace

OpeningPosting opening_posting(books::Journal& journal, const MoneyDocument& m,
                               const books::PostedDocument* own, BusinessDate own_date) {
  OpeningDifference difference(m.balances);
  const auto& accounts = journal.accounts_by_id();
  const auto take_off = [&](AccountId id, ChannelId channel, std::int64_t minor) {
    const books::Account& account = accounts.at(id);
    difference.add(account.key, account.detail, channel, -minor);
  };
  const auto& locked = journal.entity(m.entity).locked_to;
  const bool with_late = locked && *locked >= m.date;
  for (const auto& b :
       journal.stores().ledger.balances_until(journal.unit(), m.entity, m.date, with_late))
    take_off(b.account, b.channel, b.minor);
  if (own && own_date <= m.date)
    for (const auto& event : own->events)
      for (const books::Posting& p : event.postings)
        take_off(p.account, p.channel, -p.entity_minor);
  OpeningPosting out;
  std::int64_t rest = 0;
  for (const auto& [key, minor] : difference.sums()) {
    if (key.account == "stock") out.stock_minor += minor;
    if (follows(key.account) || minor == 0) continue;
    out.drafts.push_back({key.account, key.detail, key.channel, {}, {minor, m.currency}});
    rest -= minor;
  }
  if (rest != 0) out.drafts.push_back({"opening_balance", {}, {}, {}, {rest, m.currency}});
  for (const GivenBalance& g : m.balances)
    if (!g.balance.name.empty()) out.names[g.balance.detail] = g.balance.name;
  return out;
}

std::string opening_balance_key(const company::Entity& entity) {
  return std::string(name_of(OpeningKind::balance)) + ":" + entity.code;
}

namespace {

std::vector<DocumentId> opening_balances(Unit& unit, const Stores& stores) {
  std::vector<DocumentId> found;
  std::vector<std::string> keys;
  for (const auto& e : stores.company.entities(unit)) keys.push_back(opening_balance_key(e));
  for (const auto& d :
       stores.ledger.documents(unit, books::DocumentKind::opening, ChannelId(), keys))
    found.push_back(d.id);
  return found;
}

}  // namespace

void repost_opening_balances(Unit& unit, const Stores& stores, IdSource& ids,
                             const books::Occasion& occasion) {
  const auto documents = opening_balances(unit, stores);
  if (documents.empty()) return;
  books::Journal journal(unit, stores, ids, occasion);
  std::set<EntityId> entities;
  for (const auto& m : stores.money.current(unit, documents)) entities.insert(m.entity);
  journal.prepare(entities, {});
  repost(journal, documents);
  journal.flush();
}

void refresh_opening_balances(Book& book, const Stores& stores, const books::Occasion& occasion) {
  if (book.read([&](Unit& unit) { return opening_balances(unit, stores).empty(); })) return;
  book.ids().reserve(1024);
  book.write([&](Unit& unit) { repost_opening_balances(unit, stores, book.ids(), occasion); });
}

}  // namespace kontor::intake
