// Counts of goods: sheets, who counted what, recounts, approval, posting as anchors (rules.md 4),
// `kontor count`.

#include "tests/contract/count_world.h"

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(stock_counts)

using namespace stock_count_test;

BOOST_AUTO_TEST_CASE(a_posted_count_says_what_was_there_and_selling_goes_on) {
  on_both([](CountWorld& w) {
    const auto count = w.make();
    BOOST_TEST(w.enter(count, {CountWorld::wish("A", 8), CountWorld::wish("400B", 6),
                               CountWorld::wish("C", 1)})
                   .created == 3);
    const Instant counted = w.clock.now();
    // Sold after it was counted: the count stands, the sale is on top of it.
    w.later(2 * hour_ms);
    w.sell("A", 3, {counted.ms + hour_ms});
    BOOST_TEST(w.on_hand("A") == 7);
    const auto posted = w.post(count);
    BOOST_TEST((posted.posted == 3 && posted.right == 1 && posted.left == 0));
    BOOST_TEST(posted.loss_minor == 400);
    BOOST_TEST(posted.gain_minor == 300);
    BOOST_TEST(w.on_hand("A", counted) == 8);
    BOOST_TEST(w.on_hand("A") == 5);
    BOOST_TEST(w.on_hand("B") == 6);
    BOOST_TEST(w.balance("5110") == 100);
    // A second time changes nothing and tells the same.
    const auto again = w.post(count);
    BOOST_TEST((again.before && again.posted == 3 && again.right == 1));
    BOOST_TEST((again.loss_minor == 400 && again.gain_minor == 300));
    BOOST_TEST(w.balance("5110") == 100);
    BOOST_TEST(CountWorld::refusal(w.book.counts().enter(count, {CountWorld::wish("A", 1)})) ==
               "count_closed");
    BOOST_TEST(CountWorld::refusal(w.book.counts().cancel(count)) == "count_closed");
  });
}

BOOST_AUTO_TEST_CASE(facts_that_come_later_and_happened_before_do_not_move_what_was_counted) {
  on_both([](CountWorld& w) {
    const auto count = w.make();
    const Instant counted = w.clock.now();
    const auto before = w.sell("A", 1, {counted.ms - 3 * hour_ms});
    w.enter(count, {CountWorld::wish("A", 7)}, {false, counted});
    w.later(hour_ms);
    w.post(count, Uncounted::leave);
    BOOST_TEST(w.on_hand("A") == 7);
    const auto late = w.sell("A", 2, {counted.ms - 2 * hour_ms});
    BOOST_TEST(w.on_hand("A") == 7);
    BOOST_TEST(w.on_hand("A", counted) == 7);
    w.check();
    NoProgress nobody;
    BOOST_TEST(CountWorld::refusal(app::undo_batch(w.book, late, nobody)) == "none");
    BOOST_TEST(w.on_hand("A") == 7);
    w.check();
    // What had been counted in is taken back: the count still says what was there.
    BOOST_TEST(CountWorld::refusal(app::undo_batch(w.book, before, nobody)) == "none");
    BOOST_TEST(w.on_hand("A") == 7);
    BOOST_TEST(w.on_hand("A", counted) == 7);
  });
}

BOOST_AUTO_TEST_CASE(lines_that_nobody_counted_are_never_touched_silently) {
  on_both([](CountWorld& w) {
    const auto count = w.make();
    BOOST_TEST(CountWorld::refusal(w.book.counts().post(count, Uncounted::zero)) ==
               "count_not_begun");
    w.enter(count, {CountWorld::wish("A", 10)});
    BOOST_TEST(CountWorld::refusal(w.book.counts().post(count, Uncounted::refuse)) ==
               "count_uncounted");
    const auto left = w.post(count, Uncounted::leave);
    BOOST_TEST((left.posted == 1 && left.left == 2 && w.on_hand("B") == 5));
    const auto second = w.make();
    w.later(1000);
    w.enter(second, {CountWorld::wish("A", 10)});
    const auto zero = w.post(second, Uncounted::zero);
    BOOST_TEST((zero.posted == 3 && zero.left == 0 && zero.loss_minor == 1900));
    BOOST_TEST(w.on_hand("B") == 0);
  });
}

