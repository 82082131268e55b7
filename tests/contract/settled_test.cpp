#include <algorithm>
#include <numeric>

#include "tests/contract/money_shop.h"

namespace kontor::test {
namespace {

using intake::Item;
using intake::PartKind;
using intake::SettledKind;

BusinessDate day(const std::string& iso) { return *BusinessDate::parse_iso(iso); }

/// June of a web shop: four orders, one refunded in part; three payouts, the last in July; a
/// chargeback; the bank has two of the payouts and something that is none.
std::vector<std::vector<Item>> june() {
  using enum SettledKind;
  const std::vector<Item> orders = {order_item({"#1001", "2026-06-02", 10000, 1900}),
                                    order_item({"#1002", "2026-06-03", 5000, 950, 2000}),
                                    order_item({"#1003", "2026-06-20", 8000, 1520}),
                                    order_item({"#1004", "2026-06-30", 3000, 570})};
  const std::vector<Item> payments = {
      settled_item(charge, "t1", "#1001", "po-00001", "2026-06-02",
                   {part(PartKind::goods, 11900), part(PartKind::fee, -350)}),
      settled_item(charge, "t2", "#1002", "po-00001", "2026-06-03",
                   {part(PartKind::goods, 5950), part(PartKind::fee, -200)}),
      settled_item(refund, "t3", "#1002", "po-00002", "2026-06-18",
                   {part(PartKind::goods, -2000), part(PartKind::fee, 0)}),
      settled_item(charge, "t4", "#1003", "po-00002", "2026-06-20",
                   {part(PartKind::goods, 9520), part(PartKind::fee, -300)}),
      settled_item(chargeback, "t5", "#1001", "po-00002", "2026-06-21",
                   {part(PartKind::goods, -1000), part(PartKind::fee, -1500)}),
      settled_item(charge, "t6", "#1004", "po-00003", "2026-06-30",
                   {part(PartKind::goods, 3570), part(PartKind::fee, -120)})};
  const std::vector<Item> payouts = {
      payout_item("po-00001", "2026-06-05", 17300,
                  {part(PartKind::goods, 17850), part(PartKind::fee, -550)}),
      payout_item(
          "po-00002", "2026-06-23", 4720,
          {part(PartKind::goods, 7520), part(PartKind::fee, -1800), part(PartKind::other, -1000)}),
      payout_item("po-00003", "2026-07-02", 3450,
                  {part(PartKind::goods, 3570), part(PartKind::fee, -120)})};
  const std::vector<Item> bank = {bank_item("b1", "2026-06-08", 17300, "SHOPIFY po-00001"),
                                  bank_item("b2", "2026-06-25", 4720, "SHOPIFY TRANSFER"),
                                  bank_item("b3", "2026-06-26", -9900, "RENT")};
  return {orders, payments, payouts, bank};
}

struct Outcome {
  std::vector<std::string> month_end, end, items;
};

Outcome outcome_of(MoneyShop& shop) {
  return {shop.balances(day("2026-06-30")), shop.balances(day("2026-12-31")), shop.open_items()};
}

void must_equal(const std::vector<std::string>& is, const std::vector<std::string>& must) {
  BOOST_TEST(joined(is) == joined(must));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(settled)

BOOST_AUTO_TEST_CASE(files_of_a_month_give_the_same_books_in_every_order_of_arrival) {
  std::vector<int> order(4);
  std::iota(order.begin(), order.end(), 0);
  std::optional<Outcome> first;
  int turn = 0;
  do {
    const auto run = [&](TestBook& tb) {
      BOOST_TEST_CONTEXT("order " << order[0] << order[1] << order[2] << order[3]) {
        MoneyShop shop(tb);
        const auto files = june();
        for (const int i : order) shop.take_in(files[static_cast<std::size_t>(i)]);
        const Outcome now = outcome_of(shop);
        if (!first) first = now;
        must_equal(now.month_end, first->month_end);
        must_equal(now.end, first->end);
        must_equal(now.items, first->items);
        // Again: nothing changes.
        for (const auto& file : files) {
          intake::Counts counts;
          shop.take_in(file, &counts);
          BOOST_TEST(counts.unchanged == counts.total());
        }
        must_equal(shop.open_items(), first->items);
        if (turn % 6 == 0) shop.check();
      }
    };
    on_sqlite(run);
    if (turn % 4 == 0) on_postgresql(run);
    ++turn;
  } while (std::next_permutation(order.begin(), order.end()));
  BOOST_TEST(turn == 24);
  // What is left: a payout on its way, and a line that is no payout.
  must_equal(first->items, {"1010  po-00003 3450", "1020  b3 9900"});
}

BOOST_AUTO_TEST_CASE(money_finds_its_order_on_the_channel_that_the_source_map_sends_it_to) {
  using enum SettledKind;
  Item told = order_item({"#1001", "2026-06-02", 10000, 1900, 2000});
  std::get<intake::IncomingOrder>(told.what).source = "pos";
  const std::vector<std::vector<Item>> files = {
      {told},
      {settled_item(charge, "t1", "#1001", "po-00001", "2026-06-02",
                    {part(PartKind::goods, 11900), part(PartKind::fee, -350)}),
       settled_item(refund, "t2", "#1001", "po-00001", "2026-06-18",
                    {part(PartKind::goods, -2000)})}};
  std::optional<Outcome> first;
  for (const bool money_first : {false, true})
    for_each_engine([&](TestBook& tb) {
      MoneyShop shop(tb);
      shop.send_source_to_till("pos");
      shop.take_in(files[money_first ? 1 : 0]);
      const Outcome before = outcome_of(shop);
      const auto second = shop.take_in(files[money_first ? 0 : 1]);
      const Outcome now = outcome_of(shop);
      must_equal(now.items, {"1400-SHOPIFY-PAYMENTS WEB po-00001 9550"});
      if (!first) first = now;
      must_equal(now.month_end, first->month_end);
      must_equal(now.end, first->end);
      intake::Counts counts;
      shop.take_in(files[0], &counts);
      BOOST_TEST(counts.unchanged == 1);
      shop.check();
      shop.undo(second);
      must_equal(outcome_of(shop).items, before.items);
      must_equal(outcome_of(shop).end, before.end);
      shop.check();
    });
}

BOOST_AUTO_TEST_CASE(undoing_any_of_the_files_is_as_if_it_had_not_come) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    const auto files = june();
    std::vector<Outcome> before;
    std::vector<std::int64_t> batches;
    for (const auto& file : files) {
      before.push_back(outcome_of(shop));
      batches.push_back(shop.take_in(file));
    }
    for (std::size_t i = files.size(); i-- > 0;) {
      shop.undo(batches[i]);
      const Outcome now = outcome_of(shop);
      must_equal(now.month_end, before[i].month_end);
      must_equal(now.end, before[i].end);
      must_equal(now.items, before[i].items);
    }
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(a_file_in_the_middle_goes_and_comes_again) {
  for (const std::size_t gone : {0U, 1U, 2U, 3U})
    for_each_engine([gone](TestBook& tb) {
      BOOST_TEST_CONTEXT("file " << gone) {
        const auto files = june();
        MoneyShop shop(tb);
        std::vector<std::int64_t> batches;
        for (const auto& file : files) batches.push_back(shop.take_in(file));
        const Outcome all = outcome_of(shop);
        shop.undo(batches[gone]);
        shop.take_in(files[gone]);
        const Outcome now = outcome_of(shop);
        must_equal(now.month_end, all.month_end);
        must_equal(now.end, all.end);
        must_equal(now.items, all.items);
        shop.check();
      }
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
