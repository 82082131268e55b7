#include "domain/books/entry.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>
#include <tuple>

using kontor::AccountId;
using kontor::ChannelId;
using kontor::Currency;
using kontor::DocumentId;
using kontor::LocationId;
using kontor::Money;
using kontor::books::Entry;
using kontor::books::EntryKind;
using kontor::books::Posting;

namespace {

Posting entry_posting(std::int64_t account, std::int64_t minor, std::int64_t channel = 0) {
  const Money amount{minor, Currency::of("EUR")};
  return {AccountId(account), ChannelId(channel), {}, {}, amount, minor};
}

Entry sample_entry() {
  Entry e;
  e.id = kontor::EntryId(11);
  e.entity = kontor::EntityId(1);
  e.kind = EntryKind::sale;
  e.document = DocumentId(12);
  e.event_at = kontor::Instant{1'700'000'000'000};
  e.business_date = kontor::BusinessDate::of(2023, 11, 14);
  e.accounting_date = e.business_date;
  e.recorded_at = kontor::Instant{1'800'000'000'000};
  e.batch = kontor::BatchId(3);
  e.actor = kontor::EmployeeId(4);
  e.key = "sale:12:1";
  e.postings = {entry_posting(1, 100), entry_posting(2, -100)};
  kontor::stock::Movement moved;
  moved.line = 1;
  moved.product = kontor::ProductId(5);
  moved.from = LocationId(6);
  moved.to = LocationId(7);
  moved.quantity = kontor::Quantity::of_units(1);
  e.movements.push_back(moved);
  moved.line = 2;
  e.movements.push_back(moved);
  e.sales.resize(2);
  e.sales[0].orders = 1;
  e.sales[1].line = 1;
  e.sales[1].gross_minor = 100;
  for (auto& fact : e.sales) fact.currency = Currency::of("EUR");
  return e;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(books_entry)

BOOST_AUTO_TEST_CASE(kinds_have_names) {
  using enum EntryKind;
  for (const auto kind :
       {payment, sale, refund, goods_back, opening_count, settlement, reversal, count}) {
    BOOST_TEST((kontor::books::entry_kind_named(kontor::books::name_of(kind)) == kind));
  }
  BOOST_TEST(kontor::books::name_of(opening_count) == "opening_count");
  BOOST_TEST(kontor::books::name_of(reversal) == "reversal");
}

BOOST_AUTO_TEST_CASE(equal_dimensions_merge_zeros_go_and_the_rest_is_sorted) {
  auto other_item = entry_posting(1, 7);
  other_item.item = DocumentId(9);
  auto dollars = entry_posting(1, 5);
  dollars.amount.currency = Currency::of("USD");
  std::vector<Posting> postings = {entry_posting(2, -60), dollars,
                                   entry_posting(1, 40),  other_item,
                                   entry_posting(3, 10),  entry_posting(1, 20),
                                   entry_posting(3, -10)};
  kontor::books::merge_postings(postings);
  const std::vector<Posting> expected = {entry_posting(1, 60), other_item, dollars,
                                         entry_posting(2, -60)};
  BOOST_TEST((postings == expected));
}

BOOST_AUTO_TEST_CASE(a_posting_of_zero_with_an_entity_amount_stays) {
  auto rounding = entry_posting(1, 0);
  rounding.entity_minor = 1;
  auto exchange = entry_posting(2, 30);
  exchange.entity_minor = 0;
  std::vector<Posting> postings = {rounding, exchange, entry_posting(3, 0)};
  kontor::books::merge_postings(postings);
  BOOST_TEST(postings.size() == 2U);
}

BOOST_AUTO_TEST_CASE(channel_and_location_are_dimensions) {
  auto here = entry_posting(1, 10, 4);
  here.location = LocationId(1);
  auto there = here;
  there.location = LocationId(2);
  std::vector<Posting> postings = {here, there, entry_posting(1, 10, 5), entry_posting(1, 10)};
  kontor::books::merge_postings(postings);
  BOOST_TEST(postings.size() == 4U);
}

BOOST_AUTO_TEST_CASE(an_entry_balances_in_every_currency) {
  Entry e;
  BOOST_TEST(kontor::books::balances(e));
  e.postings = {entry_posting(1, 100), entry_posting(2, -100)};
  BOOST_TEST(kontor::books::balances(e));
  e.postings = {entry_posting(1, 100), entry_posting(2, -99)};
  BOOST_TEST(!kontor::books::balances(e));
  // 100 against 100, but of two currencies.
  e.postings = {entry_posting(1, 100), entry_posting(2, -100)};
  e.postings[1].amount.currency = Currency::of("USD");
  BOOST_TEST(!kontor::books::balances(e));
}

BOOST_AUTO_TEST_CASE(an_entry_balances_in_the_entity_currency) {
  Entry e;
  e.postings = {entry_posting(1, 100), entry_posting(2, -100)};
  e.postings[1].entity_minor = -99;
  BOOST_TEST(!kontor::books::balances(e));
}

BOOST_AUTO_TEST_CASE(each_channel_and_common_balance_for_themselves) {
  Entry e;
  e.postings = {entry_posting(1, 100, 5), entry_posting(2, -100)};
  BOOST_TEST(!kontor::books::balances(e));
  e.postings = {entry_posting(1, 100, 5), entry_posting(2, -100, 6)};
  BOOST_TEST(!kontor::books::balances(e));
  // With the channel's current account with common on both sides.
  e.postings = {entry_posting(1, 100, 5), entry_posting(9, -100, 5), entry_posting(9, 100),
                entry_posting(2, -100)};
  BOOST_TEST(kontor::books::balances(e));
}

BOOST_AUTO_TEST_CASE(canonical_facts_do_not_depend_on_the_order_of_rows_or_the_batch) {
  const Entry e = sample_entry();
  Entry other = e;
  std::ranges::reverse(other.postings);
  std::ranges::reverse(other.movements);
  std::ranges::reverse(other.sales);
  other.batch = kontor::BatchId(99);
  BOOST_TEST(canonical_facts(e) == canonical_facts(other));
}

BOOST_AUTO_TEST_CASE(every_other_fact_changes_the_canonical_text) {
  using Change = std::function<void(Entry&)>;
  const std::vector<Change> changes = {
      [](Entry& e) { e.id.value = 1; },
      [](Entry& e) { e.entity.value = 2; },
      [](Entry& e) { e.kind = EntryKind::refund; },
      [](Entry& e) { e.document.value = 1; },
      [](Entry& e) { e.corrects.value = 1; },
      [](Entry& e) { e.event_at.ms += 1; },
      [](Entry& e) { e.business_date.days += 1; },
      [](Entry& e) { e.accounting_date.days += 1; },
      [](Entry& e) { e.late = true; },
      [](Entry& e) { e.date_estimated = true; },
      [](Entry& e) { e.recorded_at.ms += 1; },
      [](Entry& e) { e.actor.value = 5; },
      [](Entry& e) { e.key += "x"; },
      [](Entry& e) { e.postings[0].account.value = 8; },
      [](Entry& e) { e.postings[0].channel.value = 8; },
      [](Entry& e) { e.postings[0].location.value = 8; },
      [](Entry& e) { e.postings[0].item.value = 8; },
      [](Entry& e) { e.postings[0].amount.minor += 1; },
      [](Entry& e) { e.postings[0].amount.currency = Currency::of("USD"); },
      [](Entry& e) { e.postings[0].entity_minor += 1; },
      [](Entry& e) { e.postings.pop_back(); },
      [](Entry& e) { e.movements[0].line = 9; },
      [](Entry& e) { e.movements[0].product.value = 9; },
      [](Entry& e) { e.movements[0].from.value = 9; },
      [](Entry& e) { e.movements[0].to.value = 9; },
      [](Entry& e) { e.movements[0].from_state = kontor::stock::State::unavailable; },
      [](Entry& e) { e.movements[0].to_state = kontor::stock::State::unavailable; },
      [](Entry& e) { e.movements[0].owner = "consignor"; },
      [](Entry& e) { e.movements[0].quantity.milli += 1; },
      [](Entry& e) { e.movements[0].value_minor += 1; },
      [](Entry& e) { e.movements.pop_back(); },
      [](Entry& e) { e.sales[1].line = 2; },
      [](Entry& e) { e.sales[1].product.value = 2; },
      [](Entry& e) { e.sales[1].channel.value = 2; },
      [](Entry& e) { e.sales[1].location.value = 2; },
      [](Entry& e) { e.sales[1].employee.value = 2; },
      [](Entry& e) { e.sales[1].customer.value = 2; },
      [](Entry& e) { e.sales[1].currency = Currency::of("USD"); },
      [](Entry& e) { e.sales[1].orders = 1; },
      [](Entry& e) { e.sales[1].lines = 1; },
      [](Entry& e) { e.sales[1].units.milli = 1; },
      [](Entry& e) { e.sales[1].gross_minor = 1; },
      [](Entry& e) { e.sales[1].discount_minor = 1; },
      [](Entry& e) { e.sales[1].returns_minor = 1; },
      [](Entry& e) { e.sales[1].shipping_minor = 1; },
      [](Entry& e) { e.sales[1].tax_minor = 1; },
      [](Entry& e) { e.sales[1].cost_minor = 1; },
      [](Entry& e) { e.sales.pop_back(); },
  };
  std::set<std::string> texts = {canonical_facts(sample_entry())};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Entry e = sample_entry();
    changes[i](e);
    BOOST_TEST(texts.insert(canonical_facts(e)).second, "change " << i);
  }
}

BOOST_AUTO_TEST_CASE(free_text_cannot_pass_for_another_line) {
  Entry e = sample_entry();
  Entry forged = e;
  forged.key += "\nposting 1 0 0 0 0 EUR 0";
  BOOST_TEST(canonical_facts(e) != canonical_facts(forged));
  BOOST_TEST(canonical_facts(forged).find("key 33:sale:12:1\nposting") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(net_sales_are_gross_less_discount_and_returns) {
  kontor::books::SaleFact fact;
  fact.gross_minor = 1000;
  fact.discount_minor = 100;
  fact.returns_minor = 250;
  fact.tax_minor = 99;
  BOOST_TEST(fact.net_minor() == 650);
}

BOOST_AUTO_TEST_CASE(what_takes_back_stands_in_red_and_is_split_at_zero) {
  const std::vector<Posting> posted = {entry_posting(1, 100), entry_posting(2, -100),
                                       entry_posting(3, 50)};
  std::vector<Posting> now = {entry_posting(1, -30), entry_posting(2, -20), entry_posting(3, -80),
                              entry_posting(4, 130)};
  kontor::books::take_back_in_red(now, posted);
  std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t, bool>> shown;
  for (const Posting& p : now)
    shown.emplace_back(p.account.value, p.amount.minor, p.entity_minor, p.red);
  const decltype(shown) must = {{1, -30, -30, true},
                                {2, -20, -20, false},
                                {3, -30, -30, false},
                                {3, -50, -50, true},
                                {4, 130, 130, false}};
  BOOST_TEST((shown == must));
}

BOOST_AUTO_TEST_CASE(a_posting_in_red_is_part_of_the_digest_and_black_ones_hash_as_ever) {
  Entry e = sample_entry();
  const std::string black = digest_of(e);
  BOOST_TEST(canonical_facts(e).find("red") == std::string::npos);
  e.postings[0].red = true;
  BOOST_TEST(digest_of(e) != black);
}

BOOST_AUTO_TEST_SUITE_END()
