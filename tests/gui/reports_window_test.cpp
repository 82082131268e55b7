#include <wx/button.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "gui/widgets/gtk_platform.h"
#include "tests/gui/lint.h"
#include "tests/gui/window.h"
#include "tests/support/paths.h"
#include "tests/unit/formats/reading_programs.h"

namespace kontor::test {

namespace reports_window_test {

/// A shop with enough products for a second page of a report.
struct ReportShop {
  explicit ReportShop(TestBook& tb, int products = 3) : world(tb.book), address(tb.address.text) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      bool owner = false;
      for (const auto& each : employees.list(u)) owner = owner || each.owner;
      if (!owner) employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    for (int i = 0; i < products; ++i) {
      const auto id =
          world.add_product("TB-" + std::to_string(i), "City bike", 5 + i, i == 1 ? 4 : 0);
      if (i == 0) world.sell(id, 2);
    }
  }
  ShopWorld world;
  std::string address;
};

void press(wxButton* button) {
  BOOST_REQUIRE(button->IsEnabled());
  wxCommandEvent event(wxEVT_BUTTON);
  button->ProcessWindowEvent(event);
}

void key(wxWindow* at, int code, wxEventType type = wxEVT_KEY_DOWN) {
  wxKeyEvent event(type);
  event.m_keyCode = code;
  event.SetEventObject(at);
  at->ProcessWindowEvent(event);
}

gui::ReportsPage& open_reports(Window& w) {
  w.frame().commands().run("area.reports");
  auto* page = w.frame().reports_page();
  BOOST_REQUIRE(page);
  return *page;
}

bool read(gui::ReportsPage& page) {
  return wait_until([&] {
    return !page.presenter().busy() &&
           page.presenter().state() != gui::ReportPresenter::State::none;
  });
}

gui::ReportsPage& open_report(Window& w, const std::string& id) {
  BOOST_REQUIRE(w.frame().commands().run("report." + id));
  auto* page = w.frame().reports_page();
  BOOST_REQUIRE(page);
  BOOST_REQUIRE(read(*page));
  return *page;
}

}  // namespace reports_window_test

BOOST_AUTO_TEST_SUITE(reports_window)

using namespace reports_window_test;

BOOST_AUTO_TEST_CASE(a_report_is_opened_from_the_list_and_left_again) {
  for_each_engine([](TestBook& tb) {
    const ReportShop shop(tb);
    Window w(shop.address);
    auto& page = open_reports(w);
    BOOST_CHECK(page.view() == gui::ReportsView::list);
    BOOST_TEST(page.list()->shown_text(2, 0) == "Stock by location with its value");
    page.list()->choose_row(2);
    BOOST_TEST(w.frame().commands().run("list.open"));
    BOOST_REQUIRE(read(page));
    BOOST_CHECK(page.view() == gui::ReportsView::result);
    BOOST_TEST(page.presenter().rows() == 4U);
    BOOST_TEST(page.panel()->list()->IsShownOnScreen());
    BOOST_TEST(page.panel()->footer().find("On\u00A0hand:\u00A020") != std::string::npos,
               page.panel()->footer());
    BOOST_TEST(page.panel()->fields()->location()->IsShown());
    BOOST_TEST(!page.panel()->fields()->period()->IsShown());
    // By location, as a person chooses it.
    auto* place = page.panel()->fields()->location();
    const int house = place->FindString("Location HOUSE");
    BOOST_REQUIRE(house != wxNOT_FOUND);
    place->SetSelection(house);
    wxCommandEvent chosen(wxEVT_CHOICE);
    chosen.SetInt(place->GetSelection());
    place->ProcessWindowEvent(chosen);
    BOOST_REQUIRE(read(page));
    BOOST_TEST(page.presenter().rows() == 1U);
    w.frame().go_back();
    BOOST_CHECK(page.view() == gui::ReportsView::list);
    w.frame().go_forward();
    BOOST_CHECK(page.view() == gui::ReportsView::result);
    BOOST_TEST(page.presenter().rows() == 1U);
    // Enter on a row opens what it is made of, and there is a way back.
    page.panel()->list()->choose_row(0);
    BOOST_TEST(w.frame().commands().run("list.open"));
    BOOST_REQUIRE(wait_until([&] { return w.stock().card()->card().open(); }));
    BOOST_TEST(w.stock().IsShownOnScreen());
    w.frame().go_back();
    BOOST_CHECK(page.view() == gui::ReportsView::result);
    BOOST_TEST(page.IsShownOnScreen());
    key(page.panel()->list(), WXK_ESCAPE, wxEVT_CHAR_HOOK);
    BOOST_CHECK(page.view() == gui::ReportsView::list);
    w.frame().go_back();
    w.frame().go_back();
    w.frame().go_back();
    BOOST_CHECK(w.frame().area() == gui::Area::stock);
  });
}

