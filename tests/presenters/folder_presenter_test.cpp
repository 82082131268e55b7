// The watched folder of a book: what is looked at when, what is said of it, and what the next
// window remembers.

#include "gui/presenters/folder_presenter.h"

#include <boost/test/unit_test.hpp>
#include <map>

#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/fake_importer.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace folder_presenter_test {

using What = gui::FolderEvent::What;
using FolderTexts = std::vector<std::string>;

struct FolderSettings : gui::Settings {
  std::map<std::string, std::string> values;
  std::string get(const std::string& key) const override {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : found->second;
  }
  void set(const std::string& key, const std::string& value) override { values[key] = value; }
};

struct FolderScreen {
  explicit FolderScreen(TestBook& tb)
      : world(tb.book), book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)) {
    book->importer_of_test = &importer;
    open();
  }
  void open() {
    presenter.reset();
    presenter = std::make_unique<gui::FolderPresenter>(book, executor, settings, english());
    presenter->events.changed = [this] { ++changes; };
    presenter->events.news = [this](gui::Tone tone, const std::string& sentence,
                                    std::int64_t batch) {
      news.push_back(sentence);
      last_tone = tone;
      last_batch = batch;
    };
  }
  FakeSight& sight() { return *importer.sight; }
  FolderTexts row(std::size_t row) {
    FolderTexts texts;
    for (std::size_t column = 1; column < presenter->rows().columns().size(); ++column)
      texts.push_back(presenter->rows().cell(row, column).text);
    return texts;
  }

  ShopWorld world;
  FakeImporter importer;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  FolderSettings settings;
  std::unique_ptr<gui::FolderPresenter> presenter;
  FolderTexts news;
  gui::Tone last_tone = gui::Tone::normal;
  std::int64_t last_batch = 0;
  int changes = 0;
};

gui::FolderEvent taken(const std::string& files, std::int64_t batch, std::int64_t refused) {
  return {What::taken_in, {}, files, "shopify-orders", batch, {3, 1, 0, refused}, {}};
}

gui::FolderEvent refused(const std::string& files) {
  return {What::refused,
          {},
          files,
          {},
          0,
          {},
          Refusal{RefusalCode::profile_unknown, {{"file", files}, {"columns", "Meow"}}}};
}

}  // namespace folder_presenter_test

BOOST_AUTO_TEST_SUITE(folder_presenter)

using namespace folder_presenter_test;

BOOST_AUTO_TEST_CASE(nothing_is_watched_before_a_folder_is_chosen) {
  on_sqlite([](TestBook& tb) {
    FolderScreen s(tb);
    s.presenter->tick();
    BOOST_TEST(s.sight().looks == 0);
    BOOST_TEST(!s.presenter->watching());
    BOOST_TEST(s.presenter->summary() == "");
  });
}

BOOST_AUTO_TEST_CASE(what_comes_is_taken_in_told_and_listed) {
  on_sqlite([](TestBook& tb) {
    FolderScreen s(tb);
    s.presenter->watch("/exports");
    BOOST_TEST(s.importer.asked.back() == "watch /exports");
    s.presenter->tick();
    BOOST_TEST(s.sight().takes == 0);  // nothing is ready
    s.sight().ready = true;
    s.sight().taken = {taken("orders.csv", 7, 0)};
    s.presenter->tick();
    BOOST_TEST(s.sight().takes == 1);
    BOOST_REQUIRE(s.presenter->rows().rows() == 1U);
    BOOST_TEST(s.row(0) == (FolderTexts{"Taken in", "orders.csv", "Shopify orders", "7", "3", "1",
                                        "–", "–", ""}),
               boost::test_tools::per_element());
    BOOST_TEST(s.presenter->batch_of(0) == 7);
    BOOST_TEST(s.news == (FolderTexts{"orders.csv: import 7 has 3 new, 1 changed, 0 unchanged and "
                                      "0 refused."}),
               boost::test_tools::per_element());
    BOOST_TEST(s.last_batch == 7);
    BOOST_CHECK(s.last_tone == gui::Tone::positive);
    BOOST_TEST(!s.presenter->taking_in());
  });
}

