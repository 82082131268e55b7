// Goods on consignment: they are the supplier's until they are sold (rules.md 1).

#include "domain/goods/consignment.h"

#include "domain/goods/purchases.h"
#include "domain/goods/stock_acts.h"
#include "domain/goods/suppliers.h"
#include "persistence/admin/digest.h"
#include "tests/contract/count_world.h"

namespace kontor::test {

namespace consignment_test {

using stock_count_test::count_shop;
using stock_count_test::CountWorld;
using stock_count_test::hour_ms;
using stock_count_test::on_both;
using stock_count_test::Uncounted;

/// C, of which the last is sold, is on consignment from MILL at 3.00.
void consign(CountWorld& w) {
  for (const char* name : {"Mill", "Other"}) {
    goods::SupplierDraft draft;
    draft.name = name;
    BOOST_REQUIRE(static_cast<bool>(w.book.suppliers().add(draft)));
  }
  BOOST_TEST(CountWorld::refusal(w.book.consignment().keep({{}, "C", "MILL", Decimal{3, 0}})) ==
             "consigned_goods_left");
  w.sell("C", 1, w.clock.now());
  w.later(hour_ms);
  BOOST_REQUIRE(w.book.consignment().keep({{}, "C", "MILL", Decimal{3, 0}}).value());
}

goods::LineWish priced(const std::string& product, std::int64_t units) {
  goods::LineWish wish{1, product, Quantity::of_units(units)};
  wish.cost = Decimal{3, 0};
  return wish;
}

std::string order(CountWorld& w, std::int64_t units, const std::string& supplier = "MILL") {
  const auto made = w.book.purchases().create({supplier, "MAIN", {priced("C", units)}, {}, {}, {}});
  BOOST_REQUIRE(static_cast<bool>(made));
  BOOST_REQUIRE(made->refusals.empty());
  BOOST_REQUIRE(static_cast<bool>(w.book.purchases().order(made->document.number)));
  return made->document.number;
}

template <class T>
void good(const Result<T>& result) {
  if (!result) BOOST_FAIL(std::string(name_of(result.refusal().code)));
  BOOST_REQUIRE(result->refusals.empty());
}

/// "before +received -returned sold lost = on hand, owed"
std::string statement(CountWorld& w) {
  const auto told = w.book.consignment().statement({}, "MILL", {}, {});
  BOOST_REQUIRE(static_cast<bool>(told));
  std::string text;
  for (const auto& row : told->rows)
    text += row.sku + " " + row.before.to_decimal() + " +" + row.received.to_decimal() + " -" +
            row.returned.to_decimal() + " sold " + row.sold.to_decimal() + " lost " +
            row.lost.to_decimal() + " = " + row.after.to_decimal() + ", " +
            std::to_string(row.owed_minor);
  return text;
}

}  // namespace consignment_test

BOOST_AUTO_TEST_SUITE(consignment)

using namespace consignment_test;

BOOST_AUTO_TEST_CASE(goods_of_a_supplier_are_worth_nothing_until_they_are_sold) {
  on_both([](CountWorld& w) {
    consign(w);
    const auto stock = w.balance("1200");
    good(w.book.purchases().receive(order(w, 10), {}));
    BOOST_TEST(w.on_hand("C") == 10);
    BOOST_TEST(w.balance("1200") == stock);
    BOOST_TEST(w.balance("2010") == 0);
    w.check();
    const auto cost = w.balance("5000");
    w.later(hour_ms);
    const auto sale = w.sell("C", 4, w.clock.now());
    BOOST_TEST(w.on_hand("C") == 6);
    BOOST_TEST(w.balance("1200") == stock);
    BOOST_TEST(w.balance("5000") == cost + 1200);
    BOOST_TEST(w.balance("2030-MILL") == -1200);
    BOOST_TEST(statement(w) == "C 0 +10 -0 sold 4 lost 0 = 6, 1200");
    w.check();
    NoProgress nobody;
    BOOST_TEST(CountWorld::refusal(app::undo_batch(w.book, sale, nobody)) == "none");
    BOOST_TEST(w.on_hand("C") == 10);
    BOOST_TEST(w.balance("2030-MILL") == 0);
    BOOST_TEST(statement(w) == "C 0 +10 -0 sold 0 lost 0 = 10, 0");
  });
}

BOOST_AUTO_TEST_CASE(goods_of_a_supplier_go_back_unsold_and_are_owed_for_where_they_are_lost) {
  on_both([](CountWorld& w) {
    consign(w);
    const auto number = order(w, 10);
    good(w.book.purchases().receive(number, {}));
    goods::SendBackWish back;
    back.lines = {goods::LineWish{1, "C", Quantity::of_units(3)}};
    good(w.book.purchases().send_back(number, back));
    BOOST_TEST(w.on_hand("C") == 7);
    BOOST_TEST(w.balance("2030-MILL") == 0);
    BOOST_TEST(CountWorld::refusal(w.book.purchases().bill(number, {})) != "none");
    goods::AdjustWish broken;
    broken.product = "C";
    broken.location = "MAIN";
    broken.by = -Quantity::of_units(2);
    broken.reason = "DAMAGED";
    good(w.book.stock_acts().adjust(broken));
    BOOST_TEST(w.balance("2030-MILL") == -600);
    w.later(hour_ms);
    const auto count = w.make();
    w.enter(count, {CountWorld::wish("C", 6)});
    w.post(count, Uncounted::leave);
    BOOST_TEST(w.on_hand("C") == 6);
    BOOST_TEST(w.balance("2030-MILL") == -300);
    BOOST_TEST(statement(w) == "C 0 +10 -3 sold 0 lost 1 = 6, 300");
  });
}

BOOST_AUTO_TEST_CASE(a_sale_that_changes_is_owed_for_as_it_is) {
  on_both([](CountWorld& w) {
    consign(w);
    good(w.book.purchases().receive(order(w, 10), {}));
    w.later(hour_ms);
    const Instant sold = w.clock.now();
    w.sell("C", 4, sold);
    w.later(hour_ms);
    w.sell("C", 3, sold, true);
    BOOST_TEST(w.on_hand("C") == 7);
    BOOST_TEST(w.balance("2030-MILL") == -900);
    BOOST_TEST(statement(w) == "C 0 +10 -0 sold 3 lost 0 = 7, 900");
  });
}

BOOST_AUTO_TEST_CASE(a_sale_that_was_counted_in_is_owed_for_after_its_undo) {
  on_both([](CountWorld& w) {
    consign(w);
    good(w.book.purchases().receive(order(w, 10), {}));
    w.later(hour_ms);
    const auto sale = w.sell("C", 4, w.clock.now());
    w.later(hour_ms);
    const auto count = w.make();
    w.enter(count, {CountWorld::wish("C", 6)});
    w.post(count, Uncounted::leave);
    NoProgress nobody;
    BOOST_TEST(CountWorld::refusal(app::undo_batch(w.book, sale, nobody)) == "none");
    BOOST_TEST(w.on_hand("C") == 6);
    BOOST_TEST(statement(w) == "C 0 +10 -0 sold 0 lost 4 = 6, 1200");
  });
}

BOOST_AUTO_TEST_CASE(goods_of_a_supplier_come_from_it_alone_and_bear_no_freight) {
  on_both([](CountWorld& w) {
    consign(w);
    BOOST_TEST(CountWorld::refusal(w.book.purchases().receive(order(w, 1, "OTHER"), {})) ==
               "consigned_supplier");
    goods::DeliveryWish charged;
    charged.freight = Decimal{5, 0};
    const auto number = order(w, 2);
    BOOST_TEST(CountWorld::refusal(w.book.purchases().receive(number, charged)) ==
               "consigned_charges");
    good(w.book.purchases().receive(number, {}));
    auto acts = w.book.consignment();
    BOOST_TEST(CountWorld::refusal(acts.end({}, "C")) == "consigned_goods_left");
    BOOST_TEST(CountWorld::refusal(acts.keep({{}, "C", "OTHER", Decimal{3, 0}})) ==
               "consigned_goods_left");
    BOOST_TEST(CountWorld::refusal(acts.keep({{}, "Z", "MILL", Decimal{3, 0}})) ==
               "product_unknown");
    BOOST_TEST(CountWorld::refusal(acts.keep({{}, "C", "NOBODY", Decimal{3, 0}})) ==
               "supplier_unknown");
    BOOST_TEST(CountWorld::refusal(acts.keep({"ELSE", "C", "MILL", Decimal{3, 0}})) ==
               "entity_unknown");
    // Another cost holds for what is sold from now on.
    w.later(hour_ms);
    w.sell("C", 1, w.clock.now());
    BOOST_TEST(acts.keep({{}, "C", "MILL", Decimal{4, 0}}).value());
    w.later(hour_ms);
    w.sell("C", 1, w.clock.now());
    BOOST_TEST(w.balance("2030-MILL") == -700);
    BOOST_TEST(acts.end({}, "C").value());
    BOOST_TEST(!acts.end({}, "C").value());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
