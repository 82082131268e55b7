// Alerts, what is to be ordered, orders with suppliers, these, what channels may sell: in a real
// window.

#include <wx/textctrl.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "domain/stock/low_stock.h"
#include "gui/widgets/gtk_platform.h"
#include "tests/contract/purchase_world.h"
#include "tests/gui/window.h"
#include "tests/support/paths.h"

namespace kontor::test {

namespace supply_window_test {

constexpr std::int64_t day_ms = 86'400'000;

/// The shop has 10 Apples left and sold two a day of late; the north has none of them.
struct Shelf {
  explicit Shelf(TestBook& tb) : world(tb), address(tb.address.text) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      long long owners = 0;
      persistence::sql(u).session() << "select count(*) from employee where owner = true",
          soci::into(owners);
      if (owners == 0) employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    world.stock_up(201, world.shop, 70);
    for (int day = 30; day >= 1; --day) sell(day);
    stock::LowWish wish;
    wish.product = "A";
    wish.level = Quantity::of_units(20);
    const Stores all = world.stores.all();
    stock::LowStock low(tb.book, all, all.low_stock, tb.clock, world.actor);
    BOOST_REQUIRE(static_cast<bool>(low.put({wish})));
  }
  void sell(int days_ago) {
    const std::int64_t n = 600'000 + days_ago;
    books::Entry e = world.entry(100'000 + n, n, books::EntryKind::sale,
                                 {program().clock.now().ms - days_ago * day_ms});
    world.add_sale(e, 201, 2, 500, 100);
    auto set = world.set_of({e}, {world.document(n, "S" + std::to_string(n))});
    world.owned[201] -= 2;
    set.costs.push_back({EntityId(1), ProductId(201), Quantity::of_units(world.owned[201]),
                         world.owned[201] * 100, 1'000'000});
    world.post(set);
  }

