// Transfers between companies of a book: a sale and a purchase at the agreed price (rules.md 1).

#include "domain/goods/entity_trade.h"
#include "domain/goods/lots.h"
#include "tests/contract/damage.h"
#include "tests/contract/purchase_world.h"

namespace kontor::test {

namespace entity_sale_test {

/// BERLIN's shop sells to TOKYO's in Ginza; a euro is 160 yen.
struct TradeWorld : PurchaseWorld {
  explicit TradeWorld(TestBook& tb) : PurchaseWorld(tb) {
    book.write([&](Unit& u) {
      persistence::SqlCompanyStore company;
      for (const auto& [id, code, kind] :
           {std::tuple(31, "MAKERS2", company::LocationKind::supplier),
            std::tuple(32, "BUYERS2", company::LocationKind::customer),
            std::tuple(33, "ROAD2", company::LocationKind::transit)}) {
        auto other = place(id, code, kind);
        other.entity = EntityId(2);
        company.add(u, other);
      }
    });
  }
  void put_rate() {
    book.write([&](Unit& u) {
      persistence::SqlCompanyStore().put(
          u, company::Rate{BusinessDate::of(2020, 1, 1), Currency::of("EUR"), Currency::of("JPY"),
                           160'000'000'000});
    });
  }
  goods::EntityTrade trade() { return {book, stores.all(), clock, actor}; }
  void agree(const std::string& cost_plus, const std::string& list = {}) {
    BOOST_REQUIRE(trade().agree({"BERLIN", "TOKYO", cost_plus, list}).value());
  }
  std::string refused(const goods::TradeWish& wish) {
    const auto result = trade().agree(wish);
    return result ? "done" : std::string(name_of(result.refusal().code));
  }
  goods::TransferWish to_ginza(std::int64_t units) {
    return wish({line("A", units)}, "SHOP", "GINZA");
  }
  /// "quantity value" of what a company owns of Apples.
  std::string owned_by(std::int64_t entity) {
    const std::string of =
        " from stock_cost where product_id = 201 and entity_id = " + std::to_string(entity);
    return Quantity{number("select coalesce(max(quantity_milli), 0)" + of)}.to_decimal() + " " +
           std::to_string(number("select coalesce(max(value_minor), 0)" + of));
  }
  const LocationId ginza{19};
};

}  // namespace entity_sale_test

BOOST_AUTO_TEST_SUITE(entity_sales)

using namespace entity_sale_test;

BOOST_AUTO_TEST_CASE(goods_for_another_company_are_sold_at_cost_plus_and_what_is_lost_is_not) {
  for_each_engine([](TestBook& tb) {
    TradeWorld w(tb);
    w.stock_up(201, w.shop, 10);
    BOOST_TEST(w.refusal(w.transfers().create(w.to_ginza(6))) == "transfer_between_entities");
    w.agree("20");
    const auto number = w.made(w.to_ginza(6));
    w.good(w.transfers().ship(number, {}));
    // On the road they are still the seller's.
    BOOST_TEST(w.owned_by(1) == "10 1000");
    BOOST_TEST(w.at(201, w.ginza) == "0/0/0/6");
    BOOST_TEST(w.refusal(w.transfers().receive(number, {})) == "rate_missing");
    w.put_rate();
    w.good(w.transfers().receive(number, {{w.line("A", 4)}, {w.line("A", 1)}, "BROKEN", {}}));
    BOOST_TEST(w.at(201, w.ginza) == "5/0/1/1");
    BOOST_TEST(w.owned_by(1) == "5 500");
    BOOST_TEST(w.owned_by(2) == "5 960");
    BOOST_TEST(w.balance("due_from") == 600);
    BOOST_TEST(w.balance("entity_sales") == -600);
    BOOST_TEST(w.balance("entity_cost") == 500);
    BOOST_TEST(w.balance("due_to") == -960);
    w.check();
    w.good(w.transfers().close(number, {"LOST", {}, {}}));
    BOOST_TEST(w.owned_by(1) == "4 400");
    BOOST_TEST(w.owned_by(2) == "5 960");
    BOOST_TEST(w.balance("transfer_difference") == 100);
    BOOST_TEST(w.balance("due_from") == 600);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(goods_for_another_company_go_from_hand_to_hand_or_come_back_unsold) {
  for_each_engine([](TestBook& tb) {
    TradeWorld w(tb);
    w.stock_up(201, w.shop, 10);
    w.put_rate();
    w.agree("0");
    w.good(w.transfers().complete(w.to_ginza(3)));
    BOOST_TEST(w.owned_by(1) == "7 700");
    BOOST_TEST(w.owned_by(2) == "3 480");
    const auto number = w.made(w.to_ginza(2));
    w.good(w.transfers().ship(number, {}));
    w.good(w.transfers().cancel(number, {}));
    BOOST_TEST(w.owned_by(1) == "7 700");
    BOOST_TEST(w.balance("due_from") == 300);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(a_price_list_says_what_goods_cost_another_company) {
  for_each_engine([](TestBook& tb) {
    TradeWorld w(tb);
    w.stock_up(201, w.shop, 10);
    w.put_rate();
    BOOST_TEST(w.refused({"BERLIN", "TOKYO", {}, "INTERN"}) == "price_list_unknown");
    pricing::PriceList list;
    list.id = pricing::PriceListId(900);
    list.code = list.name = "INTERN";
    list.currency = Currency::of("JPY");
    list.tax_included = false;
    w.book.write([&](Unit& u) { w.stores.all().prices.add_version(u, list, EmployeeId(41)); });
    w.agree({}, "INTERN");
    BOOST_TEST(w.refusal(w.transfers().complete(w.to_ginza(2))) == "transfer_price_missing");
    BOOST_TEST(w.at(201, w.shop) == "10/0/0/0");
    pricing::PriceFact fact;
    fact.list = list.id;
    fact.product = ProductId(201);
    fact.price_micro = 200'000'000;
    fact.revision = 1;
    w.book.write([&](Unit& u) { w.stores.all().prices.add_facts(u, {fact}); });
    w.good(w.transfers().complete(w.to_ginza(2)));
    BOOST_TEST(w.owned_by(2) == "2 400");
    BOOST_TEST(w.balance("due_from") == 250);
    BOOST_TEST(w.balance("entity_cost") == 200);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(lots_go_along_to_another_company) {
  for_each_engine([](TestBook& tb) {
    TradeWorld w(tb);
    w.put_rate();
    w.agree("10");
    goods::LotActs lots(w.book, w.stores.all(), w.clock, w.actor);
    BOOST_REQUIRE(lots.keep("A", true).value());
    goods::DeliveryWish delivery;
    for (const char* lot : {"L1/2099-01-31", "L2/2099-02-28"}) {
      auto wish = w.line("A", 3);
      wish.lot = goods::lot_name_of(lot);
      delivery.accepted.push_back(wish);
    }
    w.good(w.purchases().receive(w.ordered(w.order_of({w.line("A", 6)})), delivery));
    const auto number = w.made(w.to_ginza(4));
    w.good(w.transfers().ship(number, {}));
    w.good(w.transfers().receive(number, {}));
    const auto of_lot = [&](const std::string& lot) {
      return w.number(
          "select coalesce(max(v.quantity_milli), 0) from lot_level v join lot t on "
          "t.id = v.lot_id where v.location_id = 19 and t.number = '" +
          lot + "'");
    };
    BOOST_TEST(of_lot("L1") == 3000);
    BOOST_TEST(of_lot("L2") == 1000);
    w.check();
  });
}

BOOST_AUTO_TEST_CASE(what_companies_agree_on_is_refused_where_it_means_nothing) {
  for_each_engine([](TestBook& tb) {
    TradeWorld w(tb);
    BOOST_TEST(w.refused({"BERLIN", "BERLIN", "5", {}}) == "terms_same_entity");
    BOOST_TEST(w.refused({"BERLIN", "PARIS", "5", {}}) == "entity_unknown");
    for (const char* wrong : {"-1", "1001", "much", "1.0001"})
      BOOST_TEST(w.refused({"BERLIN", "TOKYO", wrong, {}}) == "terms_invalid");
    w.agree("7.5");
    BOOST_TEST(!w.trade().agree({"BERLIN", "TOKYO", "7.5", {}}).value());
  });
}

BOOST_AUTO_TEST_CASE(the_check_finds_a_side_that_is_missing) {
  for_each_engine([](TestBook& tb) {
    TradeWorld w(tb);
    w.stock_up(201, w.shop, 10);
    w.put_rate();
    w.agree("0");
    w.good(w.transfers().complete(w.to_ginza(3)));
    w.check();
    damage(tb.book, "update stock_document_line set accepted_milli = 2000");
    NoProgress nobody;
    BOOST_TEST(names_of(persistence::check_book(tb.book, nobody)).contains("entity_sale"));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
