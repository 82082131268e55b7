#include "tests/gui/every_screen.h"

#include <wx/button.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "gui/views/days_dialog.h"
#include "tests/gui/people_screens.h"
#include "tests/gui/screen_walk.h"
#include "tests/presenters/support/english.h"
#include "tests/support/new_book.h"
#include "tests/support/shop_files.h"

namespace kontor::test {

namespace every_screen {

/// One window, walked through.
class Walk : public ScreenWalk {
 public:
  using ScreenWalk::ScreenWalk;

  /// The areas as they are when nothing came in.
  void areas(const std::string& of) {
    for (const auto area : gui::all_areas) {
      go(area);
      at(of + gui::look_of(area, english()).title);
      if (area == gui::Area::stock) {
        tabs(frame().stock_area()->tabs(), of + "stock area");
        frame().stock_area()->tabs()->SetSelection(0);
      }
      if (area == gui::Area::customers) {
        tabs(frame().customers_area()->tabs(), of + "customers area");
        frame().customers_area()->tabs()->SetSelection(0);
      }
      if (area == gui::Area::books) tabs(frame().books_page()->tabs(), of + "books");
      if (area == gui::Area::channels) tabs(frame().channels_page()->tabs(), of + "channels");
      if (area == gui::Area::setup) tabs(frame().setup_page()->tabs(), of + "set-up");
    }
  }

  void import(std::vector<std::string> files) {
    frame().look_at_files(std::move(files));
    auto* panel = frame().channels_page()->import_panel();
    const auto idle = [&] {
      BOOST_REQUIRE(wait_until([&] { return !panel->presenter().busy(); }));
    };
    idle();
    at("files looked at");
    panel->tabs()->SetSelection(1);
    at("what cleaning changes");
    panel->tabs()->SetSelection(0);
    BOOST_REQUIRE(panel->presenter().can_import());
    wxCommandEvent press(wxEVT_BUTTON);
    panel->import_button()->ProcessWindowEvent(press);
    idle();
    at("files taken in");
    auto* back = wxWindow::FindWindowByName("import-back", panel);
    BOOST_REQUIRE(back);
    back->ProcessWindowEvent(press);
  }

  /// Files that nothing reads, and the mapping that is proposed for them.
  void mapping(const std::string& file) {
    frame().look_at_files({file});
    auto* page = frame().channels_page();
    auto* import = page->import_panel();
    BOOST_REQUIRE(wait_until([&] { return !import->presenter().busy(); }));
    at("a file that nothing reads");
    BOOST_REQUIRE(import->on_mapping);
    import->on_mapping();
    auto* panel = page->mapping_panel();
    BOOST_REQUIRE(wait_until([&] { return !panel->presenter().busy(); }));
    BOOST_REQUIRE(panel->presenter().question());
    at("a mapping is proposed");
    panel->presenter().use();
    at("a mapping is not decided");
    panel->on_leave();
    import->on_leave();
  }

  /// The folder of the shop's files, watched, with one in it that nothing reads.
  void folder(const std::string& path) {
    go(gui::Area::channels);
    auto* page = frame().channels_page();
    page->tabs()->SetSelection(4);
    auto& presenter = *frame().watched_folder();
    presenter.watch(path);
    BOOST_REQUIRE(wait_until([&] { return presenter.rows().rows() > 0; }));
    at("a watched folder");
    presenter.stop();
    at("a folder that is not watched");
    frame().notices().clear();
  }

  void stock() {
    go(gui::Area::stock);
    detail(m_window.stock(), m_window.stock().card(), "stock");
    m_window.stock().search_field()->SetValue("no such thing");
    BOOST_REQUIRE(wait_until([&] { return m_window.stock().state_panel()->IsShownOnScreen(); }));
    at("nothing found");
    m_window.stock().clear_filters();
    wait();
    m_window.stock().list()->choose_row(0);
    m_window.stock().ask_low_level();
    BOOST_REQUIRE(m_window.stock().low_level_dialog());
    pump(layout_time);
    m_look("low-stock level", m_window.stock().low_level_dialog());
    m_window.stock().low_level_dialog()->Close();
    m_window.stock().ask_zone();
    BOOST_REQUIRE(m_window.stock().zone_dialog());
    pump(layout_time);
    m_look("zone", m_window.stock().zone_dialog());
    m_window.stock().zone_dialog()->Close();
    m_window.stock().show_oversold_only(true);
    wait();
    at("chips");
  }

  void supply() { supply_screens(*this); }

