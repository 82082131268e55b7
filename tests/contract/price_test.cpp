// Price lists, change sets and the prices that hold, on both engines.

#include "tests/contract/price_world.h"

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(prices)

BOOST_AUTO_TEST_CASE(a_price_holds_from_when_it_is_set) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    BOOST_TEST(w.costs() == "A:10.00/10.00 B:5.00/5.00 C:-/-");
    const Instant before = w.clock.now();
    w.later();
    w.set("A", "12.00");
    BOOST_TEST(w.costs() == "A:12.00/12.00 B:5.00/5.00 C:-/-");
    BOOST_TEST(w.costs(before) == "A:10.00/10.00 B:5.00/5.00 C:-/-");
    w.list("WEB", {"WEB"});
    w.set("C", "7.50", "WEB");
    w.set("A", "11.00", "web");
    BOOST_TEST(w.costs() == "A:11.00/12.00 B:5.00/5.00 C:7.50/-");
    w.later();
    auto none = PriceWorld::wish("A", "0", "WEB");
    none.price.reset();
    none.removed = true;
    BOOST_REQUIRE(static_cast<bool>(w.prices().put(PriceWorld::plan_of({none}))));
    BOOST_TEST(w.costs() == "A:12.00/12.00 B:5.00/5.00 C:7.50/-");
    BOOST_TEST(w.number("select count(*) from price_fact") == 4);
    BOOST_TEST(w.number("select count(*) from audit where action = 'price.apply'") == 4);
    // What is so already changes nothing.
    const auto again = w.prices().put(PriceWorld::plan_of({PriceWorld::wish("A", "12.00")}));
    BOOST_TEST(again->report.unchanged == 1);
    BOOST_TEST(again->change.number == 0);
    BOOST_TEST(w.number("select count(*) from price_fact") == 4);
  });
}

BOOST_AUTO_TEST_CASE(a_change_set_is_applied_whole_at_its_instant) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    pricing::PlanWish plan =
        PriceWorld::plan_of({PriceWorld::wish("A", "8.00"), PriceWorld::wish("B", "4.00")});
    plan.effective = Instant{w.clock.now().ms + 60'000};
    const auto planned = w.prices().plan(plan);
    BOOST_REQUIRE(static_cast<bool>(planned));
    BOOST_TEST(planned->report.created == 2);
    BOOST_REQUIRE(planned->lines.size() == 2);
    BOOST_TEST(*planned->lines[0].old_micro == 10'000'000);
    BOOST_TEST(*planned->lines[0].cost_micro == 6'000'000);
    BOOST_TEST(w.costs(plan.effective) == "A:10.00/10.00 B:5.00/5.00 C:-/-");
    BOOST_REQUIRE(static_cast<bool>(w.prices().apply(planned->change.number)));
    BOOST_TEST(w.costs() == "A:10.00/10.00 B:5.00/5.00 C:-/-");
    BOOST_TEST(w.costs(Instant{plan.effective->ms - 1}) == "A:10.00/10.00 B:5.00/5.00 C:-/-");
    BOOST_TEST(w.costs(plan.effective) == "A:8.00/8.00 B:4.00/4.00 C:-/-");
    BOOST_CHECK(PriceWorld::code(w.prices().apply(planned->change.number)) ==
                RefusalCode::price_change_state);
    BOOST_CHECK(PriceWorld::code(w.prices().apply(99)) == RefusalCode::price_change_unknown);
    // Reverted before its instant has come: as if it had not been.
    BOOST_REQUIRE(static_cast<bool>(w.prices().revert(planned->change.number)));
    BOOST_TEST(w.costs(plan.effective) == "A:10.00/10.00 B:5.00/5.00 C:-/-");
    BOOST_CHECK(PriceWorld::code(w.prices().revert(planned->change.number)) ==
                RefusalCode::price_change_state);
  });
}

