#include "gui/presenters/entrance.h"

#include <boost/test/unit_test.hpp>

#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace entrance_test {

using desk::SignInRefusal;
using gui::SecretKind;
using Field = gui::Entrance::Field;
using Stage = gui::Entrance::Stage;

/// A book at whose door somebody stands: SOFIA has both, MARA was given her PIN.
struct Door : gui::EntranceView {
  explicit Door(TestBook& tb)
      : world(tb.book),
        clock(tb.clock),
        door(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        inner(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        entrance(*this, door, executor, english(),
                 [](gui::Desk& desk, const std::string& code, SecretKind kind,
                    const std::string& secret) { return desk.enter(code, kind, secret); }) {
    desk().people["SOFIA"] = {"482913", "three calm words", false, inner};
    desk().people["MARA"] = {"913482", "", true, inner};
    inner->desk_of_test.own_code = "MARA";
    inner->desk_of_test.people["MARA"] = {"913482", "", true, inner};
    entrance.load();
    executor.finish();
  }
  void show_entrance() override { ++shown; }
  void entered(std::shared_ptr<gui::OpenBook> book) override { in = std::move(book); }
  FakeDesk& desk() { return door->desk_of_test; }
  void enter(const std::string& code, const std::string& secret) {
    entrance.enter(code, secret);
    executor.finish();
  }

  ShopWorld world;
  FixedClock& clock;
  std::shared_ptr<ShopBook> door, inner;
  SteppedExecutor executor;
  gui::Entrance entrance;
  std::shared_ptr<gui::OpenBook> in;
  int shown = 0;
};

void at_door(const std::function<void(Door&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Door door(tb);
    test(door);
  });
}

}  // namespace entrance_test

BOOST_AUTO_TEST_SUITE(entrance)

using namespace entrance_test;

BOOST_AUTO_TEST_CASE(a_code_and_its_pin_let_in) {
  at_door([](Door& d) {
    BOOST_TEST(d.entrance.pins_good());
    BOOST_CHECK(d.entrance.kind() == SecretKind::pin);
    BOOST_TEST(d.entrance.why_no_pins() == "");
    d.entrance.enter("SOFIA", "482913");
    // The hash is a worker's: the window lives on, and a second press is no second try.
    BOOST_TEST(d.entrance.busy());
    BOOST_TEST(!d.entrance.can_try());
    d.entrance.enter("SOFIA", "482913");
    BOOST_TEST(d.executor.waiting() == 1U);
    d.executor.finish();
    BOOST_CHECK(d.in == d.inner);
    BOOST_TEST(d.desk().tries == 1);
  });
}

BOOST_AUTO_TEST_CASE(a_wrong_one_says_one_sentence_and_forgets_the_secret) {
  at_door([](Door& d) {
    d.enter("SOFIA", "111222");
    const std::string sentence = d.entrance.error();
    BOOST_TEST(!sentence.empty());
    BOOST_TEST(d.entrance.take_forget());
    BOOST_TEST(!d.entrance.take_forget());  // once
    BOOST_CHECK(d.entrance.at() == Field::secret);
    d.enter("NOBODY", "111222");
    BOOST_TEST(d.entrance.error() == sentence);  // it tells no code from a secret
    BOOST_CHECK(!d.in);
    d.enter("", "1");
    BOOST_CHECK(d.entrance.at() == Field::code);
    BOOST_TEST(d.desk().tries == 2);  // nothing was tried
  });
}

