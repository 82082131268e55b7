#include "tests/gui/screen_walk.h"

namespace kontor::test {

namespace supply_screens_detail {

/// Makes a product low, and clears that.
void alerts(ScreenWalk& walk) {
  auto& area = *walk.frame().stock_area();
  auto& levels = *area.levels();
  levels.clear_filters();
  walk.wait();
  levels.list()->choose_row(0);
  levels.ask_low_level();
  levels.low_level_dialog()->form().type("level", "1000");
  levels.low_level_dialog()->form().save();
  BOOST_REQUIRE(wait_until([&] { return !levels.low_level_dialog(); }));
  area.tabs()->SetSelection(1);
  walk.wait();
  auto& page = *area.alerts();
  walk.detail(page, page.card(), "alerts");
  page.list()->choose_row(0);
  page.ask_clear();
  walk.at("clear alert", page.clear_dialog());
  page.clear_dialog()->form().save();
  BOOST_REQUIRE(wait_until([&] { return !page.clear_dialog()->form().busy(); }));
  walk.at("an alert without a reason", page.clear_dialog());
  page.clear_dialog()->form().type("reason", "seen");
  page.clear_dialog()->form().save();
  BOOST_REQUIRE(wait_until([&] { return !page.clear_dialog(); }));
  page.presenter().show_cleared(true);
  walk.wait();
  walk.at("cleared alerts");
}

void replenish(ScreenWalk& walk) {
  auto& area = *walk.frame().stock_area();
  area.tabs()->SetSelection(2);
  walk.wait();
  auto& page = *area.replenish();
  page.ask_settings({});
  auto* settings = page.settings_dialog();
  BOOST_REQUIRE(settings);
  BOOST_REQUIRE(wait_until([&] { return !settings->form().fields().empty(); }));
  walk.at("replenishment settings", settings);
  settings->Close();
  BOOST_REQUIRE(wait_until([&] { return !page.settings_dialog(); }));
  page.presenter().choose_transfer(true);
  walk.wait();
  walk.at("what to move");
}

/// An order with a supplier, from its sheet to its delivery.
void purchases(ScreenWalk& walk) {
  walk.frame().open_purchases();
  walk.wait();
  auto& page = *walk.frame().stock_area()->purchases();
  const auto sheet = [&](gui::SheetTask task, const std::string& number) {
    page.open_sheet(task, number);
    BOOST_REQUIRE(wait_until([&] { return page.sheet() && !page.sheet()->sheet().loading(); }));
    if (number.empty()) page.sheet()->sheet().paste("LAMP-1=4@2.50\nNOPE\t1\n");
    BOOST_REQUIRE(wait_until([&] { return !page.sheet()->sheet().busy(); }));
    walk.at("a sheet of an order", page.sheet());
    page.sheet()->sheet().act();
    BOOST_REQUIRE(wait_until([&] { return !page.sheet() && !page.presenter().busy(); }));
  };
  sheet(gui::SheetTask::write, {});
  BOOST_REQUIRE(wait_until([&] { return page.presenter().rows() > 0; }));
  sheet(gui::SheetTask::receive, "P-1");
  walk.wait();
  for (const auto task : {gui::SheetTask::invoice, gui::SheetTask::charge}) {
    page.open_sheet(task, "P-1");
    BOOST_REQUIRE(wait_until([&] { return page.sheet() && !page.sheet()->sheet().loading(); }));
    page.sheet()->sheet().type_freight("2.50");
    BOOST_REQUIRE(wait_until([&] { return page.sheet()->sheet().foreseen().rows() > 0; }));
    walk.at(task == gui::SheetTask::invoice ? "an invoice" : "later freight", page.sheet());
    auto bill = page.sheet()->sheet().bill();
    bill.number = task == gui::SheetTask::invoice ? "R-1" : "Z-1";
    page.sheet()->sheet().type_bill(bill);
    page.sheet()->sheet().act();
    BOOST_REQUIRE(wait_until([&] { return !page.sheet() && !page.presenter().busy(); }));
  }
  page.open_sheet(gui::SheetTask::give_back, "P-1");
  BOOST_REQUIRE(wait_until([&] { return page.sheet() && !page.sheet()->sheet().loading(); }));
  page.sheet()->sheet().scan("LAMP-1", "1");
  BOOST_REQUIRE(wait_until([&] { return page.sheet()->sheet().foreseen().rows() > 0; }));
  walk.at("goods that go back", page.sheet());
  page.sheet()->sheet().act();
  BOOST_REQUIRE(wait_until([&] { return !page.sheet() && !page.presenter().busy(); }));
  walk.detail(page, page.card(), "purchases");
  page.list()->choose_row(0);
  page.show_paper();
  BOOST_REQUIRE(wait_until([&] { return page.paper()->presenter().pages() != nullptr; }));
  walk.at("an order on paper", page.paper());
  page.paper()->Close();
  walk.wait();
}

/// A dialog that is asked for is looked at and closed again.
template <class Asked>
void dialog(ScreenWalk& walk, const std::string& screen, Asked asked) {
  walk.at(screen, asked());
  asked()->Close();
  BOOST_REQUIRE_MESSAGE(wait_until([&] { return asked() == nullptr; }), screen);
}

void suppliers(ScreenWalk& walk) {
  walk.frame().open_suppliers();
  walk.wait();
  auto& page = *walk.frame().stock_area()->suppliers();
  page.new_supplier();
  dialog(walk, "a new supplier", [&] { return page.supplier_dialog(); });
  walk.detail(page, page.card(), "suppliers");
  page.list()->choose_row(0);
  page.ask_terms(std::nullopt);
  dialog(walk, "terms of a supplier", [&] { return page.terms_dialog(); });
  page.look_at("/nowhere/terms.csv");
  BOOST_REQUIRE(wait_until([&] { return !page.file_dialog()->file().busy(); }));
  dialog(walk, "a file of terms", [&] { return page.file_dialog(); });
}

}  // namespace supply_screens_detail

void supply_screens(ScreenWalk& walk) {
  using namespace supply_screens_detail;
  walk.go(gui::Area::stock);
  alerts(walk);
  replenish(walk);
  purchases(walk);
  suppliers(walk);
  walk.frame().stock_area()->tabs()->SetSelection(0);
  walk.frame().notices().clear();
}

void offer_screens(ScreenWalk& walk) {
  using namespace supply_screens_detail;
  walk.frame().channels_page()->tabs()->SetSelection(5);
  walk.wait();
  auto& page = *walk.frame().channels_page()->offers();
  BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy(); }));
  BOOST_REQUIRE(page.presenter().channel());
  page.presenter().choose_form("plain");
  page.presenter().show_all(true);
  BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy(); }));
  walk.at("what a channel may sell");
  page.ask_sources();
  dialog(walk, "where a channel sells from", [&] { return page.sources_dialog(); });
  page.ask_buffer();
  dialog(walk, "withheld from a channel", [&] { return page.buffer_dialog(); });
}

}  // namespace kontor::test
