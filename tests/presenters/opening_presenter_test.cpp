#include "gui/presenters/opening_presenter.h"

#include <boost/test/unit_test.hpp>

#include "tests/presenters/support/day_one.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/fake_importer.h"

namespace kontor::test {

namespace opening_presenter_test {

using gui::OpeningFileKind;
using intake::Verdict;
using Texts = std::vector<std::string>;

/// Takes files in as it is told to.
struct OpeningImporter : FakeImporter {
  Result<std::vector<gui::ProposedImport>> propose(const Texts&, const gui::ImportWish&) override {
    BOOST_FAIL("the kinds are known");
    return std::vector<gui::ProposedImport>{};
  }
  static std::string said(const gui::ProposedImport& files, const gui::ImportWish& wish) {
    return files.profile + " " + wish.entity + " " + (wish.as_of ? wish.as_of->to_iso() : "start");
  }
  intake::ImportReport report(const gui::ProposedImport& files) const {
    intake::ImportReport report;
    report.counts = {fresh ? 1 : 0, 0, fresh ? 0 : 1, refused ? 1 : 0};
    report.rows = {{2, files.names.front(), "INV-1", Verdict::create, {}}};
    report.notes = {{intake::NoteCode::opening_not_itemised,
                     {{"account", "1100"}, {"amount", "1.00"}, {"currency", "EUR"}}}};
    return report;
  }
  Result<intake::ImportReport> dry_run(const gui::ProposedImport& files,
                                       const gui::ImportWish& wish, intake::Progress&) override {
    asked.push_back("plan " + said(files, wish));
    if (wrong) return Refusal{RefusalCode::file_empty, {{"file", files.names.front()}}};
    return report(files);
  }
  Result<intake::ImportReport> run(const gui::ProposedImport& files, const gui::ImportWish& wish,
                                   intake::Progress&) override {
    asked.push_back("run " + said(files, wish));
    auto done = report(files);
    done.batch_number = ++batches;
    return done;
  }
  Result<intake::UndoReport> undo(std::int64_t batch, intake::Progress&) override {
    asked.push_back("undo " + std::to_string(batch));
    return intake::UndoReport{batch, 3, {}};
  }

  bool fresh = true, refused = false, wrong = false;
};

struct OpeningScreen : gui::OpeningView {
  explicit OpeningScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        day_one(*book, tb.clock),
        presenter(*this, book, executor, english()) {
    book->importer_of_test = &importer;
    book->day_one_of_test = &day_one;
    day_one.answer.entity.currency = Currency::of("EUR");
    const auto sum = [](const char* key, const char* code, ChannelId channel, std::int64_t before,
                        std::int64_t posted) {
      intake::OpeningSum s;
      s.account.key = key;
      s.account.code = code;
      s.channel = channel;
      s.before_minor = before;
      s.posted_minor = posted;
      return s;
    };
    day_one.answer.sums = {sum("bank", "1000", {}, 1000, 79000),
                           sum("receivable", "1100", world.web, 0, 12000),
                           sum("opening_balance", "3000", {}, -1000, -91000)};
    presenter.load();
  }
  void show_opening() override { ++shown; }
  void template_written(const std::string& sentence, const std::string& path) override {
    told.push_back(path + ": " + sentence);
  }
  Texts row(std::size_t row) {
    Texts texts;
    for (std::size_t i = 0; i < presenter.sums().columns().size(); ++i)
      texts.push_back(presenter.sums().cell(row, i).text);
    return texts;
  }

