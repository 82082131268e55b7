#include "gui/presenters/preferences.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/notices.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/memory_settings.h"

namespace kontor::test {

BOOST_AUTO_TEST_SUITE(preferences)

BOOST_AUTO_TEST_CASE(what_is_stored_comes_back) {
  MemorySettings settings;
  const gui::Preferences mine{"ar", i18n::Digits::latin, true, 130, gui::Appearance::dark, 30};
  gui::store(settings, mine);
  BOOST_CHECK(gui::stored_preferences(settings, {}) == mine);
  const gui::Preferences plain;
  gui::store(settings, plain);
  BOOST_CHECK(gui::stored_preferences(settings, mine) == plain);
}

BOOST_AUTO_TEST_CASE(what_was_never_stored_or_is_damaged_is_as_otherwise) {
  MemorySettings settings;
  const gui::Preferences otherwise{"ro", i18n::Digits::by_language, false,
                                   100,  gui::Appearance::system,   5};
  BOOST_CHECK(gui::stored_preferences(settings, otherwise) == otherwise);
  settings.set("text-size", "1000000");
  settings.set("digits", "roman");
  settings.set("appearance", "pink");
  settings.set("lock-minutes", "3");
  BOOST_CHECK(gui::stored_preferences(settings, otherwise) == otherwise);
}

BOOST_AUTO_TEST_CASE(digits_are_a_choice_of_their_own) {
  const auto write = [](const std::string& language, i18n::Digits digits) {
    return i18n::strip_marks(
        gui::Language(i18n::Catalogue::load(language, locale_dir(), digits)).count(1234));
  };
  BOOST_TEST(write("ar", i18n::Digits::latin).find("1") != std::string::npos);
  BOOST_TEST(write("ar", i18n::Digits::arabic).find("١") != std::string::npos);
  BOOST_TEST(write("en", i18n::Digits::arabic).find("١") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_file_says_keeps_its_order_from_right_to_left) {
  const auto ar = language("ar");
  BOOST_TEST(ar.isolated("+49 555") == "\u2068+49 555\u2069");
  BOOST_TEST(ar.isolated("").empty());
  BOOST_TEST(english().isolated("+49 555") == "+49 555");
  BOOST_TEST(ar.joined({"A", "", "7"}) == "\u200F\u2068A\u2069  ·    ·  \u20687\u2069");
  // Arabic names stand in lines of every language.
  BOOST_TEST(english().isolated("قفل") == "\u2068قفل\u2069");
  BOOST_TEST(english().joined({"A", "قفل", "8 of 9"}) == "A  ·  \u2068قفل\u2069  ·  8 of 9");
  BOOST_TEST(english().joined({"قفل", "8"}) == "\u200E\u2068قفل\u2069  ·  8");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(notices)

BOOST_AUTO_TEST_CASE(one_after_the_other_each_once) {
  int shown = 0;
  std::string led_to;
  gui::Notices notices([&] { ++shown; });
  BOOST_TEST(!notices.front());
  notices.say({gui::Tone::positive, "first", "Show", [&] { led_to = "first"; }});
  notices.say({gui::Tone::problem, "second", {}, {}});
  notices.say({gui::Tone::positive, "first", {}, {}});
  BOOST_TEST(shown == 2);
  BOOST_TEST(notices.front()->sentence == "first");
  BOOST_TEST(notices.behind() == 1U);
  notices.act();
  BOOST_TEST(led_to == "first");
  BOOST_TEST(notices.front()->sentence == "second");
  notices.act();  // nothing to do about it: it is read
  BOOST_TEST(!notices.front());
  BOOST_TEST(notices.behind() == 0U);
  notices.close();
  notices.say({gui::Tone::positive, "third", {}, {}});
  notices.clear();
  BOOST_TEST(!notices.front());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
