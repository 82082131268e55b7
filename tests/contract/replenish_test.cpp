// What a place needs: terms from the book, drafts for suppliers and between places.

#include "domain/goods/replenish.h"

#include <cmath>

#include "tests/contract/purchase_world.h"
#include "tests/support/lamp_shop.h"

namespace kontor::test {

namespace replenish_test {

constexpr std::int64_t day_ms = 86'400'000;

/// The shop sold two Apples a day for ten days; the north has many that nobody buys.
struct ReplenishWorld : PurchaseWorld {
  explicit ReplenishWorld(TestBook& tb) : PurchaseWorld(tb) {
    stock_up(201, shop, 30);
    stock_up(201, north, 100);
    for (int day = 1; day <= 10; ++day) sell(day, 2);
    auto wish = terms("MILL", "A");
    wish.pack = Quantity::of_units(8);
    BOOST_REQUIRE(static_cast<bool>(suppliers().put({wish})));
  }

  void sell(int days_ago, std::int64_t units) {
    const std::int64_t n = ++sales;
    books::Entry e = entry(700'000 + n, 600'000 + n, books::EntryKind::sale,
                           {clock.now().ms - days_ago * day_ms});
    add_sale(e, 201, units, 500, 100);
    auto set = set_of({e}, {document(600'000 + n, "S" + std::to_string(n))});
    owned[201] -= units;
    set.costs.push_back(
        {EntityId(1), ProductId(201), Quantity::of_units(owned[201]), owned[201] * 100, 1'000'000});
    post(set);
  }

  goods::Replenishment replenishment() { return {book, stores.all(), clock, actor}; }
  static goods::ReplenishWish wanted(goods::ReplenishBy by = goods::ReplenishBy::purchase) {
    goods::ReplenishWish wish;
    wish.location = "SHOP";
    wish.by = by;
    wish.asked.window_days = 20;
    return wish;
  }
  goods::ReplenishPlan plan(const goods::ReplenishWish& wish) {
    const auto plan = replenishment().plan(wish);
    BOOST_REQUIRE(static_cast<bool>(plan));
    return *plan;
  }

  std::int64_t sales = 0;
};

double number_of(const nlohmann::json& row, const char* key) {
  return std::stod(row.at(key).get<std::string>());
}

/// Up to whole pieces, as the page of formulas says it: to a millionth first.
double up(double value) { return std::ceil(std::round(value * 1e6) / 1e6); }

}  // namespace replenish_test

BOOST_AUTO_TEST_SUITE(replenishment)

using namespace replenish_test;
using goods::ReplenishBy;

BOOST_AUTO_TEST_CASE(what_sold_is_ordered_again) {
  for_each_engine([](TestBook& tb) {
    ReplenishWorld w(tb);
    const auto plan = w.plan(w.wanted());
    BOOST_REQUIRE(plan.rows.size() == 1U);
    const auto& s = plan.rows.front();
    BOOST_TEST(s.cell.sku == "A");
    BOOST_TEST(s.cost->to_decimal() == "2.50");
    const auto& t = s.terms;
    BOOST_TEST(t.demand.days == 20);
    BOOST_TEST(t.demand.units.to_decimal() == "20");
    BOOST_TEST(t.demand.mean_micro == 1'000'000);
    // √(20 ÷ 19)
    BOOST_TEST(t.demand.deviation_micro == 1'025'978);
    BOOST_TEST(t.lead.days == 10);
    BOOST_TEST(t.review_days == 7);
    // 1.644854 × √(17 × 1.025978² + 2.5²) = 8.09…
    BOOST_TEST(t.safety.to_decimal() == "9");
    BOOST_TEST(t.reorder_point.to_decimal() == "26");
    BOOST_TEST(t.order_up_to.to_decimal() == "40");
    BOOST_TEST(t.position().to_decimal() == "10");
    BOOST_TEST(t.needed.to_decimal() == "30");
    BOOST_TEST(t.suggested.to_decimal() == "32");
    auto again = t;
    again.safety = again.reorder_point = again.order_up_to = again.needed = again.suggested = {};
    stock::suggest(again);
    BOOST_CHECK(again == t);
  });
}

BOOST_AUTO_TEST_CASE(a_draft_a_supplier_and_none_twice) {
  for_each_engine([](TestBook& tb) {
    ReplenishWorld w(tb);
    const auto drafts = w.replenishment().draft(w.wanted(), {});
    BOOST_REQUIRE(static_cast<bool>(drafts));
    BOOST_REQUIRE(drafts->documents.size() == 1U);
    const auto& d = drafts->documents.front();
    BOOST_CHECK(d.type == stock::DocumentType::purchase);
    BOOST_TEST(d.lines[0].asked.to_decimal() == "32");
    BOOST_TEST(w.plan(w.wanted()).rows.empty());
    BOOST_TEST(w.replenishment().draft(w.wanted(), {})->documents.empty());
    w.good(w.purchases().order(d.number));
    BOOST_TEST(w.plan(w.wanted()).rows.empty());
    w.good(w.purchases().receive(d.number, {}));
    BOOST_TEST(w.plan(w.wanted()).rows.empty());
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(a_place_with_too_much_gives) {
  for_each_engine([](TestBook& tb) {
    ReplenishWorld w(tb);
    // 2 days on the way: 1.644854 × √(2 × 1.025978²) up to 3; 2 + 3 = 5, and 10 are there.
    BOOST_TEST(w.plan(w.wanted(ReplenishBy::transfer)).rows.empty());
    w.sell(1, 6);
    const auto now = w.plan(w.wanted(ReplenishBy::transfer));
    BOOST_REQUIRE(now.rows.size() == 1U);
    const auto& short_now = now.rows.front();
    BOOST_REQUIRE(short_now.giving.size() == 1U);
    BOOST_CHECK(short_now.giving[0].from == w.north);
    BOOST_CHECK(short_now.giving[0].quantity == short_now.terms.suggested);
    BOOST_TEST(!short_now.giving[0].cover_before.has_value());
    BOOST_TEST(*short_now.cover_after > *short_now.cover_before);
    const auto drafts = w.replenishment().draft(w.wanted(ReplenishBy::transfer), "week 9");
    BOOST_REQUIRE(drafts->documents.size() == 1U);
    BOOST_CHECK(drafts->documents[0].type == stock::DocumentType::transfer);
    BOOST_CHECK(drafts->documents[0].from == w.north);
    BOOST_TEST(w.plan(w.wanted(ReplenishBy::transfer)).rows.empty());
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_is_decided_for_a_place_is_inherited_used_and_told) {
  for_each_engine([](TestBook& tb) {
    ReplenishWorld w(tb);
    using Wanted = goods::ReplenishRuleWish::Wanted;
    const auto decide = [&](const goods::ReplenishRuleWish& wish) {
      const auto done = w.replenishment().decide(wish);
      return done ? std::string(*done ? "done" : "so already")
                  : std::string(name_of(done.refusal().code));
    };
    const auto policy = [&](const std::string& place) {
      goods::ReplenishWish wish;
      wish.location = place;
      return w.plan(wish).policy;
    };
    goods::ReplenishRuleWish all;
    all.window_days = Wanted(20);
    all.review_days = Wanted(3);
    BOOST_TEST(decide(all) == "done");
    BOOST_TEST(decide(all) == "so already");
    goods::ReplenishRuleWish shop{"SHOP", {}, Wanted(10), {}, {}, {}};
    BOOST_TEST(decide(shop) == "done");
    BOOST_TEST(policy("SHOP").window_days == 10);
    BOOST_TEST(policy("SHOP").review_days == 3);
    BOOST_TEST(policy("NORTH").window_days == 20);
    // The supplier has its own days between orders; for once another window is looked at.
    auto asked = w.wanted();
    asked.asked.window_days = 5;
    asked.all = true;
    const auto plan = w.plan(asked);
    BOOST_TEST(plan.policy.window_days == 5);
    BOOST_TEST(plan.rows.front().terms.review_days == 7);
    asked.by = ReplenishBy::transfer;
    BOOST_TEST(w.plan(asked).rows.front().terms.review_days == 3);
    shop.window_days = Wanted(std::in_place);
    BOOST_TEST(decide(shop) == "done");
    BOOST_TEST(policy("SHOP").window_days == 20);
    BOOST_TEST(w.number("select count(*) from replenish_rule") == 1);
    shop.service_milli = Wanted(100'000);
    BOOST_TEST(decide(shop) == "policy_invalid");
    shop.location = "ROAD";
    BOOST_TEST(decide(shop) == "location_unknown");
    const company::Actor reader{EmployeeId(42), "till", {company::Permission::read_stock}};
    goods::Replenishment theirs(w.book, w.stores.all(), w.clock, reader);
    BOOST_CHECK(theirs.decide(all).refusal().code == RefusalCode::permission_missing);
    BOOST_TEST(w.number("select count(*) from audit where action = 'replenish.policy'") == 3);
  });
}

BOOST_AUTO_TEST_CASE(the_command_line_decides_and_lists_settings) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    shop.expect(0, {"stock", "replenishment", "set", "--window", "30", "--service", "97.5"});
    shop.expect(0, {"stock", "replenishment", "set", "--location", "MAIN", "--cover", "5"});
    const auto rows = shop.json({"stock", "replenishment", "list", "--location", "MAIN"});
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0]["window"].dump() == "30");
    BOOST_TEST(rows[0]["service_level"] == "97.5");
    BOOST_TEST(rows[0]["cover_days"].dump() == "5");
    BOOST_TEST(rows[0]["own"] == true);
    shop.expect(0, {"stock", "replenishment", "set", "--location", "MAIN", "--cover", "inherit"});
    BOOST_TEST(shop.json({"stock", "replenishment", "list", "--location", "MAIN"})[0]["own"] ==
               false);
    shop.expect(1, {"stock", "replenishment", "set", "--service", "20"});
  });
}

BOOST_AUTO_TEST_CASE(wishes_that_can_not_be_are_refused) {
  for_each_engine([](TestBook& tb) {
    ReplenishWorld w(tb);
    const auto refused = [&](const goods::ReplenishWish& wish) {
      const auto plan = w.replenishment().plan(wish);
      return plan ? std::string("done") : std::string(name_of(plan.refusal().code));
    };
    auto wish = w.wanted();
    wish.asked.service_milli = 100'000;
    BOOST_TEST(refused(wish) == "policy_invalid");
    wish = w.wanted();
    wish.asked.window_days = 0;
    BOOST_TEST(refused(wish) == "policy_invalid");
    wish = w.wanted();
    wish.supplier = "NOBODY";
    BOOST_TEST(refused(wish) == "supplier_unknown");
    wish = w.wanted();
    wish.products = {"Z"};
    BOOST_TEST(refused(wish) == "product_unknown");
    wish = w.wanted();
    wish.location = "ROAD";
    BOOST_TEST(refused(wish) == "location_unknown");
    const company::Actor nobody{EmployeeId(42), "till", {}};
    goods::Replenishment theirs(w.book, w.stores.all(), w.clock, nobody);
    BOOST_CHECK(theirs.plan(w.wanted()).refusal().code == RefusalCode::permission_missing);
    const company::Actor reader{EmployeeId(42), "till", {company::Permission::read_stock}};
    goods::Replenishment looks(w.book, w.stores.all(), w.clock, reader);
    BOOST_CHECK(looks.draft(w.wanted(), {}).refusal().code == RefusalCode::permission_missing);
    BOOST_TEST(w.number("select count(*) from purchase") == 0);
  });
}

BOOST_AUTO_TEST_CASE(the_printed_terms_give_the_printed_quantity) {
  on_each_engine([](const std::string& address) {
    const Shop shop = lamp_shop(address);
    shop.expect(0, {"supplier", "add", "Mill", "--lead-days", "9", "--lead-spread", "1.5",
                    "--review-days", "7"});
    shop.expect(0, {"supplier", "product", "MILL", "CHAIR-1", "--cost", "3", "--pack", "5"});
    std::string place;
    for (const auto& row : shop.json({"stock", "list", "--search", "CHAIR-1"}))
      if (!row["location"].is_null()) place = row["location"].get<std::string>();
    const Arguments command = {"replenish", "--location", place, "--all",
                               "--terms",   "--window",   "3000"};
    const auto rows = shop.json(command);
    BOOST_REQUIRE(!rows.empty());
    for (const auto& row : rows) {
      BOOST_TEST_CONTEXT(row.dump()) {
        const double position = number_of(row, "on_hand") - number_of(row, "committed") -
                                number_of(row, "unavailable") + number_of(row, "incoming") -
                                number_of(row, "backorders") + number_of(row, "drafted");
        BOOST_TEST(position == number_of(row, "position"));
        const double mean = number_of(row, "mean"), deviation = number_of(row, "deviation");
        const double days = number_of(row, "lead_days") + number_of(row, "review_days");
        const double spread = number_of(row, "lead_spread");
        const double safety =
            up(number_of(row, "factor") *
               std::sqrt(days * deviation * deviation + mean * mean * spread * spread));
        BOOST_TEST(safety == number_of(row, "safety_stock"));
        const double point = up(mean * days + safety);
        const double up_to = up(mean * days + safety + mean * number_of(row, "cover_days"));
        BOOST_TEST(point == number_of(row, "reorder_point"));
        BOOST_TEST(up_to == number_of(row, "order_up_to"));
        double wanted = position > point ? 0 : std::max(0.0, up_to - position);
        BOOST_TEST(wanted == number_of(row, "needed"));
        const double pack = std::max(1.0, number_of(row, "pack"));
        if (wanted > 0)
          wanted = std::ceil(std::max(wanted, number_of(row, "minimum")) / pack) * pack;
        BOOST_TEST(wanted == number_of(row, "suggested"));
      }
    }
    const auto why = shop.json({"replenish", "--location", place, "--why", "CHAIR-1"});
    BOOST_TEST(why.size() > 20U);
    BOOST_TEST(why.back()["term"] == "suggested");
    shop.expect(1, {"replenish", "--location", place, "--why", "NONE-1"});
    shop.expect(1, {"replenish", "--location", place, "--service", "101"});
    shop.expect(0, {"replenish", "--location", place, "--draft"});
    shop.expect(0, {"book", "check"});
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
