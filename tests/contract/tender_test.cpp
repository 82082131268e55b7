// How an order was paid, where its own file names ways without amounts or other ways than its
// payments; and goods that a marketplace reimburses.

#include "domain/intake/chunker.h"
#include "persistence/admin/digest.h"
#include "tests/contract/money_shop.h"

namespace kontor::test {
namespace tender_test {

using intake::Item;
using intake::PartKind;
using intake::SettledKind;
using Lines = std::vector<std::string>;

Lines year_end(MoneyShop& shop) {
  auto lines = shop.balances(*BusinessDate::parse_iso("2026-12-31"));
  std::erase_if(lines, [](const std::string& l) { return l.starts_with("1990"); });
  return lines;
}

Item charge(const std::string& key, std::int64_t minor, const std::string& gateway) {
  return settled_item(SettledKind::charge, key, "#1", "", "2026-06-02",
                      {part(PartKind::other, minor)}, gateway);
}

/// An order of 119.00 that names these ways.
Item split_order(std::vector<std::string> gateways) {
  Item item = order_item({"#1", "2026-06-02", 10000, 1900});
  std::get<intake::IncomingOrder>(item.what).gateways = std::move(gateways);
  return item;
}

/// The files in both orders of arrival leave the same; gives it.
Lines either_way(const std::vector<Item>& one, const std::vector<Item>& other) {
  std::optional<Lines> first;
  for (const bool turned : {false, true})
    for_each_engine([&](TestBook& tb) {
      MoneyShop shop(tb);
      shop.take_in(turned ? other : one);
      const Lines before = year_end(shop);
      const auto second = shop.take_in(turned ? one : other);
      if (!first) first = year_end(shop);
      BOOST_TEST(joined(year_end(shop)) == joined(*first));
      for (const auto& items : {one, other}) {
        intake::Counts counts;
        shop.take_in(items, &counts);
        BOOST_TEST(counts.unchanged == counts.total());
      }
      shop.check();
      shop.undo(second);
      BOOST_TEST(joined(year_end(shop)) == joined(before));
      shop.check();
    });
  return *first;
}

std::string figures_of(MoneyShop& shop) {
  return shop.book().read([](Unit& unit) { return persistence::figures_digest(unit); });
}

/// Ten lamps on the shelf.
void fill_shelf(MoneyShop& shop) {
  intake::IncomingProduct lamp;
  lamp.sku = "LAMP";
  lamp.name = "Lamp";
  lamp.cost = Decimal::parse("12.50");
  intake::IncomingStock count;
  count.sku = "LAMP";
  count.location = "Main";
  count.counted = Quantity::of_units(10);
  shop.take_in({Item{lamp, 2}});
  shop.take_in({Item{count, 2}});
}

/// What an import told of orders that their own file told of later goes with its undo, and comes
/// again with its file.
void goes_with_its_undo(const std::vector<Item>& told, const Item& order) {
  for_each_engine([&](TestBook& tb) {
    MoneyShop shop(tb);
    fill_shelf(shop);
    const auto alone = shop.take_in({order});
    const std::string never = figures_of(shop);
    shop.undo(alone);
    const auto first = shop.take_in(told);
    shop.take_in({order});
    const std::string both = figures_of(shop);
    shop.undo(first);
    BOOST_TEST(figures_of(shop) == never);
    shop.check();
    intake::Counts counts;
    shop.take_in({order}, &counts);
    BOOST_TEST(counts.unchanged == 1);
    const auto again = shop.take_in(told, &counts);
    BOOST_TEST(counts.unchanged == 0);
    BOOST_TEST(figures_of(shop) == both);
    shop.undo(again);
    BOOST_TEST(figures_of(shop) == never);
    shop.check();
  });
}

}  // namespace tender_test

BOOST_AUTO_TEST_SUITE(tenders)

using namespace tender_test;

BOOST_AUTO_TEST_CASE(payments_tell_how_a_split_tender_divides) {
  const Lines books = either_way({split_order({"Shopify Payments", "Gift Card"})},
                                 {charge("t1", 6000, "Shopify Payments")});
  BOOST_TEST(joined(books) == joined({"1400-SHOPIFY-PAYMENTS WEB 6000", "2210  -1900",
                                      "2300 WEB 5900", "4000 WEB -10000"}));
}

BOOST_AUTO_TEST_CASE(a_charge_through_a_gateway_that_the_order_does_not_name_is_its_money_too) {
  const Lines books =
      either_way({split_order({"PayPal"})}, {charge("t1", 800, "Shopify Payments")});
  BOOST_TEST(joined(books) == joined({"1400-PAYPAL WEB 11100", "1400-SHOPIFY-PAYMENTS WEB 800",
                                      "2210  -1900", "4000 WEB -10000"}));
}

BOOST_AUTO_TEST_CASE(a_split_tender_waits_until_all_but_one_of_its_ways_are_told) {
  const Lines books = either_way({split_order({"Shopify Payments", "PayPal", "Gift Card"})},
                                 {charge("t1", 6000, "Shopify Payments")});
  BOOST_TEST(joined(books) == joined({"1400-SHOPIFY-PAYMENTS WEB 6000", "1450 WEB 5900",
                                      "2210  -1900", "4000 WEB -10000"}));
}

BOOST_AUTO_TEST_CASE(a_way_of_paying_goes_with_the_undo_of_its_payments) {
  goes_with_its_undo({charge("t1", 6000, "Shopify Payments")},
                     split_order({"Shopify Payments", "Gift Card"}));
}

BOOST_AUTO_TEST_CASE(a_refund_goes_with_the_undo_of_its_payments) {
  goes_with_its_undo({charge("t1", 11900, "Shopify Payments"),
                      settled_item(SettledKind::refund, "t2", "#1", "", "2026-06-12",
                                   {part(PartKind::other, -2000)})},
                     order_item({"#1", "2026-06-02", 10000, 1900, 2000}));
}

BOOST_AUTO_TEST_CASE(a_settled_sale_goes_with_the_undo_of_its_settlement) {
  Item sale = settled_item(
      SettledKind::charge, "s1", "#1", "S-1", "2026-06-03",
      {part(PartKind::goods, 10000, "Principal", "LAMP"), part(PartKind::fee, -1500, "Commission")},
      "Amazon");
  auto& settled = std::get<intake::IncomingSettled>(sale.what);
  settled.tells_sale = true;
  settled.location = "Main";
  Item order = order_item({"#1", "2026-06-02", 10000, 0});
  auto& facts = std::get<intake::IncomingOrder>(order.what);
  facts.settlement = intake::Settlement::at_sale;
  facts.gateways = {"Amazon"};
  goes_with_its_undo({sale}, order);
  // Not sent yet, as far as its own file knows: the goods are promised again.
  facts.fulfilled.reset();
  facts.lines[0].fulfilled = {};
  goes_with_its_undo({sale}, order);
}

BOOST_AUTO_TEST_CASE(goods_that_came_back_go_with_the_undo_of_their_file) {
  intake::IncomingOrder back;
  back.facet = orders::Facet::goods_back;
  back.facet_key = "LPN-1";
  back.key = back.number = "#1";
  back.placed = on_day("2026-06-20");
  back.currency = eur();
  back.goods_back = {
      {"LPN-1", on_day("2026-06-20"), "LAMP", Quantity::of_units(1), true, "Main", "worn"}};
  goes_with_its_undo({Item{back, 2}}, order_item({"#1", "2026-06-02", 10000, 1900}));
}

BOOST_AUTO_TEST_CASE(an_older_payments_file_takes_nothing_back) {
  const auto paid_out = [](const std::string& payout) {
    return settled_item(SettledKind::charge, "t1", "#1", payout, "2026-06-02",
                        {part(PartKind::other, 11900)});
  };
  std::optional<std::string> first;
  for (const bool older_first : {true, false})
    for_each_engine([&](TestBook& tb) {
      MoneyShop shop(tb);
      const auto older = [&] { return shop.imported({paid_out("")}, "2026-06-03T00:00:00Z"); };
      const auto newer = [&] {
        return shop.imported({paid_out("po-00001")}, "2026-07-03T00:00:00Z");
      };
      shop.take_in({order_item({"#1", "2026-06-02", 10000, 1900})});
      if (older_first) older();
      newer();
      BOOST_TEST(older().counts.unchanged == 1);
      const std::string items = joined(shop.open_items());
      if (!first) first = items;
      BOOST_TEST(items == *first);
      BOOST_TEST(items.find("po-00001 11900") != std::string::npos);
      shop.check();
    });
}

BOOST_AUTO_TEST_CASE(reimbursed_goods_leave_the_stock_at_its_cost_and_come_back_when_undone) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    intake::IncomingProduct lamp;
    lamp.sku = "LAMP";
    lamp.name = "Lamp";
    lamp.cost = Decimal::parse("12.50");
    intake::IncomingStock count;
    count.sku = "LAMP";
    count.location = "Main";
    count.counted = Quantity::of_units(10);
    shop.take_in({Item{lamp, 2}});
    shop.take_in({Item{count, 2}});
    const Lines before = year_end(shop);
    auto reimbursed = part(PartKind::reimbursement, 4000, "WAREHOUSE_DAMAGE", "LAMP");
    reimbursed.quantity = Quantity::of_units(2);
    Item item = settled_item(SettledKind::adjustment, "a1", "", "S-1", "2026-07-06", {reimbursed},
                             "Amazon");
    std::get<intake::IncomingSettled>(item.what).location = "Main";
    const auto batch = shop.take_in({item});
    BOOST_TEST(joined(year_end(shop)) == joined({"1200  10000", "1400-AMAZON WEB 4000",
                                                 "3000  -12500", "4200 WEB -4000", "5100  2500"}));
    intake::Counts counts;
    shop.take_in({item}, &counts);
    BOOST_TEST(counts.unchanged == 1);
    shop.check();
    shop.undo(batch);
    BOOST_TEST(joined(year_end(shop)) == joined(before));
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(an_order_line_that_tells_its_cost_beats_the_catalogue_and_not_the_purchases) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    intake::IncomingProduct lamp;
    lamp.sku = "LAMP";
    lamp.name = "Lamp";
    lamp.cost = Decimal::parse("12.50");
    shop.take_in({Item{lamp, 2}});
    Item item = order_item({"#1", "2026-06-02", 10000, 0});
    std::get<intake::IncomingOrder>(item.what).lines[0].unit_cost = Decimal::parse("9.333333");
    const auto sale = shop.take_in({item});
    BOOST_TEST(std::ranges::count(year_end(shop), "5000 WEB 933") == 1);
    shop.check();
    shop.undo(sale);
    intake::IncomingStock count;
    count.sku = "LAMP";
    count.location = "Main";
    count.counted = Quantity::of_units(10);
    shop.take_in({Item{count, 2}});
    std::get<intake::IncomingOrder>(item.what).placed = on_day("2026-07-06", 9);
    std::get<intake::IncomingOrder>(item.what).paid = on_day("2026-07-06", 9);
    std::get<intake::IncomingOrder>(item.what).fulfilled = on_day("2026-07-06", 15);
    shop.take_in({item});
    BOOST_TEST(std::ranges::count(year_end(shop), "5000 WEB 1250") == 1);
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(prices_of_markets_that_a_file_has_no_columns_of_stay) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    const auto price = [](const std::string& market, const std::string& amount) {
      return intake::MarketPrice{market, {}, Decimal::parse(amount), {}};
    };
    intake::IncomingProduct lamp;
    lamp.sku = "LAMP";
    lamp.name = "Lamp";
    lamp.market_prices = {price("France", "9.00"), price("Wholesale", "5.00")};
    lamp.markets = {"France", "Wholesale"};
    shop.take_in({Item{lamp, 2}});
    const auto markets = [&] {
      return tb.book.read([&](Unit& unit) {
        Lines lines;
        const auto found = shop.stores().products.find(unit, {{"sku", "LAMP", {}}});
        for (const auto& p : shop.stores().products.by_ids(unit, {found.at(0).product}))
          for (const auto& m : p.market_prices)
            lines.push_back(m.market + " " + m.price->to_decimal());
        return lines;
      });
    };
    lamp.market_prices.clear();
    lamp.markets.clear();
    intake::Counts counts;
    shop.take_in({Item{lamp, 2}}, &counts);
    BOOST_TEST(counts.unchanged == 1);
    BOOST_TEST(joined(markets()) == joined({"France 9.00", "Wholesale 5.00"}));
    lamp.markets = {"France"};  // a column that is empty now
    shop.take_in({Item{lamp, 2}});
    BOOST_TEST(joined(markets()) == joined({"Wholesale 5.00"}));
  });
}

