// The team in the window: hours of a day, and lists of people and hours from files.

#include <wx/button.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/gui/window.h"
#include "tests/support/new_book.h"

namespace kontor::test {

namespace team_window_test {

void press_button(wxButton* button) {
  BOOST_REQUIRE(button);
  BOOST_REQUIRE(button->IsEnabled());
  wxCommandEvent event(wxEVT_BUTTON);
  button->ProcessWindowEvent(event);
}

app::NewBook a_shop() {
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  return draft;
}

std::size_t hours_in(app::OpenBook& book) {
  return book.book().read([&](Unit& u) { return book.stores().employees.hours(u, {}).size(); });
}

}  // namespace team_window_test

BOOST_AUTO_TEST_SUITE(team_window)

using namespace team_window_test;

BOOST_AUTO_TEST_CASE(people_and_hours_come_from_files_and_by_hand) {
  const TempDir dir;
  std::ofstream(dir / "people.csv") << "code,name,hired\nSOFIA,Sofia Berg,2026-03-01\n"
                                       "MARA,Mara Wolf,soon\n";
  std::ofstream(dir / "hours.csv") << "employee,date,hours\nSOFIA,2026-03-02,7:30\n";
  for (const auto& make : {on_new_sqlite_book, on_new_postgresql_book}) {
    make(a_shop(), [&](app::OpenBook& book, FixedClock&) {
      Window w(book.book().address().text);
      w.frame().go_to(gui::Area::team);
      auto& page = *w.frame().team_page();
      BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy(); }));
      page.look_at_list(gui::StaffFile::employees, (dir / "people.csv").string());
      auto* list = page.list_dialog();
      BOOST_REQUIRE(list);
      BOOST_REQUIRE(wait_until([&] { return list->list().can_take_in(); }));
      BOOST_TEST(list->problems()->rows() == 1U);
      BOOST_TEST(page.presenter().rows() == 1U);  // nothing is in yet
      press_button(list->take_button());
      BOOST_REQUIRE(wait_until([&] {
        return page.list_dialog() && !list->list().busy() && !list->list().can_take_in();
      }));
      list->Close();
      BOOST_REQUIRE(wait_until([&] { return !page.list_dialog(); }));
      page.refresh();
      BOOST_REQUIRE(wait_until([&] { return page.presenter().rows() == 2U; }));
      page.look_at_list(gui::StaffFile::hours, (dir / "hours.csv").string());
      BOOST_REQUIRE(wait_until([&] { return page.list_dialog()->list().can_take_in(); }));
      press_button(page.list_dialog()->take_button());
      BOOST_REQUIRE(wait_until([&] { return !page.list_dialog(); }));
      BOOST_TEST(hours_in(book) == 1U);
      for (std::size_t row = 0; row < 2; ++row)
        if (page.list()->shown_text(row, 0) == "SOFIA") page.list()->choose_row(row);
      page.ask_hours();
      BOOST_REQUIRE(page.hours_dialog());
      auto& form = page.hours_dialog()->form();
      BOOST_REQUIRE(wait_until([&] { return !form.fields().empty(); }));
      form.type("date", "2026-03-03");
      form.type("hours", "4");
      form.save();
      BOOST_REQUIRE(wait_until([&] { return !page.hours_dialog(); }));
      BOOST_TEST(hours_in(book) == 2U);
      page.ask_coaching();
      BOOST_REQUIRE(page.coaching_dialog());
      auto& talk = page.coaching_dialog()->form();
      BOOST_REQUIRE(wait_until([&] { return !talk.fields().empty(); }));
      talk.type("topic", "Lamps");
      talk.type("goal", "two a day");
      talk.save();
      BOOST_REQUIRE(wait_until([&] { return !page.coaching_dialog(); }));
      page.show_employee(page.presenter().employee(*page.list()->chosen_row()));
      BOOST_REQUIRE(wait_until([&] { return page.card()->card().coaching().rows() == 1U; }));
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
