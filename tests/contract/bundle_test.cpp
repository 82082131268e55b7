// Products that are made of others: what an order takes from stock, what it costs, what channels
// may sell, and what can't be.

#include "domain/goods/bundles.h"
#include "domain/stock/offer.h"
#include "persistence/admin/digest.h"
#include "persistence/stores/query.h"
#include "tests/contract/money_shop.h"

namespace kontor::test {

namespace bundle_test {

using intake::Item;

struct ToldUnits : stock::OfferSink {
  bool takes(const stock::ChannelOffer&) const override { return true; }
  void begin(const std::vector<company::Location>&) override {}
  void offer(const stock::ChannelOffer& offer) override {
    said += offer.sku + "=" + std::to_string(offer.total()) + " ";
  }
  void commit() override {}
  std::string said;
};

/// A lamp at 12.00 and shades at 2.00; a set of one lamp and two shades.
struct BundleWorld : MoneyShop {
  explicit BundleWorld(TestBook& tb) : MoneyShop(tb) {
    take_in({product("LAMP", 1200), product("SHADE", 200), product("SET", 0), product("BOX", 0)});
    const auto counted =
        imported({count("LAMP", 10), count("SHADE", 7), count("BOX", 1)}, "2026-06-30T12:00:00Z");
    BOOST_REQUIRE(counted.refusals.empty());
  }

  static Item product(const std::string& sku, std::int64_t cost_cents) {
    intake::IncomingProduct p;
    p.sku = p.name = sku;
    p.price = Decimal{3000, 2};
    if (cost_cents > 0) p.cost = Decimal{cost_cents, 2};
    return {p, 2};
  }
  static Item count(const std::string& sku, std::int64_t units) {
    intake::IncomingStock s;
    s.sku = sku;
    s.location = "MAIN";
    s.counted = Quantity::of_units(units);
    return {s, 2};
  }
  static Item order(const std::string& number, std::int64_t units, std::int64_t sent) {
    intake::IncomingOrder o;
    o.key = o.number = number;
    o.currency = eur();
    o.placed = on_day("2026-07-01");
    if (sent > 0) o.fulfilled = on_day("2026-07-02");
    o.settlement = intake::Settlement::receivable;
    intake::IncomingLine line;
    line.sku = line.name = "SET";
    line.quantity = Quantity::of_units(units);
    line.unit_price = Decimal{3000, 2};
    line.fulfilled = Quantity::of_units(sent);
    o.lines = {line};
    return {o, 2};
  }

  goods::Bundles bundles() { return {book(), stores(), clock(), hands().actor}; }
  Result<bool> make(const std::string& product,
                    const std::vector<std::pair<std::string, std::int64_t>>& parts) {
    goods::BundleWish wish{product, {}};
    for (const auto& [sku, units] : parts)
      wish.parts.push_back(
          {std::ssize(wish.parts) + 1, sku, Quantity::of_units(units), std::nullopt});
    return bundles().set(wish);
  }
  void make_set() { BOOST_REQUIRE(make("SET", {{"LAMP", 1}, {"SHADE", 2}}).value()); }
  std::string refused(const Result<bool>& result) {
    return result ? "" : std::string(name_of(result.refusal().code));
  }

