// Promotions and coupons on both engines; a coupon's limits also under eight at once.

#include <atomic>
#include <thread>

#include "tests/contract/price_world.h"

namespace kontor::test {

namespace promotion_test {

pricing::PromotionDraft ten_percent() {
  pricing::PromotionDraft draft;
  draft.rule.name = "Ten";
  draft.rule.percent_ppm = 100'000;
  draft.channels = {"WEB"};
  return draft;
}

struct CouponWorld : PriceWorld {
  explicit CouponWorld(TestBook& tb) : PriceWorld(tb) {}

  std::string made(const std::string& code, std::int64_t uses, std::int64_t per_customer = 0) {
    const auto made = promotions().generate({"TEN", code, 1, uses, per_customer});
    BOOST_REQUIRE(static_cast<bool>(made));
    return made->front();
  }
  Result<pricing::CouponUse> redeem(const std::string& coupon, const std::string& reference,
                                    std::int64_t customer = 0, std::int64_t amount = 0) {
    return promotions().redeem({coupon, "WEB", CustomerId(customer), reference, amount});
  }
};

}  // namespace promotion_test

BOOST_AUTO_TEST_SUITE(promotions)

using namespace promotion_test;

BOOST_AUTO_TEST_CASE(a_promotion_is_extended_in_one_act_and_ended) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    auto draft = ten_percent();
    draft.products = {"A"};
    draft.budget = Decimal::parse("100");
    const auto added = w.promotions().add(draft);
    BOOST_REQUIRE(static_cast<bool>(added));
    BOOST_TEST(added->code == "TEN");
    BOOST_TEST(*added->budget_minor == 10'000);
    BOOST_TEST(added->choice.products.front().value == 201);
    BOOST_CHECK(PriceWorld::code(w.promotions().add(draft)) == RefusalCode::promotion_exists);
    const Instant before = w.clock.now();
    w.later();
    BOOST_TEST(w.promotions().extend("ten", {"FAIR"})->channels.size() == 2U);
    BOOST_TEST(w.promotions().extend("TEN", {})->channels.empty());
    BOOST_CHECK(PriceWorld::code(w.promotions().extend("TEN", {"NOPE"})) ==
                RefusalCode::channel_unknown);
    w.later();
    BOOST_REQUIRE(static_cast<bool>(w.promotions().end("TEN")));
    BOOST_CHECK(PriceWorld::code(w.promotions().end("TEN")) == RefusalCode::promotion_ended);
    BOOST_CHECK(PriceWorld::code(w.promotions().end("NOPE")) == RefusalCode::promotion_unknown);
    // What it was then can still be told.
    const auto then = w.book.read([&](Unit& u) { return w.all.promotions.all(u, before); });
    BOOST_REQUIRE(then.size() == 1);
    BOOST_TEST(!then[0].ended);
    BOOST_CHECK(then[0].promotion == *added);
  });
}

BOOST_AUTO_TEST_CASE(a_promotion_that_can_not_be_is_refused) {
  for_each_engine([](TestBook& tb) {
    PriceWorld w(tb);
    const auto refused = [&](auto change) {
      auto draft = ten_percent();
      change(draft);
      return PriceWorld::code(w.promotions().add(draft));
    };
    using Draft = pricing::PromotionDraft;
    BOOST_CHECK(refused([](Draft& d) { d.rule.name.clear(); }) == RefusalCode::name_missing);
    BOOST_CHECK(refused([](Draft& d) { d.rule.percent_ppm = 0; }) ==
                RefusalCode::promotion_invalid);
    BOOST_CHECK(refused([](Draft& d) { d.least = Decimal::parse("0.001"); }) ==
                RefusalCode::promotion_invalid);
    BOOST_CHECK(refused([](Draft& d) { d.products = {"X"}; }) == RefusalCode::product_unknown);
    BOOST_CHECK(refused([](Draft& d) { d.channels = {"X"}; }) == RefusalCode::channel_unknown);
    BOOST_CHECK(refused([](Draft& d) { d.places = {"X"}; }) == RefusalCode::location_unknown);
    BOOST_CHECK(refused([](Draft& d) { d.currency = "X"; }) == RefusalCode::currency_unknown);
    w.actor.permissions.clear();
    BOOST_CHECK(refused([](Draft&) {}) == RefusalCode::permission_missing);
  });
}

