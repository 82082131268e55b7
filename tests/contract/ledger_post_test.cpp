#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace ledger_post_test {

/// Every summary that a posting writes, as a count of rows that are not all zero and a sum.
const std::vector<std::string>& summary_sums() {
  static const std::vector<std::string> sums{
      "select coalesce(sum(abs(n)), 0) from (select sum(gross_minor) + 7 * sum(lines) + "
      "11 * sum(cost_minor) as n from sales_day_all group by entity_id, date, channel_id, "
      "location_id, employee_id, currency) s",
      "select coalesce(sum(abs(n)), 0) from (select sum(gross_minor) + 7 * sum(lines) as n from "
      "sales_month_all group by entity_id, date) s",
      "select coalesce(sum(abs(n)), 0) from (select sum(units_milli) as n from product_day_all "
      "group by product_id, date) s",
      "select coalesce(sum(abs(n)), 0) from (select sum(units_milli) as n from product_month_all "
      "group by product_id, date) s",
      "select coalesce(sum(abs(n)), 0) from (select sum(debit_minor - credit_minor) as n from "
      "account_day_all group by account_id, date) s",
      "select coalesce(sum(abs(n)), 0) from (select sum(entity_debit_minor - entity_credit_minor) "
      "as n from account_month_all group by account_id, date) s",
      "select coalesce(sum(abs(n)), 0) from (select sum(change_milli) as n from stock_day_all "
      "group by product_id, location_id, date) s",
      "select coalesce(sum(abs(n)), 0) from (select sum(change_milli) as n from stock_month_all "
      "group by product_id, location_id, date) s",
      "select coalesce(sum(abs(n)), 0) from (select sum(on_hand_milli) + 3 * sum(committed_milli) "
      "as n from stock_total_all group by product_id) s",
      "select coalesce(sum(abs(n)), 0) from (select sum(balance_minor) as n from open_item_all "
      "group by account_id, item_id) s",
      "select count(*) from stock_level"};
  return sums;
}

std::vector<std::int64_t> numbers(LedgerWorld& w, const std::vector<std::string>& queries) {
  std::vector<std::int64_t> values;
  for (const std::string& sql : queries)
    values.push_back(w.number("select cast((" + sql + ") as bigint)"));
  return values;
}

Instant at_day(int day) { return Instant{BusinessDate::of(2026, 3, day).days * 86'400'000LL}; }

/// An opening of 10 and a sale of 3, with a commitment of 3 that the sale ends.
books::PostingSet opening_and_sale(LedgerWorld& w) {
  books::Entry opening = w.entry(1001, 901, books::EntryKind::opening_count, at_day(1));
  w.add_opening(opening, 201, w.shop, 10, 500);
  books::Entry sale = w.entry(1002, 902, books::EntryKind::sale, at_day(2));
  w.add_sale(sale, 201, 3, 1200, 500);
  books::PostingSet set = w.set_of(
      {opening, sale}, {w.document(901, "C1", books::DocumentKind::count), w.document(902, "1")});
  const stock::Commitment promise{CommitmentId(801),        DocumentId(902),       1,
                                  {ProductId(201), w.shop}, Quantity::of_units(3), false};
  set.commitments = {promise};
  set.ended_commitments = {{promise, stock::CommitmentEnd::posted}};
  set.costs = {{EntityId(1), ProductId(201), Quantity::of_units(7), 3500, 5'000'000}};
  set.audit = {{test_now(), EmployeeId(41), "till", "entry.post", "order", 902, "", "after", "d"}};
  return set;
}

}  // namespace ledger_post_test

BOOST_AUTO_TEST_SUITE(ledger_post)

using namespace ledger_post_test;

BOOST_AUTO_TEST_CASE(entries_come_back_whole_and_with_their_digest) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    books::PostingSet set = opening_and_sale(w);
    set.entries[1].late = true;
    set.entries[1].date_estimated = true;
    set.entries[1].accounting_date = BusinessDate::of(2026, 4, 1);
    set.entries[1].movements[0].owner = "o'w\tner\\";
    w.post(set);
    const auto back = tb.book.read([&](Unit& u) {
      return w.ledger.standing_entries(u, {DocumentId(901), DocumentId(902)});
    });
    BOOST_REQUIRE(back.size() == 2U);
    for (std::size_t i = 0; i < 2; ++i) {
      const books::Entry& a = set.entries[i];
      const books::Entry& b = back[i];
      BOOST_TEST(books::canonical_facts(a) == books::canonical_facts(b));
      BOOST_TEST((a.postings == b.postings && a.movements == b.movements && a.sales == b.sales));
      BOOST_TEST((a.batch == b.batch));
      BOOST_TEST(w.number("select count(*) from entry where id = " + std::to_string(a.id.value) +
                          " and digest = '" + books::digest_of(a) + "'") == 1);
    }
    BOOST_TEST(w.number("select count(*) from audit where subject_id = 902 and after = 'after'") ==
               1);
  });
}