  int shown = 0;
  Texts told;
  ShopWorld world;
  OpeningImporter importer;
  std::shared_ptr<ShopBook> book;
  FakeDayOne day_one;
  InlineExecutor executor;
  gui::OpeningPresenter presenter;
};

}  // namespace opening_presenter_test

BOOST_AUTO_TEST_SUITE(opening_presenter)

using namespace opening_presenter_test;

BOOST_AUTO_TEST_CASE(a_file_needs_a_day_and_the_day_is_asked_for_beside_its_field) {
  on_sqlite([](TestBook& tb) {
    OpeningScreen s(tb);
    auto& p = s.presenter;
    BOOST_TEST(p.day_error() == "");
    p.choose_file(OpeningFileKind::items, "open.csv");
    BOOST_TEST(p.day_error().find("no first day") != std::string::npos);
    BOOST_TEST(s.importer.asked.empty());
    BOOST_TEST(!p.can_post());
    p.choose_day("yesterday");
    BOOST_TEST(p.day_error().find("yesterday") != std::string::npos);
    BOOST_TEST(s.importer.asked.empty());
    p.choose_day("2026-02-28");
    BOOST_TEST(p.day_error() == "");
    BOOST_REQUIRE(s.importer.asked.size() == 1U);
    // The last moment of the day where the company is.
    BOOST_TEST(s.importer.asked[0].starts_with("plan opening-items " + p.entity()->code));
    BOOST_TEST(s.importer.asked[0].ends_with("2026-02-28T22:59:59.999Z"), s.importer.asked[0]);
    BOOST_TEST(p.can_post());
  });
}

BOOST_AUTO_TEST_CASE(without_a_day_it_is_the_one_before_the_first_of_the_book) {
  on_sqlite([](TestBook& tb) {
    OpeningScreen s(tb);
    company::EntityDraft draft;
    draft.start = BusinessDate::of(2026, 3, 1);
    auto setup = s.day_one.setup();
    BOOST_REQUIRE(static_cast<bool>(setup.set_entity(s.presenter.entity()->code, draft)));
    s.presenter.load();
    BOOST_CHECK(s.presenter.day_of_balances() == BusinessDate::of(2026, 2, 28));
    s.presenter.choose_file(OpeningFileKind::balances, "balance.csv");
    BOOST_TEST(s.presenter.day_error() == "");
    BOOST_REQUIRE(s.importer.asked.size() == 1U);
    BOOST_TEST(s.importer.asked[0].ends_with(" start"));
  });
}

BOOST_AUTO_TEST_CASE(files_that_are_chosen_before_the_company_is_known_wait_for_it) {
  on_sqlite([](TestBook& tb) {
    OpeningScreen s(tb);
    SteppedExecutor slow;
    gui::OpeningPresenter p(s, s.book, slow, english());
    p.load();
    BOOST_TEST(p.busy());
    p.choose_day("2026-02-28");
    p.choose_file(OpeningFileKind::items, "open.csv");
    BOOST_TEST(s.importer.asked.empty());
    slow.finish();
    BOOST_REQUIRE(s.importer.asked.size() == 1U);
    BOOST_TEST(s.importer.asked[0].ends_with("2026-02-28T22:59:59.999Z"), s.importer.asked[0]);
    BOOST_TEST(!p.busy());
    BOOST_TEST(p.can_post());
  });
}

BOOST_AUTO_TEST_CASE(balances_are_shown_account_by_account_with_what_stays_open) {
  on_sqlite([](TestBook& tb) {
    OpeningScreen s(tb);
    auto& p = s.presenter;
    p.choose_day("2026-02-28");
    p.choose_file(OpeningFileKind::balances, "balance.csv");
    p.choose_file(OpeningFileKind::items, "open.csv");
    // Both are looked at together, the list first.
    BOOST_TEST(s.day_one.previewed.back() == "opening-items opening-balances " + p.entity()->code);
    BOOST_REQUIRE(p.sums().rows() == 3U);
    BOOST_TEST(s.row(0)[0] == "1000");
    BOOST_TEST(s.row(0)[2] == "Common");
    BOOST_TEST(p.sums().raw(0, 3) == "10.00 EUR");
    BOOST_TEST(p.sums().raw(0, 4) == "790.00 EUR");
    BOOST_TEST(p.sums().raw(0, 5) == "800.00 EUR");
    BOOST_TEST(s.row(1)[3] == gui::Language::nothing());
    BOOST_TEST(s.row(1)[2] != "Common");
    BOOST_TEST(p.rest().find("920.00") != std::string::npos, p.rest());
    BOOST_TEST(!p.rest_is_zero());
    BOOST_TEST(p.import().rows().rows() == 2U);
    BOOST_TEST(p.notes().size() == 2U);  // one a file
    // A file taken away is not looked at any more; without one nothing is shown.
    p.choose_file(OpeningFileKind::items, {});
    BOOST_TEST(s.day_one.previewed.back() == "opening-balances " + p.entity()->code);
    p.choose_file(OpeningFileKind::balances, {});
    BOOST_TEST(p.sums().rows() == 0U);
    BOOST_TEST(p.import().rows().rows() == 0U);
    BOOST_TEST(p.rest() == "");
    BOOST_TEST(!p.can_post());
  });
}

BOOST_AUTO_TEST_CASE(a_zero_rest_is_said_too) {
  on_sqlite([](TestBook& tb) {
    OpeningScreen s(tb);
    s.day_one.answer.sums.pop_back();
    s.presenter.choose_day("2026-02-28");
    s.presenter.choose_file(OpeningFileKind::items, "open.csv");
    BOOST_TEST(s.presenter.rest_is_zero());
    BOOST_TEST(s.presenter.rest().starts_with("Nothing stays on"));
  });
}

BOOST_AUTO_TEST_CASE(it_is_posted_in_order_and_taken_back_the_last_first) {
  on_sqlite([](TestBook& tb) {
    OpeningScreen s(tb);
    auto& p = s.presenter;
    p.choose_day("2026-02-28");
    p.choose_file(OpeningFileKind::items, "open.csv");
    p.choose_file(OpeningFileKind::balances, "balance.csv");
    s.importer.asked.clear();
    p.post();
    BOOST_REQUIRE(s.importer.asked.size() == 2U);
    BOOST_TEST(s.importer.asked[0].starts_with("run opening-items"));
    BOOST_TEST(s.importer.asked[1].starts_with("run opening-balances"));
    BOOST_TEST(p.sums().rows() == 3U);  // what was posted stays in sight
    BOOST_TEST(p.can_undo());
    BOOST_TEST(!p.can_post());
    s.importer.asked.clear();
    const auto previews = s.day_one.previewed.size();
    p.undo();
    BOOST_REQUIRE(s.importer.asked.size() == 4U);
    BOOST_TEST(s.importer.asked[0] == "undo 2");
    BOOST_TEST(s.importer.asked[1] == "undo 1");
    // And it is looked at again.
    BOOST_TEST(s.day_one.previewed.size() == previews + 1);
    BOOST_TEST(p.can_post());
  });
}

BOOST_AUTO_TEST_CASE(what_is_refused_or_fails_is_said_and_nothing_can_be_posted) {
  on_sqlite([](TestBook& tb) {
    OpeningScreen s(tb);
    auto& p = s.presenter;
    p.choose_day("2026-02-28");
    s.importer.wrong = true;
    p.choose_file(OpeningFileKind::items, "open.csv");
    BOOST_TEST(p.import().refused());
    BOOST_TEST(s.day_one.previewed.empty());
    BOOST_TEST(!p.can_post());
    s.importer.wrong = false;
    s.day_one.refusal = Refusal{RefusalCode::permission_missing, {{"permission", "import_files"}}};
    p.choose_file(OpeningFileKind::items, "again.csv");
    BOOST_TEST(p.error() != "");
    s.day_one.refusal.reset();
    s.day_one.lost = Failure(FailureCode::database_unreachable);
    p.choose_file(OpeningFileKind::items, "third.csv");
    BOOST_TEST(p.error() != "");
    s.day_one.lost.reset();
    s.importer.fresh = false;
    p.choose_file(OpeningFileKind::items, "open.csv");
    BOOST_TEST(p.error() == "");
    BOOST_TEST(!p.can_post());  // it is there already
  });
}

BOOST_AUTO_TEST_CASE(empty_files_are_written_or_the_reason_is_said) {
  on_sqlite([](TestBook& tb) {
    OpeningScreen s(tb);
    s.presenter.write_template(OpeningFileKind::items, "/tmp/items.csv");
    BOOST_TEST(s.day_one.written == Texts{"/tmp/items.csv"});
    BOOST_REQUIRE(s.told.size() == 1U);
    BOOST_TEST(s.told[0].starts_with("/tmp/items.csv: "));
    s.presenter.write_template(OpeningFileKind::items, "/no/items.csv");
    BOOST_TEST(s.told.size() == 1U);
    BOOST_TEST(s.presenter.error() != "");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
