#include <map>
#include <random>
#include <set>

#include "persistence/stores/entry_reader.h"
#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace ledger_entry_list_test {

using books::EntryFilter;
using books::EntryRow;

const BusinessDate first_day = BusinessDate::of(2026, 1, 20);

/// Entries of both entities on three sides and three accounts over some weeks, many on a day.
std::vector<books::Entry> listed_entries(const LedgerWorld& w) {
  std::mt19937 random(11);
  std::vector<books::Entry> entries;
  for (std::int64_t i = 0; i < 240; ++i) {
    const int day = static_cast<int>(random() % 30);
    books::Entry e =
        w.entry(1000 + static_cast<std::int64_t>(random() % 7) * 1000 + i, 901 + i % 12,
                books::EntryKind::sale, Instant{(first_day + day).days * 86'400'000LL});
    if (random() % 3 == 0) {
      e.accounting_date = e.business_date + 3;
      e.late = true;
    }
    e.date_estimated = random() % 7 == 0;
    const ChannelId channel = random() % 3 == 0 ? w.fair : random() % 2 == 0 ? w.web : ChannelId();
    const std::int64_t cents = 100 + static_cast<std::int64_t>(random() % 2000);
    w.add_posting(e, "clearing", channel, cents, e.document);
    w.add_posting(e, random() % 4 == 0 ? "tax_payable" : "sales", channel, -cents);
    if (random() % 6 == 0) e.entity = EntityId(2);
    books::merge_postings(e.postings);
    entries.push_back(std::move(e));
  }
  return entries;
}

struct EntriesScreen {
  explicit EntriesScreen(TestBook& tb) : w(tb.book), all(listed_entries(w)) {
    std::vector<books::Document> documents;
    for (std::int64_t i = 0; i < 12; ++i)
      documents.push_back(w.document(901 + i, "#" + std::to_string(10 + i)));
    w.post(w.set_of(all, documents));
  }

  /// What the list must show, straight from the entries.
  std::vector<std::int64_t> expected(const EntryFilter& f) const {
    std::vector<const books::Entry*> found;
    for (const books::Entry& e : all) {
      if (f.entity && e.entity != f.entity) continue;
      if (f.from && e.accounting_date < *f.from) continue;
      if (f.to && e.accounting_date > *f.to) continue;
      if (!f.number.empty() && !number_of(e).starts_with(f.number)) continue;
      if (f.late && !e.late) continue;
      if (amount_of(e, f)) found.push_back(&e);
    }
    std::sort(found.begin(), found.end(), [&](const auto* a, const auto* b) {
      if (!f.number.empty())
        return std::tuple(number_of(*a), a->id) < std::tuple(number_of(*b), b->id);
      return std::tuple(b->accounting_date, b->id) < std::tuple(a->accounting_date, a->id);
    });
    std::vector<std::int64_t> ids;
    for (const auto* e : found) ids.push_back(e->id.value);
    return ids;
  }

  static std::string number_of(const books::Entry& e) {
    return "#" + std::to_string(e.document.value - 891);
  }

  static std::optional<std::int64_t> amount_of(const books::Entry& e, const EntryFilter& f) {
    std::optional<std::int64_t> sum;
    for (const books::Posting& p : e.postings) {
      if (f.account && p.account != f.account) continue;
      if (!f.all_channels && p.channel != f.channel) continue;
      if (!sum) sum = 0;
      if (f.account || p.entity_minor > 0) *sum += p.entity_minor;
    }
    return sum;
  }

  /// All pages of the list.
  std::vector<EntryRow> listed(EntryFilter f, int limit) {
    f.limit = limit;
    std::vector<EntryRow> rows;
    do {
      auto page = w.book.read([&](Unit& u) { return reader.list(u, f); });
      BOOST_TEST(page.rows.size() <= static_cast<std::size_t>(limit));
      rows.insert(rows.end(), page.rows.begin(), page.rows.end());
      f.after = page.next;
    } while (!f.after.empty());
    return rows;
  }