BOOST_AUTO_TEST_CASE(people_who_share_a_phone_are_judged_the_same_however_far_apart_they_stand) {
  for (const std::size_t between : {std::size_t{0}, intake::Chunker::orders_per_chunk * 3})
    for_each_engine([&](TestBook& tb) {
      MoneyShop shop(tb);
      const auto person = [](const std::string& email, const std::string& phone,
                             const std::string& name) {
        intake::IncomingCustomer c;
        c.buyer.email = email;
        c.buyer.phone = phone;
        c.buyer.name = name;
        return Item{c, 2};
      };
      std::vector<Item> list = {person("ana@x.example", "+493012345678", "Ana")};
      for (std::size_t i = 0; i < between; ++i)
        list.push_back(person("p" + std::to_string(i) + "@x.example", "", "Other"));
      list.push_back(person("", "+493012345678", "Somebody"));          // Ana's phone: Ana
      list.push_back(person("eve@x.example", "+493012345678", "Eve"));  // someone else
      const auto report = shop.imported(list);
      BOOST_TEST(report.counts.create == static_cast<std::int64_t>(between) + 2);
      BOOST_REQUIRE_EQUAL(report.refusals.size(), 1U);
      BOOST_TEST((report.refusals[0].refusal.code == RefusalCode::duplicate_in_file));
    });
}

