#include <boost/test/unit_test.hpp>
#include <thread>

#include "gui/widgets/gtk_platform.h"
#include "tests/gui/window.h"

namespace kontor::test {

namespace stock_window_test {

/// The book of a small shop: an owner, names in three scripts, one product oversold.
struct Shop {
  explicit Shop(TestBook& tb) : world(tb.book), address(tb.address.text) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      if (!has_owner(u)) employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    bike = world.add_product("TB-1", "City bike", 200, 300);
    world.add_product("TB-2", "Măsline bell", 5, 0);
    world.add_product("TB-3", "دراجة المدينة", 7, 1);
    world.add_product("TB-4", "城市自行车", 40, 2);
    chain = world.add_product("TB-5", "Chain", 2, 0);
    world.sell(chain, 5);
  }

  static bool has_owner(Unit& u) {
    long long owners = 0;
    persistence::sql(u).session() << "select count(*) from employee where owner = true",
        soci::into(owners);
    return owners > 0;
  }

  ShopWorld world;
  std::string address;
  ProductId bike, chain;
};

using ShopTest = std::function<void(Shop&)>;

void with_shop(const std::function<void(const BookTest&)>& engine, const ShopTest& test) {
  engine([&](TestBook& tb) {
    Shop shop(tb);
    test(shop);
  });
}

void type(Window& w, const std::string& text) {
  w.stock().search_field()->SetValue(wxString::FromUTF8(text));
}

}  // namespace stock_window_test

BOOST_AUTO_TEST_SUITE(stock_window)

using namespace stock_window_test;

