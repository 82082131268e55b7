// Alerts and what is to be ordered, in a real window.

#include <boost/test/unit_test.hpp>

#include "domain/stock/low_stock.h"
#include "gui/widgets/gtk_platform.h"
#include "tests/contract/purchase_world.h"
#include "tests/gui/window.h"

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
