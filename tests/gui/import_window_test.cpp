#include <wx/button.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/gui/window.h"
#include "tests/support/new_book.h"
#include "tests/support/shop_files.h"

namespace kontor::test {

namespace import_window_test {

void press(wxButton* button) {
  BOOST_REQUIRE(button->IsEnabled());
  wxCommandEvent event(wxEVT_BUTTON);
  button->ProcessWindowEvent(event);
}

bool idle(Window& w) {
  auto& import = w.frame().channels_page()->import_panel()->presenter();
  return wait_until([&] { return !import.busy(); });
}

std::int64_t on_hand(Window& w) {
  w.frame().commands().run("area.stock");
  std::int64_t units = 0;
  if (!w.settled()) return -1;
  w.stock().refresh();
  if (!w.settled()) return -1;
  for (std::size_t row = 0; row < w.presenter().rows(); ++row) {
    if (const auto* product = w.presenter().product(row)) units += product->on_hand.milli / 1000;
  }
  return units;
}

/// An empty book of each engine, made as a user makes it, and the files of the lamp shop.
void with_files(const std::function<void(const std::string& address, const TempDir& files)>& test) {
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  for (const auto& make : {on_new_sqlite_book, on_new_postgresql_book}) {
    TempDir files;
    write_products(files / "products.csv");
    write_inventory(files / "inventory.csv");
    write_orders(files / "orders.csv", first_week());
    make(draft, [&](app::OpenBook& book, FixedClock&) { test(book.book().address().text, files); });
  }
}

}  // namespace import_window_test

BOOST_AUTO_TEST_SUITE(import_window)

using namespace import_window_test;

BOOST_AUTO_TEST_CASE(dropped_files_are_recognised_planned_taken_in_and_taken_back) {
  with_files([](const std::string& address, const TempDir& files) {
    Window w(address);
    w.frame().look_at_files({(files / "orders.csv").string(), (files / "inventory.csv").string(),
                             (files / "products.csv").string()});
    auto* panel = w.frame().channels_page()->import_panel();
    auto& import = panel->presenter();
    BOOST_REQUIRE(idle(w));
    BOOST_TEST(import.error() == "");
    BOOST_REQUIRE(import.kinds().rows() == 3U);
    // In the order in which they must be taken in, each with its reason.
    BOOST_TEST(import.kinds().cell(0, 0).text == "Shopify products");
    BOOST_TEST(import.kinds().cell(0, 2).text.find("products.csv") != std::string::npos);
    BOOST_TEST(import.can_import());
    BOOST_TEST(panel->import_button()->IsShownOnScreen());
    BOOST_TEST(on_hand(w) == 0);
    w.frame().commands().run("area.channels");
    press(panel->import_button());
    BOOST_REQUIRE(idle(w));
    BOOST_TEST(import.error() == "");
    BOOST_CHECK(import.step() == gui::ImportPresenter::Step::done);
    const std::int64_t after = on_hand(w);
    BOOST_TEST(after > 0);
    w.frame().commands().run("area.orders");
    BOOST_TEST(wait_until([&] { return w.frame().orders_page()->presenter().rows() == 10; }));
    w.frame().commands().run("area.channels");
    import.undo();
    BOOST_REQUIRE(idle(w));
    BOOST_TEST(on_hand(w) == 0);
    w.frame().commands().run("area.orders");
    BOOST_TEST(wait_until([&] { return w.frame().orders_page()->presenter().rows() == 0; }));
    BOOST_TEST(
        wait_until([&] { return w.frame().orders_page()->state_panel()->IsShownOnScreen(); }));
  });
}

BOOST_AUTO_TEST_CASE(a_file_that_nothing_reads_is_said_above_the_rows) {
  on_sqlite([](TestBook& tb) {
    ShopWorld world(tb.book);
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore().add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    TempDir files;
    std::ofstream(files / "cat.csv") << "Meow,Purr\n1,2\n";
    Window w(tb.address.text);
    w.frame().look_at_files({(files / "cat.csv").string()});
    BOOST_REQUIRE(idle(w));
    auto* panel = w.frame().channels_page()->import_panel();
    BOOST_TEST(panel->info()->IsShownOnScreen());
    BOOST_TEST(panel->info()->sentence().find("cat.csv") != std::string::npos);
    BOOST_TEST(!panel->import_button()->IsEnabled());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