BOOST_AUTO_TEST_CASE(a_large_difference_is_counted_again_by_somebody_else) {
  on_both([](CountWorld& w) {
    stock::CountLimits limits;
    limits.units = Quantity::of_units(2);
    const auto keeper = w.person("KEEPER", "stock-keeper");
    const auto other = w.person("OTHER", "stock-keeper");
    const auto count = w.make(false, limits);
    const auto first = keeper->counts().enter(
        count, {CountWorld::wish("A", 4), CountWorld::wish("B", 4), CountWorld::wish("C", 1)}, {});
    BOOST_REQUIRE(static_cast<bool>(first));
    BOOST_TEST(CountWorld::refusal(keeper->counts().post(count, Uncounted::refuse)) ==
               "count_recount_open");
    BOOST_TEST(*keeper->counts().recount(count, {}) == 1);
    BOOST_TEST((w.view(count).sheet.state == CountState::recount));
    const auto same = keeper->counts().enter(count, {CountWorld::wish("A", 9)}, {});
    BOOST_REQUIRE(same->refusals.size() == 1U);
    BOOST_TEST(name_of(same->refusals[0].refusal.code) == "count_same_person");
    w.later(1000);
    BOOST_TEST(other->counts().enter(count, {CountWorld::wish("A", 9)}, {})->updated == 1);
    BOOST_TEST((w.view(count).sheet.state == CountState::counting));
    const auto tallies = w.book.book().read([&](Unit& unit) {
      const auto view = *goods::view_count(unit, w.book.stores(), count, w.clock.now());
      return w.book.stores().count_sheets.tallies(unit, view.sheet.id,
                                                  view.lines.front().line.product);
    });
    BOOST_REQUIRE(tallies.size() == 2U);
    BOOST_TEST((tallies[0].counted == Quantity::of_units(4) &&
                tallies[1].counted == Quantity::of_units(9)));
    BOOST_TEST((tallies[0].counted_by != tallies[1].counted_by));
    BOOST_TEST(keeper->counts().post(count, Uncounted::refuse)->loss_minor == 500);
    BOOST_TEST(w.on_hand("A") == 9);
  });
}

BOOST_AUTO_TEST_CASE(a_large_value_is_posted_by_who_may_approve_it) {
  on_both([](CountWorld& w) {
    stock::CountLimits limits;
    limits.approve_minor = 500;
    const auto keeper = w.person("KEEPER", "stock-keeper");
    const auto count = w.make(false, limits);
    const std::vector<CountWish> found = {CountWorld::wish("A", 7), CountWorld::wish("B", 5),
                                          CountWorld::wish("C", 1)};
    BOOST_TEST(keeper->counts().enter(count, found, {})->created == 3);
    BOOST_TEST(CountWorld::refusal(keeper->counts().post(count, Uncounted::refuse)) ==
               "permission_missing");
    BOOST_TEST(CountWorld::refusal(keeper->counts().approve(count, Uncounted::refuse)) ==
               "permission_missing");
    BOOST_TEST(*w.book.counts().approve(count, Uncounted::refuse) == 600);
    // What is counted after the approval is not approved.
    w.later(1000);
    BOOST_TEST(keeper->counts().enter(count, {CountWorld::wish("A", 6)}, {})->updated == 1);
    BOOST_TEST(CountWorld::refusal(keeper->counts().post(count, Uncounted::refuse)) ==
               "permission_missing");
    BOOST_TEST(*w.book.counts().approve(count, Uncounted::refuse) == 800);
    BOOST_TEST(keeper->counts().post(count, Uncounted::refuse)->loss_minor == 800);
    // Whoever may not approve sets no limits.
    goods::NewCount wanted;
    wanted.location = "MAIN";
    wanted.limits = stock::CountLimits{};
    BOOST_TEST(CountWorld::refusal(keeper->counts().create(wanted)) == "permission_missing");
    const auto seller = w.person("SELLER", "seller");
    wanted.limits.reset();
    BOOST_TEST(CountWorld::refusal(seller->counts().create(wanted)) == "permission_missing");
  });
}

BOOST_AUTO_TEST_CASE(a_blind_count_tells_what_was_expected_when_it_is_posted) {
  on_both([](CountWorld& w) {
    const auto count = w.make(true);
    w.enter(count, {CountWorld::wish("A", 9)});
    for (const auto& line : w.view(count).lines)
      BOOST_TEST((!line.expected && !line.variance && !line.value_minor && !line.large));
    w.post(count, Uncounted::leave);
    const auto view = w.view(count);
    BOOST_TEST((view.lines.front().expected == Quantity::of_units(10)));
    BOOST_TEST((view.lines.front().value_minor == -200));
  });
}

BOOST_AUTO_TEST_CASE(lines_with_a_mistake_are_refused_and_the_others_go_in) {
  on_both([](CountWorld& w) {
    const auto count = w.make();
    auto half = CountWorld::wish("A", 1);
    half.quantity = Quantity{2500};
    auto elsewhere = CountWorld::wish("A", 1);
    elsewhere.location = "NORTH";
    auto future = CountWorld::wish("A", 1);
    future.counted_at = Instant{w.clock.now().ms + 1};
    const auto report =
        w.enter(count, {CountWorld::wish("NONE", 1), half, CountWorld::wish("A", -1), elsewhere,
                        future, CountWorld::wish("B", 4), CountWorld::wish("B", 5)});
    std::string codes;
    for (const auto& r : report.refusals) codes += std::string(name_of(r.refusal.code)) + " ";
    BOOST_TEST(codes ==
               "product_unknown quantity_not_whole count_negative count_elsewhere "
               "count_in_future duplicate_in_file ");
    BOOST_TEST(report.created == 1);
    // A scanner adds one after the other.
    BOOST_TEST(w.enter(count, {CountWorld::wish("A", 1, true), CountWorld::wish("400A", 1, true)})
                   .refusals.empty());
    BOOST_TEST((w.view(count).lines.front().line.counted == Quantity::of_units(2)));
    BOOST_TEST(CountWorld::refusal(w.book.counts().enter(99, {})) == "count_unknown");
  });
}