  /// "on hand/committed" of a product at the shop.
  std::string level(const std::string& sku) {
    return book().read([&](Unit& unit) {
      const auto product = stores().products.by_sku_or_code(unit, sku).front();
      std::string text = "0/0";
      for (const auto& place : stores().company.locations(unit)) {
        if (place.code != "MAIN") continue;
        for (const auto& level : stores().stock.levels(unit, {{product.id, place.id}}))
          text = level.on_hand.to_decimal() + "/" + level.committed.to_decimal();
      }
      return text;
    });
  }
  /// What the sales of a product cost.
  std::int64_t cost_of(const std::string& sku) {
    return book().read([&](Unit& unit) {
      std::int64_t cost = 0;
      persistence::Query q(unit,
                           "select cast(sum(d.cost_minor) as bigint) from product_day_all d "
                           "join product p on p.id = d.product_id where p.sku = :sku");
      q.bind("sku", sku).into(cost);
      while (q.next()) {
      }
      return cost;
    });
  }
  std::string told() {
    ToldUnits sink;
    stock::Offers offers(book(), stores(), clock(), hands().actor);
    BOOST_REQUIRE(static_cast<bool>(offers.publish({"WEB", true, true}, sink)));
    return sink.said;
  }
  std::string figures() {
    return book().read([](Unit& unit) { return persistence::figures_digest(unit); });
  }
};

}  // namespace bundle_test

BOOST_AUTO_TEST_SUITE(bundles)

using namespace bundle_test;

BOOST_AUTO_TEST_CASE(a_set_takes_its_parts_from_stock_and_costs_what_they_cost) {
  for_each_engine([](TestBook& tb) {
    BundleWorld w(tb);
    w.make_set();
    w.take_in({BundleWorld::order("1001", 2, 0)});
    BOOST_TEST(w.level("LAMP") == "10/2");
    BOOST_TEST(w.level("SHADE") == "7/4");
    BOOST_TEST(w.level("SET") == "0/0");
    w.take_in({BundleWorld::order("1001", 2, 2)});
    BOOST_TEST(w.level("LAMP") == "8/0");
    BOOST_TEST(w.level("SHADE") == "3/0");
    // 2 × (12.00 + 2 × 2.00), on the product that was sold.
    const auto balances = joined(w.balances(BusinessDate::of(2026, 7, 31)));
    BOOST_TEST(balances.find("5000 WEB 3200") != std::string::npos, balances);
    BOOST_TEST(w.cost_of("SET") == 3200);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_was_sold_keeps_its_recipe) {
  for_each_engine([](TestBook& tb) {
    BundleWorld w(tb);
    w.make_set();
    w.take_in({BundleWorld::order("1001", 1, 1)});
    BOOST_TEST(w.level("SHADE") == "5/0");
    BOOST_REQUIRE(w.make("SET", {{"LAMP", 1}, {"SHADE", 1}}).value());
    BOOST_TEST(!w.make("SET", {{"SHADE", 1}, {"LAMP", 1}}).value());
    BOOST_TEST(w.level("SHADE") == "5/0");
    const auto before = w.figures();
    const auto batch = w.take_in({BundleWorld::order("1002", 1, 1)});
    BOOST_TEST(w.level("SHADE") == "4/0");
    w.undo(batch);
    BOOST_TEST(w.figures() == before);
    // A list of products does not unmake it.
    w.take_in({BundleWorld::product("SET", 0)});
    w.take_in({BundleWorld::order("1003", 1, 1)});
    BOOST_TEST(w.level("LAMP") == "8/0");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(channels_may_sell_what_the_scarcest_part_allows) {
  for_each_engine([](TestBook& tb) {
    BundleWorld w(tb);
    w.make_set();
    BOOST_TEST(w.told() == "LAMP=10 SHADE=7 SET=3 BOX=1 ");
    w.take_in({BundleWorld::order("1001", 2, 0)});
    BOOST_TEST(w.told() == "LAMP=8 SHADE=3 SET=1 BOX=1 ");
    const auto view = w.book().read([&](Unit& unit) {
      return goods::view_bundle(unit, w.stores(), "SET", w.stores().company.locations(unit));
    });
    BOOST_REQUIRE(static_cast<bool>(view));
    BOOST_REQUIRE(view->parts.size() == 2U);
    BOOST_REQUIRE(view->units.size() == 1U);
    BOOST_TEST(view->units[0] == 1);
    BOOST_TEST((view->parts[1].available[0] == Quantity::of_units(3)));
  });
}

BOOST_AUTO_TEST_CASE(what_is_short_waits_part_by_part) {
  for_each_engine([](TestBook& tb) {
    BundleWorld w(tb);
    w.make_set();
    w.take_in({BundleWorld::order("1001", 12, 0)});
    BOOST_TEST(w.level("LAMP") == "10/10");
    BOOST_TEST(w.level("SHADE") == "7/7");
    w.check();
    w.take_in({BundleWorld::order("1001", 1, 0)});
    BOOST_TEST(w.level("LAMP") == "10/1");
    BOOST_TEST(w.level("SHADE") == "7/2");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_can_be_no_bundle) {
  for_each_engine([](TestBook& tb) {
    BundleWorld w(tb);
    w.make_set();
    BOOST_TEST(w.refused(w.make("LAMP", {{"BOX", 1}})) == "bundle_in_bundle");
    BOOST_TEST(w.refused(w.make("BOX", {{"SET", 1}})) == "product_not_tracked");
    BOOST_TEST(w.refused(w.make("BOX", {{"BOX", 1}})) == "bundle_in_bundle");
    BOOST_TEST(w.refused(w.make("BOX", {{"NOTHING", 1}})) == "product_unknown");
    BOOST_TEST(w.refused(w.make("NOTHING", {{"LAMP", 1}})) == "product_unknown");
    BOOST_TEST(w.refused(w.make("BOX", {{"LAMP", 1}})) == "product_has_goods");
    // It goes back to a product with stock of its own.
    BOOST_TEST(w.make("SET", {}).value());
    const bool tracked = w.book().read([&](Unit& unit) {
      return w.stores().products.by_sku_or_code(unit, "SET").front().tracked;
    });
    BOOST_TEST(tracked);
    w.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
