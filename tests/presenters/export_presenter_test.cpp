#include "gui/presenters/export_presenter.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace export_presenter_test {

struct QuietExport : gui::ExportView {
  int shown = 0;
  void show_export() override { ++shown; }
};

/// Twelve sales on two channels.
struct ExportScreen {
  explicit ExportScreen(TestBook& tb, gui::Executor& executor)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(view, book, executor, english()) {
    std::vector<books::Entry> all;
    std::vector<books::Document> documents;
    for (std::int64_t i = 0; i < 12; ++i) {
      books::Entry e = world.entry(1001 + i, 901 + i, books::EntryKind::sale, test_now());
      world.add_sale(e, 201, 1, 1000, 400);
      if (i % 3 == 0) {
        for (auto& p : e.postings)
          if (p.channel == world.web) p.channel = world.fair;
      }
      all.push_back(std::move(e));
      documents.push_back(world.document(901 + i, "#" + std::to_string(10 + i)));
    }
    world.post(world.set_of(all, documents));
    folder = std::filesystem::temp_directory_path() /
             ("kontor-export-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    std::filesystem::create_directories(folder);
  }
  ~ExportScreen() { std::filesystem::remove_all(folder); }
  ExportScreen(const ExportScreen&) = delete;
  ExportScreen& operator=(const ExportScreen&) = delete;

  std::string path(const std::string& name) const { return (folder / name).string(); }
  static std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  QuietExport view;
  gui::ExportPresenter presenter;
  std::filesystem::path folder;
};

}  // namespace export_presenter_test

BOOST_AUTO_TEST_SUITE(export_presenter)

using namespace export_presenter_test;

BOOST_AUTO_TEST_CASE(the_preview_says_what_the_file_then_holds) {
  for_each_engine([](TestBook& tb) {
    InlineExecutor executor;
    ExportScreen s(tb, executor);
    s.presenter.preview();
    for (const auto format : {reports::LedgerFormat::csv, reports::LedgerFormat::ledger,
                              reports::LedgerFormat::hledger, reports::LedgerFormat::beancount}) {
      s.presenter.choose_format(format);
      BOOST_REQUIRE(s.presenter.result());
      const auto seen = *s.presenter.result();
      BOOST_TEST(seen.rows == 72);
      BOOST_TEST(seen.entries == 12);
      BOOST_REQUIRE(seen.totals.size() == 1U);
      BOOST_TEST(seen.totals[0].debit_minor == seen.totals[0].credit_minor);
      const auto lines = s.presenter.first_lines();
      BOOST_TEST(std::count(lines.begin(), lines.end(), '\n') ==
                 static_cast<std::ptrdiff_t>(gui::preview_lines));
      const std::string path = s.path(s.presenter.file_name());
      s.presenter.write(path);
      BOOST_TEST(!s.presenter.went_wrong());
      BOOST_TEST(s.presenter.outcome() == "72 postings were written to " + path + ".");
      BOOST_TEST(s.presenter.result()->sha256 == seen.sha256);
      std::string written = ExportScreen::content(path);
      std::erase(written, '\r');
      BOOST_TEST(written.find(lines) != std::string::npos);
    }
  });
}

BOOST_AUTO_TEST_CASE(a_channel_and_a_period_are_the_part_that_leaves) {
  on_sqlite([](TestBook& tb) {
    InlineExecutor executor;
    ExportScreen s(tb, executor);
    s.presenter.preview();
    gui::LedgerPart part;
    part.side = {false, s.world.fair};
    part.period = gui::period_named(gui::PeriodName::custom, {},
                                    {gui::PeriodName::custom, BusinessDate::of(2020, 1, 1), {}});
    s.presenter.choose(part);
    BOOST_TEST(s.presenter.result()->entries == 4);
    BOOST_TEST(s.presenter.result()->rows == 16);  // each sale's own side
    BOOST_TEST(s.presenter.file_name() == "ledger-FAIR-2020-01-01.csv");
    BOOST_TEST(s.presenter.first_lines().find("WEB") == std::string::npos);
    BOOST_TEST(s.presenter.summary().front() == "16 postings  ·  4 entries");
    part.side = {false, {}};
    s.presenter.choose(part);
    BOOST_TEST(s.presenter.result()->rows == 24);
    BOOST_TEST(s.presenter.file_name() == "ledger-common-2020-01-01.csv");
  });
}

BOOST_AUTO_TEST_CASE(a_stopped_export_leaves_no_file_and_an_older_one_as_it_was) {
  on_sqlite([](TestBook& tb) {
    SteppedExecutor executor;
    ExportScreen s(tb, executor);
    const std::string path = s.path("ledger.csv");
    std::ofstream(path) << "older";
    s.presenter.write(path);
    BOOST_TEST(s.presenter.writing());
    BOOST_TEST(!s.presenter.activity().empty());
    s.presenter.stop();
    executor.finish();
    BOOST_TEST(!s.presenter.writing());
    BOOST_TEST(s.presenter.outcome() == "The export was stopped. No file was written.");
    BOOST_TEST(ExportScreen::content(path) == "older");
    BOOST_TEST(s.files() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_said) {
  on_sqlite([](TestBook& tb) {
    InlineExecutor executor;
    ExportScreen s(tb, executor);
    s.presenter.write(s.path("no such folder") + "/ledger.csv");
    BOOST_TEST(s.presenter.went_wrong());
    BOOST_TEST(!s.presenter.outcome().empty());
    s.book->fail_with(FailureCode::database_lost);
    s.presenter.preview();
    BOOST_TEST(s.presenter.went_wrong());
    BOOST_TEST(!s.presenter.result());
    s.book->fail_with(std::nullopt);
    s.presenter.preview();
    BOOST_TEST(s.presenter.outcome().empty());
    BOOST_TEST(s.presenter.result()->rows == 72);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
