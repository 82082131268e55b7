// The mapping of files that nothing recognises: what is open in it, what is wrong, where it is
// kept.

#include "gui/presenters/mapping_presenter.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/fake_importer.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace mapping_presenter_test {

using About = intake::MappingQuestion::About;

struct MappingScreen : gui::MappingView {
  explicit MappingScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(*this, book, executor, english()) {
    book->importer_of_test = &importer;
    presenter.on_use = [this](const std::string& path) { used.push_back(path); };
    importer.draft = gui::MappingDraft{
        "{\"orders\": {\"prices\": \"net or gross?\", \"placed\": {\"date\": \"d or M?\"}}}\n",
        {{About::tax, "odd.csv", "VAT", "orders.prices", {"net", "gross"}},
         {About::date_order, "odd.csv", "Day", "orders.placed.date", {"d/M/yyyy", "M/d/yyyy"}}},
        true};
  }
  void show_mapping() override { ++shown; }

  int shown = 0;
  ShopWorld world;
  FakeImporter importer;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::MappingPresenter presenter;
  std::vector<std::string> used;
};

}  // namespace mapping_presenter_test

BOOST_AUTO_TEST_SUITE(mapping_presenter)

using namespace mapping_presenter_test;

BOOST_AUTO_TEST_CASE(what_is_open_is_asked_for_one_after_the_other) {
  on_sqlite([](TestBook& tb) {
    MappingScreen s(tb);
    s.presenter.propose({"/in/odd.csv"}, {});
    BOOST_TEST(s.importer.asked.back() == "suggest /in/odd.csv");
    BOOST_TEST(s.presenter.name() == "odd");
    BOOST_REQUIRE(s.presenter.question());
    BOOST_TEST(s.presenter.question()->path == "orders.prices");
    BOOST_TEST(s.presenter.question_sentence().find("1 of 2: odd.csv") == 0U,
               s.presenter.question_sentence());
    BOOST_TEST(!s.presenter.hint().empty());
    // It is not used before all is decided.
    s.presenter.use();
    BOOST_TEST(s.used.empty());
    BOOST_TEST(s.presenter.went_wrong());
    s.presenter.decide(1);
    BOOST_TEST(s.presenter.text().find("\"prices\": \"gross\"") != std::string::npos);
    BOOST_TEST(s.presenter.said() == "");
    BOOST_REQUIRE(s.presenter.question());
    BOOST_TEST(s.presenter.question_sentence().find("2 of 2") == 0U);
    // A person may write the answer as well.
    s.presenter.edit("{\"orders\": {\"prices\": \"gross\", \"placed\": {\"date\": \"M/d/yyyy\"}}}");
    BOOST_TEST(!s.presenter.question());
    s.presenter.use();
    BOOST_TEST(s.used == std::vector<std::string>{"/own/odd.json"},
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(a_mistake_is_said_with_its_line_until_it_is_edited) {
  on_sqlite([](TestBook& tb) {
    MappingScreen s(tb);
    s.importer.draft->questions.clear();
    s.presenter.propose({"/in/odd.csv"}, {});
    s.presenter.edit("{\"wrong\": 1}");
    s.presenter.use();
    BOOST_TEST(s.used.empty());
    BOOST_TEST(s.presenter.said().find("Line 3: ") == 0U, s.presenter.said());
    BOOST_TEST(s.presenter.said().find("odd") != std::string::npos, s.presenter.said());
    BOOST_TEST(s.presenter.wrong_line() == 3);
    s.presenter.edit("{}");
    BOOST_TEST(s.presenter.said() == "");
    BOOST_TEST(s.presenter.wrong_line() == 0);
  });
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_text_that_is_broken_says_where_it_is_broken) {
  on_sqlite([](TestBook& tb) {
    MappingScreen s(tb);
    s.presenter.propose({"/in/odd.csv"}, {});
    s.presenter.edit("{ wrong");
    BOOST_REQUIRE(s.presenter.question());  // as it was
    s.presenter.decide(0);
    BOOST_TEST(s.presenter.text() == "{ wrong");
    BOOST_TEST(s.presenter.wrong_line() == 3);
  });
}

BOOST_AUTO_TEST_CASE(a_saved_text_is_used_from_where_it_was_saved) {
  on_sqlite([](TestBook& tb) {
    MappingScreen s(tb);
    TempDir dir;
    const std::string path = (dir / "mine.json").string();
    s.importer.draft->questions.clear();
    s.presenter.propose({"/in/odd.csv"}, {});
    s.presenter.save(path);
    BOOST_TEST(!s.presenter.went_wrong());
    BOOST_TEST(s.presenter.said().find("mine.json") != std::string::npos);
    std::ifstream file(path);
    BOOST_TEST(std::string(std::istreambuf_iterator<char>(file), {}) == s.presenter.text());
    s.presenter.use();
    BOOST_TEST(s.used.back() == path);
    // Edited since then: it is kept by itself, and the file stays as it is.
    s.presenter.edit("{}");
    s.presenter.use();
    BOOST_TEST(s.used.back() == "/own/odd.json");
    s.presenter.save((dir / "none" / "mine.json").string());
    BOOST_TEST(s.presenter.went_wrong());
    // And one that is there already is opened.
    s.presenter.open(path);
    BOOST_TEST(s.presenter.name() == "mine");
    BOOST_TEST(s.presenter.text().find("orders") != std::string::npos);
    s.presenter.use();
    BOOST_TEST(s.used.back() == path);
    s.presenter.open((dir / "none.json").string());
    BOOST_TEST(s.presenter.went_wrong());
    BOOST_TEST(s.presenter.name() == "mine");
  });
}

BOOST_AUTO_TEST_CASE(files_that_hold_nothing_known_are_refused_in_words) {
  on_sqlite([](TestBook& tb) {
    MappingScreen s(tb);
    s.importer.draft.reset();
    s.importer.unknown =
        Refusal{RefusalCode::profile_unknown, {{"file", "cat.csv"}, {"columns", "Meow"}}};
    s.presenter.propose({"/in/cat.csv"}, {});
    BOOST_TEST(s.presenter.empty());
    BOOST_TEST(s.presenter.went_wrong());
    BOOST_TEST(s.presenter.said().find("cat.csv") != std::string::npos);
    s.presenter.use();
    BOOST_TEST(s.used.empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
