#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace ledger_posted_test {

Instant at_day(int day) { return Instant{BusinessDate::of(2026, 3, day).days * 86'400'000LL}; }

std::vector<books::PostedDocument> posted(LedgerWorld& w, std::vector<std::int64_t> documents) {
  std::vector<DocumentId> ids;
  for (const std::int64_t d : documents) ids.emplace_back(d);
  return w.book.read([&](Unit& u) { return w.ledger.posted(u, ids); });
}

std::int64_t amount_on(const LedgerWorld& w, const books::PostedDocument::Event& e,
                       std::string_view key, ChannelId channel) {
  std::int64_t sum = 0;
  for (const books::Posting& p : e.postings) {
    if (p.account == w.account(key) && p.channel == channel) sum += p.amount.minor;
  }
  return sum;
}

}  // namespace ledger_posted_test

BOOST_AUTO_TEST_SUITE(ledger_posted)

BOOST_AUTO_TEST_CASE(a_document_that_posted_nothing_has_no_events) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    w.post(w.set_of({}, {w.document(901, "1")}));
    BOOST_TEST(ledger_posted_test::posted(w, {901, 902}).empty());
    BOOST_TEST(ledger_posted_test::posted(w, {}).empty());
  });
}

BOOST_AUTO_TEST_CASE(entries_of_a_kind_add_up) {
  using namespace ledger_posted_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    books::Entry first = w.entry(1001, 901, books::EntryKind::sale, at_day(2));
    w.add_sale(first, 201, 3, 1200, 500);
    w.add_sale(first, 202, 1, 300, 100, 2);
    books::Entry more = w.entry(1002, 901, books::EntryKind::sale, at_day(3));
    more.corrects = first.id;
    w.add_sale(more, 201, 2, 1200, 500);
    books::Entry paid = w.entry(1003, 901, books::EntryKind::payment, at_day(2));
    w.add_posting(paid, "clearing", w.web, 100, paid.document);
    w.add_posting(paid, "deposit", w.web, -100, paid.document);
    books::Entry other = w.entry(1000, 902, books::EntryKind::sale, at_day(2));
    w.add_sale(other, 201, 1, 1200, 500);
    w.post(w.set_of({first, more, paid, other}, {w.document(901, "1"), w.document(902, "2")}));

    const auto all = posted(w, {901, 902});
    BOOST_REQUIRE(all.size() == 2U);
    BOOST_TEST((all[0].document == DocumentId(901)));
    BOOST_REQUIRE(all[0].events.size() == 2U);
    const auto& payment = all[0].events[0];
    const auto& sale = all[0].events[1];
    BOOST_TEST((payment.kind == books::EntryKind::payment));
    BOOST_TEST((sale.kind == books::EntryKind::sale && sale.first_entry == first.id));
    BOOST_TEST(sale.entries == 2);
    BOOST_TEST(amount_on(w, sale, "sales", w.web) == -6300);
    BOOST_TEST(amount_on(w, sale, "clearing", w.web) == 6300);
    BOOST_TEST(amount_on(w, payment, "clearing", w.web) == 100);
    BOOST_REQUIRE(sale.movements.size() == 2U);
    BOOST_TEST(sale.movements[0].quantity.milli == 5000);
    BOOST_TEST(sale.movements[0].value_minor == 2500);
    BOOST_TEST((sale.movements[0].from == w.shop && sale.movements[0].to == w.buyers));
    BOOST_REQUIRE(sale.sales.size() == 2U);
    BOOST_TEST(sale.sales[0].units.milli == 5000);
    BOOST_TEST(sale.sales[0].gross_minor == 6000);
    BOOST_TEST(sale.sales[0].cost_minor == 2500);
    BOOST_TEST(sale.sales[1].gross_minor == 300);
  });
}

BOOST_AUTO_TEST_CASE(a_reversal_counts_under_the_kind_that_it_reverses) {
  using namespace ledger_posted_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    books::Entry sale = w.entry(1005, 901, books::EntryKind::sale, at_day(2));
    w.add_sale(sale, 201, 3, 1200, 500);
    books::Entry back = w.reversal(1001, sale);  // a lower id than what it reverses
    w.post(w.set_of({sale}, {w.document(901, "1")}));
    w.post(w.set_of({back}, {}));
    const auto all = posted(w, {901});
    BOOST_REQUIRE(all.size() == 1U);
    BOOST_REQUIRE(all[0].events.size() == 1U);
    const auto& event = all[0].events[0];
    BOOST_TEST((event.kind == books::EntryKind::sale && event.first_entry == sale.id));
    BOOST_TEST(event.entries == 2);
    BOOST_TEST((event.postings.empty() && event.movements.empty() && event.sales.empty()));
  });
}

BOOST_AUTO_TEST_CASE(more_returned_than_sold_is_a_movement_the_other_way) {
  using namespace ledger_posted_test;
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    books::Entry sale = w.entry(1001, 901, books::EntryKind::sale, at_day(2));
    w.add_sale(sale, 201, 1, 1200, 500);
    books::Entry back = w.entry(1002, 901, books::EntryKind::sale, at_day(3));
    w.add_sale(back, 201, 4, 1200, 500);
    back = w.reversal(1002, back);
    back.kind = books::EntryKind::sale;
    back.corrects = {};
    w.post(w.set_of({sale, back}, {w.document(901, "1")}));
    const auto all = posted(w, {901});
    BOOST_REQUIRE(all[0].events[0].movements.size() == 1U);
    const stock::Movement& net = all[0].events[0].movements[0];
    BOOST_TEST((net.from == w.buyers && net.to == w.shop));
    BOOST_TEST(net.quantity.milli == 3000);
    BOOST_TEST(net.value_minor == 1500);
    BOOST_TEST(all[0].events[0].sales[0].units.milli == -3000);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
