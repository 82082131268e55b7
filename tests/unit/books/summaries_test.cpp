#include "domain/books/summaries.h"

#include <boost/test/unit_test.hpp>

namespace kontor::test {

namespace summaries_test {

const LocationId shop{11}, buyers{13};
const ChannelId web{21};
const AccountId clearing{101}, sales{102};
const Currency eur = Currency::of("EUR");

/// A sale on the last day of March that counts in the books in April.
books::Entry sale() {
  books::Entry e;
  e.id = EntryId(1);
  e.entity = EntityId(1);
  e.document = DocumentId(901);
  e.business_date = BusinessDate::of(2026, 3, 31);
  e.accounting_date = BusinessDate::of(2026, 4, 1);
  e.postings = {{clearing, web, {}, DocumentId(901), Money{1200, eur}, 1300},
                {sales, web, {}, {}, Money{-1200, eur}, -1300}};
  e.movements = {{1, ProductId(201), shop, buyers, stock::State::unavailable,
                  stock::State::available, "", Quantity{2000}, 500}};
  books::SaleFact header;
  header.channel = web;
  header.location = shop;
  header.currency = eur;
  header.orders = 1;
  header.shipping_minor = 90;
  books::SaleFact line = header;
  line.line = 1;
  line.product = ProductId(201);
  line.orders = 0;
  line.shipping_minor = 0;
  line.lines = 1;
  line.units = Quantity{2000};
  line.gross_minor = 1200;
  line.cost_minor = 500;
  e.sales = {header, line};
  return e;
}

books::PostingSet set_of(std::vector<books::Entry> entries) {
  books::PostingSet set;
  set.entries = std::move(entries);
  return set;
}

const books::SummaryContext& context() {
  static const books::SummaryContext c{{shop}, {clearing}};
  return c;
}

}  // namespace summaries_test

BOOST_AUTO_TEST_SUITE(summaries)

using namespace summaries_test;

BOOST_AUTO_TEST_CASE(sales_go_by_the_business_date_and_its_month) {
  const auto deltas = books::summarise(set_of({sale()}), context());
  BOOST_REQUIRE(deltas.sales_day.size() == 1U);
  const auto& [key, sums] = *deltas.sales_day.begin();
  BOOST_TEST((key.date == BusinessDate::of(2026, 3, 31) && key.employee == EmployeeId()));
  BOOST_TEST((sums.orders == 1 && sums.lines == 1 && sums.units_milli == 2000));
  BOOST_TEST((sums.gross_minor == 1200 && sums.shipping_minor == 90 && sums.cost_minor == 500));
  BOOST_REQUIRE(deltas.sales_month.size() == 1U);
  BOOST_TEST((deltas.sales_month.begin()->first.date == BusinessDate::of(2026, 3, 1)));
  BOOST_TEST((deltas.sales_month.begin()->second == sums));
}

BOOST_AUTO_TEST_CASE(tickets_go_by_day_and_hour_and_credits_move_them) {
  books::Entry e = sale();
  e.event_at = Instant{29'123'456LL * 60'000};  // 485390:56 hours since the epoch
  e.sales[0].employee = e.sales[1].employee = EmployeeId(7);
  e.sales[0].customer = CustomerId(9);
  e.sales[0].add_on = true;
  e.sales[1].discount_minor = 200;
  e.sales[1].manual_minor = 150;
  books::SaleFact credit = e.sales[1].dimensions();
  credit.credit = true;
  credit.gross_minor = -480;
  credit.units = Quantity{-800};
  books::SaleFact helped = credit.dimensions();
  helped.employee = EmployeeId(8);
  helped.add(credit, -1);
  const auto without = books::summarise(set_of({e}), context());
  e.sales.push_back(credit);
  e.sales.push_back(helped);
  const auto deltas = books::summarise(set_of({e}), context());
  BOOST_TEST((deltas.sales_day == without.sales_day && deltas.product_day == without.product_day));
  books::TicketKey key{
      EntityId(1), BusinessDate::of(2026, 3, 31), 485'390, web, shop, EmployeeId(7), eur};
  BOOST_TEST((deltas.ticket_hour.at(key) ==
              books::TicketSums{1, 1'000'000, 1'000'000, 1'000'000, 1200, 720, 200, 150, 0}));
  key.hour = 0;
  BOOST_TEST((deltas.ticket_day.at(key) == deltas.ticket_hour.begin()->second));
  key.employee = EmployeeId(8);
  BOOST_TEST((deltas.ticket_day.at(key) == books::TicketSums{0, 0, 0, 0, 800, 480, 0, 0, 0}));
  BOOST_TEST(deltas.return_day.empty());
}

BOOST_AUTO_TEST_CASE(known_customers_have_days_and_others_none) {
  books::Entry e = sale();
  BOOST_TEST(books::summarise(set_of({e}), context()).customer_day.empty());
  for (auto& fact : e.sales) fact.customer = CustomerId(9);
  books::SaleFact credit = e.sales[1].dimensions();
  credit.credit = true;
  credit.gross_minor = -480;
  e.sales.push_back(credit);
  const auto deltas = books::summarise(set_of({e}), context());
  BOOST_REQUIRE(deltas.customer_day.size() == 1U);
  const auto& [key, sums] = *deltas.customer_day.begin();
  BOOST_TEST((key.customer == CustomerId(9) && key.date == BusinessDate::of(2026, 3, 31)));
  const auto& whole = deltas.sales_day.begin()->second;
  BOOST_TEST((sums.orders == whole.orders && sums.gross_minor == whole.gross_minor));
  BOOST_TEST((sums.cost_minor == whole.cost_minor && sums.units_milli == whole.units_milli));
  BOOST_TEST((sums.tax_minor == 0 && sums.shipping_minor == 0 && sums.lines == 0));
}

BOOST_AUTO_TEST_CASE(what_came_back_counts_for_the_day_of_its_sale) {
  books::Entry e = sale();
  e.sales[1].returns_minor = 300;
  BOOST_TEST(books::summarise(set_of({e}), context()).return_day.empty());
  e.sales[1].sold_on = BusinessDate::of(2026, 3, 20);
  const auto deltas = books::summarise(set_of({e, e}), context());
  BOOST_REQUIRE(deltas.return_day.size() == 1U);
  const auto& [key, minor] = *deltas.return_day.begin();
  BOOST_TEST((key.sold_on == BusinessDate::of(2026, 3, 20)));
  BOOST_TEST((key.date == BusinessDate::of(2026, 3, 31)));
  BOOST_TEST(minor == 600);
}

BOOST_AUTO_TEST_CASE(product_sums_take_only_facts_that_name_a_product) {
  const auto deltas = books::summarise(set_of({sale()}), context());
  BOOST_REQUIRE(deltas.product_day.size() == 1U);
  const auto& [key, sums] = *deltas.product_day.begin();
  BOOST_TEST((key.product == ProductId(201)));
  BOOST_TEST((sums.lines == 1 && sums.gross_minor == 1200));
  BOOST_TEST((sums.orders == 0 && sums.shipping_minor == 0));
  BOOST_TEST((deltas.product_month.begin()->first.date == BusinessDate::of(2026, 3, 1)));
}

BOOST_AUTO_TEST_CASE(accounts_go_by_the_accounting_date_debit_and_credit_apart) {
  const auto deltas = books::summarise(set_of({sale(), sale()}), context());
  BOOST_REQUIRE(deltas.account_day.size() == 2U);
  const auto& debit =
      deltas.account_day.at({EntityId(1), clearing, BusinessDate::of(2026, 4, 1), web, {}, eur});
  BOOST_TEST((debit == books::AccountSums{2400, 0, 2600, 0}));
  const auto& credit =
      deltas.account_month.at({EntityId(1), sales, BusinessDate::of(2026, 4, 1), web, {}, eur});
  BOOST_TEST((credit == books::AccountSums{0, 2400, 0, 2600}));
  BOOST_REQUIRE(deltas.open_items.size() == 1U);
  BOOST_TEST((deltas.open_items.begin()->first.item == DocumentId(901)));
  BOOST_TEST(deltas.open_items.begin()->second == 2400);
}

BOOST_AUTO_TEST_CASE(a_reversal_takes_its_original_off_the_side_where_it_stood) {
  books::Entry reversal = sale();
  reversal.kind = books::EntryKind::reversal;
  for (books::Posting& p : reversal.postings) {
    p.amount = -p.amount;
    p.entity_minor = -p.entity_minor;
  }
  const auto deltas = books::summarise(set_of({sale(), reversal}), context());
  BOOST_TEST(deltas.account_day.empty());
  BOOST_TEST(deltas.account_month.empty());
}

BOOST_AUTO_TEST_CASE(only_places_that_hold_stock_have_levels) {
  const auto deltas = books::summarise(set_of({sale()}), context());
  BOOST_REQUIRE(deltas.levels.size() == 1U);
  const auto& [cell, change] = *deltas.levels.begin();
  BOOST_TEST((cell == stock::Cell{ProductId(201), shop}));
  BOOST_TEST((change == books::LevelChange{Quantity{-2000}, Quantity{}, Quantity{-2000}}));
  BOOST_REQUIRE(deltas.stock_day.size() == 1U);
  BOOST_TEST(deltas.stock_day.begin()->second.milli == -2000);
  BOOST_TEST((deltas.stock_month.begin()->first.date == BusinessDate::of(2026, 3, 1)));
}

BOOST_AUTO_TEST_CASE(commitments_change_levels_and_no_day) {
  books::PostingSet set;
  const stock::Commitment one{CommitmentId(1),        DocumentId(901), 1,
                              {ProductId(201), shop}, Quantity{3000},  false};
  stock::Commitment two = one;
  two.quantity = Quantity{500};
  set.commitments = {one};
  set.ended_commitments = {{two, stock::CommitmentEnd::posted}};
  const auto deltas = books::summarise(set, context());
  BOOST_REQUIRE(deltas.levels.size() == 1U);
  BOOST_TEST(deltas.levels.begin()->second.committed.milli == 2500);
  BOOST_TEST(deltas.stock_day.empty());
}

BOOST_AUTO_TEST_CASE(what_cancels_out_leaves_no_row_but_the_cell) {
  books::Entry back = sale();
  for (books::Posting& p : back.postings) {
    p.amount = -p.amount;
    p.entity_minor = -p.entity_minor;
  }
  std::swap(back.movements[0].from, back.movements[0].to);
  std::swap(back.movements[0].from_state, back.movements[0].to_state);
  for (books::SaleFact& f : back.sales) {
    f.orders = -f.orders;
    f.lines = -f.lines;
    f.units = -f.units;
    f.gross_minor = -f.gross_minor;
    f.shipping_minor = -f.shipping_minor;
    f.cost_minor = -f.cost_minor;
  }
  const auto deltas = books::summarise(set_of({sale(), back}), context());
  BOOST_TEST((deltas.sales_day.empty() && deltas.sales_month.empty()));
  BOOST_TEST((deltas.product_day.empty() && deltas.product_month.empty()));
  BOOST_TEST((deltas.stock_day.empty() && deltas.stock_month.empty()));
  BOOST_TEST(deltas.open_items.empty());
  // Debit and credit are turnovers: they do not cancel.
  BOOST_TEST(deltas.account_day.size() == 2U);
  BOOST_TEST((deltas.levels.at({ProductId(201), shop}) == books::LevelChange{}));
}

BOOST_AUTO_TEST_CASE(a_cell_counts_as_oversold_once_while_it_is_below_zero) {
  const auto change = [](std::int64_t before, std::int64_t by) {
    books::TotalChange total;
    stock::Level level;
    level.on_hand = Quantity{before};
    books::add_to_total(total, level, {Quantity{by}, {}, {}});
    return total.oversold_cells;
  };
  BOOST_TEST(change(1000, -1000) == 0);
  BOOST_TEST(change(1000, -1001) == 1);
  BOOST_TEST(change(-1, -5) == 0);
  BOOST_TEST(change(-1, 1) == -1);
  books::TotalChange total;
  stock::Level level;
  level.on_hand = Quantity{1000};
  books::add_to_total(total, level, {{}, Quantity{600}, Quantity{600}});
  BOOST_TEST((total == books::TotalChange{{}, Quantity{600}, Quantity{600}, 1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
