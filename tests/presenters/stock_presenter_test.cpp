#include "gui/presenters/stock_presenter.h"

#include <boost/test/unit_test.hpp>

#include "domain/goods/bundles.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace stock_presenter_test {

struct CountingView : gui::ListView {
  int columns = 0, rows = 0, more = 0, states = 0;
  void show_columns() override { ++columns; }
  void show_rows(bool another_list) override {
    ++rows;
    another = another_list;
  }
  bool another = false;
  void show_more() override { ++more; }
  void show_state() override { ++states; }
};

struct Screen {
  explicit Screen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(view, book, executor, english()) {}

  std::size_t column(const std::string& id) const {
    const auto& all = presenter.columns();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.id == id; });
    BOOST_REQUIRE_MESSAGE(found != all.end(), "column " + id);
    return static_cast<std::size_t>(found - all.begin());
  }
  gui::Cell at(std::size_t row, const std::string& id) { return presenter.cell(row, column(id)); }
  std::vector<std::string> names() {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < presenter.rows(); ++i) found.push_back(at(i, "product").text);
    return found;
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  CountingView view;
  gui::StockPresenter presenter;
};

using Names = std::vector<std::string>;

}  // namespace stock_presenter_test

BOOST_AUTO_TEST_SUITE(stock_presenter)

using namespace stock_presenter_test;

BOOST_AUTO_TEST_CASE(an_empty_book_says_that_nothing_is_there_yet) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    BOOST_CHECK(s.presenter.state() == gui::StockPresenter::State::empty);
    s.presenter.load();
    BOOST_CHECK(s.presenter.state() == gui::StockPresenter::State::empty);
    BOOST_TEST(s.presenter.footer() == "0 products  ·  0 units on hand");
  });
}

BOOST_AUTO_TEST_CASE(the_pool_and_each_place_have_their_figures) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("TB-1", "City bike", 1200, 300);
    s.presenter.load();
    BOOST_REQUIRE(s.presenter.rows() == 1U);
    BOOST_TEST(s.at(0, "sku").text == "TB-1");
    BOOST_TEST(s.at(0, "on-hand").text == "1,500");
    BOOST_TEST(s.at(0, "available").text == "1,500");
    BOOST_TEST(s.at(0, "committed").text == "–");
    BOOST_CHECK(s.at(0, "committed").tone == gui::Tone::dimmed);
    BOOST_TEST(s.at(0, "place-SHOP").text == "1,200");
    BOOST_TEST(s.at(0, "place-HOUSE").text == "300");
    BOOST_TEST(s.presenter.raw(0, s.column("on-hand")) == "1500");
    BOOST_TEST(s.presenter.footer() == "1 product  ·  1,500 units on hand");
    BOOST_TEST(s.view.columns == 1);
  });
}

BOOST_AUTO_TEST_CASE(a_bundle_is_marked_and_has_what_its_parts_make) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("TB-1", "City bike", 5, 2);
    s.world.add_product("LOCK", "Lock", 9, 4);
    // It was a product of its own that sold out.
    s.world.sell(s.world.add_product("SET", "Zwei", 1, 0), 1);
    const auto actor = s.book->actor();
    goods::Bundles bundles(tb.book, s.book->stores(), tb.clock, actor);
    const goods::BundleWish wish{
        "SET", {{1, "TB-1", Quantity::of_units(1), {}}, {2, "LOCK", Quantity::of_units(2), {}}}};
    BOOST_REQUIRE(bundles.set(wish).value());
    s.presenter.load();
    BOOST_REQUIRE(s.presenter.rows() == 3U);
    BOOST_TEST(s.at(2, "sku").text == "SET");
    BOOST_TEST(s.at(2, "state").text == "Bundle");
    BOOST_TEST(s.at(2, "on-hand").text == "6");
    BOOST_TEST(s.at(2, "place-SHOP").text == "4");
    BOOST_TEST(s.at(2, "available").text == "6");
    BOOST_TEST(s.at(0, "state").text.empty());
    // Its parts are counted once.
    BOOST_TEST(s.presenter.footer() == "3 products  ·  20 units on hand");
    s.presenter.choose_place(s.world.shop);
    for (std::size_t row = 0; row < s.presenter.rows(); ++row)
      if (s.at(row, "sku").text == "SET") BOOST_TEST(s.at(row, "on-hand").text == "4");
  });
}