  /// A transfer and a count, with the sheets, forms and papers over them.
  void goods() {
    go(gui::Area::transfers);
    auto& page = *frame().transfers_page();
    page.new_transfer();
    BOOST_REQUIRE(wait_until([&] { return !page.sheet()->sheet().loading(); }));
    auto& sheet = page.sheet()->sheet();
    sheet.paste("LAMP-1\t1\nNOPE\t1\n");
    BOOST_REQUIRE(wait_until([&] { return !sheet.busy(); }));
    pump(layout_time);
    m_look("new transfer", page.sheet());
    sheet.save();
    const auto kept = [&] {
      BOOST_REQUIRE(wait_until([&] { return !page.sheet() && page.presenter().rows() > 0; }));
    };
    kept();
    detail(page, page.card(), "transfers");
    for (const auto task : {gui::SheetTask::ship, gui::SheetTask::receive}) {
      page.open_sheet(task, "T-1");
      BOOST_REQUIRE(wait_until([&] { return !page.sheet()->sheet().loading(); }));
      pump(layout_time);
      m_look("a sheet of a transfer", page.sheet());
      page.sheet()->sheet().act();
      if (task == gui::SheetTask::ship) kept();
    }
    kept();
    page.list()->choose_row(0);
    page.ask_close();
    pump(layout_time);
    m_look("close transfer", page.closing());
    page.closing()->Close();
    page.show_paper(gui::TransferPaper::delivery_note);
    BOOST_REQUIRE(wait_until([&] { return page.paper()->presenter().pages() != nullptr; }));
    pump(layout_time);
    m_look("a paper", page.paper());
    page.paper()->Close();
    at("transfers");
    frame().notices().clear();
    counts();
  }

  void counts() {
    frame().open_counts();
    auto& page = *frame().stock_area()->counts();
    page.new_count();
    BOOST_REQUIRE(wait_until([&] { return !page.new_dialog()->form().fields().empty(); }));
    pump(layout_time);
    m_look("new count", page.new_dialog());
    page.new_dialog()->form().save();
    BOOST_REQUIRE(wait_until([&] { return !page.new_dialog() && page.presenter().rows() > 0; }));
    page.enter_count(1);
    page.entry_dialog()->entry().paste("LAMP-1\t2\nNOPE\t1\n");
    BOOST_REQUIRE(wait_until([&] { return !page.entry_dialog()->entry().busy(); }));
    pump(layout_time);
    m_look("entering a count", page.entry_dialog());
    page.entry_dialog()->Close();
    BOOST_REQUIRE(wait_until([&] { return !page.entry_dialog(); }));
    detail(page, page.card(), "counts");
    statements();
    frame().stock_area()->tabs()->SetSelection(0);
    frame().notices().clear();
  }

  /// What an outside warehouse has: none yet, and the form that a file is read with.
  void statements() {
    frame().stock_area()->tabs()->SetSelection(static_cast<std::size_t>(gui::StockView::reconcile));
    wait();
    at("no statements");
    auto& page = *frame().stock_area()->statements();
    page.read_file("stock.csv");
    BOOST_REQUIRE(wait_until([&] { return !page.read_dialog()->form().fields().empty(); }));
    pump(layout_time);
    m_look("a warehouse's file", page.read_dialog());
    page.read_dialog()->Close();
    BOOST_REQUIRE(wait_until([&] { return !page.read_dialog(); }));
    page.settle(1, {});
    BOOST_REQUIRE(wait_until([&] { return !page.settle_dialog()->form().fields().empty(); }));
    pump(layout_time);
    m_look("settling a statement", page.settle_dialog());
    page.settle_dialog()->Close();
    BOOST_REQUIRE(wait_until([&] { return !page.settle_dialog(); }));
  }

  void lists() {
    go(gui::Area::orders);
    detail(*frame().orders_page(), frame().orders_page()->card(), "orders");
    go(gui::Area::customers);
    detail(*frame().customers_page(), frame().customers_page()->card(), "customers");
    go(gui::Area::team);
    detail(*frame().team_page(), frame().team_page()->card(), "team");
  }

  void books() {
    go(gui::Area::books);
    auto* page = frame().books_page();
    tabs(page->tabs(), "books");
    page->trial_balance()->filters().period()->SetSelection(
        static_cast<int>(page->trial_balance()->filters().period()->GetCount()) - 1);
    wxCommandEvent chosen(wxEVT_CHOICE);
    chosen.SetInt(page->trial_balance()->filters().period()->GetSelection());
    page->trial_balance()->filters().period()->ProcessWindowEvent(chosen);
    page->tabs()->SetSelection(0);
    wait();
    at("days to type");
    page->tabs()->SetSelection(1);
    wait();
    detail(*page->entries(), page->entries()->card(), "entries");
  }

  void channels() {
    go(gui::Area::channels);
    auto* page = frame().channels_page();
    tabs(page->tabs(), "channels");
    page->tabs()->SetSelection(0);
    detail(*page->batches(), page->batches()->card(), "imports");
    frame().notices().say({gui::Tone::positive, "", "", {}});
    at("a notice");
    frame().notices().clear();
    offer_screens(*this);
  }

