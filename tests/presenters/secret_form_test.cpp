#include "gui/presenters/secret_form.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/idle_watch.h"
#include "gui/presenters/machines_presenter.h"
#include "gui/presenters/personal_settings.h"
#include "gui/presenters/secret_words.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/memory_settings.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace secret_form_test {

using gui::SecretKind;

struct Secrets : gui::FormView, gui::ListView {
  explicit Secrets(TestBook& tb)
      : world(tb.book), book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)) {
    desk().own_code = "SOFIA";
    desk().people["SOFIA"] = {"482913", "three calm words"};
    desk().people["MARA"] = {};
  }
  void show_form() override {}
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  FakeDesk& desk() { return book->desk_of_test; }
  std::unique_ptr<gui::SecretForm> form(const std::string& code, SecretKind kind) {
    auto made = std::make_unique<gui::SecretForm>(book, executor, english(),
                                                  gui::SecretOwner{code, "Sofia Berg"}, kind);
    made->set_view(*this);
    made->load();
    return made;
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
};

void with_secrets(const std::function<void(Secrets&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Secrets s(tb);
    test(s);
  });
}

void type(gui::SecretForm& form, const std::string& wanted, const std::string& again) {
  form.type("wanted", wanted);
  form.type("again", again);
  form.save();
}

}  // namespace secret_form_test

BOOST_AUTO_TEST_SUITE(secret_form)

using namespace secret_form_test;

BOOST_AUTO_TEST_CASE(ones_own_takes_the_one_that_one_has) {
  with_secrets([](Secrets& s) {
    auto form = s.form({}, SecretKind::pin);
    form->type("present", "999999");
    type(*form, "738291", "738291");
    BOOST_TEST(!form->field("present").error.empty());
    BOOST_TEST(s.desk().people["SOFIA"].pin == "482913");
    form->type("present", "482913");
    form->save();
    BOOST_TEST(form->saved() != "");
    BOOST_TEST(s.desk().people["SOFIA"].pin == "738291");
    // Nothing of what was typed stays.
    for (const auto& field : form->fields()) {
      BOOST_TEST(field.value == "");
      BOOST_TEST(field.stored == "");
    }
  });
}

BOOST_AUTO_TEST_CASE(faults_stand_beside_the_new_one) {
  with_secrets([](Secrets& s) {
    auto form = s.form({}, SecretKind::password);
    form->type("present", "three calm words");
    type(*form, "short", "short");
    const std::string length = form->field("wanted").error;
    BOOST_TEST(!length.empty());
    type(*form, "three calm words", "three calm words");
    BOOST_TEST(!form->field("wanted").error.empty());
    BOOST_TEST(form->field("wanted").error != length);
    type(*form, "four very calm words", "four very calm word");
    BOOST_TEST(!form->field("again").error.empty());
    BOOST_TEST(s.desk().people["SOFIA"].password == "three calm words");
    type(*form, " four very calm words", " four very calm words");
    BOOST_TEST(s.desk().people["SOFIA"].password == " four very calm words");
  });
}

BOOST_AUTO_TEST_CASE(anothers_pin_is_set_to_be_changed_and_taken_away) {
  with_secrets([](Secrets& s) {
    auto form = s.form("MARA", SecretKind::pin);
    BOOST_TEST(form->fields().front().id == "wanted");  // nobody knows another's
    BOOST_TEST(!form->can_clear());                     // there is none
    type(*form, "738291", "738291");
    BOOST_TEST(s.desk().people["MARA"].must_change);
    BOOST_TEST(form->can_clear());
    form->clear();
    BOOST_TEST(s.desk().people["MARA"].pin == "");
    BOOST_TEST(!form->can_clear());
  });
}

