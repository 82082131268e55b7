#include "gui/presenters/product_card.h"

#include <boost/test/unit_test.hpp>

#include "domain/goods/lots.h"
#include "gui/presenters/watcher.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace product_card_test {

struct CardView : gui::DetailView {
  int shown = 0;
  void show_detail() override { ++shown; }
};

struct CardScreen {
  explicit CardScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        card(view, book, executor, english()) {}
  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  CardView view;
  gui::ProductCard card;
};

}  // namespace product_card_test

BOOST_AUTO_TEST_SUITE(product_card)

using namespace product_card_test;

BOOST_AUTO_TEST_CASE(levels_by_place_end_in_the_pool) {
  on_sqlite([](TestBook& tb) {
    CardScreen s(tb);
    s.card.show(s.world.add_product("TB-1", "City bike", 200, 500));
    BOOST_TEST(s.card.title() == "City bike");
    BOOST_TEST(s.card.subtitle() == "TB-1");
    auto& levels = s.card.levels();
    BOOST_REQUIRE(levels.rows() == 3U);
    BOOST_TEST(levels.cell(2, 0).text == "All places");
    BOOST_TEST(levels.cell(2, 1).text == "700");
    BOOST_TEST(levels.raw(2, 4) == "700");
  });
}

BOOST_AUTO_TEST_CASE(a_bundle_says_what_it_is_made_of_and_how_many_there_are) {
  on_sqlite([](TestBook& tb) {
    CardScreen s(tb);
    s.world.add_product("TB-1", "City bike", 5, 2);
    s.world.add_product("LOCK", "Lock", 9, 0);
    const auto set = s.world.add_product("SET", "Bike with locks", 0, 0);
    const auto actor = s.book->actor();
    goods::Bundles bundles(tb.book, s.book->stores(), tb.clock, actor);
    const goods::BundleWish wish{
        "SET", {{1, "TB-1", Quantity::of_units(1), {}}, {2, "LOCK", Quantity::of_units(2), {}}}};
    BOOST_REQUIRE(bundles.set(wish).value());
    s.card.show(set);
    BOOST_TEST(s.card.subtitle().find("Made of 1 × ") != std::string::npos, s.card.subtitle());
    auto& levels = s.card.levels();
    // The scarcest part at each place: four by locks at the first, none at the second.
    BOOST_REQUIRE(levels.rows() == 3U);
    BOOST_TEST(levels.cell(2, 4).text == "4");
    auto& parts = s.card.parts();
    BOOST_REQUIRE(parts.rows() == 2U);
    const std::size_t lock = parts.raw(0, 0) == "LOCK" ? 0 : 1;
    BOOST_TEST(parts.raw(lock, 2) == "2");
    BOOST_TEST(parts.raw(lock, 3) == "9");
    BOOST_TEST(parts.raw(lock, 4) == "4");
    // Enter on a part leads to it.
    s.card.show(s.card.part_at(lock));
    BOOST_TEST(s.card.title() == "Lock");
    BOOST_TEST(parts.rows() == 0U);
  });
}

BOOST_AUTO_TEST_CASE(entries_tell_what_a_product_changed_in_the_ledger) {
  for_each_engine([](TestBook& tb) {
    CardScreen s(tb);
    const auto bike = s.world.add_product("TB-1", "City bike", 10, 0);
    for (int i = 0; i < 130; ++i) s.world.sell(bike, 1);
    s.card.show(bike);
    auto& entries = s.card.entries();
    BOOST_TEST(s.card.has_entries());
    BOOST_REQUIRE(entries.rows() == 128U);
    BOOST_TEST(entries.raw(0, 1) == "Sale");
    BOOST_TEST(entries.raw(0, 2) == "R-" + std::to_string(s.world.last_document()));
    BOOST_TEST(entries.raw(0, 3).find("1200") == 0U, entries.raw(0, 3));
    BOOST_TEST(entries.raw(0, 4) == "Location SHOP");
    BOOST_TEST(entries.raw(0, 5) == "0.00 EUR");
    BOOST_TEST(entries.raw(0, 6) == "5.00 EUR");
    BOOST_TEST(s.card.more_entries());
    s.card.show_older_entries();
    BOOST_TEST(!s.card.more_entries());
    BOOST_REQUIRE(entries.rows() == 131U);
    BOOST_TEST(entries.raw(130, 5) == "50.00 EUR");
    const auto rows = tb.book.read(
        [&](Unit& unit) { return s.book->entries().by_ids(unit, {s.card.entry_at(130)}); });
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_CHECK(rows.front().kind == books::EntryKind::opening_count);
    BOOST_CHECK(!s.card.entry_at(131));
    // What goods cost is for who may see it.
    s.book->actor_of_test.permissions = {company::Permission::read_stock};
    gui::ProductCard blind(s.view, s.book, s.executor, english());
    blind.show(bike);
    BOOST_TEST(!blind.has_entries());
    BOOST_TEST(blind.entries().rows() == 0U);
    BOOST_TEST(blind.movements().rows() == 128U);
  });
}