BOOST_AUTO_TEST_CASE(a_set_posted_again_after_a_lost_answer_changes_nothing) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    const books::PostingSet set = opening_and_sale(w);
    w.post(set);
    const auto once = numbers(w, summary_sums());
    const auto told = w.number("select count(*) from audit");
    w.post(set);
    BOOST_TEST(numbers(w, summary_sums()) == once, boost::test_tools::per_element());
    BOOST_TEST(w.number("select count(*) from entry") == 2);
    BOOST_TEST(w.number("select count(*) from audit") == told);
    BOOST_TEST(w.number("select count(*) from commitment_end") == 1);
    // A set of documents alone is recognised by its documents.
    const books::PostingSet document = w.set_of({}, {w.document(903, "2")});
    w.post(document);
    w.post(document);
    BOOST_TEST(w.number("select count(*) from document") == 3);
  });
}

BOOST_AUTO_TEST_CASE(reversals_bring_every_summary_back) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    const auto before = numbers(w, summary_sums());
    books::PostingSet set = opening_and_sale(w);
    w.post(set);
    const auto posted = numbers(w, summary_sums());
    for (std::size_t i = 0; i < posted.size(); ++i) {
      BOOST_TEST(posted[i] != before[i], summary_sums()[i]);
    }
    w.post(w.set_of({w.reversal(1003, set.entries[0]), w.reversal(1004, set.entries[1])}, {}));
    BOOST_TEST(numbers(w, summary_sums()) == before, boost::test_tools::per_element());
    BOOST_TEST(tb.book
                   .read([&](Unit& u) {
                     return w.ledger.standing_entries(u, {DocumentId(901), DocumentId(902)});
                   })
                   .empty());
  });
}

BOOST_AUTO_TEST_CASE(a_cell_stays_in_the_list_while_a_standing_movement_touched_it) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    books::PostingSet set = opening_and_sale(w);
    w.add_sale(set.entries[1], 201, 7, 1200, 500, 2);  // sells all ten
    w.post(set);
    BOOST_TEST(w.number("select on_hand_milli from stock_level") == 0);
    // A later opening at the warehouse is taken back: its cell goes, the sold-out one stays.
    books::Entry more = w.entry(1003, 903, books::EntryKind::opening_count, at_day(3));
    w.add_opening(more, 201, w.house, 4, 500);
    w.post(w.set_of({more}, {w.document(903, "C2", books::DocumentKind::count)}));
    BOOST_TEST(w.number("select count(*) from stock_level") == 2);
    w.post(w.set_of({w.reversal(1004, more)}, {}));
    BOOST_TEST(w.number("select count(*) from stock_level where location_id = 11") == 1);
    BOOST_TEST(w.number("select count(*) from stock_level") == 1);
  });
}

BOOST_AUTO_TEST_CASE(levels_totals_and_oversold_cells_follow_the_movements) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    books::Entry opening = w.entry(1001, 901, books::EntryKind::opening_count, at_day(1));
    w.add_opening(opening, 201, w.shop, 2, 500);
    w.add_opening(opening, 201, w.house, 5, 500);
    w.post(w.set_of({opening}, {w.document(901, "C1", books::DocumentKind::count)}));
    const auto figure = [&](const std::string& column) {
      return w.number("select cast(sum(" + column +
                      ") as bigint) from stock_total_all "
                      "where product_id = 201");
    };
    BOOST_TEST(figure("on_hand_milli") == 7000);
    BOOST_TEST(figure("oversold_cells") == 0);
    books::Entry sale = w.entry(1002, 902, books::EntryKind::sale, at_day(2));
    w.add_sale(sale, 201, 5, 1200, 500);
    books::PostingSet set = w.set_of({sale}, {w.document(902, "1")});
    set.oversold = {{sale.id, DocumentId(902), {ProductId(201), w.shop}, Quantity::of_units(3)}};
    w.post(set);
    BOOST_TEST(figure("on_hand_milli") == 2000);
    BOOST_TEST(figure("oversold_cells") == 1);
    BOOST_TEST(w.number("select on_hand_milli from stock_level where location_id = 11") == -3000);
    // A second sale of an oversold cell counts no further cell; goods that arrive take it back.
    books::Entry again = w.entry(1003, 903, books::EntryKind::sale, at_day(3));
    w.add_sale(again, 201, 1, 1200, 500);
    w.post(w.set_of({again}, {w.document(903, "2")}));
    BOOST_TEST(figure("oversold_cells") == 1);
    books::Entry arrival = w.entry(1004, 904, books::EntryKind::opening_count, at_day(4));
    w.add_opening(arrival, 201, w.shop, 4, 500);
    w.post(w.set_of({arrival}, {w.document(904, "C2", books::DocumentKind::count)}));
    BOOST_TEST(figure("oversold_cells") == 0);
    BOOST_TEST(figure("on_hand_milli") == 5000);
  });
}

