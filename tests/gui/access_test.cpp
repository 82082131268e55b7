#include <boost/test/unit_test.hpp>

#include "tests/gui/every_screen.h"
#include "tests/gui/lint.h"
#include "tests/gui/window.h"

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(access)

BOOST_AUTO_TEST_CASE(every_control_has_a_name_and_an_id_and_nothing_is_clipped) {
  for (const auto& language : i18n::languages()) {
    each_screen(std::string(language.code), [&](const std::string& screen, wxTopLevelWindow* top) {
      wait_until([&] { return titles_have_room(top); });
      BOOST_TEST_CONTEXT(language.code << ", " << screen) { lint_window(top); }
    });
  }
}

BOOST_AUTO_TEST_CASE(every_text_comes_from_the_catalogue_and_has_room_to_be_longer) {
  TempDir dir;
  write_pseudo_catalogue(locale_dir() / "ro" / "LC_MESSAGES" / "kontor.mo",
                         dir / "ro/LC_MESSAGES/kontor.mo");
  program().app->use_catalogues(dir.path());
  each_screen("ro", [](const std::string& screen, wxTopLevelWindow* top) {
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