BOOST_AUTO_TEST_CASE(the_book_opens_and_its_stock_is_there) {
  with_shop(for_each_engine, [](Shop& shop) {
    Window w(shop.address);
    BOOST_TEST(w.presenter().rows() == 5U);
    const auto bike = w.row_with("sku", "TB-1");
    BOOST_REQUIRE(bike);
    BOOST_TEST(w.cell(*bike, "on-hand") == "500");
    BOOST_TEST(w.cell(*bike, "place-SHOP") == "200");
    BOOST_TEST(w.cell(*bike, "place-HOUSE") == "300");
    BOOST_TEST(w.frame().GetTitle().utf8_string() == "Entity BERLIN \u2013 Kontor");
    BOOST_TEST(wait_until([&] { return !w.stock().footer()->GetLabelText().empty(); }));
    BOOST_TEST(w.frame().status_text().find("Owner") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(typing_finds_products_in_any_script) {
  with_shop(for_each_engine, [](Shop& shop) {
    Window w(shop.address);
    for (const auto& [typed, sku] : std::map<std::string, std::string>{
             {"masline", "TB-2"}, {"المدينة", "TB-3"}, {"自行", "TB-4"}, {"tb-5", "TB-5"}}) {
      type(w, typed);
      BOOST_TEST(wait_until([&] {
                   return w.presenter().rows() == 1 && !w.presenter().busy() &&
                          w.cell(0, "sku") == sku;
                 }),
                 typed);
    }
    type(w, "no such thing");
    BOOST_TEST(wait_until([&] { return w.stock().state_panel()->IsShownOnScreen(); }));
    BOOST_TEST(!w.stock().state_panel()->content().sentence.empty());
    wxCommandEvent press(wxEVT_BUTTON);
    w.stock().state_panel()->button()->ProcessWindowEvent(press);
    BOOST_TEST(wait_until([&] { return w.presenter().rows() == 5; }));
    BOOST_TEST(w.stock().search_field()->GetValue().empty());
  });
}

BOOST_AUTO_TEST_CASE(a_chosen_product_shows_its_levels_and_movements) {
  with_shop(on_sqlite, [](Shop& shop) {
    Window w(shop.address);
    const auto row = w.row_with("sku", "TB-5");
    BOOST_REQUIRE(row);
    w.stock().list()->choose_row(*row);
    w.stock().open_chosen();
    BOOST_REQUIRE(w.settled());
    auto& card = w.stock().card()->card();
    BOOST_TEST(card.title() == "Chain");
    BOOST_REQUIRE(card.movements().rows() == 2U);
    BOOST_TEST(wait_until([&] { return w.stock().card()->IsShownOnScreen(); }));
    w.stock().card()->tabs()->SetSelection(1);
    BOOST_TEST(wait_until([&] { return w.stock().card()->movements()->IsShownOnScreen(); }));
    const auto shown = w.stock().card()->movements()->shown_text(0, 5);
    BOOST_TEST((shown == "\u22125" || shown == "+2"), shown);
    w.stock().close_detail();
    BOOST_TEST(!w.stock().card()->IsShownOnScreen());
  });
}

BOOST_AUTO_TEST_CASE(a_header_sorts_by_what_a_summary_backs) {
  with_shop(on_sqlite, [](Shop& shop) {
    Window w(shop.address);
    auto* column = w.stock().list()->GetColumn(static_cast<unsigned>(w.column("on-hand")));
    BOOST_REQUIRE(column->IsSortable());
    const auto before = w.presenter().order();
    gui::press_header(w.stock().list(), static_cast<unsigned>(w.column("committed")));
    pump(std::chrono::milliseconds(100));
    BOOST_CHECK(w.presenter().order() == before);
    gui::press_header(w.stock().list(), static_cast<unsigned>(w.column("on-hand")));
    BOOST_REQUIRE(wait_until([&] { return !w.presenter().busy() && w.cell(0, "sku") == "TB-5"; }));
    gui::press_header(w.stock().list(), static_cast<unsigned>(w.column("on-hand")));
    BOOST_TEST(wait_until([&] { return !w.presenter().busy() && w.cell(0, "sku") == "TB-1"; }));
    BOOST_CHECK(w.presenter().order() == (gui::SortOrder{w.column("on-hand"), true}));
  });
}

BOOST_AUTO_TEST_CASE(rows_are_copied_as_a_spreadsheet_takes_them) {
  with_shop(on_sqlite, [](Shop& shop) {
    Window w(shop.address);
    const auto row = w.row_with("sku", "TB-1");
    BOOST_REQUIRE(row);
    w.stock().list()->choose_row(*row);
    w.stock().list()->SetFocus();
    w.frame().commands().run("list.copy");
    const std::string copied = clipboard_text();
    BOOST_TEST(copied.find("TB-1\tCity bike\t500\t") != std::string::npos, copied);
  });
}

BOOST_AUTO_TEST_CASE(oversold_products_are_one_click_away) {
  with_shop(on_sqlite, [](Shop& shop) {
    Window w(shop.address);
    w.frame().commands().run("list.oversold");
    BOOST_TEST(wait_until([&] { return w.presenter().rows() == 1 && !w.presenter().busy(); }));
    BOOST_TEST(w.cell(0, "state") == "Oversold");
    BOOST_TEST(w.cell(0, "available") == "\u22123");
    w.frame().commands().run("list.clear");
    BOOST_TEST(wait_until([&] { return w.presenter().rows() == 5; }));
  });
}

BOOST_AUTO_TEST_CASE(a_level_is_set_for_the_chosen_products_and_tells_what_is_low) {
  with_shop(on_sqlite, [](Shop& shop) {
    Window w(shop.address);
    const auto row = w.row_with("sku", "TB-1");
    BOOST_REQUIRE(row);
    w.stock().list()->choose_row(*row);
    w.stock().ask_low_level();
    auto* dialog = w.stock().low_level_dialog();
    BOOST_REQUIRE(dialog);
    BOOST_TEST(dialog->form().title() == "City bike");
    dialog->form().type("level", "1000");
    dialog->form().save();
    BOOST_TEST(wait_until([&] { return !w.stock().low_level_dialog(); }));
    BOOST_TEST(wait_until([&] { return w.cell(*row, "state") == "Low"; }));
    w.frame().commands().run("list.low");
    BOOST_TEST(wait_until([&] { return w.presenter().rows() == 1 && !w.presenter().busy(); }));
    w.frame().commands().run("list.clear");
    BOOST_TEST(wait_until([&] { return w.presenter().rows() == 5; }));
    // Not wanted after all: nothing is set.
    w.stock().list()->choose_row(*row);
    w.stock().ask_low_level();
    w.stock().low_level_dialog()->Close();
    BOOST_TEST(!w.stock().low_level_dialog());
  });
}

BOOST_AUTO_TEST_CASE(a_zone_is_set_for_the_chosen_product_and_its_card_tells_it) {
  with_shop(on_sqlite, [](Shop& shop) {
    Window w(shop.address);
    const auto row = w.row_with("sku", "TB-1");
    BOOST_REQUIRE(row);
    w.stock().list()->choose_row(*row);
    w.stock().ask_zone();
    auto* dialog = w.stock().zone_dialog();
    BOOST_REQUIRE(dialog);
    dialog->form().type("zone", "Aisle 3");
    dialog->form().save();
    BOOST_TEST(wait_until([&] { return !w.stock().zone_dialog(); }));
    w.stock().list()->choose_row(*row);
    w.stock().open_chosen();
    BOOST_REQUIRE(w.settled());
    auto& levels = w.stock().card()->card().levels();
    const std::size_t zone = levels.columns().size() - 1;
    BOOST_TEST(levels.columns()[zone].id == "zone");
    BOOST_TEST(wait_until([&] {
      for (std::size_t at = 0; at < levels.rows(); ++at)
        if (levels.cell(at, zone).text == "Aisle 3") return true;
      return false;
    }));
  });
}

BOOST_AUTO_TEST_CASE(the_window_follows_what_others_post_within_two_seconds) {
  with_shop(for_each_engine, [](Shop& shop) {
    Window w(shop.address);
    const auto row = w.row_with("sku", "TB-1");
    BOOST_REQUIRE(row);
    w.stock().list()->choose_row(*row);
    w.stock().open_chosen();
    BOOST_REQUIRE(w.settled());
    pump(std::chrono::milliseconds(600));  // the first look at the feed
    for (int sold = 1; sold <= 3; ++sold) {
      std::thread other([&] { shop.world.sell(shop.bike, 1); });
      other.join();
      const auto begin = std::chrono::steady_clock::now();
      BOOST_TEST(wait_until([&] { return w.cell(*row, "on-hand") == std::to_string(500 - sold); },
                            std::chrono::seconds(2)));
      BOOST_TEST(wait_until(
          [&] { return w.stock().card()->card().movements().rows() == 2U + std::size_t(sold); },
          std::chrono::seconds(2) - (std::chrono::duration_cast<std::chrono::milliseconds>(
                                        std::chrono::steady_clock::now() - begin))));
      BOOST_TEST((w.stock().list()->chosen_row() == row));
    }
  });
}

BOOST_AUTO_TEST_CASE(in_arabic_everything_is_mirrored) {
  with_shop(on_sqlite, [](Shop& shop) {
    Window w(shop.address, "ar");
    BOOST_TEST(w.frame().GetLayoutDirection() == wxLayout_RightToLeft);
    BOOST_REQUIRE(wait_until([&] { return w.stock().list()->GetSize().x > 100; }));
    const int middle = w.frame().GetClientSize().x / 2;
    const auto* navigation = w.frame().FindWindowByName("navigation", &w.frame());
    BOOST_REQUIRE(navigation);
    BOOST_TEST(wait_until([&] { return left_edge(*navigation) > middle; }));
    BOOST_TEST(wait_until([&] { return left_edge(*w.stock().search_field()) > middle; }));
    BOOST_TEST(left_edge(*w.stock().list()) < middle);
    BOOST_TEST(gui::access_id(w.stock().list()) == "stock-list");
  });
}

BOOST_AUTO_TEST_CASE(a_mirrored_list_that_is_too_wide_begins_with_its_first_column) {
  with_shop(on_sqlite, [](Shop& shop) {
    Window w(shop.address, "ar");
    BOOST_REQUIRE(wait_until([&] { return w.presenter().rows() > 1 && w.settled(); }));
    auto* list = w.stock().list();
    const auto in_sight = [&] {
      const auto* model = static_cast<wxDataViewVirtualListModel*>(list->GetModel());
      const wxRect first = list->GetItemRect(model->GetItem(0), list->GetColumn(0));
      return first.width > 0 && first.x >= 0 && first.GetRight() <= list->GetClientSize().x;
    };
    for (const int width : {1280, 1000, 1200, 1040}) {  // room and columns change together
      w.frame().SetSize(width, 700);
      type(w, width < 1100 ? "bike" : "");
      BOOST_REQUIRE(wait_until([&] { return w.frame().GetSize().x == width && w.settled(); }));
      pump(std::chrono::milliseconds(300));
      BOOST_TEST(in_sight(), width);
    }
  });
}

BOOST_AUTO_TEST_CASE(a_change_of_language_keeps_what_is_shown) {
  with_shop(on_sqlite, [](Shop& shop) {
    Window w(shop.address);
    type(w, "chain");
    BOOST_REQUIRE(wait_until([&] { return w.presenter().rows() == 1; }));
    w.stock().list()->choose_row(0);
    w.stock().open_chosen();
    BOOST_REQUIRE(w.settled());
    w.frame().commands().run("language.ar");
    BOOST_REQUIRE(wait_until([&] {
      // The old window goes before the new one is made.
      return program().app->window() && w.frame().GetLayoutDirection() == wxLayout_RightToLeft &&
             w.frame().stock_page();
    }));
    BOOST_REQUIRE(wait_until([&] { return w.presenter().rows() == 1 && w.settled(); }));
    BOOST_TEST(w.stock().search_field()->GetValue().utf8_string() == "chain");
    BOOST_TEST(w.stock().card()->card().title() == "Chain");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
