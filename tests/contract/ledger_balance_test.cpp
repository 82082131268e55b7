#include <map>
#include <random>

#include "persistence/stores/entry_reader.h"
#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace ledger_balance_test {

/// Entries over four months on both channels and common, seeded; the yen entity has some too.
std::vector<books::Entry> many_entries(const LedgerWorld& w, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<books::Entry> entries;
  const BusinessDate start = BusinessDate::of(2026, 1, 20);
  for (std::int64_t i = 0; i < 300; ++i) {
    const int day = static_cast<int>(random() % 110);
    books::Entry e = w.entry(1000 + i, 901 + i % 7, books::EntryKind::sale,
                             Instant{(start + day).days * 86'400'000LL});
    // The accounting date may be later than the event's: it is what the ledger goes by.
    if (random() % 5 == 0) e.accounting_date = e.business_date + static_cast<int>(random() % 40);
    const ChannelId channel = random() % 3 == 0 ? w.fair : random() % 2 == 0 ? w.web : ChannelId();
    const std::int64_t cents = static_cast<std::int64_t>(random() % 2000) - 900;
    w.add_posting(e, "clearing", channel, cents, e.document);
    w.add_posting(e, random() % 2 == 0 ? "sales" : "tax_payable", channel, -cents);
    if (random() % 6 == 0) {
      e.entity = EntityId(2);
      for (books::Posting& p : e.postings) p.entity_minor = p.amount.minor * 160;
    }
    books::merge_postings(e.postings);
    entries.push_back(e);
  }
  return entries;
}

std::vector<books::Document> seven_documents(const LedgerWorld& w) {
  std::vector<books::Document> documents;
  for (std::int64_t i = 0; i < 7; ++i) {
    documents.push_back(w.document(901 + i, "#" + std::to_string(i)));
  }
  return documents;
}

using Balances = std::map<std::tuple<std::string, std::string, std::string>, std::int64_t>;

std::string code_of(AccountId id) {
  for (const books::ChartAccount& a : books::standard_chart()) {
    if (LedgerWorld::account(a.key) == id) return std::string(a.code);
  }
  return {};
}

/// What the trial balance must say, straight from the entries.
Balances expected(const LedgerWorld& w, const std::vector<books::Entry>& entries,
                  const books::LedgerFilter& f) {
  Balances sums;
  for (const books::Entry& e : entries) {
    if (f.entity && e.entity != f.entity) continue;
    if (f.from && e.accounting_date < *f.from) continue;
    if (f.to && e.accounting_date > *f.to) continue;
    for (const books::Posting& p : e.postings) {
      if (!f.all_channels && p.channel != f.channel) continue;
      const std::string channel = p.channel == w.web ? "WEB" : p.channel == w.fair ? "FAIR" : "";
      sums[{code_of(p.account), channel, e.entity == EntityId(1) ? "EUR" : "JPY"}] +=
          p.entity_minor;
    }
  }
  std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
  return sums;
}

/// The same by ids, on each side and together.
void check_account_balances(LedgerWorld& w, const std::vector<books::Entry>& entries,
                            const books::LedgerFilter& f) {
  for (const bool by_side : {true, false}) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> sums, found;
    for (const books::Entry& e : entries) {
      if (f.entity && e.entity != f.entity) continue;
      if (f.from && e.accounting_date < *f.from) continue;
      if (f.to && e.accounting_date > *f.to) continue;
      for (const books::Posting& p : e.postings) {
        if (!f.all_channels && p.channel != f.channel) continue;
        sums[{p.account.value, by_side ? p.channel.value : 0}] += p.entity_minor;
      }
    }
    std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
    for (const auto& row : w.book.read([&](Unit& u) {
           return persistence::SqlEntryReader().account_balances(u, f, by_side);
         }))
      found[{row.account.value, row.channel.value}] += row.minor;
    BOOST_TEST((found == sums));
  }
}