BOOST_AUTO_TEST_CASE(rows_are_copied_with_plain_figures) {
  on_sqlite([](TestBook& tb) {
    const ReportShop shop(tb);
    Window w(shop.address);
    auto& page = open_report(w, "stock-value");
    page.panel()->list()->choose_row(0);
    page.panel()->list()->SetFocus();
    w.frame().commands().run("list.copy");
    const std::string copied = clipboard_text();
    BOOST_TEST(copied.starts_with("Location\t"), copied);
    // A dash on the screen, a zero for other programs.
    BOOST_TEST(copied.find("\t3\t0\t0\t3\t") != std::string::npos, copied);
  });
}

BOOST_AUTO_TEST_CASE(a_file_is_written_and_its_notice_has_a_link) {
  on_sqlite([](TestBook& tb) {
    const ReportShop shop(tb);
    Window w(shop.address);
    auto& page = open_report(w, "sales-by-month");
    const TempDir folder;
    const auto file = folder / page.presenter().file_name(reports::ReportFormat::pdf);
    page.presenter().write(file.string(), reports::ReportFormat::pdf);
    BOOST_REQUIRE(wait_until([&] { return w.frame().notices().front() != nullptr; }));
    BOOST_TEST(w.frame().notices().front()->file == file.string());
    BOOST_TEST(w.frame().notice_row()->row()->sentence() ==
               "1 row was written to " + file.string());
    BOOST_TEST(w.frame().notice_row()->folder_button()->IsShownOnScreen());
    BOOST_TEST(std::filesystem::file_size(file) > 1000U);
    lint_window(&w.frame());
    w.frame().notices().clear();
  });
}

