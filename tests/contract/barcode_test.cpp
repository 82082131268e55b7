// A barcode names a product where neither SKU nor code does, on both engines.

#include <boost/test/unit_test.hpp>

#include "domain/goods/line_plan.h"
#include "domain/goods/stock_counts.h"
#include "tests/contract/transfer_world.h"

namespace kontor::test {

namespace barcode_test {

constexpr const char* dish = "4006381333931";

/// A dish with a barcode, two cups that share one, a jar whose SKU is the barcode of a mug.
struct Coded : TransferWorld {
  explicit Coded(TestBook& tb) : TransferWorld(tb) {
    const auto with = [](std::int64_t id, const std::string& sku, const std::string& barcode) {
      auto p = product(id, sku, sku);
      p.barcode = barcode;
      return p;
    };
    add_products({with(211, "DISH", dish), with(212, "CUP-1", "96385074"),
                  with(213, "CUP-2", "96385074"), with(214, "12345", ""),
                  with(215, "MUG", "12345")});
    for (std::int64_t id = 211; id <= 215; ++id) stock_up(id, shop, 10);
  }
  /// Of one line: the product's SKU, or why not.
  std::string named(const std::string& text) {
    const auto plan =
        book.read([&](Unit& u) { return goods::plan_lines(u, stores.all(), {line(text, 1)}); });
    return plan.lines.empty() ? std::string(name_of(plan.refusals.front().refusal.code))
                              : plan.lines.front().product.sku;
  }
};

}  // namespace barcode_test

BOOST_AUTO_TEST_SUITE(barcode)

using namespace barcode_test;

BOOST_AUTO_TEST_CASE(a_barcode_names_a_product_where_nothing_else_does) {
  for_each_engine([](TestBook& tb) {
    Coded c(tb);
    BOOST_TEST(c.named("DISH") == "DISH");
    BOOST_TEST(c.named(dish) == "DISH");
    BOOST_TEST(c.named("12345") == "12345");  // a SKU goes before another's barcode
    BOOST_TEST(c.named("96385074") == "product_key_ambiguous");
    BOOST_TEST(c.named("4006381333932") == "product_unknown");
    // The same product by both names is one line.
    const auto number = c.made(c.wish({c.line("DISH", 2), c.line(dish, 3)}));
    const auto d = c.good(c.transfers().ready(number));
    BOOST_REQUIRE(d.lines.size() == 1U);
    BOOST_TEST(d.lines[0].asked.milli == 5000);
    c.good(c.transfers().ship(number, {{c.line(dish, 5)}, {}}));
    c.good(c.transfers().receive(number, {{c.line(dish, 5)}, {}, {}, {}}));
    BOOST_TEST(c.at(211, c.north) == "5/0/0/0");
    c.check();
  });
}

BOOST_AUTO_TEST_CASE(a_count_is_made_and_entered_by_barcode) {
  for_each_engine([](TestBook& tb) {
    Coded c(tb);
    const Stores all = c.stores.all();
    goods::StockCounts counts(c.book, all, c.clock, c.actor);
    goods::NewCount wanted;
    wanted.location = "SHOP";
    wanted.choice = stock::CountChoice::list;
    goods::CountWish wish;
    wish.product = dish;
    auto shared = wish;
    shared.row = 1;
    shared.product = "96385074";
    wanted.products = {wish, shared};
    const auto made = counts.create(wanted);
    BOOST_REQUIRE(static_cast<bool>(made));
    BOOST_TEST(made->lines == 1);
    BOOST_REQUIRE(made->refusals.size() == 1U);
    BOOST_CHECK(made->refusals.front().refusal.code == RefusalCode::product_unknown);
    wish.quantity = Quantity::of_units(9);
    const auto entered = counts.enter(made->sheet.number, {wish});
    BOOST_REQUIRE(static_cast<bool>(entered));
    BOOST_TEST(entered->refusals.empty());
    BOOST_REQUIRE(static_cast<bool>(counts.post(made->sheet.number, goods::Uncounted::refuse)));
    BOOST_TEST(c.at(211, c.shop) == "9/0/0/0");
    c.check();
  });
}

BOOST_AUTO_TEST_CASE(documents_are_counted_by_state_and_found_by_the_beginning_of_their_number) {
  for_each_engine([](TestBook& tb) {
    Coded c(tb);
    for (int i = 0; i < 11; ++i) c.made(c.wish({c.line("DISH", 1)}));
    c.good(c.transfers().ready("T-1"));
    c.made(c.wish({c.line("DISH", 1)}, "SHOP", "HOUSE"));
    const auto counted = [&](const stock::DocumentFilter& filter) {
      std::string text;
      for (const auto& [state, n] :
           c.book.read([&](Unit& u) { return c.stores.all().stock_documents.count(u, filter); }))
        text += std::string(stock::name_of(state)) + " " + std::to_string(n) + " ";
      return text;
    };
    stock::DocumentFilter filter;
    BOOST_TEST(counted(filter) == "draft 11 ready 1 ");
    filter.states = {stock::DocumentState::ready};
    BOOST_TEST(counted(filter) == "draft 11 ready 1 ");  // of all states, whatever is chosen
    filter.location = c.house;
    BOOST_TEST(counted(filter) == "draft 1 ");
    stock::DocumentFilter named;
    named.number = "T-1";
    const auto page =
        c.book.read([&](Unit& u) { return c.stores.all().stock_documents.list(u, named); });
    BOOST_TEST(page.rows.size() == 4U);  // 1, 10, 11, 12
    BOOST_TEST(counted(named) == "draft 3 ready 1 ");
    named.number = "T-'; --";
    BOOST_TEST(counted(named) == "");
    stock::CountSheetFilter sheets;
    BOOST_TEST(c.book.read([&](Unit& u) { return c.stores.all().count_sheets.count(u, sheets); }) ==
               0);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
