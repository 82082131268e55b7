#include <algorithm>

#include "domain/intake/match_payouts.h"
#include "tests/contract/money_shop.h"

namespace kontor::test {
namespace payout_test {

using intake::Item;
using intake::PartKind;
using intake::SettledKind;
using Lines = std::vector<std::string>;

void equal(const Lines& is, const Lines& must) { BOOST_TEST(joined(is) == joined(must)); }

Lines at_the_end(MoneyShop& shop) { return shop.balances(*BusinessDate::parse_iso("2026-12-31")); }

/// A sale as a marketplace settles it, with the tax that it keeps.
Item amazon_sale(const std::string& key, const std::string& order, const std::string& settlement,
                 const std::string& date, std::int64_t goods) {
  Item item = settled_item(SettledKind::charge, key, order, settlement, date,
                           {part(PartKind::goods, goods, "Principal", "A"),
                            part(PartKind::marketplace_tax, 500, "Tax", "A"),
                            part(PartKind::marketplace_tax, -500, "MarketplaceTax", "A"),
                            part(PartKind::fee, -1000, "Commission", "A")},
                           "Amazon");
  std::get<intake::IncomingSettled>(item.what).tells_sale = true;
  return item;
}

/// Four settlements: the second is below zero and carried over, the third takes it up and is below
/// zero again, we pay, the fourth takes it up.
std::vector<std::vector<Item>> settlements() {
  using enum SettledKind;
  const auto of = [](const std::string& key, const std::string& s, const std::string& date,
                     PartKind kind, std::int64_t minor) {
    return settled_item(adjustment, key, "", s, date, {part(kind, minor)}, "Amazon");
  };
  return {{amazon_sale("a1", "111-1", "S-00001", "2026-06-02", 10000),
           of("a2", "S-00001", "2026-06-03", PartKind::reserve, -2000),
           payout_item("S-00001", "2026-06-04", 7000, {}, "Amazon")},
          {of("a3", "S-00002", "2026-06-10", PartKind::fee, -4000),
           of("a4", "S-00002", "2026-06-10", PartKind::reserve, 2000),
           payout_item("S-00002", "2026-06-11", -2000, {}, "Amazon")},
          {of("a5", "S-00003", "2026-06-12", PartKind::carried_over, -2000),
           of("a6", "S-00003", "2026-06-13", PartKind::fee, -1000),
           payout_item("S-00003", "2026-06-18", -3000, {}, "Amazon")},
          {of("a7", "S-00004", "2026-06-19", PartKind::carried_over, -3000),
           of("a8", "S-00004", "2026-06-20", PartKind::our_payment, 3000),
           amazon_sale("a9", "111-2", "S-00004", "2026-06-21", 5000),
           payout_item("S-00004", "2026-06-25", 4000, {}, "Amazon")}};
}

const std::vector<Item>& amazon_bank() {
  static const std::vector<Item> lines = {bank_item("b1", "2026-06-05", 7000, "AMAZON S-00001"),
                                          bank_item("b2", "2026-06-22", -3000, "CARD AMAZON"),
                                          bank_item("b3", "2026-06-26", 4000, "AMAZON")};
  return lines;
}

}  // namespace payout_test

BOOST_AUTO_TEST_SUITE(payouts)

using namespace payout_test;

BOOST_AUTO_TEST_CASE(carried_balances_reserves_and_our_payment_clear_in_every_order) {
  std::vector<std::size_t> order = {0, 1, 2, 3};
  std::optional<Lines> first;
  int turn = 0;
  do {
    const auto run = [&](TestBook& tb) {
      MoneyShop shop(tb);
      const auto files = settlements();
      if (turn % 2 == 0) shop.take_in(amazon_bank());
      for (const std::size_t i : order) shop.take_in(files[i]);
      if (turn % 2 == 1) shop.take_in(amazon_bank());
      equal(shop.open_items(), {});
      const Lines now = at_the_end(shop);
      if (!first) first = now;
      equal(now, *first);
      if (turn % 8 == 0) shop.check();
    };
    on_sqlite(run);
    if (turn % 12 == 0) on_postgresql(run);
    ++turn;
  } while (std::next_permutation(order.begin(), order.end()));
  for (const std::string& line : *first) {
    BOOST_TEST(!line.starts_with("1600 "), "the reserve is free again: " + line);
    BOOST_TEST(!line.starts_with("1500 "), "kept tax is nobody's: " + line);
  }
  BOOST_TEST(std::ranges::count(*first, "1000-GIRO  8000") == 1);
}

BOOST_AUTO_TEST_CASE(a_later_file_that_names_the_payout_posts_the_difference) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    const auto charge = [](const std::string& payout) {
      return settled_item(SettledKind::charge, "t1", "#1", payout, "2026-06-02",
                          {part(PartKind::goods, 11900), part(PartKind::fee, -400)});
    };
    const auto before = shop.take_in({order_item({"#1", "2026-06-02", 10000, 1900})});
    equal(shop.open_items(), {"1400-SHOPIFY-PAYMENTS WEB #1 11900"});
    shop.take_in({charge("")});
    equal(shop.open_items(), {"1400-SHOPIFY-PAYMENTS WEB t1 11500"});
    intake::Counts counts;
    const auto named = shop.take_in({charge("po-00001")}, &counts);
    BOOST_TEST(counts.update == 1);
    equal(shop.open_items(), {"1400-SHOPIFY-PAYMENTS WEB po-00001 11500"});
    shop.take_in({payout_item("po-00001", "2026-06-05", 11500)});
    equal(shop.open_items(), {"1010  po-00001 11500"});
    shop.undo(named);
    equal(shop.open_items(), {"1010  po-00001 11500", "1400-SHOPIFY-PAYMENTS WEB po-00001 -11500",
                              "1400-SHOPIFY-PAYMENTS WEB t1 11500"});
    // The order goes, what money leans on stays, and takes the order again.
    shop.undo(before);
    shop.take_in({order_item({"#1", "2026-06-02", 10000, 1900})});
    equal(shop.open_items(), {"1010  po-00001 11500", "1400-SHOPIFY-PAYMENTS WEB po-00001 -11500",
                              "1400-SHOPIFY-PAYMENTS WEB t1 11500"});
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(a_settled_sale_and_its_order_file_are_one_sale_whatever_comes_first) {
  using enum SettledKind;
  Item returned = settled_item(refund, "a2", "111-1", "S-00001", "2026-06-20",
                               {part(PartKind::goods, -4000, "Principal", "LAMP"),
                                part(PartKind::fee, 300, "RefundCommission", "LAMP")},
                               "Amazon");
  std::get<intake::IncomingSettled>(returned.what).tells_sale = true;
  Item sold = settled_item(charge, "a1", "111-1", "S-00001", "2026-06-02",
                           {part(PartKind::goods, 10000, "Principal", "LAMP"),
                            part(PartKind::fee, -1000, "Commission", "LAMP")},
                           "Amazon");
  std::get<intake::IncomingSettled>(sold.what).tells_sale = true;
  Item told = order_item({"111-1", "2026-06-01", 10000, 0, 0, "Amazon"});
  std::get<intake::IncomingOrder>(told.what).settlement = intake::Settlement::at_sale;
  std::vector<std::vector<Item>> files = {{told}, {sold, returned}};
  std::vector<Lines> balances;
  for (int turn = 0; turn < 2; ++turn, std::ranges::reverse(files))
    for_each_engine([&](TestBook& tb) {
      MoneyShop shop(tb);
      shop.take_in(files[0]);
      const Lines before = at_the_end(shop);
      const auto second = shop.take_in(files[1]);
      equal(shop.open_items(), {"1400-AMAZON WEB S-00001 5300"});
      balances.push_back(at_the_end(shop));
      equal(balances.back(), balances.front());
      shop.check();
      shop.undo(second);
      equal(at_the_end(shop), before);
      shop.check();
    });
}

BOOST_AUTO_TEST_CASE(a_settlement_alone_tells_the_sale_and_its_undo_takes_it_back) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    const auto settled = amazon_sale("a1", "111-1", "S-00001", "2026-06-02", 10000);
    const auto one = shop.take_in({settled});
    equal(shop.open_items(), {"1400-AMAZON WEB S-00001 9000"});
    shop.check();
    shop.undo(one);
    equal(shop.open_items(), {});
    equal(at_the_end(shop), {});
    shop.take_in({settled});
    equal(shop.open_items(), {"1400-AMAZON WEB S-00001 9000"});
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(an_announced_payout_posts_nothing_until_it_is_paid) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    Item item = payout_item("po-00001", "2026-06-05", 11500);
    std::get<intake::IncomingPayout>(item.what).paid = false;
    shop.take_in({item, bank_item("b1", "2026-06-06", 11500, "po-00001")});
    equal(shop.open_items(), {"1020  b1 -11500"});
    std::get<intake::IncomingPayout>(item.what).paid = true;
    const auto paid = shop.take_in({item});
    equal(shop.open_items(), {"1400-SHOPIFY-PAYMENTS WEB po-00001 -11500"});
    shop.undo(paid);
    equal(shop.open_items(), {"1020  b1 -11500"});
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(a_payout_that_changes_its_date_changes_it_wholly) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    shop.take_in({payout_item("po-00001", "2026-06-30", 100)});
    BOOST_TEST(!shop.balances(*BusinessDate::parse_iso("2026-06-30")).empty());
    shop.take_in({payout_item("po-00001", "2026-07-01", 100)});
    equal(shop.balances(*BusinessDate::parse_iso("2026-06-30")), {});
    BOOST_TEST(!at_the_end(shop).empty());
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(another_currency_and_a_missing_rate_are_refused) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    Item item = payout_item("po-00001", "2026-06-05", 100);
    shop.take_in({item});
    std::get<intake::IncomingPayout>(item.what).total.currency = Currency::of("USD");
    auto report = shop.imported({item});
    BOOST_REQUIRE(report.refusals.size() == 1U);
    BOOST_TEST((report.refusals[0].refusal.code == RefusalCode::currency_changed));
    std::get<intake::IncomingPayout>(item.what).key = "po-00002";
    report = shop.imported({item});
    BOOST_REQUIRE(report.refusals.size() == 1U);
    BOOST_TEST((report.refusals[0].refusal.code == RefusalCode::rate_missing));
    Item large = settled_item(SettledKind::charge, "t", "", "", "2026-06-01",
                              {part(PartKind::goods, 200'000'000'000'000)});
    report = shop.imported({large});
    BOOST_REQUIRE(report.refusals.size() == 1U);
    BOOST_TEST((report.refusals[0].refusal.code == RefusalCode::value_too_large));
  });
}