BOOST_AUTO_TEST_CASE(a_coupon_is_taken_as_often_as_it_may_be) {
  for_each_engine([](TestBook& tb) {
    CouponWorld w(tb);
    auto draft = ten_percent();
    draft.budget = Decimal::parse("5.00");
    BOOST_REQUIRE(static_cast<bool>(w.promotions().add(draft)));
    w.made("TWICE", 2, 1);
    BOOST_CHECK(PriceWorld::code(w.promotions().generate({"TEN", "twice"})) ==
                RefusalCode::coupon_exists);
    BOOST_TEST(w.redeem(" twice ", "#1", 7, 300)->number == 1);
    // The same order again is the same use.
    BOOST_TEST(w.redeem("TWICE", "#1", 7, 300)->number == 1);
    BOOST_TEST(w.number("select count(*) from coupon_use") == 1);
    BOOST_CHECK(PriceWorld::code(w.redeem("TWICE", "#2", 7)) == RefusalCode::coupon_customer_limit);
    BOOST_CHECK(PriceWorld::code(w.redeem("TWICE", "#2", 8, 201)) ==
                RefusalCode::coupon_over_budget);
    BOOST_TEST(w.redeem("TWICE", "#2", 8, 200)->number == 2);
    BOOST_CHECK(PriceWorld::code(w.redeem("TWICE", "#3", 9)) == RefusalCode::coupon_used_up);
    BOOST_CHECK(PriceWorld::code(w.redeem("NONE", "#3")) == RefusalCode::coupon_unknown);
    BOOST_CHECK(PriceWorld::code(w.promotions().check({"TWICE", "FAIR", {}, {}})) ==
                RefusalCode::coupon_not_now);
    w.made("MANY", 0);
    BOOST_REQUIRE(static_cast<bool>(w.promotions().end("TEN")));
    BOOST_CHECK(PriceWorld::code(w.redeem("MANY", "#4")) == RefusalCode::promotion_ended);
    w.actor.permissions.clear();
    BOOST_CHECK(PriceWorld::code(w.redeem("MANY", "#4")) == RefusalCode::permission_missing);
  });
}

BOOST_AUTO_TEST_CASE(generated_coupons_are_all_different) {
  for_each_engine([](TestBook& tb) {
    CouponWorld w(tb);
    BOOST_REQUIRE(static_cast<bool>(w.promotions().add(ten_percent())));
    const auto made = w.promotions().generate({"TEN", "", 500});
    BOOST_REQUIRE(static_cast<bool>(made));
    BOOST_TEST(made->size() == 500U);
    BOOST_TEST(w.number("select count(distinct code) from coupon") == 500);
    BOOST_CHECK(PriceWorld::code(w.promotions().generate({"TEN", "", 0})) ==
                RefusalCode::value_too_large);
  });
}

BOOST_AUTO_TEST_CASE(limits_hold_under_eight_at_once) {
  for_each_engine([](TestBook& tb) {
    CouponWorld w(tb);
    auto draft = ten_percent();
    draft.budget = Decimal::parse("0.20");
    BOOST_REQUIRE(static_cast<bool>(w.promotions().add(draft)));
    w.made("FIVE", 5);
    w.made("ANY", 0);
    std::atomic<int> taken = 0, used_up = 0, in_budget = 0, over = 0, other = 0;
    std::vector<std::thread> desks;
    for (int desk = 0; desk < 8; ++desk)
      desks.emplace_back([&w, &taken, &used_up, &in_budget, &over, &other, desk] {
        pricing::Promotions promotions(w.book, w.all, w.clock, w.actor);
        for (int n = 0; n < 6; ++n) {
          const std::string reference = "#" + std::to_string(desk) + "-" + std::to_string(n);
          const auto five = promotions.redeem({"FIVE", "WEB", {}, reference, 0});
          const auto any = promotions.redeem({"ANY", "WEB", {}, reference, 2});
          if (five) ++taken;
          if (any) ++in_budget;
          if (!five) ++(five.refusal().code == RefusalCode::coupon_used_up ? used_up : other);
          if (!any) ++(any.refusal().code == RefusalCode::coupon_over_budget ? over : other);
        }
      });
    for (auto& desk : desks) desk.join();
    BOOST_TEST(taken == 5);
    BOOST_TEST(used_up == 43);
    BOOST_TEST(in_budget == 10);  // 0.20 in steps of 0.02
    BOOST_TEST(over == 38);
    BOOST_TEST(other == 0);
    BOOST_TEST(w.number("select used from coupon where code = 'FIVE'") == 5);
    BOOST_TEST(w.number("select count(*) from coupon_use where coupon = 'FIVE'") == 5);
    BOOST_TEST(w.number("select spent_minor from promotion_spent") == 20);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