BOOST_AUTO_TEST_CASE(a_locked_code_counts_down) {
  at_door([](Door& d) {
    d.desk().wait_ms = 65'000;
    d.enter("SOFIA", "482913");
    BOOST_TEST(d.entrance.wait_ms() == 65'000);
    BOOST_TEST(d.entrance.error().find("1:05") != std::string::npos);
    BOOST_TEST(!d.entrance.can_try());
    d.clock.set({d.clock.now().ms + 60'500});
    d.entrance.tick();
    BOOST_TEST(d.entrance.error().find("0:05") != std::string::npos);
    // A clock that is set back makes nobody wait longer than was told.
    d.clock.set({d.clock.now().ms - 3'600'000});
    BOOST_TEST(d.entrance.wait_ms() == 65'000);
    d.clock.set({d.clock.now().ms + 3'600'000 + 4'500});
    d.entrance.tick();
    BOOST_TEST(d.entrance.error() == "");
    BOOST_TEST(d.entrance.can_try());
    d.desk().wait_ms = 0;
    d.enter("SOFIA", "482913");
    BOOST_CHECK(d.in == d.inner);
  });
}

BOOST_AUTO_TEST_CASE(where_pins_are_not_good_it_is_the_password_and_says_why) {
  at_door([](Door& d) {
    for (const auto pins : {gui::PinsHere::not_enrolled, gui::PinsHere::off}) {
      d.desk().pins_here = pins;
      gui::Entrance other(d, d.door, d.executor, english(),
                          [](gui::Desk& desk, const std::string& code, SecretKind kind,
                             const std::string& secret) { return desk.enter(code, kind, secret); });
      other.load();
      d.executor.finish();
      BOOST_CHECK(other.kind() == SecretKind::password);
      BOOST_TEST(!other.why_no_pins().empty());
      other.choose(SecretKind::pin);
      BOOST_CHECK(other.kind() == SecretKind::password);
      other.enter("SOFIA", "three calm words");
      d.executor.finish();
      BOOST_CHECK(d.in == d.inner);
      d.in.reset();
    }
    // By choice, too.
    d.entrance.choose(SecretKind::password);
    d.enter("SOFIA", "three calm words");
    BOOST_CHECK(d.in == d.inner);
  });
}

BOOST_AUTO_TEST_CASE(a_pin_that_another_one_set_is_changed_before_anything_is_seen) {
  at_door([](Door& d) {
    d.enter("MARA", "913482");
    BOOST_CHECK(!d.in);
    BOOST_CHECK(d.entrance.stage() == Stage::own_secret);
    const auto change = [&](const char* wanted, const char* again) {
      d.entrance.change_secret(wanted, again);
      d.executor.finish();
      return d.entrance.error();
    };
    BOOST_TEST(change("738291", "738292") != "");
    BOOST_TEST(d.entrance.take_forget());
    const std::string length = change("73829", "73829");
    const std::string trivial = change("123456", "123456");
    const std::string unchanged = change("913482", "913482");
    BOOST_TEST(!length.empty());
    BOOST_TEST(!trivial.empty());
    BOOST_TEST(!unchanged.empty());
    BOOST_TEST(length != trivial);
    BOOST_TEST(trivial != unchanged);
    BOOST_CHECK(!d.in);
    BOOST_TEST(change("738291", "738291") == "");
    BOOST_CHECK(d.in == d.inner);
    BOOST_TEST(d.inner->desk_of_test.people["MARA"].pin == "738291");
  });
}

BOOST_AUTO_TEST_CASE(who_gives_up_is_not_in) {
  at_door([](Door& d) {
    d.enter("MARA", "913482");
    d.entrance.give_up();
    BOOST_CHECK(d.entrance.stage() == Stage::who);
    d.entrance.change_secret("738291", "738291");
    d.executor.finish();
    BOOST_CHECK(!d.in);
    BOOST_TEST(d.inner->desk_of_test.people["MARA"].pin == "913482");
  });
}

BOOST_AUTO_TEST_CASE(a_book_that_is_out_of_reach_says_so) {
  at_door([](Door& d) {
    d.door->fail_with(FailureCode::database_lost);
    gui::Entrance other(
        d, d.door, d.executor, english(),
        [](gui::Desk&, const std::string&, SecretKind, const std::string&) -> gui::Entry {
          throw Failure(FailureCode::database_lost);
        });
    other.enter("SOFIA", "482913");
    d.executor.finish();
    BOOST_TEST(other.error() == english().sentence(Failure(FailureCode::database_lost)));
    BOOST_TEST(other.can_try());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