BOOST_AUTO_TEST_CASE(many_files_at_once_are_one_piece_of_news_and_the_newest_stands_first) {
  on_sqlite([](TestBook& tb) {
    FolderScreen s(tb);
    s.presenter->watch("/exports");
    s.sight().ready = true;
    s.sight().taken = {taken("a.csv", 7, 0), refused("cat.csv"), taken("b.csv", 8, 2)};
    s.presenter->tick();
    BOOST_TEST(s.news == FolderTexts{"From the watched folder: imports: 2, refused files: 1"},
               boost::test_tools::per_element());
    BOOST_REQUIRE(s.presenter->rows().rows() == 3U);
    BOOST_TEST(s.row(0)[1] == "b.csv");
    BOOST_TEST(s.row(1)[0] == "Not taken in");
    BOOST_TEST(s.row(1)[8].find("cat.csv") != std::string::npos);
    BOOST_TEST(s.presenter->batch_of(1) == 0);
    BOOST_TEST(s.presenter->footer().find("Taken in: 2") != std::string::npos);
    BOOST_TEST(s.presenter->footer().find("Not taken in: 1") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(a_folder_out_of_reach_and_back_is_said_in_words) {
  on_sqlite([](TestBook& tb) {
    FolderScreen s(tb);
    s.presenter->watch("/mnt/till");
    s.sight().seen = {{What::out_of_reach, {}, {}, {}, 0, {}, {}}};
    s.presenter->tick();
    BOOST_TEST(s.presenter->said().find("/mnt/till") != std::string::npos);
    BOOST_CHECK(s.presenter->said_tone() == gui::Tone::problem);
    s.presenter->tick();  // it stands there as long as it is so
    BOOST_TEST(!s.presenter->said().empty());
    s.sight().seen = {{What::back_in_reach, {}, {}, {}, 0, {}, {}}};
    s.presenter->tick();
    BOOST_TEST(s.presenter->said() == "The watched folder can be read again.");
    BOOST_CHECK(s.presenter->said_tone() == gui::Tone::positive);
    BOOST_TEST(s.news.size() == 2U);
    BOOST_TEST(s.row(0)[0] == "Back again");
    s.sight().ready = true;
    s.sight().taken = {taken("a.csv", 7, 0)};
    s.presenter->tick();
    BOOST_TEST(s.presenter->said() == "");
  });
}

BOOST_AUTO_TEST_CASE(a_lost_database_is_said_once_and_the_files_are_tried_again) {
  on_sqlite([](TestBook& tb) {
    FolderScreen s(tb);
    s.presenter->watch("/exports");
    s.sight().ready = true;
    s.sight().taken = {taken("a.csv", 7, 0)};
    s.sight().lost = Failure(FailureCode::database_lost);
    s.presenter->tick();
    // What came before it is in, and is told.
    BOOST_TEST(s.presenter->rows().rows() == 1U);
    BOOST_TEST(s.presenter->said().find("connection") != std::string::npos);
    s.sight().taken.clear();
    s.presenter->tick();
    BOOST_TEST(s.news.size() == 2U);
    BOOST_TEST(s.presenter->watching());
    s.sight().lost.reset();
    s.presenter->tick();
    BOOST_TEST(s.sight().takes == 3);
    BOOST_TEST(s.presenter->said() == "");
  });
}

BOOST_AUTO_TEST_CASE(each_book_remembers_its_folder_and_whether_it_is_watched) {
  on_sqlite([](TestBook& tb) {
    FolderScreen s(tb);
    s.presenter->watch("/exports");
    s.open();
    BOOST_TEST(s.presenter->watching());
    BOOST_TEST(s.presenter->folder() == "/exports");
    s.presenter->tick();
    BOOST_TEST(s.sight().looks == 1);
    s.presenter->stop();
    BOOST_TEST(s.presenter->summary() == "/exports is not watched.");
    s.open();
    BOOST_TEST(!s.presenter->watching());
    BOOST_TEST(s.presenter->folder() == "/exports");
    s.presenter->tick();
    BOOST_TEST(s.sight().looks == 1);
    // Another book's, and what nobody can read, are no matter of this one.
    s.book = std::make_shared<ShopBook>(tb.book, tb.clock, "sqlite:///other.kontor");
    s.book->importer_of_test = &s.importer;
    s.open();
    BOOST_TEST(s.presenter->folder() == "");
    s.settings.values["watched-folders"] = "[broken";
    s.open();
    BOOST_TEST(s.presenter->folder() == "");
  });
}

BOOST_AUTO_TEST_CASE(a_look_waits_for_the_one_before_and_a_stop_drops_it) {
  on_sqlite([](TestBook& tb) {
    FolderScreen s(tb);
    SteppedExecutor stepped;
    gui::FolderPresenter presenter(s.book, stepped, s.settings, english());
    presenter.watch("/exports");
    s.sight().ready = true;
    s.sight().taken = {taken("a.csv", 7, 0)};
    presenter.tick();
    presenter.tick();
    BOOST_TEST(stepped.waiting() == 1U);
    stepped.step();  // the look, after which files wait to be taken in
    BOOST_TEST(presenter.taking_in());
    presenter.tick();
    BOOST_TEST(stepped.waiting() == 1U);
    auto told = stepped.work();
    BOOST_TEST(presenter.percent() == 25);
    presenter.stop();
    BOOST_TEST(!presenter.taking_in());
    if (told) told();
    BOOST_TEST(presenter.rows().rows() == 0U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
