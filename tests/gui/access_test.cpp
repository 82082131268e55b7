#include <boost/test/unit_test.hpp>

#include "gui/widgets/gtk_platform.h"
#include "tests/gui/lint.h"
#include "tests/gui/window.h"
#include "tests/presenters/support/english.h"

namespace kontor::test {

namespace access_test {

/// Every screen and dialog of a small shop's window, each in turn.
void each_screen(Window& w, ProductId product,
                 const std::function<void(const char* screen, wxTopLevelWindow*)>& look) {
  auto& frame = w.frame();
  const auto settle = [] { pump(std::chrono::milliseconds(200)); };
  const auto page = [&](const char* screen) {
    settle();
    look(screen, &frame);
  };
  w.stock().show_product(product);
  BOOST_REQUIRE(w.settled());
  page("stock");
  w.stock().card()->tabs()->SetSelection(1);
  page("movements");
  w.stock().search_field()->SetValue("no such thing");
  BOOST_REQUIRE(wait_until([&] { return w.stock().state_panel()->IsShownOnScreen(); }));
  page("nothing found");
  for (const auto area : gui::all_areas) {
    frame.go_to(area);
    page(gui::look_of(area, english()).title.c_str());
  }
  frame.go_to(gui::Area::channels);
  frame.notices().say({gui::Tone::positive, "", "", {}});
  page("a notice");
  frame.notices().clear();
  for (const char* command : {"window.palette", "window.preferences", "help.keys", "help.about"}) {
    frame.commands().run(command);
    settle();
    for (auto* child : frame.GetChildren()) {
      auto* dialog = wxDynamicCast(child, wxDialog);
      if (!dialog || !dialog->IsShown()) continue;
      look(command, dialog);
      dialog->Close();
    }
    settle();
  }
  frame.commands().run("book.close");
  BOOST_TEST(frame.start_page()->IsShownOnScreen());
  page("first page");
}

void with_every_screen(const std::string& language,
                       const std::function<void(const char*, wxTopLevelWindow*)>& look) {
  on_sqlite([&](TestBook& tb) {
    ShopWorld world(tb.book);
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore().add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    const auto bike = world.add_product("TB-1", "City bike", 200, 300);
    Window w(tb.address.text, language);
    each_screen(w, bike, look);
  });
}

}  // namespace access_test

BOOST_AUTO_TEST_SUITE(access)

using namespace access_test;

BOOST_AUTO_TEST_CASE(every_control_has_a_name_and_an_id_and_nothing_is_clipped) {
  for (const auto& language : i18n::languages()) {
    with_every_screen(std::string(language.code), [&](const char* screen, wxTopLevelWindow* top) {
      BOOST_TEST_CONTEXT(language.code << ", " << screen) { lint_window(top); }
    });
  }
}

BOOST_AUTO_TEST_CASE(every_text_comes_from_the_catalogue_and_has_room_to_be_longer) {
  TempDir dir;
  write_pseudo_catalogue(locale_dir() / "ro" / "LC_MESSAGES" / "kontor.mo",
                         dir / "ro/LC_MESSAGES/kontor.mo");
  program().app->use_catalogues(dir.path());
  with_every_screen("ro", [](const char* screen, wxTopLevelWindow* top) {
    BOOST_TEST_CONTEXT("pseudo, " << screen) { lint_window(top, {true}); }
  });
  program().app->use_catalogues(locale_dir());
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