Balances trial(LedgerWorld& w, const books::LedgerFilter& f) {
  Balances sums;
  std::tuple<std::string, std::string, std::string> last;
  for (const books::TrialBalanceRow& r :
       w.book.read([&](Unit& u) { return w.ledger.trial_balance(u, f); })) {
    const std::tuple key(r.account, r.channel, std::string(r.currency.code()));
    BOOST_TEST((last < key));
    BOOST_TEST((r.debit_minor > 0) != (r.credit_minor > 0));
    BOOST_TEST((r.debit_minor >= 0 && r.credit_minor >= 0));
    sums[key] = r.debit_minor - r.credit_minor;
    last = key;
  }
  return sums;
}

}  // namespace ledger_balance_test

BOOST_AUTO_TEST_SUITE(ledger_balance)

BOOST_AUTO_TEST_CASE(the_trial_balance_at_any_date_is_the_sum_of_the_postings) {
  using namespace ledger_balance_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    const auto entries = many_entries(w, 7);
    w.post(w.set_of(entries, seven_documents(w)));
    BOOST_TEST(!expected(w, entries, {}).empty());
    BOOST_TEST((trial(w, {}) == expected(w, entries, {})));
    for (int day = -1; day < 160; day += 3) {
      books::LedgerFilter f;
      f.to = BusinessDate::of(2026, 1, 20) + day;
      BOOST_TEST((trial(w, f) == expected(w, entries, f)), "to " + f.to->to_iso());
      f.from = *f.to + -(day % 50 + 1);
      BOOST_TEST((trial(w, f) == expected(w, entries, f)),
                 f.from->to_iso() + " to " + f.to->to_iso());
      f.to.reset();
      BOOST_TEST((trial(w, f) == expected(w, entries, f)), "from " + f.from->to_iso());
    }
  });
}

BOOST_AUTO_TEST_CASE(entity_channel_and_common_are_told_apart) {
  using namespace ledger_balance_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    const auto entries = many_entries(w, 8);
    w.post(w.set_of(entries, seven_documents(w)));
    for (const EntityId entity : {EntityId(), EntityId(1), EntityId(2)}) {
      for (const ChannelId channel : {ChannelId(), w.web, w.fair}) {
        for (const bool all : {true, false}) {
          books::LedgerFilter f;
          f.entity = entity;
          f.channel = channel;
          f.all_channels = all;
          f.to = BusinessDate::of(2026, 3, 15);
          BOOST_TEST(!expected(w, entries, f).empty());
          BOOST_TEST((trial(w, f) == expected(w, entries, f)));
          check_account_balances(w, entries, f);
          f.from = BusinessDate::of(2026, 2, 3);
          check_account_balances(w, entries, f);
        }
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(open_items_are_the_balances_of_documents_on_itemised_accounts) {
  using namespace ledger_balance_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    const auto entries = many_entries(w, 9);
    w.post(w.set_of(entries, seven_documents(w)));
    std::map<std::pair<std::string, std::string>, std::int64_t> wanted;
    for (const books::Entry& e : entries) {
      for (const books::Posting& p : e.postings) {
        if (p.account != w.account("clearing")) continue;
        const std::string channel = p.channel == w.web ? "WEB" : p.channel == w.fair ? "FAIR" : "";
        wanted[{channel, "#" + std::to_string(p.item.value - 901)}] += p.amount.minor;
      }
    }
    std::erase_if(wanted, [](const auto& sum) { return sum.second == 0; });
    const auto items = tb.book.read([&](Unit& u) { return w.ledger.open_items(u, EntityId()); });
    BOOST_TEST(items.size() == wanted.size());
    for (const books::OpenItem& i : items) {
      BOOST_TEST(i.account == "1400");
      BOOST_TEST((i.balance.currency == Currency::of("EUR")));
      BOOST_TEST((wanted[{i.channel, i.document_number}] == i.balance.minor));
    }
    // The documents are the first entity's.
    BOOST_TEST(tb.book.read([&](Unit& u) { return w.ledger.open_items(u, EntityId(2)); }).empty());
    BOOST_TEST(tb.book.read([&](Unit& u) { return w.ledger.open_items(u, EntityId(1)); }).size() ==
               wanted.size());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
