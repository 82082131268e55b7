#include <wx/button.h>

#include <algorithm>
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

BOOST_AUTO_TEST_CASE(what_cleaning_changes_and_shared_skus_are_seen_before_anything_changes) {
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  TempDir files;
  std::ofstream(files / "products.csv")
      << "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
         "Variant Price,Cost per item,Status\n"
         "a,  Desk  lamp ,Nord,Title,Default Title,L-1,shopify,10.00,4.00,active\n"
         "b,Floor lamp,Nord,Title,Default Title,L-1,shopify,20.00,9.00,active\n";
  on_new_sqlite_book(draft, [&](app::OpenBook& book, FixedClock&) {
    Window w(book.book().address().text);
    w.frame().look_at_files({(files / "products.csv").string()});
    auto* panel = w.frame().channels_page()->import_panel();
    BOOST_REQUIRE(idle(w));
    BOOST_TEST(panel->presenter().error() == "");
    BOOST_TEST(panel->shared_skus()->IsShownOnScreen());
    BOOST_TEST(panel->tabs()->GetPageText(1).utf8_string() == "Cleaning: 1");
    panel->tabs()->SetSelection(1);
    BOOST_TEST(panel->cleaning()->IsShownOnScreen());
    BOOST_REQUIRE(panel->cleaning()->rows() == 1U);
    BOOST_TEST(panel->cleaning()->shown_text(0, 3) == "Desk lamp");
    panel->shared_skus()->SetSelection(4);
    wxCommandEvent chosen(wxEVT_CHOICE);
    chosen.SetInt(4);
    panel->shared_skus()->ProcessWindowEvent(chosen);
    BOOST_REQUIRE(idle(w));
    BOOST_REQUIRE(panel->cleaning()->rows() == 2U);
    BOOST_TEST(panel->cleaning()->shown_text(1, 3) == "L-1-2");
    BOOST_TEST(panel->shared_skus()->GetSelection() == 4);
    press(panel->import_button());
    BOOST_REQUIRE(idle(w));
    BOOST_TEST(panel->presenter().error() == "");
    w.frame().commands().run("area.stock");
    BOOST_REQUIRE(w.settled());
    w.stock().refresh();
    BOOST_TEST(wait_until([&] { return w.row_with("sku", "L-1-2").has_value(); }));
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
    // Nothing in it can be proposed either, which is said where the mapping would stand.
    press(wxDynamicCast(wxWindow::FindWindowByName("import-info-action", panel), wxButton));
    auto* mapping = w.frame().channels_page()->mapping_panel();
    BOOST_REQUIRE(wait_until([&] { return !mapping->presenter().busy(); }));
    BOOST_TEST(mapping->IsShownOnScreen());
    BOOST_TEST(mapping->info()->sentence().find("cat.csv") != std::string::npos);
    BOOST_TEST(!mapping->use_button()->IsEnabled());
  });
}