  PurchaseWorld world;
  std::string address;
};

void with_shelf(const std::function<void(const BookTest&)>& engine,
                const std::function<void(Shelf&)>& test) {
  engine([&](TestBook& tb) {
    Shelf shelf(tb);
    test(shelf);
    shelf.world.check();
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

void press(wxButton* button) {
  BOOST_REQUIRE(button->IsEnabled());
  wxCommandEvent event(wxEVT_BUTTON);
  button->ProcessWindowEvent(event);
}

}  // namespace supply_window_test

BOOST_AUTO_TEST_SUITE(supply_window)

using namespace supply_window_test;

BOOST_AUTO_TEST_CASE(an_alert_is_told_by_the_tab_and_cleared_with_a_reason) {
  with_shelf(for_each_engine, [](Shelf& shelf) {
    Window w(shelf.address);
    auto& area = *w.frame().stock_area();
    BOOST_TEST(
        wait_until([&] { return area.tabs()->GetPageText(1).utf8_string() == "Alerts (1)"; }));
    BOOST_TEST(w.frame().badge(gui::Area::stock) == "1");
    area.tabs()->SetSelection(1);
    auto& page = *area.alerts();
    BOOST_REQUIRE(wait_until([&] { return page.list()->rows() == 1; }));
    BOOST_TEST(gui::access_id(page.list()) == "alerts-list");
    BOOST_TEST(gui::access_name(page.clear_button()).utf8_string() == "Clear...");
    BOOST_TEST(page.list()->shown_text(0, 0) == "Low");
    page.list()->choose_row(0);
    page.open_chosen();
    BOOST_TEST(wait_until([&] { return page.card()->card().levels().rows() == 1; }));
    press(page.clear_button());
    BOOST_REQUIRE(wait_until([&] { return page.clear_dialog() != nullptr; }));
    auto* dialog = page.clear_dialog();
    BOOST_TEST(dialog->form().title().find("Apple") == 0U);
    auto* reason = dynamic_cast<wxTextCtrl*>(dialog->panel()->control("reason"));
    BOOST_REQUIRE(reason);
    reason->SetValue("ordered by telephone");
    key(reason, WXK_RETURN);
    BOOST_REQUIRE(wait_until([&] { return !page.clear_dialog(); }));
    BOOST_TEST(wait_until([&] { return page.presenter().rows() == 0; }));
    BOOST_TEST(wait_until([&] { return page.state_panel()->IsShownOnScreen(); }));
    w.frame().book_changed();
    BOOST_TEST(wait_until([&] { return area.tabs()->GetPageText(1).utf8_string() == "Alerts"; }));
    BOOST_TEST(w.frame().badge(gui::Area::stock).empty());
    page.presenter().show_cleared(true);
    BOOST_REQUIRE(wait_until([&] { return page.list()->rows() == 1; }));
    page.list()->choose_row(0);
    page.open_chosen();
    BOOST_TEST(wait_until([&] { return page.card()->card().clearings().rows() == 1; }));
    press(page.product_button());
    BOOST_TEST(wait_until([&] { return area.view() == gui::StockView::levels; }));
    BOOST_TEST(wait_until([&] { return w.stock().card()->card().title() == "Apple"; }));
    w.frame().go_back();
    BOOST_TEST((area.view() == gui::StockView::alerts));
  });
}

BOOST_AUTO_TEST_CASE(a_suggestion_becomes_a_draft_order_by_keys_alone) {
  with_shelf(for_each_engine, [](Shelf& shelf) {
    Window w(shelf.address);
    auto& area = *w.frame().stock_area();
    area.tabs()->SetSelection(2);
    auto& page = *area.replenish();
    BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy(); }));
    page.presenter().choose_place("SHOP");
    BOOST_REQUIRE(wait_until([&] { return page.list()->rows() == 1; }));
    BOOST_TEST(page.list()->shown_text(0, 0) == "Mill");
    page.list()->choose_row(0);
    page.open_chosen();
    BOOST_TEST(page.card()->card().terms().rows() > 20U);
    key(page.list(), WXK_F2);
    BOOST_TEST(page.quantity_field()->GetValue().utf8_string() ==
               page.presenter().wanted(0).to_decimal());
    page.quantity_field()->SetValue("12");
    wxCommandEvent enter(wxEVT_TEXT_ENTER, page.quantity_field()->GetId());
    enter.SetEventObject(page.quantity_field());
    page.quantity_field()->HandleWindowEvent(enter);
    BOOST_TEST(page.presenter().wanted(0).to_decimal() == "12");
    BOOST_TEST(page.unsaved());
    key(page.list(), WXK_RETURN, true);
    BOOST_REQUIRE(
        wait_until([&] { return !page.presenter().busy() && !page.presenter().said().empty(); }));
    BOOST_TEST(page.presenter().said() == "1 draft is made: P-1.");
    BOOST_TEST(!page.unsaved());
    BOOST_TEST(shelf.world.number("select sum(asked_milli) from stock_document_line") == 12'000);
  });
}

BOOST_AUTO_TEST_CASE(an_order_is_written_by_scanner_and_received_in_part) {
  with_shelf(for_each_engine, [](Shelf& shelf) {
    Window w(shelf.address);
    auto& area = *w.frame().stock_area();
    area.tabs()->SetSelection(3);
    auto& page = *area.purchases();
    page.new_order();
    const auto in_sheet = [&](const std::function<void(gui::TransferDialog&)>& work) {
      BOOST_REQUIRE(wait_until([&] { return page.sheet() && !page.sheet()->sheet().loading(); }));
      work(*page.sheet());
      BOOST_REQUIRE(wait_until([&] { return !page.sheet()->sheet().busy(); }));
      key(page.sheet()->scan()->code(), WXK_RETURN, true);
      BOOST_REQUIRE_MESSAGE(wait_until([&] { return !page.sheet(); }),
                            (page.sheet() ? page.sheet()->sheet().said() : std::string()));
      BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy() && !page.acts().busy(); }));
    };
    const auto scan = [](gui::TransferDialog& sheet, const std::string& code,
                         const std::string& quantity) {
      sheet.scan()->code()->SetValue(wxString::FromUTF8(code));
      sheet.scan()->quantity()->SetValue(wxString::FromUTF8(quantity));
      sheet.scan()->enter();
    };
    in_sheet([&](gui::TransferDialog& sheet) {
      sheet.sheet().choose_from("MILL");
      sheet.sheet().choose_to("SHOP");
      BOOST_REQUIRE(wait_until([&] { return !sheet.sheet().busy(); }));
      BOOST_TEST(sheet.act_button()->GetLabelText() == "Order now");
      scan(sheet, "A", "5");
      BOOST_REQUIRE(wait_until([&] { return sheet.lines()->rows() == 1; }));
    });
    BOOST_REQUIRE(wait_until([&] { return page.list()->rows() == 1; }));
    BOOST_TEST(page.list()->shown_text(0, 1) == "Ordered");
    BOOST_TEST(page.list()->shown_text(0, 2) == "Mill");
    page.list()->choose_row(0);
    page.open_chosen();
    BOOST_REQUIRE(wait_until([&] { return page.main_button()->GetLabelText() == "Receive..."; }));
    press(page.main_button());
    in_sheet([&](gui::TransferDialog& sheet) {
      scan(sheet, "A", "2");
      BOOST_REQUIRE(wait_until([&] { return sheet.lines()->shown_text(0, 3) == "2"; }));
    });
    BOOST_REQUIRE(wait_until([&] { return page.list()->shown_text(0, 1) == "Partly received"; }));
    BOOST_TEST(shelf.world.at(201, shelf.world.shop) == "12/0/0/3");
    BOOST_TEST(wait_until([&] { return page.card()->card().deliveries().rows() == 1; }));
    // Its invoice says what it will post before it does.
    BOOST_REQUIRE(page.invoice_button()->IsShown());
    press(page.invoice_button());
    in_sheet([&](gui::TransferDialog& sheet) {
      sheet.bill_number()->SetValue("R-77");
      scan(sheet, "A", "2@3.00");
      BOOST_REQUIRE(wait_until([&] { return sheet.foreseen()->rows() == 3; }));
      BOOST_TEST(sheet.foreseen()->shown_text(1, 0) == "2000");
      sheet.freight()->SetValue("much");
      BOOST_REQUIRE(wait_until([&] { return sheet.foreseen()->rows() == 0; }));
      BOOST_TEST(sheet.sheet().foreseen_refusal() == "much is no amount: 12.50");
      sheet.freight()->SetValue("");
      BOOST_REQUIRE(wait_until([&] { return sheet.foreseen()->rows() == 3; }));
      BOOST_TEST(sheet.act_button()->GetLabelText() == "Note the invoice");
    });
    BOOST_TEST(wait_until([&] { return page.card()->card().invoices().rows() == 1; }));
    BOOST_TEST(shelf.world.balance("payable") == -600);
    page.show_paper();
    BOOST_REQUIRE(wait_until([&] { return page.paper() && page.paper()->presenter().pages(); }));
    page.paper()->Close();
    BOOST_TEST(wait_until([&] { return !page.paper(); }));
  });
}

