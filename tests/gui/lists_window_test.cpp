#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "gui/widgets/gtk_list_access.h"
#include "gui/widgets/gtk_platform.h"
#include "tests/gui/window.h"

namespace kontor::test {

namespace lists_window_test {

/// A shop with a few products in two places, one of them oversold.
struct ListShop {
  explicit ListShop(TestBook& tb) : world(tb.book), address(tb.address.text) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    world.add_product("TB-1", "City bike", 200, 300);
    world.add_product("TB-2", "Bell", 5, 0);
    world.sell(world.add_product("TB-5", "Chain", 2, 0), 5);
  }
  ShopWorld world;
  std::string address;
};

std::vector<std::string> shown_ids(gui::StockPage& page) {
  std::vector<std::string> ids;
  for (const std::size_t i : page.list()->shown_columns()) {
    ids.push_back(page.presenter().columns()[i].id);
  }
  return ids;
}

bool shows(gui::StockPage& page, const std::string& id) {
  const auto ids = shown_ids(page);
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Forgets what other tests arranged.
struct FreshSettings {
  FreshSettings() { clear(); }
  ~FreshSettings() { clear(); }
  static void clear() {
    for (const char* key : {"columns.stock-list", "views.stock", "stock.places"}) {
      program().settings.set(key, {});
    }
  }
};

}  // namespace lists_window_test

BOOST_AUTO_TEST_SUITE(lists_window)

using namespace lists_window_test;

BOOST_AUTO_TEST_CASE(the_focus_makes_no_cells_for_tools_that_are_not_there) {
  on_sqlite([](TestBook& tb) {
    const ListShop shop(tb);
    Window w(shop.address);
    w.frame().go_to(gui::Area::stock);
    BOOST_REQUIRE(w.settled());
    w.stock().search_field()->SetFocus();
    pump(std::chrono::milliseconds(60));
    w.stock().list()->SetFocus();
    BOOST_REQUIRE(wait_until([&] { return w.stock().list()->HasFocus(); }));
    pump(std::chrono::milliseconds(60));  // GTK tells of the focus when it is idle
    w.stock().refresh();
    BOOST_REQUIRE(w.settled());
    auto* view = w.stock().list()->GtkGetTreeView();
    BOOST_TEST(!gui::list_access_made(view));
    // A tool that looks finds it under its name.
    BOOST_TEST(gui::access_id(w.stock().list()) == "stock-list");
    BOOST_TEST(gui::list_access_made(view));
  });
}

BOOST_AUTO_TEST_CASE(as_many_other_rows_are_drawn_in_place_of_the_old) {
  on_sqlite([](TestBook& tb) {
    const ListShop shop(tb);
    const TempDir dir;
    Window w(shop.address);
    w.frame().go_to(gui::Area::stock);
    const auto picture = [&](const std::string& name) {
      BOOST_REQUIRE(w.settled());
      pump(std::chrono::milliseconds(300));
      BOOST_REQUIRE(gui::save_png(&w.frame(), (dir / name).string()));
      std::ifstream file(dir / name, std::ios::binary);
      return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const std::string before = picture("before.png");
    BOOST_TEST((picture("again.png") == before));
    BOOST_TEST(w.cell(0, "sku") == "TB-2");
    // Not by the header, whose arrow would be drawn anew with it.
    auto order = w.presenter().order();
    order.descending = !order.descending;
    w.presenter().sort(order);
    BOOST_REQUIRE(wait_until([&] { return w.cell(0, "sku") == "TB-1"; }));
    BOOST_TEST((picture("after.png") != before));
  });
}

BOOST_AUTO_TEST_CASE(columns_are_chosen_moved_and_remembered) {
  on_sqlite([](TestBook& tb) {
    const FreshSettings fresh;
    const ListShop shop(tb);
    {
      Window w(shop.address);
      auto layout = w.stock().list()->layout();
      layout.show(gui::text_column("committed", {}, 0), false);
      layout.move(w.presenter().columns(), "product", false);
      layout.set_width("sku", 210);
      w.stock().list()->use_layout(layout);
      BOOST_TEST(!shows(w.stock(), "committed"));
      BOOST_TEST(shown_ids(w.stock())[0] == "product");
      w.stock().list()->choose_row(0);
      w.stock().list()->SetFocus();
      w.frame().commands().run("list.copy");
      const std::string copied = clipboard_text();
      BOOST_TEST(copied.starts_with("Product\tSKU\tOn hand\t"), copied);
      BOOST_TEST(copied.find("Committed") == std::string::npos);
    }
    Window again(shop.address, "ar");
    BOOST_TEST(!shows(again.stock(), "committed"));
    BOOST_TEST(shown_ids(again.stock())[0] == "product");
    BOOST_TEST(again.stock().list()->layout().width("sku") == 210);
    gui::press_header(again.stock().list(), 1);  // still sorts by what it shows
    BOOST_TEST(wait_until([&] { return again.presenter().order().column == again.column("sku"); }));
  });
}

BOOST_AUTO_TEST_CASE(a_filter_is_a_chip_with_a_name_and_goes_with_a_press) {
  on_sqlite([](TestBook& tb) {
    const FreshSettings fresh;
    const ListShop shop(tb);
    Window w(shop.address);
    BOOST_TEST(!w.stock().chips()->IsShown());
    w.stock().show_oversold_only(true);
    BOOST_REQUIRE(wait_until([&] { return w.presenter().rows() == 1 && !w.presenter().busy(); }));
    BOOST_REQUIRE(w.stock().chips()->buttons().size() == 1U);
    auto* chip = w.stock().chips()->buttons()[0];
    BOOST_TEST(chip->IsShownOnScreen());
    BOOST_TEST(gui::access_name(chip).utf8_string() == "Remove filter: Only oversold");
    BOOST_TEST(gui::access_id(chip) == "stock-chips-oversold");
    wxCommandEvent press(wxEVT_BUTTON);
    chip->ProcessWindowEvent(press);
    BOOST_TEST(wait_until([&] { return w.presenter().rows() == 3; }));
    BOOST_TEST(wait_until([&] { return !w.stock().chips()->IsShown(); }));
  });
}

BOOST_AUTO_TEST_CASE(a_view_comes_back_with_filters_order_and_columns) {
  on_sqlite([](TestBook& tb) {
    const FreshSettings fresh;
    const ListShop shop(tb);
    Window w(shop.address);
    w.stock().show_oversold_only(true);
    auto layout = w.stock().list()->layout();
    layout.show(gui::text_column("incoming", {}, 0), false);
    w.stock().list()->use_layout(layout);
    w.stock().save_view("Trouble");
    w.stock().clear_filters();
    w.stock().list()->use_layout({});
    BOOST_REQUIRE(wait_until([&] { return w.presenter().rows() == 3 && !w.presenter().busy(); }));
    BOOST_TEST(shows(w.stock(), "incoming"));
    w.stock().show_view("Trouble");
    BOOST_TEST(wait_until([&] { return w.presenter().rows() == 1 && !w.presenter().busy(); }));
    BOOST_TEST(!shows(w.stock(), "incoming"));
    w.stock().delete_view("Trouble");
    BOOST_TEST(w.stock().views().all().empty());
  });
}

BOOST_AUTO_TEST_CASE(what_is_shown_is_exported_and_told) {
  on_sqlite([](TestBook& tb) {
    const FreshSettings fresh;
    const ListShop shop(tb);
    Window w(shop.address);
    const TempDir folder;
    const auto file = folder / "stock.csv";
    w.stock().export_to(file.string(), reports::ListFormat::csv);
    BOOST_REQUIRE(wait_until([&] { return std::filesystem::exists(file); }));
    BOOST_TEST(wait_until([&] { return !w.stock().exporting().busy(); }));
    BOOST_TEST(w.stock().exporting().result() == "3 rows were written to stock.csv");
    // Told once, by the window, with the file and its folder to open.
    auto* row = w.frame().notice_row();
    BOOST_TEST(row->row()->sentence() == "3 rows were written to stock.csv");
    std::vector<std::string> launched;
    w.frame().launch = [&](const std::string& path) {
      launched.push_back(path);
      return true;
    };
    wxCommandEvent press(wxEVT_BUTTON);
    BOOST_TEST(row->folder_button()->IsShownOnScreen());
    row->folder_button()->ProcessWindowEvent(press);
    for (auto* child : row->row()->GetChildren()) {
      if (gui::access_id(child) == "window-news-row-action") child->ProcessWindowEvent(press);
    }
    BOOST_REQUIRE(launched.size() == 2U);
    BOOST_TEST(launched[0] == folder.path().string());
    BOOST_TEST(launched[1] == file.string());
    w.frame().notices().close();
    BOOST_TEST(!row->IsShown());
    // A desktop without a program for it says so.
    w.frame().launch = [](const std::string&) { return false; };
    w.stock().export_to(file.string(), reports::ListFormat::csv);
    BOOST_REQUIRE(wait_until([&] { return w.frame().notices().front() != nullptr; }));
    row->folder_button()->ProcessWindowEvent(press);
    BOOST_TEST(row->row()->sentence().starts_with("This desktop has no program"));
    w.frame().notices().clear();
    std::ifstream in(file);
    std::string title, first;
    std::getline(in, title);
    std::getline(in, first);
    BOOST_TEST(title.starts_with("SKU,Product,On hand,"), title);
    BOOST_TEST(first.starts_with("TB-2,Bell,5,"), first);
  });
}

BOOST_AUTO_TEST_CASE(all_rows_are_chosen_and_their_menu_has_acts) {
  on_sqlite([](TestBook& tb) {
    const FreshSettings fresh;
    const ListShop shop(tb);
    Window w(shop.address);
    BOOST_TEST(w.stock().list()->choose_all());
    BOOST_TEST(w.stock().list()->chosen_rows().size() == 3U);
    auto acts = w.stock().row_acts();
    BOOST_REQUIRE(acts.size() >= 2U);
    BOOST_TEST(acts[0].label == "Open");
    BOOST_TEST(!acts[0].can);  // of one row only
    BOOST_TEST(acts[1].can);
    acts[1].run();
    const std::string copied = clipboard_text();
    BOOST_TEST(std::count(copied.begin(), copied.end(), '\n') == 4);
    w.stock().list()->choose_row(1);
    BOOST_TEST(w.stock().row_acts()[0].can);
  });
}

BOOST_AUTO_TEST_CASE(places_have_columns_as_a_person_chose_in_the_next_run_too) {
  on_sqlite([](TestBook& tb) {
    const FreshSettings fresh;
    const ListShop shop(tb);
    {
      Window w(shop.address);
      w.stock().show_places({"HOUSE"});
      BOOST_TEST(!shows(w.stock(), "place-SHOP"));
    }
    Window again(shop.address);
    BOOST_TEST(!shows(again.stock(), "place-SHOP"));
    BOOST_TEST(shows(again.stock(), "place-HOUSE"));
  });
}

BOOST_AUTO_TEST_CASE(a_chart_is_walked_with_the_arrow_keys_and_described) {
  on_sqlite([](TestBook& tb) {
    const FreshSettings fresh;
    const ListShop shop(tb);
    Window w(shop.address);
    const auto row = w.row_with("sku", "TB-5");
    BOOST_REQUIRE(row);
    w.stock().list()->choose_row(*row);
    w.stock().open_chosen();
    BOOST_REQUIRE(w.settled());
    auto* card = w.stock().card();
    card->tabs()->SetSelection(3);
    BOOST_REQUIRE(wait_until([&] { return card->on_hand_chart()->IsShownOnScreen(); }));
    BOOST_TEST(gui::access_id(card->on_hand_chart()) == "product-days-chart");
    BOOST_TEST(card->on_hand_chart()->told().empty());
    card->on_hand_chart()->step(1, 0);
    BOOST_TEST(!card->on_hand_chart()->told().empty());
    BOOST_TEST(gui::access_name(card->on_hand_chart()).utf8_string() ==
               card->on_hand_chart()->told());
    card->tabs()->SetSelection(2);
    BOOST_TEST(card->sold_chart()->data().categories.size() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(a_slip_in_the_search_is_answered_above_the_list) {
  on_sqlite([](TestBook& tb) {
    const ListShop shop(tb);
    Window w(shop.address);
    w.frame().go_to(gui::Area::stock);
    BOOST_REQUIRE(w.settled());
    auto* info = dynamic_cast<gui::InfoRow*>(wxWindow::FindWindowByName("stock-info", &w.stock()));
    BOOST_REQUIRE(info);
    w.stock().search_field()->SetValue("chian");
    BOOST_REQUIRE(wait_until([&] { return info->IsShownOnScreen(); }));
    BOOST_TEST(info->sentence() == "Nothing is called “chian”. These are near it.");
    BOOST_TEST(w.stock().presenter().rows() == 1U);
    BOOST_TEST(w.stock().presenter().cell(0, 1).text == "Chain");
    BOOST_TEST(w.stock().footer()->GetLabel().empty());
    w.stock().search_field()->SetValue("chain");
    BOOST_REQUIRE(wait_until([&] { return !info->IsShown(); }));
    BOOST_TEST(w.stock().presenter().rows() == 1U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