  void check(const EntryFilter& f) {
    const auto wanted = expected(f);
    for (const int limit : {1000, 7}) {
      const auto rows = listed(f, limit);
      std::vector<std::int64_t> ids;
      for (const auto& row : rows) ids.push_back(row.id.value);
      BOOST_TEST(ids == wanted, boost::test_tools::per_element());
    }
    const auto count = w.book.read([&](Unit& u) { return reader.count(u, f); });
    BOOST_TEST(count.entries == static_cast<std::int64_t>(wanted.size()));
    BOOST_TEST(!count.more);
  }

  LedgerWorld w;
  persistence::SqlEntryReader reader;
  std::vector<books::Entry> all;
};

}  // namespace ledger_entry_list_test

BOOST_AUTO_TEST_SUITE(ledger_entry_list)

using namespace ledger_entry_list_test;

BOOST_AUTO_TEST_CASE(every_filter_shows_its_entries_page_by_page) {
  for_each_engine([](TestBook& tb) {
    EntriesScreen s(tb);
    for (const EntityId entity : {EntityId(), EntityId(2)}) {
      for (const AccountId account : {AccountId(), LedgerWorld::account("sales")}) {
        for (const int side : {0, 1, 2}) {
          EntryFilter f;
          f.entity = entity;
          f.account = account;
          f.all_channels = side == 0;
          if (side == 2) f.channel = s.w.fair;
          BOOST_TEST(!s.expected(f).empty());
          s.check(f);
          f.late = true;
          BOOST_TEST(!s.expected(f).empty());
          s.check(f);
          f.late = false;
          f.from = first_day + 5;
          f.to = first_day + 12;
          BOOST_TEST(!s.expected(f).empty());
          s.check(f);
        }
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(a_number_finds_documents_by_its_beginning) {
  for_each_engine([](TestBook& tb) {
    EntriesScreen s(tb);
    EntryFilter f;
    f.number = "#1";  // ten documents of twelve
    BOOST_TEST(s.expected(f).size() == 200U);
    s.check(f);
    f.account = LedgerWorld::account("tax_payable");
    s.check(f);
    f.number = "#13";
    s.check(f);
    f.account = {};
    f.late = true;
    s.check(f);
    f.late = false;
    f.number = "1";
    BOOST_TEST(s.listed(f, 50).empty());
  });
}

BOOST_AUTO_TEST_CASE(a_row_says_what_its_entry_is_and_what_it_changes) {
  for_each_engine([](TestBook& tb) {
    EntriesScreen s(tb);
    EntryFilter f;
    f.account = LedgerWorld::account("sales");
    f.entity = EntityId(1);
    std::int64_t credit = 0;
    for (const EntryRow& row : s.listed(f, 1000)) {
      const auto& e = *std::find_if(s.all.begin(), s.all.end(),
                                    [&](const auto& each) { return each.id == row.id; });
      BOOST_TEST(row.amount.minor == *EntriesScreen::amount_of(e, f));
      BOOST_TEST(row.amount.minor < 0);
      BOOST_TEST(row.number == EntriesScreen::number_of(e));
      BOOST_TEST(row.channel == "WEB");
      BOOST_TEST(row.late == e.late);
      BOOST_TEST(row.date_estimated == e.date_estimated);
      BOOST_CHECK(row.document_kind == books::DocumentKind::order);
      BOOST_CHECK(row.amount.currency == Currency::of("EUR"));
      credit -= row.amount.minor;
    }
    const auto turnover = tb.book.read([&](Unit& u) { return s.reader.turnover(u, f); });
    BOOST_REQUIRE(turnover.size() == 1U);
    BOOST_TEST(turnover[0].credit_minor == credit);
    BOOST_TEST(turnover[0].debit_minor == 0);
  });
}

BOOST_AUTO_TEST_CASE(an_entry_leads_to_what_takes_it_back) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    persistence::SqlEntryReader reader;
    books::Entry sale = w.entry(1001, 901, books::EntryKind::sale, test_now());
    w.add_sale(sale, 201, 2, 100, 40);
    w.post(w.set_of({sale}, {w.document(901, "A")}));
    w.post(w.set_of({w.reversal(1002, sale)}, {}));
    const auto back = tb.book.read([&](Unit& u) { return reader.corrections(u, EntryId(1001)); });
    BOOST_REQUIRE(back.size() == 1U);
    BOOST_TEST(back[0].id.value == 1002);
    BOOST_TEST(back[0].corrects.value == 1001);
    BOOST_TEST(back[0].amount.minor == 360);
    const auto first = tb.book.read([&](Unit& u) { return reader.by_ids(u, {back[0].corrects}); });
    BOOST_REQUIRE(first.size() == 1U);
    BOOST_TEST(first[0].number == "A");
    BOOST_TEST(tb.book.read([&](Unit& u) { return reader.corrections(u, EntryId(1002)); }).empty());
    const auto lines = tb.book.read([&](Unit& u) { return reader.lines(u, EntryId(1001)); });
    std::int64_t sum = 0;
    for (const auto& line : lines) sum += line.entity_amount.minor;
    BOOST_REQUIRE(lines.size() == 6U);
    BOOST_TEST(lines.front().account < lines.back().account);
    BOOST_TEST(lines.front().document_number == "A");
    BOOST_TEST(sum == 0);
  });
}

BOOST_AUTO_TEST_CASE(a_place_far_behind_is_where_pages_lead) {
  for_each_engine([](TestBook& tb) {
    EntriesScreen screen(tb);
    for (const EntityId entity : {EntityId(), EntityId(2)}) {
      EntryFilter f;
      f.entity = entity;
      f.limit = 8;
      const auto behind = [&](std::int64_t rows) {
        return tb.book.read(
            [&](Unit& u) { return persistence::SqlEntryReader().place_behind(u, f, rows); });
      };
      const auto next = [&] {
        return tb.book.read([&](Unit& u) { return persistence::SqlEntryReader().list(u, f); }).next;
      };
      const std::string first = next();
      BOOST_TEST(behind(8) == first);
      BOOST_TEST(behind(1000).empty());
      f.after = first;
      BOOST_TEST(behind(8) == next());
    }
  });
}

BOOST_AUTO_TEST_CASE(a_place_far_behind_in_a_part_is_found_by_what_was_counted_of_its_days) {
  for_each_engine([](TestBook& tb) {
    EntriesScreen screen(tb);
    persistence::SqlEntryReader reader;
    EntryFilter f;
    f.all_channels = false;
    f.channel = screen.w.web;
    f.limit = 3;
    const auto read = [&](auto question) { return tb.book.read(question); };
    const auto behind = [&](std::int64_t rows) {
      return read([&](Unit& u) { return reader.place_behind(u, f, rows); });
    };
    BOOST_TEST(behind(3).empty());  // nothing was counted yet
    const auto count = read([&](Unit& u) { return reader.count(u, f); });
    std::int64_t of_days = 0;
    for (const auto& day : count.days) of_days += day.entries;
    BOOST_TEST(of_days == count.entries);
    f.days = count.days;
    BOOST_TEST(behind(count.entries + 1).empty());
    std::int64_t pages = 0;
    for (std::string begin; pages == 0 || !begin.empty(); ++pages) {
      f.after = begin;
      const std::string next = read([&](Unit& u) { return reader.list(u, f); }).next;
      if (!next.empty()) BOOST_TEST(behind(3) == next);
      f.after.clear();
      if (!next.empty()) BOOST_TEST(behind(3 * (pages + 1)) == next);
      begin = next;
    }
    BOOST_TEST(pages > 3);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