BOOST_AUTO_TEST_CASE(a_supplier_and_its_terms_are_added_by_keys_alone) {
  with_shelf(for_each_engine, [](Shelf& shelf) {
    Window w(shelf.address);
    w.frame().open_suppliers();
    auto& page = *w.frame().stock_area()->suppliers();
    BOOST_REQUIRE(wait_until([&] { return page.list()->rows() == 2; }));
    BOOST_TEST(gui::access_id(page.list()) == "suppliers-list");
    page.new_supplier();
    const auto type = [](gui::FormDialog& dialog, const std::string& field,
                         const std::string& words) {
      auto* text = dynamic_cast<wxTextCtrl*>(dialog.panel()->control(field));
      BOOST_REQUIRE(text);
      text->SetValue(wxString::FromUTF8(words));
      return text;
    };
    BOOST_REQUIRE(wait_until([&] { return page.supplier_dialog() != nullptr; }));
    type(*page.supplier_dialog(), "lead", "5");
    auto* name = type(*page.supplier_dialog(), "name", "Harbour");
    BOOST_TEST(gui::access_id(name) == "supplier-name");
    name->SetFocus();
    key(name, WXK_RETURN);
    BOOST_REQUIRE(wait_until([&] { return !page.supplier_dialog(); }));
    BOOST_REQUIRE(wait_until([&] { return page.list()->rows() == 3; }));
    BOOST_TEST(page.list()->shown_text(1, 1) == "Harbour");
    page.list()->choose_row(1);
    page.open_chosen();
    BOOST_REQUIRE(wait_until([&] { return !page.card()->card().loading(); }));
    page.ask_terms(std::nullopt);
    BOOST_REQUIRE(wait_until([&] { return page.terms_dialog() != nullptr; }));
    type(*page.terms_dialog(), "price", "1.20");
    auto* product = type(*page.terms_dialog(), "product", "B");
    product->SetFocus();
    key(product, WXK_RETURN);
    BOOST_REQUIRE(wait_until([&] { return !page.terms_dialog(); }));
    BOOST_TEST(wait_until([&] { return page.card()->card().offers().rows() == 1; }));
    const TempDir dir;
    const auto file = dir / "terms.csv";
    std::ofstream(file) << "supplier,sku,cost,pack\nHARBOUR,A,2.10,6\nHARBOUR,NOPE,1,1\n";
    page.look_at(file.string());
    BOOST_REQUIRE(wait_until([&] { return page.file_dialog()->file().can_take_in(); }));
    BOOST_TEST(page.file_dialog()->file().problems().rows() == 1U);
    press(page.file_dialog()->take_button());
    BOOST_REQUIRE(wait_until([&] { return page.file_dialog()->file().taken_in(); }));
    page.file_dialog()->Close();
    BOOST_TEST(wait_until([&] { return page.card()->card().offers().rows() == 2; }));
  });
}

