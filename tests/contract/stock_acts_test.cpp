// Stock that stays at its place: buckets, adjustments and their reasons.

#include "domain/goods/stock_acts.h"

#include "tests/contract/transfer_world.h"

namespace kontor::test {

namespace stock_acts_test {

struct ActsWorld : TransferWorld {
  using TransferWorld::TransferWorld;
  goods::StockActs acts() { return {book, stores.all(), clock, actor}; }
  static goods::AsideWish aside(std::int64_t units, const std::string& bucket) {
    return {"A", "SHOP", Quantity::of_units(units), bucket, "why", {}};
  }
  static goods::AdjustWish by(std::int64_t units, const std::string& reason = "DAMAGED") {
    goods::AdjustWish wish;
    wish.product = "A";
    wish.location = "SHOP";
    wish.by = Quantity::of_units(units);
    wish.reason = reason;
    return wish;
  }
  /// What is set aside of A in the shop: "damaged 2, quality 1".
  std::string buckets() {
    std::string text;
    book.read([&](Unit& u) {
      for (const auto& a : stock_store.set_aside(u, {{ProductId(201), shop}}))
        text += (text.empty() ? "" : ", ") + std::string(stock::name_of(a.state)) + " " +
                a.quantity.to_decimal();
    });
    return text;
  }
};

}  // namespace stock_acts_test

using stock_acts_test::ActsWorld;

BOOST_AUTO_TEST_SUITE(stock_acts)

BOOST_AUTO_TEST_CASE(goods_are_set_aside_in_named_buckets) {
  for_each_engine([](TestBook& tb) {
    ActsWorld w(tb);
    w.stock_up(201, w.shop, 10);
    BOOST_TEST(w.good(w.acts().hold(w.aside(2, "damaged"))).number == "H-1");
    w.good(w.acts().hold(w.aside(3, "safety")));
    w.good(w.acts().hold(w.aside(1, "damaged")));
    BOOST_TEST(w.buckets() == "damaged 3, safety 3");
    BOOST_TEST(w.at(201, w.shop) == "10/0/6/0");
    BOOST_TEST(w.refusal(w.acts().hold(w.aside(5, "quality"))) == "stock_short");
    BOOST_TEST(w.refusal(w.acts().release(w.aside(4, "damaged"))) == "bucket_short");
    BOOST_TEST(w.refusal(w.acts().release(w.aside(1, "quality"))) == "bucket_short");
    BOOST_TEST(w.refusal(w.acts().hold(w.aside(1, "available"))) == "bucket_unknown");
    BOOST_TEST(w.refusal(w.acts().hold(w.aside(1, "unavailable"))) == "bucket_unknown");
    BOOST_TEST(w.refusal(w.acts().hold(w.aside(0, "quality"))) == "quantity_not_positive");
    w.good(w.acts().release(w.aside(3, "damaged")));
    BOOST_TEST(w.buckets() == "safety 3");
    BOOST_TEST(w.at(201, w.shop) == "10/0/3/0");
    BOOST_TEST(w.balance("stock") == 1000);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_is_set_aside_is_not_sent) {
  for_each_engine([](TestBook& tb) {
    ActsWorld w(tb);
    w.stock_up(201, w.shop, 10);
    w.good(w.acts().hold(w.aside(8, "reserved")));
    const auto number = w.made(TransferWorld::wish({w.line("A", 3)}));
    BOOST_TEST(w.refusal(w.transfers().ready(number)) == "stock_short");
    w.good(w.acts().release(w.aside(1, "reserved")));
    w.good(w.transfers().ready(number));
    BOOST_TEST(w.refusal(w.acts().hold(w.aside(1, "quality"))) == "stock_short");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(corrections_have_a_reason_and_its_account) {
  for_each_engine([](TestBook& tb) {
    ActsWorld w(tb);
    w.stock_up(201, w.shop, 10);
    BOOST_TEST(w.refusal(w.acts().adjust(w.by(-1, "MOTHS"))) == "reason_unknown");
    BOOST_TEST(static_cast<bool>(w.acts().add_reason("MOTHS", "Eaten by moths", "5130")));
    BOOST_CHECK(w.acts().add_reason("MOTHS", "Again", "5130").refusal().code ==
                RefusalCode::reason_exists);
    BOOST_CHECK(w.acts().add_reason("lost", "Small letters", "5130").refusal().code ==
                RefusalCode::code_invalid);
    BOOST_CHECK(w.acts().add_reason("X", "Sales", "4000").refusal().code ==
                RefusalCode::account_unknown);
    BOOST_TEST(w.good(w.acts().adjust(w.by(-1, "moths"))).reason == "MOTHS");
    BOOST_TEST(w.balance("samples") == 100);
    w.good(w.acts().adjust(w.by(-2)));
    BOOST_TEST(w.balance("stock_write_off") == 200);
    w.good(w.acts().adjust(w.by(3, "FOUND")));
    BOOST_TEST(w.balance("count_difference") == -300);
    BOOST_TEST(w.balance("stock") == 1000);
    BOOST_TEST(w.at(201, w.shop) == "10/0/0/0");
    auto to = w.by(0);
    to.by.reset();
    to.to = Quantity::of_units(4);
    BOOST_TEST(w.good(w.acts().adjust(to)).lines[0].asked.to_decimal() == "-6");
    BOOST_TEST(w.at(201, w.shop) == "4/0/0/0");
    const auto again = w.acts().adjust(to);
    BOOST_REQUIRE(static_cast<bool>(again));
    BOOST_TEST(again->unchanged);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(a_correction_takes_nothing_that_is_promised) {
  for_each_engine([](TestBook& tb) {
    ActsWorld w(tb);
    w.stock_up(201, w.shop, 5);
    w.good(w.transfers().ready(w.made(TransferWorld::wish({w.line("A", 4)}))));
    BOOST_TEST(w.refusal(w.acts().adjust(w.by(-2))) == "stock_short");
    w.good(w.acts().adjust(w.by(-1)));
    BOOST_TEST(w.at(201, w.shop) == "4/4/0/0");
    auto wish = w.by(7, "FOUND");
    wish.reference = "monday";
    BOOST_TEST(!w.acts().adjust(wish)->unchanged);
    BOOST_TEST(w.acts().adjust(wish)->unchanged);
    BOOST_TEST(w.at(201, w.shop) == "11/4/0/0");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(goods_that_are_found_where_nothing_was_have_their_catalogue_cost) {
  for_each_engine([](TestBook& tb) {
    ActsWorld w(tb);
    auto wish = w.by(3, "FOUND");
    w.good(w.acts().adjust(wish));  // no cost anywhere: worth nothing
    BOOST_TEST(w.balance("stock") == 0);
    BOOST_TEST(w.at(201, w.shop) == "3/0/0/0");
    w.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
