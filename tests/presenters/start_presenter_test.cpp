#include "gui/presenters/start_presenter.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/memory_settings.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace start_presenter_test {

/// Opens what the test says, and remembers what it was asked for.
class Opener : public gui::BookOpener {
 public:
  using Answer = Result<std::shared_ptr<gui::OpenBook>>;
  std::function<Answer()> answer;
  std::string asked;
  gui::NewBook wanted;
  Answer open(const std::string& address) override {
    asked = address;
    return answer();
  }
  Answer create(const gui::NewBook& book) override {
    wanted = book;
    return answer();
  }
  Result<gui::AddressTest> test(const std::string& address) override {
    asked = address;
    return found();
  }
  Answer open_demo(intake::Progress& progress) override {
    progress.at("write", 3, 4);
    return answer();
  }
  std::function<Result<gui::AddressTest>()> found;
};

struct StartScreen : gui::StartView {
  StartScreen() : presenter(*this, opener, settings, executor, english()) {}
  void show_start() override {}
  void book_opened(std::shared_ptr<gui::OpenBook> book) override { opened = std::move(book); }

  Opener opener;
  MemorySettings settings;
  InlineExecutor executor;
  std::shared_ptr<gui::OpenBook> opened;
  gui::StartPresenter presenter;
};

using Field = gui::StartPresenter::Field;

}  // namespace start_presenter_test

BOOST_AUTO_TEST_SUITE(start_presenter)

using namespace start_presenter_test;

