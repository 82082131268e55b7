#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/notebook.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <boost/test/unit_test.hpp>
#include <set>

#include "gui/widgets/gtk_platform.h"
#include "tests/gui/window.h"

namespace kontor::test {

namespace access_test {

/// Calls `visit` on every window below, those inside controls that wx made of parts left out.
void each_window(wxWindow* window, const std::function<void(wxWindow*)>& visit) {
  visit(window);
  if (wxDynamicCast(window, wxSearchCtrl) || wxDynamicCast(window, wxDataViewCtrl)) return;
  for (auto* child : window->GetChildren()) each_window(child, visit);
}

bool takes_focus(const wxWindow* window) {
  return wxDynamicCast(window, wxButton) || wxDynamicCast(window, wxCheckBox) ||
         wxDynamicCast(window, wxChoice) || wxDynamicCast(window, wxDataViewCtrl) ||
         wxDynamicCast(window, wxSearchCtrl) || wxDynamicCast(window, wxTextCtrl) ||
         wxDynamicCast(window, wxNotebook);
}

/// Names and ids of all controls that can take the focus; labels must have room for their text.
void check_controls(wxWindow* top) {
  std::set<std::string> ids;
  each_window(top, [&](wxWindow* window) {
    const std::string id = gui::access_id(window);
    if (takes_focus(window)) {
      const std::string what =
          wxString(window->GetClassInfo()->GetClassName()).utf8_string() + " " + id;
      BOOST_TEST(!id.empty(), what);
      BOOST_TEST(ids.insert(id).second, "twice: " + what);
      if (window->IsShownOnScreen()) BOOST_TEST(!gui::access_name(window).empty(), what);
    }
    auto* label = wxDynamicCast(window, wxStaticText);
    if (label && label->IsShownOnScreen() && !label->GetLabelText().empty()) {
      BOOST_TEST(label->GetSize().x >= label->GetTextExtent(label->GetLabelText()).x - 1,
                 "clipped: " + id + ": " + label->GetLabelText().utf8_string());
    }
  });
}

}  // namespace access_test

BOOST_AUTO_TEST_SUITE(access)

using namespace access_test;

BOOST_AUTO_TEST_CASE(every_control_has_a_name_and_an_id_and_no_label_is_clipped) {
  for (const auto& language : i18n::languages()) {
    BOOST_TEST_CONTEXT(language.code) {
      on_sqlite([&](TestBook& tb) {
        ShopWorld world(tb.book);
        tb.book.write([](Unit& u) {
          persistence::SqlEmployeeStore().add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
        });
        const auto bike = world.add_product("TB-1", "City bike", 200, 300);
        Window w(tb.address.text, std::string(language.code));
        w.stock().show_product(bike);
        BOOST_REQUIRE(w.settled());
        pump(std::chrono::milliseconds(200));
        check_controls(&w.frame());
        w.stock().card()->tabs()->SetSelection(1);
        w.stock().search_field()->SetValue("no such thing");
        BOOST_REQUIRE(wait_until([&] { return w.stock().state_panel()->IsShownOnScreen(); }));
        pump(std::chrono::milliseconds(200));
        check_controls(&w.frame());
        for (const char* area : {"area.customers", "area.team", "area.books"}) {
          w.frame().commands().run(area);
          pump(std::chrono::milliseconds(300));
          check_controls(&w.frame());
        }
        for (std::size_t tab = 0; tab < w.frame().books_page()->tabs()->GetPageCount(); ++tab) {
          w.frame().books_page()->tabs()->SetSelection(tab);
          pump(std::chrono::milliseconds(300));
          check_controls(&w.frame());
        }
        w.frame().commands().run("book.close");
        pump(std::chrono::milliseconds(200));
        BOOST_TEST(w.frame().start_page()->IsShownOnScreen());
        check_controls(&w.frame());
      });
    }
  }
}

BOOST_AUTO_TEST_CASE(a_book_that_is_not_there_is_said_where_it_was_asked_for) {
  auto& app = *program().app;
  app.use_language("en");
  gui::WindowState state;
  state.open_at_start = "sqlite:///nowhere/at/all.kontor";
  auto* frame = app.open_window(std::move(state));
  BOOST_TEST(wait_until([&] { return !frame->start_page()->presenter().error().empty(); }));
  auto* info = frame->FindWindowByName("start-open-info", frame);
  BOOST_REQUIRE(info);
  BOOST_TEST(info->IsShownOnScreen());
  app.close_window();
  wait_until([] { return wxTopLevelWindows.GetCount() == 0; });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
