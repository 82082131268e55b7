// A whole transfer and a whole count in a real window, by keys and what a scanner sends alone.

#include <boost/test/unit_test.hpp>

#include "gui/widgets/gtk_platform.h"
#include "tests/contract/transfer_world.h"
#include "tests/gui/window.h"

namespace kontor::test {

namespace transfers_window_test {

/// Two shops and a warehouse; the shop has 10 apples and 10 bells, which have a barcode.
struct Store {
  explicit Store(TestBook& tb) : world(tb), address(tb.address.text) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      long long owners = 0;
      persistence::sql(u).session() << "select count(*) from employee where owner = true",
          soci::into(owners);
      if (owners == 0) employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    auto dish = TransferWorld::product(205, "D", "Dish");
    dish.barcode = "4006381333931";
    world.add_products({dish});
    for (const std::int64_t id : {201, 205}) world.stock_up(id, world.shop, 10);
  }

  TransferWorld world;
  std::string address;
};

void with_store(const std::function<void(const BookTest&)>& engine,
                const std::function<void(Store&)>& test) {
  engine([&](TestBook& tb) {
    Store store(tb);
    test(store);
    store.world.check();
  });
}

/// A key as the window hands it to whatever has the focus.
void key(wxWindow* where, int code, bool control = false) {
  wxKeyEvent event(wxEVT_CHAR_HOOK);
  event.m_keyCode = code;
  event.SetControlDown(control);
  event.SetEventObject(where);
  where->HandleWindowEvent(event);
}

/// What a scanner sends, or a person types: a code, a quantity, and Enter.
void scan(gui::ScanRow* row, const std::string& code, const std::string& quantity = {}) {
  row->code()->SetValue(wxString::FromUTF8(code));
  row->quantity()->SetValue(wxString::FromUTF8(quantity));
  auto* field = quantity.empty() ? row->code() : row->quantity();
  wxCommandEvent enter(wxEVT_TEXT_ENTER, field->GetId());
  enter.SetEventObject(field);
  field->HandleWindowEvent(enter);
}

/// Does something in the sheet that is open, and waits for its end.
void in_sheet(gui::TransfersPage& page, const std::function<void(gui::TransferDialog&)>& work) {
  BOOST_REQUIRE(wait_until([&] { return page.sheet() && !page.sheet()->sheet().loading(); }));
  work(*page.sheet());
  BOOST_REQUIRE(wait_until([&] { return !page.sheet()->sheet().busy(); }));
  key(page.sheet()->scan()->code(), WXK_RETURN, true);
  BOOST_REQUIRE_MESSAGE(wait_until([&] { return !page.sheet(); }),
                        (page.sheet() ? page.sheet()->sheet().said() : std::string()));
  BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy() && !page.acts().busy(); }));
}

void press(wxButton* button) {
  BOOST_REQUIRE(button->IsEnabled());
  wxCommandEvent event(wxEVT_BUTTON);
  button->ProcessWindowEvent(event);
}

}  // namespace transfers_window_test

BOOST_AUTO_TEST_SUITE(transfers_window)

using namespace transfers_window_test;

BOOST_AUTO_TEST_CASE(a_transfer_goes_from_draft_to_received_by_scanner_and_keys) {
  with_store(for_each_engine, [](Store& store) {
    Window w(store.address);
    w.frame().commands().run("transfers.new");
    auto& page = *w.frame().transfers_page();
    BOOST_TEST(gui::access_id(page.list()) == "transfers-list");
    in_sheet(page, [&](gui::TransferDialog& sheet) {
      BOOST_TEST(gui::access_id(sheet.scan()->code()) == "transfer-sheet-scan-code");
      BOOST_TEST(gui::access_name(sheet.scan()->code()).utf8_string() == "SKU or barcode");
      sheet.sheet().choose_from("SHOP");
      sheet.sheet().choose_to("NORTH");
      scan(sheet.scan(), "A");
      scan(sheet.scan(), "A");
      scan(sheet.scan(), "4006381333931", "3");
      BOOST_REQUIRE(wait_until([&] { return sheet.lines()->rows() == 2; }));
      scan(sheet.scan(), "NOPE");
      BOOST_REQUIRE(
          wait_until([&] { return sheet.info()->sentence().find("NOPE") != std::string::npos; }));
      BOOST_TEST(sheet.lines()->rows() == 2U);
    });
    BOOST_REQUIRE(wait_until([&] { return page.presenter().rows() == 1; }));
    BOOST_TEST(page.list()->shown_text(0, 1) == "Ready");
    page.list()->choose_row(0);
    page.open_chosen();
    BOOST_REQUIRE(wait_until([&] { return page.main_button()->GetLabelText() == "Send..."; }));
    press(page.main_button());
    in_sheet(page, [](gui::TransferDialog&) {});  // nothing scanned: all of it
    BOOST_REQUIRE(wait_until([&] { return page.list()->shown_text(0, 1) == "In transit"; }));
    BOOST_REQUIRE(wait_until([&] { return page.main_button()->GetLabelText() == "Receive..."; }));
    press(page.main_button());
    in_sheet(page, [&](gui::TransferDialog& sheet) {
      scan(sheet.scan(), "A", "2");
      scan(sheet.scan(), "D", "3");
    });
    BOOST_REQUIRE(wait_until([&] { return page.list()->shown_text(0, 1) == "Received"; }));
    BOOST_TEST(store.world.at(205, store.world.north) == "3/0/0/0");
    // The board tells it, and narrows the list.
    BOOST_TEST(
        wait_until([&] { return page.board().at(5)->GetLabel().utf8_string() == "Received (1)"; }));
    BOOST_TEST(wait_until([&] { return page.card()->card().timeline().rows() >= 4; }));
    page.show_paper(gui::TransferPaper::delivery_note);
    BOOST_REQUIRE(wait_until([&] { return page.paper() && page.paper()->presenter().pages(); }));
    BOOST_TEST(page.paper()->panel()->view()->pages()->count() == 1U);
    page.paper()->Close();
    BOOST_TEST(wait_until([&] { return !page.paper(); }));
  });
}

