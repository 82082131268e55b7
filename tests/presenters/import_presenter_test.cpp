#include "gui/presenters/import_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/batch_acts.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace import_presenter_test {

using intake::Verdict;
using Step = gui::ImportPresenter::Step;

/// Answers as it is told to, and remembers what it was asked.
struct FakeImporter : gui::Importer {
  std::optional<Refusal> unknown;
  std::optional<Failure> lost;
  std::vector<std::string> asked;
  std::int64_t batches = 0;

  Result<std::vector<gui::ProposedImport>> propose(const std::vector<std::string>& files,
                                                   const gui::ImportWish& wish) override {
    if (unknown && wish.dates.empty()) return *unknown;
    std::vector<gui::ProposedImport> all;
    for (const auto& file : files) {
      all.push_back(
          {"shopify-" + file,
           {},
           {"/in/" + file},
           {file},
           {{intake::NoteCode::profile_recognised,
             {{"file", file}, {"profile", "shopify-" + file}, {"columns", "Name, SKU"}}}}});
    }
    return all;
  }
  static intake::ImportReport report(const gui::ProposedImport& files) {
    intake::ImportReport report;
    report.channel = "WEB";
    report.counts = {2, 1, 0, 1};
    report.rows = {{2, files.names.front(), "A-1", Verdict::create, {}},
                   {3, files.names.front(), "A-2", Verdict::create, {}},
                   {4, files.names.front(), "A-3", Verdict::update, {}},
                   {5, files.names.front(), "A-4", Verdict::refuse, refusal()}};
    return report;
  }
  static Refusal refusal() {
    return {RefusalCode::duplicate_in_file, {{"row", "5"}, {"name", "A-4"}}};
  }
  Result<intake::ImportReport> dry_run(const gui::ProposedImport& files,
                                       const gui::ImportWish& wish, intake::Progress&) override {
    asked.push_back("plan " + files.names.front() + " " + wish.channel + "@" + wish.location);
    return report(files);
  }
  Result<std::int64_t> bind_product(const std::string& provisional, const std::string& real,
                                    intake::Progress&) override {
    asked.push_back("bind " + provisional + " " + real);
    if (real == "GONE") return Refusal{RefusalCode::product_unknown, {{"product", real}}};
    return std::int64_t{3};
  }
  Result<intake::ImportReport> run(const gui::ProposedImport& files, const gui::ImportWish& wish,
                                   intake::Progress&) override {
    asked.push_back("run " + files.names.front() + " " + wish.channel);
    if (lost && batches == 1) throw Failure(*lost);
    auto done = report(files);
    done.rows.clear();
    done.batch_number = ++batches;
    done.refusals = {{5, files.names.front(), refusal()}};
    return done;
  }
  Result<intake::ImportReport> resume(std::int64_t batch, intake::Progress&) override {
    asked.push_back("resume " + std::to_string(batch));
    return intake::ImportReport{};
  }
  Result<intake::UndoReport> undo(std::int64_t batch, intake::Progress&) override {
    asked.push_back("undo " + std::to_string(batch));
    if (unknown) return *unknown;
    return intake::UndoReport{batch, 3, {}};
  }
};

struct ImportScreen : gui::ImportView {
  explicit ImportScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(*this, book, executor, english()) {
    book->importer_of_test = &importer;
  }
  void show_import() override { ++shown; }
  std::vector<std::string> column(std::size_t column) {
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < presenter.rows().rows(); ++row)
      texts.push_back(presenter.rows().cell(row, column).text);
    return texts;
  }

  int shown = 0;
  ShopWorld world;
  FakeImporter importer;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::ImportPresenter presenter;
};

using Texts = std::vector<std::string>;

}  // namespace import_presenter_test

BOOST_AUTO_TEST_SUITE(import_presenter)

using namespace import_presenter_test;

BOOST_AUTO_TEST_CASE(files_are_named_and_planned_before_anything_changes) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"products", "orders"});
    BOOST_CHECK(s.presenter.step() == Step::planned);
    BOOST_TEST(s.importer.asked == (Texts{"plan products @", "plan orders @"}),
               boost::test_tools::per_element());
    BOOST_REQUIRE(s.presenter.kinds().rows() == 2U);
    BOOST_TEST(s.presenter.kinds().cell(0, 0).text == "Shopify products");
    BOOST_TEST(s.presenter.kinds().cell(0, 2).text.find("Name, SKU") != std::string::npos);
    BOOST_TEST(s.presenter.rows().rows() == 8U);
    BOOST_TEST(s.presenter.count_of(Verdict::create) == 4);
    BOOST_TEST(s.presenter.summary() == "New: 4  ·  Changed: 2  ·  Refused: 2");
    BOOST_TEST(s.presenter.can_import());
    BOOST_TEST(!s.presenter.can_undo());
  });
}

BOOST_AUTO_TEST_CASE(rows_of_one_verdict_are_shown_with_their_reason) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"products"});
    s.presenter.show_only(Verdict::refuse);
    BOOST_TEST(s.column(3) == Texts{"A-4"}, boost::test_tools::per_element());
    BOOST_TEST(!s.presenter.rows().cell(0, 4).text.empty());
    s.presenter.show_only(Verdict::create);
    BOOST_TEST(s.column(3) == (Texts{"A-1", "A-2"}), boost::test_tools::per_element());
    s.presenter.show_only(std::nullopt);
    BOOST_TEST(s.presenter.rows().rows() == 4U);
  });
}

