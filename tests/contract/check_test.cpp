#include "persistence/check/check.h"

#include <set>

#include "domain/base/failure.h"
#include "persistence/admin/fold.h"
#include "persistence/admin/seal.h"
#include "persistence/stores/customer_store.h"
#include "persistence/stores/order_store.h"
#include "tests/contract/damage.h"
#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace check_test {

class Silent : public intake::Progress {
 public:
  void at(std::string_view stage, std::int64_t done, std::int64_t total) override {
    BOOST_TEST(stage == "check");
    BOOST_TEST(done <= total);
    m_done = done;
    m_total = total;
  }
  bool cancelled() override { return cancel; }
  bool finished() const { return m_total > 0 && m_done == m_total; }
  bool cancel = false;

 private:
  std::int64_t m_done = 0, m_total = 0;
};

Instant at_day(int day) { return Instant{BusinessDate::of(2026, 3, day).days * 86'400'000LL}; }

/// A book with something in every table that is checked: an opening, two sales of which one is not
/// fulfilled and one oversells, an order version, a sealed audit.
struct CheckWorld : LedgerWorld {
  explicit CheckWorld(TestBook& tb) : LedgerWorld(tb.book) {
    add_products({product(201, "P201", "Bike"), product(202, "P202", "Bell")});
    books::Entry opening = entry(1001, 901, books::EntryKind::opening_count, at_day(1));
    add_opening(opening, 201, shop, 10, 500);
    add_opening(opening, 202, house, 2, 100);
    books::Entry sale = entry(1002, 902, books::EntryKind::sale, at_day(2));
    add_sale(sale, 201, 3, 1200, 500);
    sale.sales.back().customer = CustomerId(7);
    add_sale(sale, 202, 1, 300, 100, 2);  // from the shop, which has none
    books::PostingSet set =
        set_of({opening, sale}, {document(901, "C1", books::DocumentKind::count),
                                 document(902, "#1"), document(903, "#2")});
    set.costs = {{EntityId(1), ProductId(201), Quantity::of_units(7), 3500, 5'000'000},
                 {EntityId(1), ProductId(202), Quantity::of_units(1), 100, 1'000'000}};
    const stock::Commitment ended{CommitmentId(801),      DocumentId(902),       1,
                                  {ProductId(201), shop}, Quantity::of_units(3), false};
    const stock::Commitment open{CommitmentId(802),      DocumentId(903),       1,
                                 {ProductId(201), shop}, Quantity::of_units(2), false};
    set.commitments = {ended, open};
    set.ended_commitments = {{ended, stock::CommitmentEnd::posted}};
    set.oversold = {{sale.id, DocumentId(902), {ProductId(202), shop}, Quantity::of_units(1)}};
    set.audit = {{test_now(), EmployeeId(41), "till", "channel.set", "channel", 21, "", "x", ""}};
    post(set);
    orders::Order order;
    order.document = DocumentId(902);
    order.entity = EntityId(1);
    order.channel = web;
    order.key = "key-#1";
    order.number = "#1";
    order.currency = Currency::of("EUR");
    order.location = shop;
    order.total_minor = 3900;
    order.paid_minor = 3900;
    book.write([&](Unit& u) {
      persistence::SqlOrderStore(tb.clock).add_versions(u, {order}, BatchId(31), test_now());
    });
    persistence::seal_book(tb.book, tb.clock);
  }

  std::vector<persistence::Finding> check() {
    Silent progress;
    auto found = persistence::check_book(book, progress);
    BOOST_TEST(progress.finished());
    return found;
  }
};

/// Damages a sound book and expects findings of exactly these checks; gives them.
std::vector<persistence::Finding> expect(const std::string& damage,
                                         const std::set<std::string>& checks,
                                         const std::string& guards = "") {
  std::vector<persistence::Finding> found;
  for_each_engine([&](TestBook& tb) {
    CheckWorld w(tb);
    persistence::fold_deltas(tb.book);
    BOOST_TEST(w.check().empty());
    if (!guards.empty()) drop_guards(tb, guards);
    w.execute(damage);
    const auto now = w.check();
    BOOST_TEST((names_of(now) == checks), damage);
    for (const auto& f : now) {
      if (!checks.contains(f.check)) BOOST_TEST_MESSAGE(f.check + ": " + f.what);
    }
    if (!found.empty()) BOOST_TEST((now == found), "both engines find the same");
    found = now;
  });
  return found;
}

}  // namespace check_test

BOOST_AUTO_TEST_SUITE(book_check)

using namespace check_test;

BOOST_AUTO_TEST_CASE(a_sound_book_is_clean_folded_or_not) {
  for_each_engine([](TestBook& tb) {
    CheckWorld w(tb);
    for (const auto& f : w.check()) BOOST_ERROR(f.check + ": " + f.what);
    persistence::fold_deltas(tb.book);
    for (const auto& f : w.check()) BOOST_ERROR("folded: " + f.check + ": " + f.what);
  });
}

