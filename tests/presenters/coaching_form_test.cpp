// What the window asks of a talk with an employee.

#include "gui/presenters/coaching_form.h"

#include <boost/test/unit_test.hpp>

#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace coaching_form_test {

struct CoachingScreen : gui::FormView {
  explicit CoachingScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        form(book, executor, english(), EmployeeId(52)) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      if (employees.list(u).empty())
        employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
      employees.add(u, {EmployeeId(52), "S07", "Søren", false, false});
    });
    form.set_view(*this);
    form.load();
  }
  void show_form() override {}
  std::vector<staff::CoachingNote> notes() {
    return book->book().read([&](Unit& u) { return book->stores().coaching.notes(u, {}); });
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::CoachingForm form;
};

}  // namespace coaching_form_test

BOOST_AUTO_TEST_SUITE(coaching_form)

using namespace coaching_form_test;

BOOST_AUTO_TEST_CASE(a_talk_is_noted_with_the_first_topic_of_its_measure) {
  for_each_engine([](TestBook& tb) {
    CoachingScreen s(tb);
    BOOST_TEST(s.form.title() == "Søren");
    s.form.type("measure", "manual_rate");
    s.form.type("goal", "ask first");
    s.form.save();
    BOOST_TEST(s.form.done() == "The coaching of Søren is noted.");
    const auto notes = s.notes();
    BOOST_REQUIRE(notes.size() == 1U);
    BOOST_TEST(notes[0].topic == "holding_the_price");
    BOOST_TEST(notes[0].goal == "ask first");
    BOOST_TEST((notes[0].follow_up == notes[0].held_on + 14));
  });
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_at_its_field) {
  on_sqlite([](TestBook& tb) {
    CoachingScreen s(tb);
    s.form.save();
    BOOST_TEST(!s.form.field("topic").error.empty());
    s.form.type("topic", "Lamps");
    s.form.type("date", "yesterday");
    s.form.save();
    BOOST_TEST(!s.form.field("date").error.empty());
    s.form.type("date", "2024-02-01");
    s.form.type("next", "2024-01-01");
    s.form.save();
    BOOST_TEST(!s.form.field("next").error.empty());
    BOOST_TEST(s.notes().empty());
    s.form.type("next", "");
    s.form.save();
    BOOST_REQUIRE(s.notes().size() == 1U);
    BOOST_TEST(!s.notes()[0].due().has_value());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