BOOST_AUTO_TEST_CASE(what_a_channel_may_sell_is_written_for_it) {
  with_shelf(for_each_engine, [](Shelf& shelf) {
    Window w(shelf.address);
    w.frame().go_to(gui::Area::channels);
    auto& channels = *w.frame().channels_page();
    channels.tabs()->SetSelection(5);
    auto& page = *channels.offers();
    BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy(); }));
    page.presenter().choose_channel("WEB");
    BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy(); }));
    page.presenter().choose_form("plain");
    BOOST_REQUIRE(wait_until([&] { return page.list()->rows() == 1; }));
    BOOST_TEST(gui::access_id(page.list()) == "offers-list");
    BOOST_TEST(page.list()->shown_text(0, 0) == "A");
    BOOST_TEST(page.publish_button()->IsEnabled());
    page.list()->choose_row(0);
    page.ask_buffer();
    BOOST_REQUIRE(wait_until([&] { return page.buffer_dialog() != nullptr; }));
    auto* units = dynamic_cast<wxTextCtrl*>(page.buffer_dialog()->panel()->control("units"));
    BOOST_REQUIRE(units);
    units->SetValue("4");
    units->SetFocus();
    key(units, WXK_RETURN);
    BOOST_REQUIRE(wait_until([&] { return !page.buffer_dialog() && !page.presenter().busy(); }));
    const TempDir dir;
    page.presenter().publish((dir / "offers.csv").string());
    BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy(); }));
    BOOST_TEST(std::filesystem::exists(dir / "offers.csv"));
    BOOST_TEST(wait_until([&] { return page.state_panel()->IsShownOnScreen(); }));
    BOOST_TEST(!page.publish_button()->IsEnabled());
    BOOST_TEST(shelf.world.number("select count(*) from audit where action = 'stock.publish'") ==
               1);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