BOOST_AUTO_TEST_CASE(a_mapping_is_proposed_decided_corrected_and_used) {
  with_files([](const std::string& address, const TempDir& files) {
    const TempDir own;
    setenv("XDG_DATA_HOME", own.path().c_str(), 1);
    std::ofstream(files / "odd.csv") << "Order No,Order Date,SKU,Description,Qty,Price,VAT\n"
                                        "1,01/02/2026,A,Lamp,1,5.00,0.80\n"
                                        "2,03/04/2026,B,Desk,2,7.50,1.20\n";
    Window w(address);
    w.frame().look_at_files({(files / "odd.csv").string()});
    BOOST_REQUIRE(idle(w));
    auto* page = w.frame().channels_page();
    press(wxDynamicCast(wxWindow::FindWindowByName("import-info-action", page->import_panel()),
                        wxButton));
    auto* panel = page->mapping_panel();
    auto& mapping = panel->presenter();
    const auto ready = [&] { return wait_until([&] { return !mapping.busy(); }); };
    BOOST_REQUIRE(ready());
    BOOST_TEST(panel->editor()->GetValue().utf8_string() == mapping.text());
    BOOST_TEST(panel->answer()->IsShownOnScreen());
    // The questions, one after the other.
    for (int answers = 0; mapping.question() && answers < 4; ++answers) {
      panel->answer()->SetSelection(1);
      wxCommandEvent chosen(wxEVT_CHOICE);
      chosen.SetInt(1);
      panel->answer()->ProcessWindowEvent(chosen);
    }
    BOOST_TEST(!mapping.question());
    BOOST_TEST(!panel->answer()->IsShownOnScreen());
    const std::string good = mapping.text();
    // A mistake is said with its line, where the cursor goes.
    std::string wrong = good;
    const auto at = wrong.find("\"settlement\"");
    BOOST_REQUIRE(at != std::string::npos);
    wrong.replace(at, 12, "\"setlement\"");
    const auto line = 1 + std::count(good.begin(), good.begin() + static_cast<long>(at), '\n');
    panel->editor()->SetValue(wxString::FromUTF8(wrong));
    press(panel->use_button());
    BOOST_REQUIRE(ready());
    BOOST_TEST(panel->info()->sentence().find("Line " + std::to_string(line) + ": ") == 0U,
               panel->info()->sentence());
    BOOST_TEST(panel->editor()->GetStringSelection().utf8_string().find("setlement") !=
               std::string::npos);
    panel->editor()->SetValue(wxString::FromUTF8(good));
    BOOST_TEST(panel->info()->sentence() == "");
    press(panel->use_button());
    BOOST_REQUIRE(ready());
    BOOST_REQUIRE(idle(w));
    auto& import = page->import_panel()->presenter();
    BOOST_TEST(import.error() == "");
    BOOST_TEST(page->import_panel()->IsShownOnScreen());
    BOOST_REQUIRE(import.can_import());
    press(page->import_panel()->import_button());
    BOOST_REQUIRE(idle(w));
    BOOST_TEST(import.error() == "");
    BOOST_TEST(import.count_of(intake::Verdict::create) == 2);
    BOOST_TEST(std::filesystem::exists(own / "kontor" / "mappings" / "odd.json"));
    unsetenv("XDG_DATA_HOME");
  });
}

BOOST_AUTO_TEST_CASE(a_watched_folder_takes_in_what_comes_and_says_when_it_is_out_of_reach) {
  with_files([](const std::string& address, const TempDir& files) {
    const TempDir dir;
    const auto folder = dir / "exports";
    std::filesystem::create_directory(folder);
    Window w(address);
    w.frame().commands().run("area.channels");
    auto* page = w.frame().channels_page();
    page->tabs()->SetSelection(4);
    auto* panel = page->watched_folder();
    BOOST_TEST(wait_until([&] { return panel->state_panel()->IsShownOnScreen(); }));
    auto& presenter = *w.frame().watched_folder();
    presenter.watch(folder.string());
    BOOST_TEST(panel->list()->IsShownOnScreen());
    BOOST_TEST(panel->watch_button()->IsShownOnScreen());
    std::filesystem::copy_file(files / "products.csv", folder / "products.csv");
    std::ofstream(folder / "cat.csv") << "Meow,Purr\n1,2\n";
    // By the window's own clock.
    BOOST_REQUIRE(wait_until([&] { return panel->list()->rows() == 2U; }));
    const auto row_of = [&](const std::string& file) {
      for (std::size_t row = 0; row < panel->list()->rows(); ++row)
        if (panel->list()->shown_text(row, 2) == file) return row;
      return panel->list()->rows();
    };
    BOOST_TEST(presenter.batch_of(row_of("products.csv")) == 1);
    BOOST_TEST(presenter.batch_of(row_of("cat.csv")) == 0);
    BOOST_TEST(panel->list()->shown_text(row_of("cat.csv"), 1) == "Not taken in");
    std::filesystem::rename(folder, dir / "gone");
    BOOST_REQUIRE(wait_until([&] { return !panel->info()->sentence().empty(); }));
    BOOST_TEST(panel->info()->sentence().find(folder.string()) != std::string::npos);
    std::filesystem::rename(dir / "gone", folder);
    BOOST_REQUIRE(wait_until([&] { return presenter.said_tone() == gui::Tone::positive; }));
    press(panel->watch_button());
    BOOST_TEST(!presenter.watching());
    BOOST_TEST(panel->summary()->GetLabelText().utf8_string() ==
               folder.string() + " is not watched.");
  });
}

BOOST_AUTO_TEST_CASE(a_watched_folder_is_watched_again_when_its_book_is_opened_again) {
  with_files([](const std::string& address, const TempDir&) {
    const TempDir dir;
    {
      Window w(address);
      w.frame().watched_folder()->watch(dir.path().string());
    }
    Window w(address);
    BOOST_TEST(w.frame().watched_folder()->watching());
    BOOST_TEST(w.frame().watched_folder()->folder() == dir.path().string());
    w.frame().watched_folder()->stop();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