BOOST_AUTO_TEST_CASE(an_opened_book_is_remembered_first) {
  on_sqlite([](TestBook& tb) {
    StartScreen s;
    for (const char* name : {"/a/one.kontor", "/a/two.kontor", "/a/one.kontor"}) {
      s.opener.answer = [&]() -> Opener::Answer {
        return std::shared_ptr<gui::OpenBook>(
            std::make_shared<ShopBook>(tb.book, tb.clock, s.opener.asked));
      };
      s.presenter.open(std::string("  ") + name + " ");
      BOOST_TEST(s.opener.asked == std::string("sqlite://") + name);
    }
    BOOST_REQUIRE(s.opened);
    const auto recent = s.presenter.recent();
    BOOST_REQUIRE(recent.size() == 2U);
    BOOST_TEST(recent[0].title == "one");
    BOOST_TEST(recent[0].place == "/a");
    BOOST_TEST(recent[1].title == "two");
    s.presenter.forget(recent[0].address);
    BOOST_TEST(s.presenter.recent().size() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(an_address_of_a_server_stays_as_it_is) {
  StartScreen s;
  s.opener.answer = []() -> Opener::Answer { return Refusal{RefusalCode::book_missing, {}}; };
  s.presenter.open("postgresql://db.example/shop");
  BOOST_TEST(s.opener.asked == "postgresql://db.example/shop");
  BOOST_TEST(gui::book_title("postgresql://db.example/shop?sslmode=require") == "shop");
  BOOST_TEST(gui::book_place("postgresql://db.example/shop") == "db.example");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_stands_where_it_is_wrong) {
  StartScreen s;
  const auto refuse = [&](RefusalCode code) {
    s.opener.answer = [code]() -> Opener::Answer { return Refusal{code, {}}; };
  };
  const gui::NewBook good{"/b/shop.kontor", "Nordlicht", "DE", "EUR", "Europe/Berlin"};
  s.presenter.open("   ");
  BOOST_CHECK(s.presenter.error_field() == Field::address);
  refuse(RefusalCode::book_newer);
  s.presenter.open("/b/shop.kontor");
  BOOST_CHECK(s.presenter.error_field() == Field::address);
  BOOST_TEST(!s.presenter.error().empty());
  for (const auto& [code, field] : {std::pair{RefusalCode::country_unknown, Field::country},
                                    std::pair{RefusalCode::currency_unknown, Field::currency},
                                    std::pair{RefusalCode::zone_unknown, Field::zone},
                                    std::pair{RefusalCode::book_exists, Field::new_address}}) {
    refuse(code);
    s.presenter.create(good);
    BOOST_CHECK(s.presenter.error_field() == field);
  }
  gui::NewBook nameless = good;
  nameless.entity_name = " ";
  s.presenter.create(nameless);
  BOOST_CHECK(s.presenter.error_field() == Field::entity_name);
  BOOST_TEST(!s.opened);
}

BOOST_AUTO_TEST_CASE(an_outside_failure_is_a_sentence_too) {
  StartScreen s;
  s.opener.answer = []() -> Opener::Answer { throw Failure(FailureCode::database_unreachable); };
  s.presenter.open("postgresql://nowhere/shop");
  BOOST_TEST(!s.presenter.error().empty());
  BOOST_TEST(!s.presenter.busy());
}

BOOST_AUTO_TEST_CASE(a_test_of_an_address_says_in_words_what_is_there) {
  using Found = gui::AddressTest::Found;
  StartScreen s;
  std::set<std::string> sentences;
  for (const auto found : {Found::book, Found::room, Found::database}) {
    s.opener.found = [found] { return gui::AddressTest{found, "Nordlicht"}; };
    s.presenter.test(" postgresql://db.example/shop ", Field::address);
    BOOST_TEST(s.opener.asked == "postgresql://db.example/shop");
    BOOST_TEST(s.presenter.error().empty());
    BOOST_CHECK(s.presenter.error_field() == Field::address);
    BOOST_TEST(sentences.insert(s.presenter.tested()).second);
    BOOST_TEST(!s.presenter.tested().empty());
  }
  BOOST_TEST(std::count_if(sentences.begin(), sentences.end(), [](const auto& sentence) {
               return sentence.find("Nordlicht") != std::string::npos;
             }) == 1);
  s.opener.found = [] { return gui::AddressTest{Found::server, {}}; };
  s.presenter.test("postgresql://db.example/shop", Field::new_address);
  BOOST_TEST(!s.presenter.error().empty());
  BOOST_TEST(s.presenter.tested().empty());
  BOOST_CHECK(s.presenter.error_field() == Field::new_address);
  s.opener.found = []() -> Result<gui::AddressTest> {
    return Refusal{RefusalCode::address_has_password, {}};
  };
  s.presenter.test("postgresql://x:y@db.example/shop", Field::address);
  BOOST_TEST(s.presenter.error().find("password") != std::string::npos);
  s.opener.found = []() -> Result<gui::AddressTest> {
    throw Failure(FailureCode::database_unreachable);
  };
  s.presenter.test("postgresql://nowhere/shop", Field::address);
  BOOST_TEST(!s.presenter.error().empty());
  BOOST_TEST(!s.opened);
  s.presenter.test("  ", Field::address);
  BOOST_CHECK(s.presenter.error_field() == Field::address);
}

BOOST_AUTO_TEST_CASE(the_demo_is_made_and_opened_and_its_refusal_stands_beside_it) {
  on_sqlite([](TestBook& tb) {
    StartScreen s;
    s.opener.answer = []() -> Opener::Answer {
      return Refusal{RefusalCode::demo_dir_not_empty, {{"dir", "/d"}}};
    };
    s.presenter.try_demo();
    BOOST_TEST(s.presenter.error().find("/d") != std::string::npos);
    BOOST_CHECK(s.presenter.error_field() == Field::none);
    s.opener.answer = [&]() -> Opener::Answer {
      return std::shared_ptr<gui::OpenBook>(
          std::make_shared<ShopBook>(tb.book, tb.clock, "sqlite:///d/demo.kontor"));
    };
    s.presenter.try_demo();
    BOOST_TEST(s.presenter.error().empty());
    BOOST_REQUIRE(s.opened);
    BOOST_TEST(s.presenter.recent().front().title == "demo");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