BOOST_AUTO_TEST_CASE(who_may_not_can_have_it_approved) {
  with_secrets([](Secrets& s) {
    auto form = s.form("MARA", SecretKind::pin);
    s.desk().refuses = Refusal{RefusalCode::permission_missing, {{"permission", "edit_staff"}}};
    type(*form, "738291", "738291");
    BOOST_REQUIRE(form->refused());
    BOOST_CHECK(form->refused()->right == company::Permission::edit_staff);
    s.desk().refuses.reset();
    const auto again = form->refused()->again;
    again(s.book);
    BOOST_TEST(s.desk().people["MARA"].pin == "738291");
    BOOST_TEST(!form->refused());
    // Whoever asked is gone: nothing happens.
    form.reset();
    s.desk().people["MARA"].pin.clear();
    again(s.book);
    BOOST_TEST(s.desk().people["MARA"].pin == "");
  });
}

BOOST_AUTO_TEST_CASE(a_machine_is_made_known_with_a_code_where_one_is_needed) {
  with_secrets([](Secrets& s) {
    s.desk().machine_list = {{{"till-1", "Sofia Berg", test_now(), {}},
                              {"till-0", "Sofia Berg", test_now(), test_now()}},
                             "till-2",
                             false,
                             false};
    gui::MachinesPresenter machines(s, s.book, s.executor, english());
    machines.load();
    BOOST_TEST(machines.rows() == 2U);
    BOOST_TEST(machines.said().find("till-2") != std::string::npos);
    BOOST_TEST(machines.may_revoke(0));
    BOOST_TEST(!machines.may_revoke(1));
    s.desk().refuses = Refusal{RefusalCode::device_code_needed, {}};
    machines.enrol({}, {});
    BOOST_TEST(machines.take_needs_code());
    BOOST_TEST(!machines.take_needs_code());
    BOOST_TEST(!machines.enrolled());
    s.desk().refuses.reset();
    machines.enrol({}, "ABCD-1234");
    BOOST_TEST(machines.enrolled());
    BOOST_CHECK(machines.said_tone() == gui::Tone::positive);
    machines.make_code();
    BOOST_TEST(machines.said().find("ABCD-1234") != std::string::npos);
    machines.revoke(1);
    machines.revoke(0);
    BOOST_TEST(s.desk().acts.back() == "revoke till-1");
    BOOST_TEST(s.desk().acts.size() == 3U);
  });
}

BOOST_AUTO_TEST_CASE(a_wait_is_told_in_minutes_and_seconds) {
  BOOST_TEST(gui::wait_text(english(), 1) == "0:01");
  BOOST_TEST(gui::wait_text(english(), 59'001) == "1:00");
  BOOST_TEST(gui::wait_text(english(), 3'600'000 + 61'000) == "1:01:01");
}

BOOST_AUTO_TEST_CASE(a_window_that_nobody_touches_is_due) {
  std::int64_t now = 5;
  gui::IdleWatch idle([&] { return now; });
  BOOST_TEST(!idle.due(1));
  now += 59'999;
  BOOST_TEST(!idle.due(1));
  now += 1;
  BOOST_TEST(idle.due(1));
  BOOST_TEST(!idle.due(10));
  BOOST_TEST(!idle.due(0));  // never
  idle.touched();
  BOOST_TEST(!idle.due(1));
}

BOOST_AUTO_TEST_CASE(each_person_has_columns_of_their_own) {
  MemorySettings desktop;
  desktop.set("columns.stock", "a,b");
  gui::PersonalSettings sofia(desktop, "sqlite:///a", "7"), mara(desktop, "sqlite:///a", "8"),
      other(desktop, "sqlite:///b", "7");
  BOOST_TEST(sofia.get("columns.stock") == "a,b");
  sofia.set("columns.stock", "b");
  BOOST_TEST(sofia.get("columns.stock") == "b");
  BOOST_TEST(mara.get("columns.stock") == "a,b");
  BOOST_TEST(other.get("columns.stock") == "a,b");
  BOOST_TEST(desktop.get("columns.stock") == "a,b");
  sofia.set("columns.stock", "");  // an empty one is one's own, too
  BOOST_TEST(sofia.get("columns.stock") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