BOOST_AUTO_TEST_CASE(an_oversold_product_has_a_word_an_icon_and_a_true_minus) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    const auto bike = s.world.add_product("TB-1", "City bike", 2, 0);
    s.world.add_product("TB-2", "Bell", 5, 0);
    s.world.sell(bike, 5);
    s.presenter.show_oversold_only(true);
    BOOST_REQUIRE(s.presenter.rows() == 1U);
    BOOST_TEST(s.at(0, "available").text == "\u22123");
    BOOST_CHECK(s.at(0, "available").tone == gui::Tone::problem);
    BOOST_TEST(s.at(0, "state").text == "Oversold");
    BOOST_TEST(!s.at(0, "state").icon.empty());
    BOOST_TEST(s.presenter.raw(0, s.column("available")) == "-3");
    s.presenter.clear_filters();
    BOOST_TEST(s.presenter.rows() == 2U);
  });
}

BOOST_AUTO_TEST_CASE(products_are_found_in_their_own_script) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("A", "Măsline", 1, 0);
    s.world.add_product("B", "دراجة المدينة", 1, 0);
    s.world.add_product("C", "城市自行车", 1, 0);
    s.presenter.load();
    s.presenter.search("masline");
    BOOST_TEST(s.names() == Names{"Măsline"}, boost::test_tools::per_element());
    s.presenter.search("المدينة");
    BOOST_TEST(s.names() == Names{"دراجة المدينة"}, boost::test_tools::per_element());
    s.presenter.search("自行");
    BOOST_TEST(s.names() == Names{"城市自行车"}, boost::test_tools::per_element());
    s.presenter.search("nothing like it");
    BOOST_CHECK(s.presenter.state() == gui::StockPresenter::State::nothing_found);
    s.presenter.clear_filters();
    BOOST_TEST(s.presenter.rows() == 3U);
  });
}

BOOST_AUTO_TEST_CASE(headers_sort_where_a_summary_backs_it) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("C", "Axle", 10, 0);
    s.world.add_product("A", "Bell", 30, 0);
    s.world.add_product("B", "Chain", 20, 0);
    s.presenter.load();
    BOOST_TEST(s.names() == (Names{"Axle", "Bell", "Chain"}), boost::test_tools::per_element());
    s.presenter.sort({s.column("available"), true});
    BOOST_TEST(s.names() == (Names{"Bell", "Chain", "Axle"}), boost::test_tools::per_element());
    s.presenter.sort({s.column("sku"), false});
    BOOST_TEST(s.names() == (Names{"Bell", "Chain", "Axle"}), boost::test_tools::per_element());
    const auto before = s.presenter.order();
    s.presenter.sort({s.column("committed"), false});
    BOOST_CHECK(s.presenter.order() == before);
    for (const auto& column : s.presenter.columns()) {
      const bool backed = column.id == "sku" || column.id == "product" || column.id == "on-hand" ||
                          column.id == "available";
      BOOST_TEST(column.sortable == backed, column.id);
    }
  });
}

BOOST_AUTO_TEST_CASE(one_place_has_its_own_levels_and_no_columns_of_others) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("A", "Bell", 30, 7);
    s.presenter.load();
    s.presenter.choose_place(s.world.house);
    BOOST_TEST(s.at(0, "on-hand").text == "7");
    BOOST_TEST(s.presenter.columns().at(s.column("place-SHOP")).hidden);
    BOOST_TEST(s.presenter.filtered());
  });
}

BOOST_AUTO_TEST_CASE(places_show_what_is_available_when_asked) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    const auto bell = s.world.add_product("A", "Bell", 30, 0);
    auto set = s.world.set_of({}, {s.world.document(900, "O-1")});
    set.commitments = {{CommitmentId(801),
                        DocumentId(900),
                        1,
                        {bell, s.world.shop},
                        Quantity::of_units(4),
                        false}};
    s.world.post(set);
    s.presenter.load();
    BOOST_TEST(s.at(0, "place-SHOP").text == "30");
    s.presenter.show_figure(gui::PlaceFigure::available);
    BOOST_TEST(s.at(0, "place-SHOP").text == "26");
    BOOST_TEST(s.at(0, "committed").text == "4");
  });
}