BOOST_AUTO_TEST_CASE(pages_are_turned_zoomed_and_printed_without_a_mouse) {
  for (const char* language : {"en", "ar"}) {
    on_sqlite([&](TestBook& tb) {
      const ReportShop shop(tb, 80);
      Window w(shop.address, language);
      auto& page = open_report(w, "stock-value");
      BOOST_REQUIRE(page.presenter().rows() == 81U);
      press(page.panel()->pages_button());
      BOOST_CHECK(page.view() == gui::ReportsView::pages);
      BOOST_REQUIRE(wait_until([&] { return page.presenter().pages() != nullptr; }));
      auto* view = page.pages_panel()->view();
      BOOST_REQUIRE(view->pages());
      const std::size_t pages = view->pages()->count();
      BOOST_TEST(pages > 1U);
      BOOST_TEST(!page.pages_panel()->previous_button()->IsEnabled());
      key(view, WXK_PAGEDOWN);
      BOOST_TEST(view->page() == 1U);
      BOOST_TEST(gui::access_name(view).utf8_string() ==
                 i18n::strip_marks(page.pages_panel()->where()->GetLabelText().utf8_string()));
      BOOST_TEST(page.pages_panel()->previous_button()->IsEnabled());
      key(view, WXK_END);
      BOOST_TEST(view->page() == pages - 1);
      BOOST_TEST(!page.pages_panel()->next_button()->IsEnabled());
      key(view, WXK_PAGEDOWN);
      BOOST_TEST(view->page() == pages - 1);
      key(view, WXK_HOME);
      BOOST_TEST(view->page() == 0U);
      press(page.pages_panel()->next_button());
      press(page.pages_panel()->previous_button());
      BOOST_TEST(view->page() == 0U);
      key(view, '-');
      BOOST_CHECK(view->zoom() == gui::PageZoom::whole);
      BOOST_TEST(page.pages_panel()->zoom()->GetSelection() == 1);
      // A whole page needs no scrolling.
      BOOST_TEST(view->GetVirtualSize().y <= view->GetSize().y + 1);
      pump(std::chrono::milliseconds(100));
      lint_window(&w.frame());
      // The paper has what the file has.
      const TempDir folder;
      const auto printed = folder / "printed.pdf";
      BOOST_CHECK(page.pages_panel()->print(printed.string()) == gui::Printed::handed_over);
      const std::string said = said_by("pdfinfo '" + printed.string() + "'");
      BOOST_TEST(said.find("Pages:") != std::string::npos, said);
      BOOST_TEST(said.find(" " + std::to_string(pages) + "\n") != std::string::npos, said);
      BOOST_TEST(said.find("(A4)") != std::string::npos, said);
      const std::string text = said_by("pdftotext '" + printed.string() + "' -");
      BOOST_TEST(text.find("TB-79") != std::string::npos);
      key(view, WXK_ESCAPE, wxEVT_CHAR_HOOK);
      BOOST_CHECK(page.view() == gui::ReportsView::result);
    });
  }
}

BOOST_AUTO_TEST_CASE(what_is_shown_outlives_a_change_of_language) {
  on_sqlite([](TestBook& tb) {
    const ReportShop shop(tb);
    Window w(shop.address);
    auto& page = open_report(w, "trial-balance");
    gui::ReportChoice choice = page.presenter().choice();
    choice.side = {false, {}};
    page.presenter().choose(choice);
    BOOST_REQUIRE(read(page));
    const auto say_in = [&](const std::string& language) {
      // The new window may lie where the old one did.
      w.frame().SetName("before");
      w.frame().choose_language(language);
      BOOST_REQUIRE(wait_until([&] {
        return program().app->window() && w.frame().GetName() != "before" &&
               w.frame().reports_page();
      }));
    };
    say_in("ar");
    auto* again = w.frame().reports_page();
    BOOST_REQUIRE(again);
    BOOST_REQUIRE(read(*again));
    BOOST_CHECK(again->view() == gui::ReportsView::result);
    BOOST_TEST(again->presenter().id() == "trial-balance");
    BOOST_CHECK(again->presenter().choice() == choice);
    BOOST_TEST(again->presenter().title() != "Trial balance");
    BOOST_TEST(again->panel()->list()->IsShownOnScreen());
    say_in("en");
  });
}

BOOST_AUTO_TEST_CASE(every_report_has_its_fields_and_nothing_is_clipped) {
  for (const char* language : {"en", "ar", "zh_CN", "ro"}) {
    on_sqlite([&](TestBook& tb) {
      const ReportShop shop(tb);
      Window w(shop.address, language);
      for (const auto& report : reports::all_reports()) {
        auto& page = open_report(w, std::string(report.id));
        auto* fields = page.panel()->fields();
        BOOST_TEST(fields->period()->IsShown() == report.takes(reports::Parameter::from));
        BOOST_TEST(fields->side()->IsShown() == report.takes(reports::Parameter::channel));
        BOOST_TEST(fields->import()->IsShown() == report.takes(reports::Parameter::batch));
        pump(std::chrono::milliseconds(100));
        BOOST_TEST_CONTEXT(language << ", " << report.id) { lint_window(&w.frame()); }
      }
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
