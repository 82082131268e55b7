#include "gui/presenters/staff_list.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/hours_form.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace staff_list_test {

struct ListFile : gui::StaffListView {
  explicit ListFile(TestBook& tb, gui::StaffFile kind = gui::StaffFile::employees)
      : book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        list(*this, book, executor, english(), kind, "/people.csv") {}
  void show_list_file() override { ++shown; }
  void list_taken(const std::string& words) override { done = words; }

  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::StaffListPresenter list;
  std::string done;
  int shown = 0;
};

RefusedRow refused_row() {
  return {4, "people.csv", Refusal{RefusalCode::location_unknown, {{"location", "NOWHERE"}}}};
}

Refusal without_right() {
  company::Actor nobody{EmployeeId(1), "till", {}};
  return *company::refused(nobody, company::Permission::edit_staff);
}

struct HoursAsked : gui::FormView {
  explicit HoursAsked(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        form(book, executor, english(), EmployeeId(52)) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      if (employees.list(u).empty())
        employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
      staff::Employee seller{EmployeeId(52), "S07", "Søren", false, false};
      employees.add(u, seller);
      seller.shops = {LocationId(11)};
      employees.set(u, seller);
    });
    form.set_view(*this);
    form.load();
  }
  void show_form() override {}
  std::vector<staff::WorkedHours> hours() {
    return book->book().read([&](Unit& u) { return book->employees().hours(u, {}); });
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::HoursForm form;
};

}  // namespace staff_list_test

BOOST_AUTO_TEST_SUITE(staff_list)

using namespace staff_list_test;

BOOST_AUTO_TEST_CASE(a_file_is_looked_at_before_it_is_taken_in) {
  on_sqlite([](TestBook& tb) {
    ListFile f(tb);
    f.book->staff_report = ListReport{2, 1, 5, {}};
    f.list.look();
    BOOST_REQUIRE(f.book->staff_files.size() == 1U);
    BOOST_TEST(f.book->staff_files[0].dry_run);
    BOOST_TEST(f.book->staff_files[0].file == "/people.csv");
    BOOST_TEST(f.list.summary() == english().joined({"New: 2", "Changed: 1", "Unchanged: 5"}));
    BOOST_TEST(f.list.said() == "");
    BOOST_TEST(f.done == "");
    BOOST_REQUIRE(f.list.can_take_in());
    f.list.take_in();
    BOOST_REQUIRE(f.book->staff_files.size() == 2U);
    BOOST_TEST(!f.book->staff_files[1].dry_run);
    BOOST_TEST(f.done == f.list.summary());
    f.list.take_in();  // once only
    BOOST_TEST(f.book->staff_files.size() == 2U);
  });
}

BOOST_AUTO_TEST_CASE(what_can_not_go_in_is_listed_and_the_rest_goes_in) {
  on_sqlite([](TestBook& tb) {
    ListFile f(tb, gui::StaffFile::hours);
    f.book->staff_report = ListReport{1, 0, 0, {refused_row()}};
    f.list.look();
    BOOST_REQUIRE(f.list.problems().rows() == 1U);
    BOOST_TEST(f.list.problems().raw(0, 0) == "4");
    BOOST_TEST(f.list.problems().raw(0, 1).find("NOWHERE") != std::string::npos);
    BOOST_TEST((f.list.said_tone() == gui::Tone::warning));
    f.list.take_in();
    BOOST_TEST(f.done == "");  // it stays, so that it can be read
    BOOST_TEST(f.list.said() == "What is listed below did not go in.");
    BOOST_TEST(!f.list.can_take_in());
    BOOST_TEST((f.book->staff_files.back().kind == gui::StaffFile::hours));
  });
}

BOOST_AUTO_TEST_CASE(a_file_of_nothing_new_is_not_taken_in) {
  on_sqlite([](TestBook& tb) {
    ListFile f(tb);
    f.book->staff_report = ListReport{0, 0, 3, {}};
    f.list.look();
    BOOST_TEST(!f.list.can_take_in());
    f.book->staff_report = ListReport{};
    f.list.look();
    BOOST_TEST(f.list.summary() == "Nothing is in it.");
    f.book->staff_report = Refusal{RefusalCode::file_not_found, {{"file", "people.csv"}}};
    f.list.look();
    BOOST_TEST((f.list.said_tone() == gui::Tone::problem));
    BOOST_TEST(f.list.said().find("people.csv") != std::string::npos);
    BOOST_TEST(!f.list.refused().has_value());
  });
}

BOOST_AUTO_TEST_CASE(somebody_else_lets_a_list_go_in_and_is_asked_once) {
  on_sqlite([](TestBook& tb) {
    ListFile f(tb);
    f.book->staff_report = without_right();
    f.list.look();
    BOOST_REQUIRE(f.list.refused().has_value());
    const auto lent = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    lent->staff_report = ListReport{1, 0, 0, {}};
    f.list.refused()->again(lent);
    BOOST_TEST(f.list.said() == "");
    BOOST_REQUIRE(f.list.can_take_in());
    f.list.take_in();
    BOOST_REQUIRE(lent->staff_files.size() == 2U);
    BOOST_TEST(!lent->staff_files[1].dry_run);
    BOOST_TEST(f.book->staff_files.size() == 1U);
    BOOST_TEST(f.done == "New: 1");
  });
}

BOOST_AUTO_TEST_CASE(hours_of_a_day_are_entered_changed_and_taken_away) {
  for_each_engine([](TestBook& tb) {
    HoursAsked s(tb);
    BOOST_TEST(s.form.title() == "Søren");
    BOOST_TEST(s.form.field("place").value == "SHOP");  // the only one
    const std::string today = s.form.field("date").value;
    BOOST_TEST(BusinessDate::parse_iso(today).has_value());
    s.form.type("date", "2026-03-02");
    s.form.type("hours", "7:30");
    s.form.save();
    BOOST_TEST(s.form.error() == "");
    BOOST_TEST(s.form.done() == "The hours of Søren are entered.");
    BOOST_REQUIRE(s.hours().size() == 1U);
    BOOST_TEST(s.hours()[0].minutes == 450);
    BOOST_TEST((s.hours()[0].location == LocationId(11)));
    s.form.type("hours", "0");
    s.form.save();
    BOOST_TEST(s.hours().empty());
  });
}

BOOST_AUTO_TEST_CASE(what_are_no_hours_is_said_beside_its_field) {
  on_sqlite([](TestBook& tb) {
    HoursAsked s(tb);
    s.form.type("date", "yesterday");
    s.form.type("hours", "long");
    s.form.save();
    BOOST_TEST(!s.form.field("date").error.empty());
    BOOST_TEST(!s.form.field("hours").error.empty());
    s.form.type("date", "2026-03-02");
    s.form.type("hours", "25");
    s.form.save();
    BOOST_TEST(!(s.form.field("hours").error + s.form.error()).empty());
    BOOST_TEST(s.hours().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