BOOST_AUTO_TEST_CASE(another_channel_is_planned_again) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"orders"});
    BOOST_TEST(!s.presenter.channels().empty());
    s.presenter.choose({"WEB", "SHOP"});
    BOOST_TEST(s.importer.asked.back() == "plan orders WEB@SHOP");
    s.presenter.import();
    BOOST_TEST(s.importer.asked.back() == "run orders WEB");
  });
}

BOOST_AUTO_TEST_CASE(what_was_taken_in_can_be_taken_back_the_last_first) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"products", "orders"});
    s.presenter.import();
    BOOST_CHECK(s.presenter.step() == Step::done);
    BOOST_TEST(s.presenter.can_undo());
    BOOST_TEST(!s.presenter.can_import());
    // What was refused is what is left to look at.
    BOOST_TEST(s.presenter.rows().rows() == 2U);
    s.importer.asked.clear();
    s.presenter.undo();
    BOOST_TEST(s.importer.asked == (Texts{"undo 2", "undo 1", "plan products @", "plan orders @"}),
               boost::test_tools::per_element());
    BOOST_CHECK(s.presenter.step() == Step::planned);
  });
}

BOOST_AUTO_TEST_CASE(files_that_nothing_reads_are_said_where_they_were_given) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.importer.unknown =
        Refusal{RefusalCode::profile_unknown, {{"file", "cat.csv"}, {"columns", "Meow"}}};
    s.presenter.look_at({"cat.csv"});
    BOOST_CHECK(s.presenter.step() == Step::none);
    BOOST_TEST(s.presenter.error().find("cat.csv") != std::string::npos, s.presenter.error());
    BOOST_TEST(!s.presenter.can_import());
  });
}

BOOST_AUTO_TEST_CASE(what_a_file_leaves_open_is_asked_for) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.importer.unknown =
        Refusal{RefusalCode::file_dates_unclear,
                {{"file", "bank.csv"}, {"value", "01/02/2026"}, {"column", "Date"}}};
    s.presenter.look_at({"bank.csv"});
    BOOST_TEST(s.presenter.dates_unclear());
    BOOST_TEST(s.presenter.encodings().empty());
    gui::ImportWish wish;
    wish.dates = "dmy";
    s.presenter.choose(wish);
    BOOST_CHECK(s.presenter.step() == Step::planned);
    BOOST_TEST(s.presenter.error() == "");
    // The answer can be changed.
    BOOST_TEST(s.presenter.dates_unclear());
    s.importer.unknown = Refusal{RefusalCode::file_encoding_unclear,
                                 {{"file", "bank.csv"}, {"encodings", "Shift_JIS, GB18030"}}};
    s.presenter.look_at({"bank.csv"});
    BOOST_TEST(!s.presenter.encodings().empty());
    BOOST_TEST(!s.presenter.dates_unclear());
  });
}

BOOST_AUTO_TEST_CASE(a_server_lost_in_the_middle_keeps_what_came_before) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"products", "orders"});
    s.importer.lost = Failure(FailureCode::database_lost);
    s.presenter.import();
    BOOST_CHECK(s.presenter.step() == Step::done);
    BOOST_TEST(!s.presenter.error().empty());
    BOOST_TEST(s.presenter.kinds().rows() == 1U);
    BOOST_TEST(s.presenter.can_undo());
  });
}

BOOST_AUTO_TEST_CASE(a_stopped_import_is_finished_and_a_done_one_taken_back) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    int changed = 0;
    gui::BatchActs acts(s.book, s.executor, english(), [&] { ++changed; });
    acts.resume(4);
    BOOST_TEST(acts.result() == "Import 4 is finished.");
    acts.undo(4);
    BOOST_TEST(acts.result() == "Import 4 was taken back.");
    BOOST_TEST(!acts.went_wrong());
    s.importer.unknown = Refusal{RefusalCode::batch_unknown, {{"batch", "9"}}};
    acts.undo(9);
    BOOST_TEST(acts.went_wrong());
    BOOST_TEST(acts.result().find('9') != std::string::npos, acts.result());
    BOOST_TEST(changed == 6);
  });
}

BOOST_AUTO_TEST_CASE(an_unknown_product_is_bound_and_a_refusal_is_told) {
  on_sqlite([](TestBook& tb) {
    auto book = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    FakeImporter importer;
    book->importer_of_test = &importer;
    InlineExecutor executor;
    int changes = 0;
    gui::BatchActs acts(book, executor, english(), [&] { ++changes; });
    acts.bind("~UNKNOWN", "TB-1");
    BOOST_TEST(acts.result() == "~UNKNOWN is TB-1 now: 3 orders changed");
    BOOST_TEST(!acts.went_wrong());
    acts.bind("~UNKNOWN", "GONE");
    BOOST_TEST(acts.went_wrong());
    BOOST_TEST(acts.result().find("GONE") != std::string::npos);
    BOOST_TEST(importer.asked.back() == "bind ~UNKNOWN GONE");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