BOOST_AUTO_TEST_CASE(what_a_search_finds_is_what_the_book_holds) {
  on_sqlite([](TestBook& tb) {
    CheckWorld w(tb);
    w.book.write([&](Unit& u) {
      persistence::SqlCustomerStore().add(
          u, w.web, {{{"a@x.example", "", "", "Ana Pop"}, CustomerId(7)}}, BatchId(31));
    });
    BOOST_TEST(w.check().empty());
    const auto damaged = [&](const std::string& damage, const std::string& what) {
      w.execute(damage);
      const auto found = w.check();
      BOOST_REQUIRE_MESSAGE(found.size() == 1U, damage);
      BOOST_TEST(found[0].check == "search");
      BOOST_TEST(found[0].what.starts_with(what), found[0].what);
    };
    const std::string customer = "customer_search C7 is found";
    damaged("update customer_person set name_fold = 'ana popa' where customer_id = 7", customer);
    w.execute("update customer_person set name_fold = 'ana pop' where customer_id = 7");
    damaged("delete from customer_search where rowid = 7", customer);
    w.execute(
        "insert into customer_search (rowid, name_fold, email, phone) values (7, '  ana  pop', "
        "'  a@x.example', '')");
    BOOST_TEST(w.check().empty());
    damaged("delete from customer_search_docsize where id = 7", customer);
    w.execute("insert into customer_search_docsize (id, sz) values (7, x'070b00')");
    damaged("update product set hidden = true where id = 202", "product_search P202 is found");
  });
}

BOOST_AUTO_TEST_CASE(an_empty_book_is_clean) {
  for_each_engine([](TestBook& tb) {
    Silent progress;
    BOOST_TEST(persistence::check_book(tb.book, progress).empty());
  });
}

BOOST_AUTO_TEST_CASE(each_damaged_summary_is_named_and_nothing_else) {
  const std::vector<std::pair<std::string, std::string>> columns{
      {"sales_day", "gross_minor"},
      {"sales_month", "cost_minor"},
      {"ticket_hour", "units_milli"},
      {"ticket_day", "credit_ppm"},
      {"customer_day", "gross_minor"},
      {"product_day", "units_milli"},
      {"product_month", "lines"},
      {"account_day", "debit_minor"},
      {"account_month", "entity_credit_minor"},
      {"stock_day", "change_milli"},
      {"stock_month", "change_milli"},
      {"stock_total", "on_hand_milli"},
      {"open_item", "balance_minor"}};
  for (const auto& [table, column] : columns) {
    expect("update " + table + " set " + column + " = " + column + " + 1", {table});
    expect("delete from " + table, {table});
  }
  expect("update stock_total set oversold_cells = 0", {"stock_total"});
  expect("update stock_level set committed_milli = 0", {"stock_level"});
}

