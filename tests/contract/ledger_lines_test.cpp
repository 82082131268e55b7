#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace ledger_lines_test {

Instant at_day(int day) { return Instant{BusinessDate::of(2026, 3, day).days * 86'400'000LL}; }

std::vector<books::LedgerLine> lines(LedgerWorld& w, const books::LedgerFilter& f) {
  std::vector<books::LedgerLine> all;
  w.book.read([&](Unit& u) {
    w.ledger.each_line(u, f, [&](const books::LedgerLine& line) { all.push_back(line); });
  });
  return all;
}

/// Number, document and account of every line.
std::vector<std::string> short_forms(const std::vector<books::LedgerLine>& all) {
  std::vector<std::string> texts;
  for (const books::LedgerLine& l : all) {
    texts.push_back(std::to_string(l.entry_number) + " " + l.document_number + " " + l.account +
                    (l.channel.empty() ? "" : " " + l.channel) + " " + l.amount.to_decimal());
  }
  return texts;
}

/// Three sales whose ids run against their order in time.
books::PostingSet three_sales(const LedgerWorld& w) {
  books::Entry late = w.entry(1001, 901, books::EntryKind::sale, at_day(9));
  w.add_sale(late, 201, 1, 100, 40);
  books::Entry early = w.entry(1002, 902, books::EntryKind::sale, at_day(2));
  w.add_sale(early, 201, 2, 100, 40);
  books::Entry same_day = w.entry(1003, 903, books::EntryKind::sale, at_day(2));
  w.add_sale(same_day, 201, 3, 100, 40);
  return w.set_of({late, early, same_day},
                  {w.document(901, "A"), w.document(902, "Z"), w.document(903, "B")});
}

}  // namespace ledger_lines_test

BOOST_AUTO_TEST_SUITE(ledger_lines)

BOOST_AUTO_TEST_CASE(the_lines_of_one_document) {
  using namespace ledger_lines_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    w.post(three_sales(w));
    books::LedgerFilter filter;
    filter.document = DocumentId(902);
    const auto all = lines(w, filter);
    BOOST_TEST(all.size() == 6U);
    for (const auto& line : all) BOOST_TEST(line.document_number == "Z");
  });
}

BOOST_AUTO_TEST_CASE(lines_stand_by_date_number_and_account_never_by_id) {
  using namespace ledger_lines_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    w.post(three_sales(w));
    const std::vector<std::string> wanted{
        "1 B 1200 -1.20",     "1 B 1400 WEB 3.00",  "1 B 1990 1.20",      "1 B 1990 WEB -1.20",
        "1 B 4000 WEB -3.00", "1 B 5000 WEB 1.20",  "2 Z 1200 -0.80",     "2 Z 1400 WEB 2.00",
        "2 Z 1990 0.80",      "2 Z 1990 WEB -0.80", "2 Z 4000 WEB -2.00", "2 Z 5000 WEB 0.80",
        "3 A 1200 -0.40",     "3 A 1400 WEB 1.00",  "3 A 1990 0.40",      "3 A 1990 WEB -0.40",
        "3 A 4000 WEB -1.00", "3 A 5000 WEB 0.40"};
    const auto all = lines(w, {});
    BOOST_TEST(short_forms(all) == wanted, boost::test_tools::per_element());
    BOOST_TEST(all[1].account_key == "clearing");
    BOOST_TEST((all[1].account_type == books::AccountType::asset));
    BOOST_TEST(all[1].entity == "BERLIN");
    BOOST_TEST(all[1].kind == "sale");
    BOOST_TEST((all[1].entity_amount == Money{300, Currency::of("EUR")}));
    BOOST_TEST((all[1].business_date == BusinessDate::of(2026, 3, 2)));
    BOOST_TEST((all[1].accounting_date == BusinessDate::of(2026, 3, 2)));
    BOOST_TEST((!all[1].late && !all[1].date_estimated));
  });
}

BOOST_AUTO_TEST_CASE(filters_number_what_they_leave) {
  using namespace ledger_lines_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    w.post(three_sales(w));
    books::LedgerFilter common;
    common.all_channels = false;
    common.from = BusinessDate::of(2026, 3, 3);
    const std::vector<std::string> wanted{"1 A 1200 -0.40", "1 A 1990 0.40"};
    BOOST_TEST(short_forms(lines(w, common)) == wanted, boost::test_tools::per_element());
    books::LedgerFilter web;
    web.all_channels = false;
    web.channel = w.web;
    web.to = BusinessDate::of(2026, 3, 2);
    BOOST_TEST(lines(w, web).size() == 8U);
    books::LedgerFilter tokyo;
    tokyo.entity = EntityId(2);
    BOOST_TEST(lines(w, tokyo).empty());
    books::LedgerFilter berlin;
    berlin.entity = EntityId(1);
    BOOST_TEST(lines(w, berlin).size() == 18U);
  });
}

BOOST_AUTO_TEST_CASE(more_lines_than_a_cursor_fetches_come_once_each) {
  using namespace ledger_lines_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    std::vector<books::Entry> entries;
    for (std::int64_t i = 0; i < 2000; ++i) {
      books::Entry e =
          w.entry(1000 + i, 901, books::EntryKind::sale, at_day(1 + static_cast<int>(i * 7 % 28)));
      w.add_sale(e, 201, 1 + i, 100, 40);
      entries.push_back(e);
    }
    w.post(w.set_of(entries, {w.document(901, "A")}));
    const auto all = lines(w, {});
    BOOST_REQUIRE(all.size() == 12000U);
    BOOST_TEST(all.back().entry_number == 2000);
    std::int64_t sales = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0) BOOST_REQUIRE((all[i - 1].accounting_date <= all[i].accounting_date));
      if (all[i].account == "4000") sales += all[i].amount.minor;
    }
    BOOST_TEST(sales == -100LL * 2000 * 2001 / 2);
    // The unit is still good for more.
    BOOST_TEST(tb.book.read([&](Unit& u) {
      std::size_t count = 0;
      for (int round = 0; round < 2; ++round) {
        w.ledger.each_line(u, {}, [&](const books::LedgerLine&) { ++count; });
      }
      return count;
    }) == 24000U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