BOOST_AUTO_TEST_CASE(a_person_chooses_the_places_that_have_columns) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("A", "Bell", 30, 7);
    s.presenter.load();
    const auto all = s.presenter.columns().size();
    s.presenter.show_places({"HOUSE", "GONE"});
    BOOST_TEST(s.presenter.columns().size() == all - 1);
    BOOST_TEST(s.at(0, "place-HOUSE").text == "7");
    BOOST_TEST(s.presenter.choice().shown_places == std::vector<std::string>{"HOUSE"});
    BOOST_TEST(!s.presenter.filtered());
    s.presenter.show_places({});
    BOOST_TEST(s.presenter.columns().size() == all);
    BOOST_TEST(s.at(0, "place-SHOP").text == "30");
  });
}

BOOST_AUTO_TEST_CASE(stock_filters_are_chips_and_are_kept_by_codes) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("A", "Bell", 30, 7);
    s.presenter.load();
    s.presenter.choose_place(s.world.house);
    s.presenter.show_oversold_only(true);
    s.presenter.show_figure(gui::PlaceFigure::available);
    s.presenter.show_places({"HOUSE"});
    BOOST_TEST(s.presenter.chips().size() == 2U);
    BOOST_TEST(s.presenter.chips()[0].text.starts_with("Place: "));
    const auto kept = s.presenter.saved_choice();
    const auto choice = s.presenter.choice();
    for (const auto& chip : s.presenter.chips()) s.presenter.remove_chip(chip.id);
    BOOST_TEST(!s.presenter.filtered());
    BOOST_TEST(s.presenter.rows() == 1U);
    s.presenter.restore_choice(kept);
    BOOST_CHECK(s.presenter.choice() == choice);
    BOOST_TEST(s.presenter.columns().at(s.column("place-HOUSE")).hidden);
    s.presenter.restore_choice("{\"place\":\"GONE\",\"places\":[\"GONE\",3],\"sort\":\"size\"}");
    BOOST_CHECK(s.presenter.choice() == gui::StockChoice());
  });
}

BOOST_AUTO_TEST_CASE(a_lost_server_is_told_in_words_and_the_rows_stay) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("A", "Bell", 30, 7);
    s.presenter.load();
    s.book->fail_with(FailureCode::database_lost);
    s.presenter.refresh(0);
    BOOST_TEST(!s.presenter.error().empty());
    BOOST_CHECK(s.presenter.state() == gui::StockPresenter::State::ready);
    BOOST_TEST(s.at(0, "product").text == "Bell");
    BOOST_TEST(s.view.another);
    s.book->fail_with(std::nullopt);
    s.presenter.refresh(0);
    BOOST_TEST(s.presenter.error().empty());
    BOOST_TEST(!s.view.another);
    s.presenter.sort({s.column("sku"), false});
    BOOST_TEST(s.view.another);
  });
}

BOOST_AUTO_TEST_CASE(rows_are_copied_as_plain_values) {
  on_sqlite([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("A", "Bell\twith tab", 1500, 0);
    s.presenter.load();
    const std::string copied = gui::as_tsv(s.presenter, {0});
    BOOST_TEST(copied.starts_with("SKU\tProduct\tOn hand\t"));
    BOOST_TEST(copied.find("A\tBell with tab\t1500\t0\t0\t1500\t0\t\t") != std::string::npos);
    BOOST_TEST(std::count(copied.begin(), copied.end(), '\n') == 2);
  });
}

BOOST_AUTO_TEST_CASE(a_slip_shows_what_is_called_nearly_so_and_says_it) {
  for_each_engine([](TestBook& tb) {
    Screen s(tb);
    s.world.add_product("TB-1", "City bike", 200, 300);
    s.world.add_product("TB-2", "Walnut bowl", 5, 0);
    s.presenter.load();
    s.presenter.search("wlanut");
    BOOST_TEST(s.names() == Names{"Walnut bowl"}, boost::test_tools::per_element());
    BOOST_TEST(s.presenter.notice() == "Nothing is called “wlanut”. These are near it.");
    BOOST_TEST(s.presenter.footer().empty());
    s.presenter.sort({s.column("on-hand"), true});
    BOOST_TEST(s.names() == Names{"Walnut bowl"}, boost::test_tools::per_element());
    // A code that is near another one is the wrong product.
    s.presenter.search("TB-3");
    BOOST_TEST(s.names().empty());
    BOOST_TEST(s.presenter.notice().empty());
    // Where only some of what there is was asked for, nothing is said of what there is.
    s.presenter.search("wlanut");
    s.presenter.show_oversold_only(true);
    BOOST_TEST(s.names().empty());
    s.presenter.clear_filters();
    BOOST_TEST(s.names().size() == 2U);
    BOOST_TEST(s.presenter.notice().empty());
    BOOST_TEST(!s.presenter.footer().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