BOOST_AUTO_TEST_CASE(every_product_has_a_row_of_totals_though_all_are_zero) {
  for_each_engine([](TestBook& tb) {
    CheckWorld w(tb);
    w.add_products({w.product(203, "P203", "Basket")});
    // What came is taken back: its row stays.
    books::Entry came = w.entry(1003, 901, books::EntryKind::opening_count, at_day(3));
    w.add_opening(came, 203, w.shop, 4, 100);
    w.post(w.set_of({came}, {}));
    w.post(w.set_of({w.reversal(1004, came)}, {}));
    persistence::fold_deltas(tb.book);
    BOOST_TEST(w.number("select count(*) from stock_total where product_id = 203 and "
                        "on_hand_milli = 0") == 1);
    w.execute("delete from stock_total where product_id = 203");
    std::vector<std::string> totals;
    for (const auto& f : w.check())
      if (f.check == "stock_total") totals.push_back(f.what);
    BOOST_TEST(totals == std::vector<std::string>{"P203 has no row"},
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(a_finding_names_the_row_by_codes) {
  const auto level = expect(
      "update stock_level set on_hand_milli = on_hand_milli + 5 "
      "where product_id = 201",
      {"stock_level"});
  BOOST_REQUIRE(level.size() == 1U);
  BOOST_TEST(level[0].what == "P201 SHOP on_hand_milli=7005 != 7000");
  const auto day = expect("update sales_day set tax_minor = 7", {"sales_day"});
  BOOST_REQUIRE(day.size() == 1U);
  BOOST_TEST(day[0].what == "BERLIN 2026-03-02 WEB SHOP - EUR tax_minor=7 != 0");
  const auto item = expect("update open_item set balance_minor = 1", {"open_item"});
  BOOST_REQUIRE(item.size() == 1U);
  BOOST_TEST(item[0].what == "1400 WEB #1 EUR balance_minor=1 != 3900");
}

BOOST_AUTO_TEST_CASE(cost_and_stock_account_are_proved) {
  // The value is compared with the goods' movements and with the account.
  const auto cost = expect(
      "update stock_cost set value_minor = value_minor + 1 "
      "where product_id = 201",
      {"stock_cost", "stock_account"});
  BOOST_TEST(cost[0].what == "BERLIN P201 value_minor=3501 != 3500");
  BOOST_TEST(cost[1].what == "BERLIN value_minor=3601 != 3600");
  expect("update stock_cost set quantity_milli = 0 where product_id = 202", {"stock_cost"});
}

BOOST_AUTO_TEST_CASE(changed_postings_are_found_by_digest_and_balance) {
  const auto found = expect(
      "update posting set amount_minor = amount_minor + 1, "
      "entity_minor = entity_minor + 1 "
      "where entry_id = 1002 and amount_minor = 3900",
      {"entry_balance", "entry_digest", "account_day", "account_month", "open_item"}, "posting");
  BOOST_TEST(found[0].what == "#1 sale 2026-03-02");
  // A change that balances, to the digest alone and to what it sums up in.
  expect("update posting set location_id = 12 where entry_id = 1001",
         {"entry_digest", "account_day", "account_month"}, "posting");
  expect("delete from posting where entry_id = 1001",
         {"entry_whole", "entry_digest", "account_day", "account_month", "stock_account"},
         "posting");
}

BOOST_AUTO_TEST_CASE(changed_headers_movements_and_facts_are_found) {
  expect("update entry set date_estimated = true where id = 1002", {"entry_digest"}, "entry");
  expect("update entry set digest = 'x' where id = 1001", {"entry_digest", "audit_facts"}, "entry");
  expect("update movement set owner = 'C' where entry_id = 1002 and product_id = 201",
         {"entry_digest", "stock_cost", "consigned"}, "movement");
  expect("update sale_fact set customer_id = 9", {"entry_digest", "customer_day"}, "sale_fact");
  expect("delete from sale_fact where product_id = 202",
         {"entry_whole", "entry_digest", "sales_day", "sales_month", "product_day", "product_month",
          "ticket_hour", "ticket_day"},
         "sale_fact");
  expect("update sale_fact set manual_minor = 9 where line_no = 1 and entry_id = 1002",
         {"entry_digest", "ticket_hour", "ticket_day"}, "sale_fact");
  expect(
      "update sale_fact set sold_on = 20000, returns_minor = 5 where line_no = 1 and entry_id = "
      "1002",
      {"entry_digest", "sales_day", "sales_month", "product_day", "product_month", "ticket_hour",
       "ticket_day", "return_day", "customer_day"},
      "sale_fact");
}

BOOST_AUTO_TEST_CASE(words_that_only_damage_can_write_are_findings_not_crashes) {
  expect("update posting set currency = 'XYZ' where entry_id = 1001",
         {"entry_digest", "account_day", "account_month"}, "posting");
  expect("update movement set from_state = 'lost' where entry_id = 1001 and product_id = 201",
         {"entry_digest"}, "movement");
  expect("update entry set kind = 'gift' where id = 1001", {"entry_digest"}, "entry");
}

BOOST_AUTO_TEST_CASE(commitments_are_proved) {
  expect("delete from open_commitment", {"open_commitment"});
  expect("update open_commitment set quantity_milli = 1", {"open_commitment"});
  expect("update commitment_end set commitment_id = 999",
         {"audit_facts", "commitment_end", "open_commitment", "stock_level", "stock_total"},
         "commitment_end");
}

BOOST_AUTO_TEST_CASE(below_zero_needs_a_fact_that_explains_it) {
  const auto found = expect("delete from oversold", {"oversold"});
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].what == "P202 SHOP available=-1");
}

BOOST_AUTO_TEST_CASE(channel_current_accounts_net_to_zero) {
  const auto found =
      expect("update posting set account_id = " +
                 std::to_string(LedgerWorld::account("cost_of_goods").value) +
                 " where entry_id = 1002 and channel_id = 21 and account_id = " +
                 std::to_string(LedgerWorld::account("channel_current").value),
             {"channel_current", "entry_digest", "account_day", "account_month"}, "posting");
  BOOST_TEST(!found.empty());
}

BOOST_AUTO_TEST_CASE(the_order_list_is_the_newest_version) {
  const auto found = expect("update order_head set total_minor = 1", {"order_head"});
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].what == "#1");
  expect("update order_head set hidden = true", {"order_head"});
  expect("update order_version set undone = true", {"order_head"});
}

BOOST_AUTO_TEST_CASE(a_broken_seal_is_found) {
  expect("update audit set machine = 'y'", {"audit_seal"}, "audit");
}

BOOST_AUTO_TEST_CASE(a_check_names_a_hundred_rows_and_says_that_there_are_more) {
  on_sqlite([](TestBook& tb) {
    CheckWorld w(tb);
    for (int i = 0; i < 150; ++i) {
      w.execute("insert into stock_total values (" + std::to_string(5000 + i) + ", 1, 0, 0, 0)");
    }
    const auto found = w.check();
    BOOST_TEST(found.size() == 101U);
    BOOST_TEST(found.back().what == "…");
  });
}

BOOST_AUTO_TEST_CASE(a_check_stops_when_asked) {
  on_sqlite([](TestBook& tb) {
    Silent progress;
    progress.cancel = true;
    BOOST_CHECK_THROW(persistence::check_book(tb.book, progress), Failure);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