BOOST_AUTO_TEST_CASE(lots_stand_by_expiry_and_end_with_what_is_of_none) {
  on_sqlite([](TestBook& tb) {
    CardScreen s(tb);
    const auto milk = s.world.add_product("MILK", "Milk", 10, 0);
    const auto actor = s.book->actor();
    goods::LotActs lots(tb.book, s.book->stores(), tb.clock, actor);
    s.card.show(milk);
    BOOST_TEST(s.card.lots().rows() == 0U);
    BOOST_REQUIRE(lots.keep("MILK", true).value());
    const auto place = tb.book.read([&](Unit& unit) {
      const auto rows = s.book->stores().lots.list(unit, {milk, {}, {}, {}, {}, 10}).rows;
      BOOST_REQUIRE(rows.size() == 1U);
      for (const auto& l : s.book->stores().company.locations(unit))
        if (l.id == rows.front().location) return l.code;
      return std::string();
    });
    for (const char* lot : {"L2/2027-01-31", "L1/2019-11-30"})
      BOOST_REQUIRE(static_cast<bool>(lots.assign(
          {"MILK", place, Quantity::of_units(3), {}, goods::lot_name_of(lot), {}, {}})));
    s.card.refresh();
    auto& table = s.card.lots();
    BOOST_REQUIRE(table.rows() == 3U);
    BOOST_TEST(table.cell(0, 1).text == "L1");
    BOOST_CHECK(table.cell(0, 2).tone == gui::Tone::problem);
    BOOST_TEST(table.raw(1, 2) == "2027-01-31");
    BOOST_TEST(table.cell(2, 1).text == "no lot");
    BOOST_TEST(table.raw(2, 3) == "4");
  });
}

BOOST_AUTO_TEST_CASE(movements_say_from_where_to_where_with_their_sign) {
  on_sqlite([](TestBook& tb) {
    CardScreen s(tb);
    const auto bike = s.world.add_product("TB-1", "City bike", 10, 0);
    s.world.sell(bike, 3);
    s.card.show(bike);
    auto& moves = s.card.movements();
    BOOST_REQUIRE(moves.rows() == 2U);
    std::map<std::string, std::size_t> by_kind;
    for (std::size_t i = 0; i < 2; ++i) by_kind[moves.cell(i, 1).text] = i;
    BOOST_REQUIRE(by_kind.contains("Sale"));
    BOOST_REQUIRE(by_kind.contains("Opening count"));
    const std::size_t sale = by_kind.at("Sale");
    BOOST_TEST(moves.cell(sale, 3).text == "Location SHOP");
    BOOST_TEST(moves.cell(sale, 4).text == "Customer");
    BOOST_TEST(moves.cell(sale, 5).text == "\u22123");
    BOOST_TEST(moves.raw(sale, 5) == "-3");
    BOOST_TEST(moves.cell(by_kind.at("Opening count"), 5).text == "+10");
  });
}

BOOST_AUTO_TEST_CASE(older_movements_follow_by_pages_and_stay_on_refresh) {
  on_sqlite([](TestBook& tb) {
    CardScreen s(tb);
    const auto bike = s.world.add_product("TB-1", "City bike", 1000, 0);
    for (int i = 0; i < 199; ++i) s.world.sell(bike, 1);
    s.card.show(bike);
    BOOST_TEST(s.card.movements().rows() == 128U);
    BOOST_TEST(s.card.more_movements());
    s.card.show_older();
    BOOST_TEST(s.card.movements().rows() == 200U);
    BOOST_TEST(!s.card.more_movements());
    s.world.sell(bike, 1);
    s.card.refresh();
    BOOST_TEST(s.card.movements().rows() == 200U);
    BOOST_TEST(s.card.more_movements());
  });
}

BOOST_AUTO_TEST_CASE(the_watcher_tells_changes_and_a_lost_book_once) {
  on_sqlite([](TestBook& tb) {
    CardScreen s(tb);
    int changed = 0, back = 0;
    std::vector<std::string> lost;
    gui::Watcher watcher(
        s.book, s.executor, english(),
        {[&] { ++changed; }, [&](const std::string& sentence) { lost.push_back(sentence); },
         [&] { ++back; }});
    watcher.tick();
    watcher.tick();
    BOOST_TEST(changed == 0);
    s.world.add_product("TB-1", "City bike", 1, 0);
    watcher.tick();
    BOOST_TEST(changed == 1);
    s.book->fail_with(FailureCode::database_lost);
    watcher.tick();
    watcher.tick();
    BOOST_TEST(lost.size() == 1U);
    s.book->fail_with(std::nullopt);
    watcher.tick();
    BOOST_TEST(back == 1);
    BOOST_TEST(changed == 2);
    // Once more a little later: another desk's commit may have had a lower number.
    for (int i = 0; i < 6; ++i) watcher.tick();
    BOOST_TEST(changed == 3);
  });
}

BOOST_AUTO_TEST_CASE(channels_shares_and_days_come_from_the_summaries) {
  for_each_engine([](TestBook& tb) {
    CardScreen s(tb);
    const auto bike = s.world.add_product("TB-1", "City bike", 10, 0);
    s.world.sell(bike, 3);
    s.card.show(bike);
    auto& shares = s.card.shares();
    BOOST_REQUIRE(shares.rows() == 1U);
    BOOST_TEST(shares.raw(0, 1) == "3");
    BOOST_TEST(shares.raw(0, 2) == "100");
    auto& days = s.card.days();
    BOOST_REQUIRE(days.rows() == 1U);  // all on one day
    BOOST_TEST(days.raw(0, 1) == "7");
    BOOST_TEST(days.cell(0, 1).text == "+7");
    BOOST_TEST(days.raw(0, 2) == "7");
    BOOST_REQUIRE(s.card.sold().size() == 1U);
    BOOST_TEST(s.card.sold()[0].value.milli == 3000);
    BOOST_REQUIRE(s.card.on_hand().size() == 365U);
    BOOST_TEST(s.card.on_hand().back().value.milli == 7000);
    BOOST_TEST(s.card.on_hand().front().value.milli == 0);
    s.card.show(s.world.add_product("TB-2", "Bell", 0, 0));
    BOOST_TEST(s.card.shares().rows() == 0U);
    BOOST_TEST(s.card.days().rows() == 0U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
