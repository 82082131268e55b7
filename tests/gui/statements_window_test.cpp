// What outside warehouses say that they have, in a real window, by keys alone.

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "gui/widgets/gtk_platform.h"
#include "tests/contract/transfer_world.h"
#include "tests/gui/window.h"
#include "tests/support/paths.h"

namespace kontor::test {

namespace statements_window_test {

/// An outside warehouse with 10 Apples and 10 Bells.
struct Turda {
  explicit Turda(TestBook& tb) : world(tb), address(tb.address.text) {
    tb.book.write([this](Unit& u) {
      persistence::SqlEmployeeStore employees;
      long long owners = 0;
      persistence::sql(u).session() << "select count(*) from employee where owner = true",
          soci::into(owners);
      if (owners == 0) employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
      persistence::SqlCompanyStore company;
      company.add(u, world.place(25, "TURDA", company::LocationKind::third_party));
    });
    for (const std::int64_t product : {201, 202}) world.stock_up(product, LocationId(25), 10);
  }
  TransferWorld world;
  std::string address;
};

/// Enter in a field of text, as the window hands it to whatever has the focus.
void enter_in(gui::FormDialog& dialog, const char* id) {
  wxWindow* where = dialog.panel()->control(id);
  BOOST_REQUIRE(where);
  where->SetFocus();
  BOOST_REQUIRE(wait_until([&] { return wxWindow::FindFocus() == where; }));
  wxKeyEvent event(wxEVT_CHAR_HOOK);
  event.m_keyCode = WXK_RETURN;
  event.SetEventObject(where);
  where->HandleWindowEvent(event);
}

void type(gui::FormDialog& dialog, const char* id, const std::string& text) {
  auto* field = dynamic_cast<wxTextCtrl*>(dialog.panel()->control(id));
  BOOST_REQUIRE(field);
  field->SetValue(wxString::FromUTF8(text));
}

}  // namespace statements_window_test

BOOST_AUTO_TEST_SUITE(statements_window)

using namespace statements_window_test;

BOOST_AUTO_TEST_CASE(a_warehouses_file_is_reconciled_by_keys_alone) {
  for_each_engine([](TestBook& tb) {
    Turda turda(tb);
    const TempDir files;
    const auto file = (files / "turda.csv").string();
    std::ofstream(file) << "sku,quantity\nA,7\nB,10\n";
    Window w(turda.address);
    auto& area = *w.frame().stock_area();
    area.tabs()->SetSelection(static_cast<std::size_t>(gui::StockView::reconcile));
    auto& page = *area.statements();
    BOOST_REQUIRE(wait_until([&] { return page.state_panel()->IsShownOnScreen(); }));
    page.read_file(file);
    BOOST_REQUIRE(wait_until([&] { return !page.read_dialog()->form().fields().empty(); }));
    enter_in(*page.read_dialog(), "named");
    BOOST_REQUIRE(wait_until([&] { return !page.read_dialog() && page.list()->rows() == 1; }));
    BOOST_TEST(page.acts().result() == "R1 has 2 lines.");
    BOOST_TEST(gui::access_id(page.list()) == "statements-list");
    auto& card = page.card()->card();
    BOOST_REQUIRE(wait_until([&] { return card.open_lines().rows() == 1; }));
    BOOST_TEST(card.open_lines().raw(0, 7) == "-3");
    // Enter on the open line asks for its reason.
    auto* lines = page.card()->list(0);
    lines->choose_row(0);
    BOOST_REQUIRE(lines->on_open);
    lines->on_open();
    BOOST_REQUIRE(wait_until(
        [&] { return page.settle_dialog() && !page.settle_dialog()->form().fields().empty(); }));
    auto& settle = *page.settle_dialog();
    BOOST_TEST(settle.form().field("lines").value == "A");
    settle.form().type("reason", "LOST");
    type(settle, "note", "flood");
    enter_in(settle, "note");
    BOOST_REQUIRE(wait_until([&] { return !page.settle_dialog(); }));
    BOOST_REQUIRE(wait_until([&] { return card.open_lines().rows() == 0 && !card.loading(); }));
    page.list()->choose_row(0);
    BOOST_REQUIRE(wait_until(
        [&] { return page.main_button()->GetLabelText().utf8_string() == "Close statement"; }));
    wxCommandEvent event(wxEVT_BUTTON);
    page.main_button()->ProcessWindowEvent(event);
    BOOST_TEST(wait_until([&] { return page.acts().result() == "R1 is closed."; }));
    BOOST_TEST(wait_until([&] { return !page.main_button()->IsShown(); }));
    BOOST_TEST(turda.world.at(201, LocationId(25)) == "7/0/0/0");
    turda.world.check();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