BOOST_AUTO_TEST_CASE(goods_set_aside_count_as_on_hand_and_unavailable) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    books::Entry opening = w.entry(1001, 901, books::EntryKind::opening_count, at_day(1));
    w.add_opening(opening, 201, w.shop, 6, 500);
    opening.movements.push_back({0, ProductId(201), w.shop, w.shop, stock::State::available,
                                 stock::State::unavailable, "", Quantity::of_units(2), 0});
    w.post(w.set_of({opening}, {w.document(901, "C1", books::DocumentKind::count)}));
    BOOST_TEST(w.number("select on_hand_milli from stock_level") == 6000);
    BOOST_TEST(w.number("select unavailable_milli from stock_level") == 2000);
    BOOST_TEST(w.number("select cast(sum(change_milli) as bigint) from stock_day_all") == 6000);
  });
}

BOOST_AUTO_TEST_CASE(documents_are_found_by_key_until_undone) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    std::vector<books::Document> made;
    std::vector<std::string> keys{"never seen"};
    std::int64_t id = 900;
    for (const std::string& text : hostile_texts()) {
      books::Document d = w.document(++id, text);
      d.external_key = text;
      keys.push_back(text);
      made.push_back(d);
    }
    made.push_back(w.document(999, "count", books::DocumentKind::count));
    made.back().external_key = hostile_texts()[0];
    w.post(w.set_of({}, made));
    const auto find = [&](books::DocumentKind kind, ChannelId channel) {
      return tb.book.read([&](Unit& u) { return w.ledger.documents(u, kind, channel, keys); });
    };
    const auto found = find(books::DocumentKind::order, w.web);
    BOOST_REQUIRE(found.size() == hostile_texts().size());
    for (const books::Document& d : found) {
      BOOST_TEST(d.number == d.external_key);
      BOOST_TEST((d.entity == EntityId(1) && d.channel == w.web && d.id.value > 900));
    }
    BOOST_TEST(find(books::DocumentKind::count, w.web).size() == 1U);
    BOOST_TEST(find(books::DocumentKind::order, w.fair).empty());
    w.execute("update document set undone_by = 31 where id = 901");
    BOOST_TEST(find(books::DocumentKind::order, w.web).size() == hostile_texts().size() - 1);
    // Importing again after undo is new.
    books::Document again = w.document(950, "again");
    again.external_key = made[0].external_key;
    w.post(w.set_of({}, {again}));
    BOOST_TEST(find(books::DocumentKind::order, w.web).size() == hostile_texts().size());
  });
}

BOOST_AUTO_TEST_CASE(accounts_come_back_by_code) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    tb.book.write([&](Unit& u) {
      w.ledger.add_accounts(
          u, {{AccountId(500), "clearing", "1400-PAYPAL", books::AccountType::asset, true, "PAYPAL",
               "PayPal \xE2\x82\xAC"}});
    });
    const auto all = tb.book.read([&](Unit& u) { return w.ledger.accounts(u); });
    BOOST_REQUIRE(all.size() == books::standard_chart().size() + 1);
    for (std::size_t i = 1; i < all.size(); ++i) BOOST_TEST((all[i - 1].code < all[i].code));
    const auto paypal = std::ranges::find(all, std::string("1400-PAYPAL"), &books::Account::code);
    BOOST_REQUIRE((paypal != all.end()));
    BOOST_TEST(paypal->key == "clearing");
    BOOST_TEST(paypal->detail == "PAYPAL");
    BOOST_TEST(paypal->detail_name == "PayPal \xE2\x82\xAC");
    BOOST_TEST((paypal->itemised && paypal->type == books::AccountType::asset));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
