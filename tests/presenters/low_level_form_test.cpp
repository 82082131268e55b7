#include "gui/presenters/low_level_form.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/stock_presenter.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace low_level_form_test {

struct LowViews : gui::FormView, gui::ListView {
  void show_form() override {}
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
};

/// The stock list of a shop with two products, and the form over chosen rows of it.
struct LowScreen : LowViews {
  explicit LowScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        list(*this, book, executor, english()) {
    world.add_product("A", "Bell", 30, 7);
    world.add_product("B", "Cup", 2, 0);
    list.load();
  }
  std::unique_ptr<gui::LowLevelForm> form(std::vector<std::size_t> rows, LocationId place = {}) {
    std::vector<stock::PoolRow> products;
    for (const std::size_t row : rows) products.push_back(*list.product(row));
    auto made = std::make_unique<gui::LowLevelForm>(book, executor, english(), products,
                                                    list.places(), place);
    made->on_saved = [this] { ++saved; };
    made->on_dropped = [this] { ++dropped; };
    return made;
  }
  std::string cell(std::size_t row, const std::string& id) {
    const auto& all = list.columns();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].id == id) return list.cell(row, i).text;
    return "no column";
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::StockPresenter list;
  int saved = 0, dropped = 0;
};

}  // namespace low_level_form_test

BOOST_AUTO_TEST_SUITE(low_level_form)

using namespace low_level_form_test;

BOOST_AUTO_TEST_CASE(a_level_for_several_products_makes_them_low) {
  on_sqlite([](TestBook& tb) {
    LowScreen s(tb);
    auto form = s.form({0, 1});
    BOOST_TEST(form->title() == "2 products");
    form->type("level", "40");
    form->save();
    BOOST_TEST(form->error() == "");
    BOOST_TEST(s.saved == 1);
    s.list.show_low_only(true);
    BOOST_TEST(s.list.rows() == 2U);
    BOOST_TEST(s.cell(0, "state") == "Low");
    BOOST_REQUIRE(s.list.chips().size() == 1U);
    const std::string kept = s.list.saved_choice();
    s.list.remove_chip("low");
    BOOST_TEST(!s.list.filtered());
    s.list.restore_choice(kept);
    BOOST_TEST(s.list.choice().low_only);
    s.list.clear_filters();
    BOOST_TEST(!s.list.choice().low_only);
  });
}

BOOST_AUTO_TEST_CASE(one_product_says_what_holds_now_and_a_place_has_its_own) {
  on_sqlite([](TestBook& tb) {
    LowScreen s(tb);
    BOOST_TEST(s.form({0})->field("place").hint == "No level is set for it yet.");
    auto form = s.form({0}, s.world.shop);
    BOOST_TEST(form->field("place").value == "SHOP");
    form->type("level", "12.5");
    form->save();
    s.list.load();
    const std::string hint = s.form({0})->field("place").hint;
    BOOST_TEST(hint.find("12.5") != std::string::npos, hint);
    s.list.show_low_only(true);
    BOOST_TEST(s.list.rows() == 0U);
  });
}

BOOST_AUTO_TEST_CASE(what_is_no_level_is_said_beside_the_field) {
  on_sqlite([](TestBook& tb) {
    LowScreen s(tb);
    auto form = s.form({0});
    for (const char* text : {"many", "-1", "1.2345"}) {
      form->type("level", text);
      form->save();
      BOOST_TEST(form->field("level").error.find(text) != std::string::npos);
    }
    form->type("level", "9999999999");
    form->save();
    BOOST_TEST(!form->field("level").error.empty());
    BOOST_TEST(s.saved == 0);
    form->revert();
    BOOST_TEST(s.dropped == 1);
  });
}

BOOST_AUTO_TEST_CASE(who_may_not_change_products_is_told_so) {
  on_sqlite([](TestBook& tb) {
    LowScreen s(tb);
    s.book->actor_of_test.permissions = {company::Permission::read_stock};
    auto form = s.form({0});
    form->type("level", "3");
    form->save();
    BOOST_TEST(!form->error().empty());
    BOOST_TEST(s.saved == 0);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
