// Counts of products that are kept by lot: what a count names, and what it leaves to the rule.

#include "domain/goods/lots.h"
#include "domain/goods/stock_acts.h"
#include "persistence/admin/digest.h"
#include "tests/contract/count_world.h"

namespace kontor::test {

namespace count_lot_test {

using stock_count_test::CountWish;
using stock_count_test::CountWorld;
using stock_count_test::hour_ms;
using stock_count_test::on_both;
using stock_count_test::Uncounted;

CountWish of_lot(const std::string& text) {
  const auto wish = goods::count_wish_of(text, 1);
  BOOST_REQUIRE(static_cast<bool>(wish));
  return *wish;
}
std::vector<CountWish> wishes(const std::vector<std::string>& texts) {
  std::vector<CountWish> all;
  for (const auto& text : texts) all.push_back(of_lot(text));
  return all;
}

/// A 10 at MAIN: 4 of L1 (which expires first), 3 of L2, 3 of none that was named.
void name_lots(CountWorld& w) {
  BOOST_REQUIRE(w.book.lots().keep("A", true).value());
  const auto name = [&](std::int64_t units, const char* lot) {
    goods::LotChange change;
    change.product = "A";
    change.location = "MAIN";
    change.quantity = Quantity::of_units(units);
    change.to = goods::lot_name_of(lot);
    BOOST_REQUIRE(static_cast<bool>(w.book.lots().assign(change)));
  };
  name(4, "L1/2099-01-31");
  name(3, "L2/2099-02-28");
  w.later(1000);
}

/// "L1 4, L2 3, - 3": the lots of A at MAIN.
std::string lots(CountWorld& w) {
  return w.book.book().read([&](Unit& unit) {
    const auto stores = w.book.stores();
    stock::LotFilter filter;
    filter.product = stores.products.by_sku_or_code(unit, "A").front().id;
    std::string text;
    for (const auto& row : stores.lots.list(unit, filter).rows) {
      text += text.empty() ? "" : ", ";
      text += (row.lot ? row.lot->number : "-") + " " + row.quantity.to_decimal();
    }
    return text;
  });
}

std::string shown(const stock::CountSheetLine& line) {
  std::string text = line.counted->to_decimal() + ":";
  for (const auto& part : line.lots) {
    text += " " + (part.lot ? part.lot->number : "-") + " " + part.counted.to_decimal();
    if (part.expected) text += "/" + part.expected->to_decimal();
  }
  return text;
}

}  // namespace count_lot_test

BOOST_AUTO_TEST_SUITE(count_lots)

using namespace count_lot_test;

BOOST_AUTO_TEST_CASE(named_lots_are_as_they_were_counted_and_the_rest_goes_by_the_rule) {
  on_both([](CountWorld& w) {
    name_lots(w);
    BOOST_TEST(lots(w) == "L1 4, L2 3, - 3");
    const auto count = w.make();
    // L2 as the book has it and one more; of all others only four.
    BOOST_TEST(w.enter(count, wishes({"A=4#L2", "A=4"})).refusals.empty());
    BOOST_TEST(shown(w.view(count).lines[0].line) == "8: L2 4 - 4");
    const auto posted = w.post(count, Uncounted::leave);
    BOOST_TEST(posted.loss_minor == 400);
    BOOST_TEST(lots(w) == "L1 1, L2 4, - 3");
    BOOST_TEST(shown(w.view(count).lines[0].line) == "8: L2 4/3 - 4/3");
    BOOST_TEST(w.on_hand("A") == 8);
  });
}

BOOST_AUTO_TEST_CASE(a_count_finds_goods_of_another_lot_without_a_difference) {
  on_both([](CountWorld& w) {
    name_lots(w);
    const auto count = w.make();
    w.enter(count, wishes({"A=2#L1", "A=5#L2", "A=3#L3/2099-03-31"}));
    const auto posted = w.post(count, Uncounted::leave);
    BOOST_TEST((posted.right == 1 && posted.gain_minor == 0 && posted.loss_minor == 0));
    BOOST_TEST(lots(w) == "L1 2, L2 5, L3 3");
    BOOST_TEST(w.on_hand("A") == 10);
    BOOST_TEST(w.balance("5110") == 0);
  });
}

BOOST_AUTO_TEST_CASE(what_is_found_is_of_its_lot_and_what_nobody_named_of_none) {
  on_both([](CountWorld& w) {
    name_lots(w);
    const auto count = w.make();
    w.enter(count, wishes({"A=6#L1", "A=+1#L1", "A=8"}));
    const auto posted = w.post(count, Uncounted::leave);
    BOOST_TEST(posted.gain_minor == 1000);
    BOOST_TEST(lots(w) == "L1 7, L2 3, - 5");
  });
}

BOOST_AUTO_TEST_CASE(selling_goes_on_while_lots_are_counted) {
  on_both([](CountWorld& w) {
    name_lots(w);
    const auto count = w.make();
    const Instant counted = w.clock.now();
    w.enter(count, wishes({"A=6#L2", "A=4"}), {false, counted});
    w.later(2 * hour_ms);
    // The book takes L1, which was counted as gone for the most part.
    const auto sale = w.sell("A", 3, {counted.ms + hour_ms});
    BOOST_TEST(lots(w) == "L1 1, L2 3, - 3");
    w.post(count, Uncounted::leave);
    BOOST_TEST(w.on_hand("A", counted) == 10);
    BOOST_TEST(w.on_hand("A") == 7);
    BOOST_TEST(lots(w) == "L2 4, - 3");
    w.check();
    NoProgress nobody;
    BOOST_TEST(CountWorld::refusal(app::undo_batch(w.book, sale, nobody)) == "none");
    BOOST_TEST(w.on_hand("A") == 10);
  });
}

BOOST_AUTO_TEST_CASE(a_count_of_lots_is_an_anchor_of_each) {
  on_both([](CountWorld& w) {
    name_lots(w);
    const auto count = w.make();
    const Instant counted = w.clock.now();
    const auto before = w.sell("A", 1, {counted.ms - hour_ms});
    BOOST_TEST(lots(w) == "L1 3, L2 3, - 3");
    w.enter(count, wishes({"A=2#L1", "A=3#L2", "A=3"}), {false, counted});
    w.later(hour_ms);
    w.post(count, Uncounted::leave);
    BOOST_TEST(lots(w) == "L1 2, L2 3, - 3");
    // Facts of before that come late, and the undo of one that was counted in, leave it so.
    const auto late = w.sell("A", 2, {counted.ms - 2 * hour_ms});
    BOOST_TEST(lots(w) == "L1 2, L2 3, - 3");
    NoProgress nobody;
    BOOST_TEST(CountWorld::refusal(app::undo_batch(w.book, late, nobody)) == "none");
    BOOST_TEST(lots(w) == "L1 2, L2 3, - 3");
    BOOST_TEST(CountWorld::refusal(app::undo_batch(w.book, before, nobody)) == "none");
    BOOST_TEST(lots(w) == "L1 2, L2 3, - 3");
  });
}

BOOST_AUTO_TEST_CASE(goods_sold_beyond_what_there_was_leave_no_hole_in_a_counted_lot) {
  on_both([](CountWorld& w) {
    name_lots(w);
    w.sell("A", 13, {w.clock.now().ms});
    w.later(1000);
    BOOST_TEST(lots(w) == "- -3");
    const auto count = w.make();
    w.enter(count, wishes({"A=2#L2"}));
    w.post(count, Uncounted::leave);
    BOOST_TEST(lots(w) == "L2 2");
    BOOST_TEST(w.on_hand("A") == 2);
  });
}

BOOST_AUTO_TEST_CASE(entries_of_lots_are_refused_row_by_row_and_repeated_without_effect) {
  on_both([](CountWorld& w) {
    name_lots(w);
    const auto count = w.make();
    const auto first = w.enter(count, wishes({"A=4#L1", "A=2", "B=1#L9", "A=1#L2/2099-03-01"}),
                               {false, w.clock.now()});
    BOOST_TEST(first.created == 1);
    BOOST_TEST(first.updated == 1);
    BOOST_REQUIRE(first.refusals.size() == 2U);
    BOOST_TEST(name_of(first.refusals[0].refusal.code) == "lot_not_kept");
    BOOST_TEST(name_of(first.refusals[1].refusal.code) == "lot_expires");
    const auto again = w.enter(count, wishes({"A=4#L1", "A=2"}), {false, w.clock.now()});
    BOOST_TEST(again.unchanged == 2);
    const auto twice = w.enter(count, wishes({"A=4#L1", "A=5#L1"}));
    BOOST_REQUIRE(twice.refusals.size() == 1U);
    BOOST_TEST(name_of(twice.refusals[0].refusal.code) == "duplicate_in_file");
    const auto tallies = w.book.book().read([&](Unit& unit) {
      const auto stores = w.book.stores();
      return stores.count_sheets.tallies(unit, stores.count_sheets.find(unit, count)->id,
                                         stores.products.by_sku_or_code(unit, "A").front().id);
    });
    BOOST_REQUIRE(tallies.size() >= 2U);
    BOOST_TEST(static_cast<bool>(tallies[0].lot));
    BOOST_TEST(!tallies[1].lot);
    // A recount by somebody else begins at nothing, lots as well.
    BOOST_TEST(w.book.counts().recount(count, {"A"}).value() == 1);
    const auto other = w.person("TWO", "stock-keeper");
    BOOST_REQUIRE(static_cast<bool>(other->counts().enter(count, {CountWorld::wish("A", 9)})));
    BOOST_TEST(shown(w.view(count).lines[0].line) == "9:");
    w.post(count, Uncounted::leave);
    BOOST_TEST(lots(w) == "L1 3, L2 3, - 3");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