BOOST_AUTO_TEST_CASE(an_old_statement_does_not_move_what_a_new_one_of_the_same_amount_pays) {
  for_each_engine([](TestBook& tb) {
    MoneyShop shop(tb);
    shop.take_in({payout_item("old1", "2026-01-05", 100), bank_item("o1", "2026-01-06", 100, "?"),
                  payout_item("old2", "2026-01-20", 100)});
    shop.take_in({payout_item("new1", "2026-06-05", 100)});
    shop.take_in({bank_item("n1", "2026-06-08", 100, "?"),
                  bank_item("n2", "2026-06-30", 100, "ref old2x no")});
    BOOST_TEST(
        joined(shop.open_items()) ==
        joined({"1010  old2 100", "1020  n2 -100", "1400-SHOPIFY-PAYMENTS WEB new1 -100",
                "1400-SHOPIFY-PAYMENTS WEB old1 -100", "1400-SHOPIFY-PAYMENTS WEB old2 -100"}));
    // What waits is found however late its statement is.
    shop.take_in({bank_item("late", "2026-06-29", 100, "PAYOUT 00-OLD-2"),
                  payout_item("00-OLD-2", "2026-01-30", 100)});
    const auto items = joined(shop.open_items());
    BOOST_TEST(items.find("00-OLD-2 100\n") == std::string::npos);
    BOOST_TEST(items.find(" late ") == std::string::npos);
    shop.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