BOOST_AUTO_TEST_CASE(of_two_counts_the_later_moment_holds) {
  on_both([](CountWorld& w) {
    const auto first = w.make(), second = w.make();
    const Instant early = w.clock.now();
    w.later(hour_ms);
    w.enter(first, {CountWorld::wish("A", 4)}, {false, early});
    w.enter(second, {CountWorld::wish("A", 8)});
    w.post(second, Uncounted::leave);
    const auto posted = w.post(first, Uncounted::leave);
    BOOST_TEST((posted.superseded == 1 && posted.posted == 0));
    BOOST_TEST(w.on_hand("A") == 8);
  });
}

BOOST_AUTO_TEST_CASE(counts_by_vendor_list_and_cycle_have_what_they_say) {
  on_both([](CountWorld& w) {
    goods::NewCount wanted;
    wanted.location = "Count";
    wanted.choice = stock::CountChoice::cycle;
    wanted.cycle_days = 1;
    const auto stale = w.book.counts().create(wanted);
    BOOST_REQUIRE(static_cast<bool>(stale));
    BOOST_TEST(stale->lines == 3);
    w.enter(stale->sheet.number, {CountWorld::wish("B", 5)});
    w.post(stale->sheet.number, Uncounted::leave);
    w.sell("C", 2, w.clock.now());
    // B has just been counted; what moved most comes first.
    const auto rest = w.book.counts().create(wanted);
    const auto view = w.view(rest->sheet.number);
    BOOST_REQUIRE(view.lines.size() == 2U);
    BOOST_TEST((view.lines[0].line.sku == "A" || view.lines[0].line.sku == "C"));
    wanted.most = 1;
    BOOST_TEST(w.book.counts().create(wanted)->lines == 1);
    wanted.choice = stock::CountChoice::vendor;
    wanted.vendor = "Nobody";
    BOOST_TEST(CountWorld::refusal(w.book.counts().create(wanted)) == "count_without_lines");
    wanted.choice = stock::CountChoice::list;
    wanted.products = {CountWorld::wish("B", 0), CountWorld::wish("X", 0),
                       CountWorld::wish("B", 0)};
    const auto listed = w.book.counts().create(wanted);
    BOOST_TEST((listed->lines == 1 && listed->refusals.size() == 2U));
  });
}

BOOST_AUTO_TEST_CASE(the_command_line_counts_with_a_sheet_that_goes_round) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    const TempDir dir;
    const auto made = shop.json({"count", "create", "--location", "LAGER", "--all"});
    BOOST_TEST(made[0]["number"] == "C1");
    BOOST_TEST(made[0]["state"] == "draft");
    const auto lines = made[0]["lines"].get<std::int64_t>();
    BOOST_TEST(lines > 1);
    for (const char* file : {"sheet.csv", "sheet.xlsx", "sheet.pdf"}) {
      shop.expect(0, {"count", "sheet", "C1", "--to-file", (dir / file).string()});
      BOOST_TEST(std::filesystem::file_size(dir / file) > 0U);
    }
    // Nothing of a sheet is filled in yet: nothing is entered.
    BOOST_TEST(
        shop.json({"count", "enter", "1", "--file", (dir / "sheet.csv").string()})["create"] == 0);
    BOOST_TEST(shop.json({"count", "enter", "C1", "CHAIR-1=1"})["create"] == 1);
    BOOST_TEST(shop.json({"count", "enter", "C1", "CHAIR-1=+1"})["update"] == 1);
    shop.expect(1, {"count", "enter", "C1", "NONE=1"});
    shop.expect(1, {"count", "enter", "C1", "CHAIR-1=1.2345"});
    shop.expect(2, {"count", "create", "--location", "LAGER"});
    shop.expect(1, {"count", "post", "C1"});
    shop.expect(1, {"count", "show", "C9"});
    const auto shown = shop.json({"count", "show", "C1"});
    BOOST_REQUIRE(std::ssize(shown) == lines);
    shop.expect(0, {"count", "approve", "C1", "--uncounted", "leave"});
    const auto posted = shop.json({"count", "post", "C1", "--uncounted", "leave"});
    BOOST_TEST(posted["posted"] == 1);
    BOOST_TEST(shop.json({"count", "list"})[0]["state"] == "posted");
    BOOST_TEST(shop.json({"report", "run", "count-accuracy"})[0]["lines"] == 1);
    shop.expect(0, {"report", "run", "shrinkage"});
    shop.expect(0, {"count", "create", "--location", "LAGER", "--all", "--blind"});
    BOOST_TEST(shop.json({"count", "show", "C2"})[0]["expected"].is_null());
    shop.expect(0, {"count", "cancel", "C2"});
    shop.expect(0, {"count", "cancel", "C2"});
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