BOOST_AUTO_TEST_CASE(lines_that_stay_unmatched_are_told_with_the_reason) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    shop.take_in({payout_item("x1", "2026-06-05", 100), payout_item("x2", "2026-06-05", 100),
                  payout_item("x3", "2026-06-05", 300), bank_item("b1", "2026-06-06", 100, "?"),
                  bank_item("b2", "2026-06-30", 300, "?"), bank_item("b3", "2026-06-06", 7, "?")});
    std::map<std::string, intake::UnmatchedReason> told;
    const auto report = intake::match_payouts(
        shop.book(), shop.stores(), shop.clock(), shop.hands(),
        [&](const intake::UnmatchedLine& l) { told[l.line.number] = l.reason; });
    BOOST_REQUIRE(static_cast<bool>(report));
    BOOST_TEST(report->unmatched == 3);
    BOOST_TEST(report->matched == 0);
    BOOST_TEST((told["b1"] == intake::UnmatchedReason::ambiguous));
    BOOST_TEST((told["b2"] == intake::UnmatchedReason::date));
    BOOST_TEST((told["b3"] == intake::UnmatchedReason::no_payout));
  });
}

BOOST_AUTO_TEST_CASE(payouts_are_listed_with_their_transactions_and_bank_lines) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    shop.take_in({settled_item(SettledKind::charge, "t1", "#1", "po-00001", "2026-06-02",
                               {part(PartKind::goods, 11900), part(PartKind::fee, -400)})});
    shop.take_in({payout_item("po-00001", "2026-06-05", 11400),
                  payout_item("po-00002", "2026-06-06", 50),
                  bank_item("b1", "2026-06-08", 11400, "po-00001")});
    const auto page = [&](const std::string& after) {
      intake::PayoutFilter filter;
      filter.limit = 1;
      filter.after = after;
      return shop.book().read(
          [&](Unit& unit) { return shop.stores().money.payouts(unit, filter); });
    };
    const auto newest = page("");
    BOOST_REQUIRE(newest.rows.size() == 1U);
    BOOST_TEST(newest.rows[0].number == "po-00002");
    BOOST_TEST((newest.rows[0].state == intake::PayoutState::sent));
    const auto second = page(newest.next);
    BOOST_REQUIRE(second.rows.size() == 1U);
    BOOST_TEST(second.next.empty());
    const auto& row = second.rows[0];
    BOOST_TEST(row.number == "po-00001");
    BOOST_TEST((row.state == intake::PayoutState::arrived));
    BOOST_TEST(row.bank_line == "b1");
    BOOST_TEST(row.transactions == 1);
    BOOST_TEST(row.sum.minor == 11500);
    Lines transactions;
    shop.book().read([&](Unit& unit) {
      shop.stores().money.each_settled(unit, row.document, [&](const intake::SettledRow& s) {
        transactions.push_back(s.number + " " + s.order + " " + std::to_string(s.amount.minor) +
                               " " + std::to_string(s.fee.minor));
      });
    });
    equal(transactions, {"t1 #1 11500 -400"});
    Lines items;
    shop.book().read([&](Unit& unit) {
      shop.stores().ledger.each_open_item(unit, {}, [&](const books::OpenItemLine& i) {
        items.push_back(i.account_key + " " + i.document_number + " " +
                        (i.date ? i.date->to_iso() : "-") + " " + std::to_string(i.balance.minor));
      });
    });
    equal(items, {"cash_in_transit po-00002 2026-06-06 50", "clearing #1 - -11900",
                  "clearing po-00001 2026-06-05 100", "clearing po-00002 2026-06-06 -50"});
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
