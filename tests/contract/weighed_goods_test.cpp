// What is weighed or measured goes through every act in thousandths; what is counted never does.

#include "domain/goods/lots.h"
#include "domain/goods/stock_acts.h"
#include "domain/goods/stock_counts.h"
#include "tests/contract/purchase_world.h"

namespace kontor::test {

namespace weighed_goods_test {

struct WeighedWorld : PurchaseWorld {
  explicit WeighedWorld(TestBook& tb) : PurchaseWorld(tb) { sells("MILL", "C", "3.33"); }

  goods::StockActs acts() { return {book, stores.all(), clock, actor}; }
  goods::LotActs lots() { return {book, stores.all(), clock, actor}; }
  goods::StockCounts counts() { return {book, all_stores, clock, actor}; }
  const Stores all_stores = stores.all();  // a count refers to them

  static goods::LineWish weighed(const std::string& product, std::int64_t milli) {
    return {1, product, Quantity{milli}};
  }
  goods::AdjustWish adjusted(const std::string& product, std::int64_t milli) {
    goods::AdjustWish wish;
    wish.product = product;
    wish.location = "SHOP";
    wish.by = Quantity{milli};
    wish.reason = "DAMAGED";
    return wish;
  }
  static goods::AsideWish aside(const std::string& product, std::int64_t milli) {
    return {product, "SHOP", Quantity{milli}, "damaged", {}, {}};
  }
  static goods::BillWish bill_of(const std::string& number, const std::string& product,
                                 std::int64_t milli) {
    goods::BillWish wish;
    wish.bill = number;
    wish.lines = {weighed(product, milli)};
    return wish;
  }
};

}  // namespace weighed_goods_test

BOOST_AUTO_TEST_SUITE(weighed_goods)

using namespace weighed_goods_test;

BOOST_AUTO_TEST_CASE(coffee_goes_through_every_act) {
  for_each_engine([](TestBook& tb) {
    WeighedWorld w(tb);
    const auto number = w.ordered(w.order_of({w.weighed("C", 2'375)}));
    BOOST_TEST(w.at(203, w.shop) == "0/0/0/2.375");
    w.good(w.purchases().receive(number,
                                 {{w.weighed("C", 1'125)}, {w.weighed("C", 250)}, "damp", {}, {}}));
    BOOST_TEST(w.at(203, w.shop) == "1.375/0/0.25/1");
    // 1.375 × 3.33 is 4.58.
    BOOST_TEST(w.value(203) == 458);
    w.good(w.purchases().send_back(number, {{w.weighed("C", 250)}, "quality", {}, {}}));
    BOOST_TEST(w.at(203, w.shop) == "1.125/0/0/1");
    w.good(w.purchases().bill(number, w.bill_of("R1", "C", 1)));
    w.good(w.purchases().bill(number, w.bill_of("R2", "C", 1'124)));
    BOOST_TEST(w.balance("goods_received") == 0);
    w.check();
    const auto sent = w.made(w.wish({w.weighed("C", 500)}));
    w.good(w.transfers().ship(sent, {{w.weighed("C", 333)}, {}}));
    w.good(w.transfers().receive(sent, {{w.weighed("C", 300)}, {w.weighed("C", 1)}, {}, {}}));
    w.good(w.transfers().close(sent, {"LOST", {}, {}}));
    BOOST_TEST(w.at(203, w.north) == "0.301/0/0.001/0");
    w.good(w.acts().hold(w.aside("C", 100)));
    w.good(w.acts().release(w.aside("C", 99)));
    w.good(w.acts().adjust(w.adjusted("C", -125)));
    BOOST_TEST(w.at(203, w.shop) == "0.667/0/0.001/1");
    BOOST_REQUIRE(w.lots().keep("C", true).value());
    w.good(w.lots().assign({"C", "SHOP", Quantity{667}, {}, goods::lot_name_of("BAG-1"), {}, {}}));
    goods::NewCount wanted;
    wanted.location = "SHOP";
    const auto count = w.counts().create(wanted);
    BOOST_REQUIRE(static_cast<bool>(count));
    goods::CountWish found;
    found.product = "C";
    found.quantity = Quantity{600};
    BOOST_REQUIRE(w.counts().enter(count->sheet.number, {found})->refusals.empty());
    BOOST_REQUIRE(static_cast<bool>(w.counts().post(count->sheet.number, goods::Uncounted::leave)));
    BOOST_TEST(w.at(203, w.shop) == "0.6/0/0.001/1");
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(apples_are_whole_in_every_act) {
  for_each_engine([](TestBook& tb) {
    WeighedWorld w(tb);
    w.stock_up(201, w.shop, 10);
    const std::string no = "quantity_not_whole";
    const auto half = w.weighed("A", 500);
    BOOST_TEST(w.refusal(w.purchases().create(w.order_of({half}))) == no);
    const auto number = w.ordered(w.order_of({w.line("A", 4)}));
    BOOST_TEST(w.refusal(w.purchases().receive(number, {{half}, {}, {}, {}, {}})) == no);
    BOOST_TEST(w.refusal(w.purchases().receive(number, {{}, {half}, {}, {}, {}})) == no);
    w.good(w.purchases().receive(number, {}));
    BOOST_TEST(w.refusal(w.purchases().bill(number, w.bill_of("R1", "A", 500))) == no);
    BOOST_TEST(w.refusal(w.purchases().send_back(number, {{half}, {}, {}, {}})) == no);
    BOOST_TEST(w.refusal(w.transfers().create(w.wish({half}))) == no);
    const auto sent = w.made(w.wish({w.line("A", 4)}));
    BOOST_TEST(w.refusal(w.transfers().ship(sent, {{half}, {}})) == no);
    w.good(w.transfers().ship(sent, {}));
    BOOST_TEST(w.refusal(w.transfers().receive(sent, {{half}, {}, {}, {}})) == no);
    BOOST_TEST(w.refusal(w.transfers().complete(w.wish({half}))) == no);
    BOOST_TEST(w.refusal(w.acts().adjust(w.adjusted("A", -500))) == no);
    BOOST_TEST(w.refusal(w.acts().hold(w.aside("A", 500))) == no);
    BOOST_REQUIRE(w.lots().keep("A", true).value());
    BOOST_TEST(w.refusal(w.lots().assign(
                   {"A", "SHOP", Quantity{500}, {}, goods::lot_name_of("L"), {}, {}})) == no);
    w.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