BOOST_AUTO_TEST_CASE(what_is_not_kept_is_not_left_by_one_key) {
  with_store(on_sqlite, [](Store& store) {
    Window w(store.address);
    w.frame().go_to(gui::Area::transfers);
    auto& page = *w.frame().transfers_page();
    page.new_transfer();
    BOOST_REQUIRE(wait_until([&] { return page.sheet() && !page.sheet()->sheet().loading(); }));
    scan(page.sheet()->scan(), "A");
    BOOST_REQUIRE(wait_until([&] { return page.sheet()->lines()->rows() == 1; }));
    BOOST_TEST(page.unsaved());
    key(page.sheet()->scan()->code(), WXK_ESCAPE);
    BOOST_REQUIRE(page.sheet());
    BOOST_TEST(page.sheet()->info()->sentence().find("Esc") != std::string::npos);
    key(page.sheet()->scan()->code(), WXK_ESCAPE);
    BOOST_TEST(wait_until([&] { return !page.sheet(); }));
    BOOST_TEST(page.presenter().rows() == 0U);
    BOOST_TEST(page.state_panel()->IsShownOnScreen());
  });
}

BOOST_AUTO_TEST_CASE(a_count_is_made_scanned_and_posted) {
  with_store(for_each_engine, [](Store& store) {
    Window w(store.address);
    w.frame().commands().run("counts.new");
    auto& page = *w.frame().stock_area()->counts();
    BOOST_TEST(page.IsShownOnScreen());
    auto* form = page.new_dialog();
    BOOST_REQUIRE(form);
    BOOST_REQUIRE(wait_until([&] { return !form->form().fields().empty(); }));
    form->form().type("place", "SHOP");
    form->form().save();
    BOOST_REQUIRE(wait_until([&] { return !page.new_dialog() && page.presenter().rows() == 1; }));
    page.list()->choose_row(0);
    page.open_chosen();
    BOOST_REQUIRE(wait_until([&] { return page.main_button()->GetLabelText() == "Enter..."; }));
    press(page.main_button());
    BOOST_REQUIRE(wait_until([&] { return page.entry_dialog() != nullptr; }));
    auto* entry = page.entry_dialog();
    BOOST_TEST(gui::access_id(entry->scan()->code()) == "count-entry-scan-code");
    scan(entry->scan(), "4006381333931");
    scan(entry->scan(), "4006381333931");
    scan(entry->scan(), "A", "10");
    key(entry->scan()->code(), WXK_ESCAPE);  // what is on its way is noted first
    BOOST_REQUIRE(wait_until([&] { return !page.entry_dialog(); }));
    BOOST_REQUIRE(wait_until([&] { return page.main_button()->GetLabelText() == "Post..."; }));
    page.ask_post();
    BOOST_REQUIRE(wait_until([&] { return page.list()->shown_text(0, 2) == "Posted"; }));
    BOOST_TEST(store.world.at(205, store.world.shop) == "2/0/0/0");
    BOOST_TEST(wait_until([&] { return page.card()->card().lines().rows() == 2; }));
    page.show_sheet(1);
    BOOST_REQUIRE(wait_until([&] { return page.paper() && page.paper()->presenter().pages(); }));
    page.paper()->Close();
    // Back at the levels, the tab keeps what it shows.
    w.frame().go_to(gui::Area::orders);
    w.frame().go_back();
    BOOST_TEST((w.frame().stock_area()->view() == gui::StockView::counts));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
