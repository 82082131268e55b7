#include <boost/test/unit_test.hpp>

#include "gui/presenters/source_map_presenter.h"
#include "gui/presenters/unknown_people.h"
#include "gui/presenters/unknown_products_presenter.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace sources_test {

struct SilentView : gui::ListView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
};

/// A book with a known and an unknown product, and their keys.
struct SourcesScreen {
  explicit SourcesScreen(TestBook& tb)
      : world(tb.book), book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)) {
    auto unknown = LedgerWorld::product(302, "~NAME", "Some bell");
    unknown.provisional = true;
    unknown.tracked = false;
    world.add_products({LedgerWorld::product(301, "TB-1", "City bike"), unknown});
    tb.book.write([&](Unit& u) {
      book->products().add_keys(u,
                                {{{"sku", "ASIN-1", ChannelId(22)}, ProductId(301)},
                                 {{"name", "vendor\tsome bell", ChannelId(21)}, ProductId(302)}},
                                BatchId(31));
      book->employees().add(u, {EmployeeId(51), "AMY", "Amy", true, false});
      book->employees().add(u, {EmployeeId(52), "BEN", "Ben", false, false});
    });
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  SilentView view;
};

std::optional<std::size_t> row_with(gui::Table& table, std::size_t column,
                                    const std::string& text) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.cell(row, column).text == text) return row;
  }
  return std::nullopt;
}

}  // namespace sources_test

BOOST_AUTO_TEST_SUITE(sources)

using namespace sources_test;

BOOST_AUTO_TEST_CASE(a_key_says_which_product_it_means_on_which_channel) {
  for_each_engine([](TestBook& tb) {
    SourcesScreen s(tb);
    gui::SourceMapPresenter map(s.view, s.book, s.executor, english());
    map.load();
    const auto asin = row_with(map, 1, "ASIN-1");
    BOOST_REQUIRE(asin);
    BOOST_TEST(map.cell(*asin, 0).text == "SKU");
    BOOST_TEST(map.cell(*asin, 3).text == "TB-1");
    BOOST_TEST(map.cell(*asin, 4).text == "City bike");
    BOOST_TEST(map.cell(*asin, 5).text.empty());
    const auto named = row_with(map, 1, "vendor some bell");
    BOOST_REQUIRE(named);
    BOOST_TEST(map.cell(*named, 5).text == "Unknown");
    map.choose_kind("sku");
    map.search("ASIN");
    BOOST_TEST(map.rows() == 1U);
    BOOST_TEST(map.chips().size() == 1U);
    map.remove_chip("kind");
    BOOST_TEST(map.chips().empty());
    map.search("no such");
    BOOST_CHECK(map.state() == gui::ListPresenter::State::nothing_found);
  });
}

BOOST_AUTO_TEST_CASE(unknown_products_and_employees_are_listed) {
  for_each_engine([](TestBook& tb) {
    SourcesScreen s(tb);
    gui::UnknownProductsPresenter products(s.view, s.book, s.executor, english());
    products.load();
    BOOST_REQUIRE(products.rows() == 1U);
    BOOST_TEST(products.cell(0, 1).text == "Some bell");
    BOOST_TEST(products.cell(0, 4).text == "To bind");
    BOOST_TEST(products.may_bind(0));
    BOOST_TEST(products.footer() == "1 product");
    products.search("nothing");
    BOOST_TEST(products.rows() == 0U);
    int changes = 0;
    gui::UnknownPeople people(s.book, s.executor, english(), [&] { ++changes; });
    people.load();
    BOOST_REQUIRE(people.table().rows() == 1U);
    BOOST_TEST(people.table().cell(0, 1).text == "Amy");
    s.book->fail_with(FailureCode::database_lost);
    people.load();
    BOOST_TEST(!people.error().empty());
    BOOST_TEST(changes == 2);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