  /// Files of the first day, and of a month in which the old system still runs.
  void setup(const std::filesystem::path& items, const std::filesystem::path& totals) {
    go(gui::Area::setup);
    auto* page = frame().setup_page();
    const auto ready = [&] {
      BOOST_REQUIRE(wait_until([&] {
        return !page->opening()->presenter().busy() && !page->comparison()->presenter().busy();
      }));
    };
    page->show(gui::SetupPageState{gui::SetupView::company});
    wait();
    page->company()->form().type("zone", "Nowhere");
    page->company()->form().save();
    BOOST_REQUIRE(wait_until([&] { return !page->company()->form().busy(); }));
    at("a time zone that is none");
    page->company()->form().revert();
    page->show(gui::SetupPageState{gui::SetupView::places});
    wait();
    page->places()->form().begin_new();
    at("a new place");
    page->places()->form().type("name", "Cellar");
    page->places()->form().show_thing("MAIN");
    at("a place chosen");
    page->show(gui::SetupPageState{gui::SetupView::channels});
    wait();
    page->sales_channels()->form().begin_new();
    at("a new channel");
    page->show(gui::SetupPageState{gui::SetupView::people});
    wait();
    page->people()->form().begin_new();
    page->people()->form().type("hired", "soon");
    page->people()->form().save();
    at("a new employee");
    page->show(gui::SetupPageState{gui::SetupView::roles});
    wait();
    page->roles()->form().begin_new();
    at("a new role");
    page->show(gui::SetupPageState{gui::SetupView::opening});
    auto& opening = page->opening()->presenter();
    ready();
    opening.choose_day("soon");
    opening.choose_file(gui::OpeningFileKind::items, items.string());
    at("a day that is none");
    opening.choose_day("2026-02-28");
    ready();
    BOOST_REQUIRE(opening.sums().rows() > 0);
    tabs(page->opening()->tabs(), "opening balances");
    opening.post();
    ready();
    at("balances posted");
    frame().notices().clear();
    page->show(gui::SetupPageState{gui::SetupView::comparison});
    page->comparison()->look_at({totals.string()});
    ready();
    detail(*page->comparison(), page->comparison()->card(), "parallel month");
    page->comparison()->presenter().choose_tolerance("much");
    at("a tolerance that is none");
    page->comparison()->look_at({"/nowhere/totals.csv"});
    ready();
    at("totals that cannot be read");
  }

  void dialogs() {
    for (const char* command :
         {"window.palette", "window.preferences", "help.keys", "help.about"}) {
      frame().commands().run(command);
      pump(layout_time);
      each_dialog(command);
    }
    auto* days = new gui::DaysDialog(&frame(), program().app->language(), {});
    days->Show();
    pump(layout_time);
    each_dialog("between days");
  }

  void first_page() {
    frame().commands().run("book.close");
    BOOST_TEST(frame().start_page()->IsShownOnScreen());
    at("first page");
  }

 private:
  void each_dialog(const std::string& screen) {
    for (auto* child : frame().GetChildren()) {
      auto* dialog = wxDynamicCast(child, wxDialog);
      if (!dialog || !dialog->IsShown()) continue;
      m_look(screen, dialog);
      dialog->Close();
      if (screen == "between days") dialog->Destroy();
    }
    pump(layout_time);
  }
};

}  // namespace every_screen

void each_screen(const std::string& language, const LookAtScreen& look) {
  using namespace every_screen;
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  TempDir files;
  write_products(files / "products.csv");
  write_inventory(files / "inventory.csv");
  write_orders(files / "orders.csv", second_week());
  std::ofstream(files / "open.csv") << "kind,number,partner,channel,amount\n"
                                       "receivable,INV-1,Muster GmbH,,119.00\n"
                                       "receivable,INV-2,Muster GmbH,,nothing\n";
  std::ofstream(files / "people.csv") << "code,name,hired\nMIA,Mia,2026-03-01\nNINA,Nina,soon\n";
  std::ofstream(files / "totals.csv") << "date,net_sales,orders\n2026-03-09,1.00,1\n"
                                         "yesterday,1.00,1\n";
  on_new_sqlite_book(draft, [&](app::OpenBook& book, FixedClock&) {
    goods::SupplierDraft maker;
    maker.name = "Mill";
    BOOST_REQUIRE(static_cast<bool>(book.suppliers().add(maker)));
    Window w(book.book().address().text, language);
    Walk walk(w, look);
    walk.areas("empty: ");
    walk.import({(files / "orders.csv").string(), (files / "inventory.csv").string(),
                 (files / "products.csv").string()});
    walk.areas("");
    walk.stock();
    walk.supply();
    walk.goods();
    walk.lists();
    customer_screens(w, look);
    team_screens(w, look, (files / "people.csv").string());
    walk.books();
    walk.channels();
    walk.setup(files / "open.csv", files / "totals.csv");
    std::ofstream(files / "odd.csv") << "Order No,Order Date,SKU,Description,Qty,Price,VAT\n"
                                        "1,01/02/2026,A,Lamp,1,5.00,0.80\n";
    walk.mapping((files / "odd.csv").string());
    walk.folder(files.path().string());
    walk.dialogs();
    desk_screens(w, look);
    walk.first_page();
  });
}

}  // namespace kontor::test