BOOST_AUTO_TEST_CASE(what_moved_since_stops_a_change_whole) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    const auto planned = w.prices().plan(
        PriceWorld::plan_of({PriceWorld::wish("A", "8.00"), PriceWorld::wish("B", "4.00")}));
    w.later();
    const auto other = w.set("B", "4.50");
    const auto refused = w.prices().apply(planned->change.number);
    BOOST_CHECK(PriceWorld::code(refused) == RefusalCode::price_moved);
    BOOST_CHECK(refused.refusal().args == (Args{{"product", "B"}, {"count", "1"}}));
    BOOST_TEST(w.costs() == "A:10.00/10.00 B:4.50/4.50 C:-/-");
    BOOST_REQUIRE(static_cast<bool>(w.prices().drop(planned->change.number)));
    // A change that another one stands on can't be taken back.
    w.later();
    w.set("B", "4.60");
    BOOST_CHECK(PriceWorld::code(w.prices().revert(other)) == RefusalCode::price_moved);
    BOOST_TEST(w.costs() == "A:10.00/10.00 B:4.60/4.60 C:-/-");
  });
}

BOOST_AUTO_TEST_CASE(a_reverted_change_is_as_before) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    w.set("A", "9.00");
    const std::string before = w.costs();
    w.later();
    pricing::PlanWish rule;
    rule.rule = pricing::RuleWish{{}, "base-10% round .99", {}, {}};
    const auto planned = w.prices().plan(rule);
    BOOST_REQUIRE(static_cast<bool>(planned));
    BOOST_TEST(planned->lines.size() == 2U);  // cups have no price to start from
    BOOST_REQUIRE(static_cast<bool>(w.prices().apply(planned->change.number)));
    const Instant changed = w.clock.now();
    BOOST_TEST(w.costs() == "A:7.99/7.99 B:4.99/4.99 C:-/-");
    w.later();
    const auto back = w.prices().revert(planned->change.number);
    BOOST_REQUIRE(static_cast<bool>(back));
    BOOST_TEST(back->reverts == planned->change.number);
    BOOST_TEST(w.costs() == before);
    BOOST_TEST(w.costs(changed) == "A:7.99/7.99 B:4.99/4.99 C:-/-");
    // And forth again.
    w.later();
    BOOST_REQUIRE(static_cast<bool>(w.prices().revert(back->number)));
    BOOST_TEST(w.costs() == "A:7.99/7.99 B:4.99/4.99 C:-/-");
  });
}

BOOST_AUTO_TEST_CASE(large_changes_and_thin_margins_need_approval) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    BOOST_REQUIRE(static_cast<bool>(w.prices().set_limits({30'000, 25'000})));
    const auto apply = [&](const std::string& price) {
      w.later();
      return w.prices().put(PriceWorld::plan_of({PriceWorld::wish("A", price)}));
    };
    w.actor.permissions.erase(company::Permission::approve_prices);
    BOOST_REQUIRE(static_cast<bool>(apply("9.00")));  // margin 33.3 %
    const auto thin = apply("8.00");                  // 25 %
    BOOST_CHECK(PriceWorld::code(thin) == RefusalCode::permission_missing);
    BOOST_CHECK(PriceWorld::code(apply("12.00")) == RefusalCode::permission_missing);  // + 33 %
    BOOST_TEST(w.costs() == "A:9.00/9.00 B:5.00/5.00 C:-/-");
    BOOST_CHECK(PriceWorld::code(w.prices().set_limits({})) == RefusalCode::permission_missing);
    w.actor.permissions.insert(company::Permission::approve_prices);
    BOOST_REQUIRE(static_cast<bool>(apply("8.00")));
    w.actor.permissions.clear();
    BOOST_CHECK(PriceWorld::code(apply("9.00")) == RefusalCode::permission_missing);
  });
}

BOOST_AUTO_TEST_CASE(rows_with_a_mistake_are_refused_and_the_others_go_in) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    auto twice = PriceWorld::wish("B", "3.00");
    auto empty = PriceWorld::wish("C", "1");
    empty.price.reset();
    const auto put = w.prices().put(PriceWorld::plan_of(
        {PriceWorld::wish("B", "4.00"), twice, PriceWorld::wish("X", "1.00"),
         PriceWorld::wish("A", "1.00", "NONE"), PriceWorld::wish("A", "-1.00"), empty}));
    BOOST_REQUIRE(static_cast<bool>(put));
    BOOST_TEST(put->report.created == 1);
    std::string codes;
    for (const auto& refused : put->report.refusals)
      codes += std::string(name_of(refused.refusal.code)) + " ";
    BOOST_TEST(codes ==
               "duplicate_in_file product_unknown price_list_unknown value_too_large "
               "value_missing ");
    BOOST_TEST(w.costs() == "A:10.00/10.00 B:4.00/4.00 C:-/-");
  });
}

