#include "gui/presenters/zone_form.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/stock_presenter.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace zone_form_test {

struct ZoneViews : gui::FormView, gui::ListView {
  void show_form() override {}
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
};

}  // namespace zone_form_test

BOOST_AUTO_TEST_SUITE(zone_form)

BOOST_AUTO_TEST_CASE(chosen_products_lie_in_a_zone_and_leave_it_again) {
  on_sqlite([](TestBook& tb) {
    ShopWorld world(tb.book);
    auto book = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    InlineExecutor executor;
    zone_form_test::ZoneViews views;
    world.add_product("A", "Bell", 30, 7);
    world.add_product("B", "Cup", 2, 0);
    gui::StockPresenter list(views, book, executor, english());
    list.load();
    const std::vector<stock::PoolRow> products{*list.product(0), *list.product(1)};
    const auto set = [&](const std::string& zone) {
      gui::ZoneForm form(book, executor, english(), products, list.places(), {});
      BOOST_TEST(form.title() == "2 products");
      form.type("zone", zone);
      form.save();
      BOOST_TEST(form.error() == "");
    };
    const auto in = [&](const std::string& zone) {
      stock::ZoneFilter filter;
      filter.zone = zone;
      return book->book().read(
          [&](Unit& unit) { return book->stores().zones.list(unit, filter).rows.size(); });
    };
    set("Cold room");
    BOOST_TEST(in("Cold room") == 2U);
    set("");
    BOOST_TEST(in({}) == 0U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