BOOST_AUTO_TEST_CASE(what_can_not_be_is_refused_as_a_whole) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    auto past = PriceWorld::plan_of({PriceWorld::wish("A", "1")});
    past.effective = Instant{w.clock.now().ms - 1};
    BOOST_CHECK(PriceWorld::code(w.prices().plan(past)) == RefusalCode::price_in_past);
    pricing::PlanWish rule;
    rule.rule = pricing::RuleWish{{}, "half", {}, {}};
    BOOST_CHECK(PriceWorld::code(w.prices().plan(rule)) == RefusalCode::formula_invalid);
    rule.rule->formula = "base";
    rule.rule->list = "NONE";
    BOOST_CHECK(PriceWorld::code(w.prices().plan(rule)) == RefusalCode::price_list_unknown);
    pricing::ListDraft draft;
    BOOST_CHECK(PriceWorld::code(w.prices().add_list(draft)) == RefusalCode::name_missing);
    draft.name = "Club";
    draft.channels = {"NOPE"};
    BOOST_CHECK(PriceWorld::code(w.prices().add_list(draft)) == RefusalCode::channel_unknown);
    draft.channels = {"WEB"};
    draft.formula = "price-1%";
    BOOST_CHECK(PriceWorld::code(w.prices().add_list(draft)) == RefusalCode::formula_invalid);
    draft.formula = "base-1%";
    BOOST_REQUIRE(static_cast<bool>(w.prices().add_list(draft)));
    BOOST_CHECK(PriceWorld::code(w.prices().add_list(draft)) == RefusalCode::price_list_exists);
    BOOST_TEST(w.costs() == "A:9.90/10.00 B:4.95/5.00 C:-/-");
    // Who does not see costs can't make prices of them.
    w.actor.permissions.erase(company::Permission::read_cost);
    rule.rule = pricing::RuleWish{{}, "cost+10%", {}, {}};
    BOOST_CHECK(PriceWorld::code(w.prices().plan(rule)) == RefusalCode::permission_missing);
    draft.name = "Cost";
    draft.formula = "cost+10%";
    BOOST_CHECK(PriceWorld::code(w.prices().add_list(draft)) == RefusalCode::permission_missing);
  });
}

BOOST_AUTO_TEST_CASE(a_list_is_changed_from_now_on) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    w.list("WEB", {"WEB"});
    w.set("A", "8.00", "WEB");
    const Instant before = w.clock.now();
    w.later();
    pricing::ListDraft draft;
    draft.channels = {"FAIR"};
    const auto changed = w.prices().set_list("web", draft);
    BOOST_REQUIRE(static_cast<bool>(changed));
    BOOST_TEST(changed->version == 2);
    BOOST_TEST(w.costs() == "A:10.00/8.00 B:5.00/5.00 C:-/-");
    BOOST_TEST(w.costs(before) == "A:8.00/10.00 B:5.00/5.00 C:-/-");
    draft = {};
    draft.withdrawn = true;
    BOOST_REQUIRE(static_cast<bool>(w.prices().set_list("WEB", draft)));
    BOOST_TEST(w.costs() == "A:10.00/10.00 B:5.00/5.00 C:-/-");
    BOOST_CHECK(PriceWorld::code(w.prices().set_list("NONE", draft)) ==
                RefusalCode::price_list_unknown);
  });
}

BOOST_AUTO_TEST_CASE(a_difference_is_approved_with_a_reason_and_an_end) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    pricing::DifferenceWish wish{"A", "FAIR", "", {}};
    BOOST_CHECK(PriceWorld::code(w.prices().approve(wish)) ==
                RefusalCode::difference_reason_missing);
    wish.reason = "rent";
    wish.channel = "NOPE";
    BOOST_CHECK(PriceWorld::code(w.prices().approve(wish)) == RefusalCode::channel_unknown);
    wish.channel = "FAIR";
    wish.until = Instant{w.clock.now().ms + 5};
    BOOST_REQUIRE(static_cast<bool>(w.prices().approve(wish)));
    const auto all = w.book.read([&](Unit& u) { return w.all.prices.approved_differences(u); });
    BOOST_REQUIRE(all.size() == 1);
    BOOST_TEST(all[0].reason == "rent");
    BOOST_TEST(all[0].until->ms == wish.until->ms);
    BOOST_TEST(all[0].product.value == 201);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
