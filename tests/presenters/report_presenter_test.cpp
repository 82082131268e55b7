#include "gui/presenters/report_presenter.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"
#include "tests/support/paths.h"

namespace kontor::test {

namespace report_presenter_test {

struct CountingReportView : gui::ReportView {
  int reports = 0, rows = 0, pages = 0;
  std::vector<std::string> written, files;
  void show_report() override { ++reports; }
  void show_rows() override { ++rows; }
  void show_pages() override { ++pages; }
  void file_written(const std::string& sentence, const std::string& path) override {
    written.push_back(sentence);
    files.push_back(path);
  }
};

/// A shop that sold three times on two channels.
struct ReportScreen {
  ReportScreen(TestBook& tb, gui::Executor& executor, const std::string& code = "en")
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(view, book, executor, language(code)) {
    world.add_products({LedgerWorld::product(201, "BIKE", "City bike")});
    for (std::int64_t i = 0; i < 3; ++i) {
      books::Entry e = world.entry(1001 + i, 901 + i, books::EntryKind::sale, test_now());
      world.add_sale(e, 201, 1 + i, 1000, 400);
      if (i == 1) {
        for (auto& p : e.postings)
          if (p.channel == world.web) p.channel = world.fair;
        for (auto& s : e.sales) s.channel = world.fair;
      }
      world.post(world.set_of({e}, {world.document(901 + i, "#" + std::to_string(10 + i))}));
    }
  }
  std::size_t column(const std::string& id) {
    const auto& all = presenter.columns();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].id == id) return i;
    BOOST_FAIL("no column " + id);
    return 0;
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  CountingReportView view;
  gui::ReportPresenter presenter;
};

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

using State = gui::ReportPresenter::State;

}  // namespace report_presenter_test

BOOST_AUTO_TEST_SUITE(report_presenter)

using namespace report_presenter_test;

BOOST_AUTO_TEST_CASE(every_report_is_listed_with_a_sentence_in_every_language) {
  on_sqlite([](TestBook& tb) {
    InlineExecutor executor;
    for (const char* code : {"en", "ar", "zh_CN", "ro"}) {
      CountingReportView view;
      gui::ReportPresenter presenter(view,
                                     std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text),
                                     executor, language(code));
      auto& list = presenter.list();
      BOOST_TEST(list.rows() == reports::all_reports().size());
      for (std::size_t row = 0; row < list.rows(); ++row) {
        const auto& report = reports::all_reports()[row];
        BOOST_TEST(presenter.id_at(row) == report.id);
        BOOST_TEST(!list.cell(row, 1).text.empty());
        const bool english_words = list.cell(row, 0).text == report.title;
        BOOST_TEST(english_words == (std::string(code) == "en"), code << " " << report.title);
      }
      BOOST_TEST(presenter.id_at(list.rows()).empty());
    }
  });
}

BOOST_AUTO_TEST_CASE(reports_that_somebody_may_not_run_are_not_listed) {
  on_sqlite([](TestBook& tb) {
    InlineExecutor executor;
    CountingReportView view;
    const auto book = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    book->actor_of_test.permissions = {company::Permission::read_stock};
    gui::ReportPresenter presenter(view, book, executor, english());
    BOOST_REQUIRE(presenter.list().rows() > 0U);
    for (std::size_t row = 0; row < presenter.list().rows(); ++row) {
      const auto* report = reports::report_named(presenter.id_at(row));
      BOOST_REQUIRE(report);
      BOOST_TEST(!reports::refused(*report, book->actor_of_test).has_value(), report->id);
      BOOST_TEST(presenter.list().cell(row, 0).text == report->title);
    }
    BOOST_TEST(presenter.list().rows() < reports::all_reports().size());
  });
}

BOOST_AUTO_TEST_CASE(rows_and_totals_are_those_of_the_job) {
  for_each_engine([](TestBook& tb) {
    InlineExecutor executor;
    ReportScreen s(tb, executor);
    s.presenter.open("sales-by-month", {});
    BOOST_CHECK(s.presenter.state() == State::ready);
    BOOST_TEST(s.presenter.title() == "Sales by channel and month");
    BOOST_REQUIRE(s.presenter.rows() == 2U);
    const auto net = s.column("sales-by-month.net_sales");
    BOOST_TEST(s.presenter.columns()[net].number);
    BOOST_TEST(s.presenter.raw(0, net) == "20.00");
    BOOST_TEST(s.presenter.cell(1, net).text == "40.00");
    // Nothing was returned: a dash, and a plain zero for other programs.
    const auto returns = s.column("sales-by-month.returns");
    BOOST_TEST(s.presenter.cell(0, returns).text == gui::Language::nothing());
    BOOST_TEST(s.presenter.raw(0, returns) == "0.00");
    const auto footer = s.presenter.footer();
    BOOST_REQUIRE(footer.size() == 2U);
    BOOST_TEST(footer[0] == "2 rows");
    BOOST_TEST(footer[1].starts_with("Total"), footer[1]);
    BOOST_TEST(footer[1].find("Net\u00A0sales:\u00A060.00") != std::string::npos, footer[1]);
    BOOST_TEST(footer[1].find("Units:\u00A06") != std::string::npos, footer[1]);
    // The same job as the file of the command line.
    const TempDir folder;
    s.presenter.write((folder / "a.csv").string(), reports::ReportFormat::csv);
    const std::string written = content(folder / "a.csv");
    BOOST_TEST(written.find(",20.00,") != std::string::npos, written);
  });
}

BOOST_AUTO_TEST_CASE(a_choice_narrows_and_names_the_file) {
  for_each_engine([](TestBook& tb) {
    InlineExecutor executor;
    ReportScreen s(tb, executor);
    s.presenter.open("sales-by-product", {});
    BOOST_TEST(s.presenter.rows() == 2U);
    gui::ReportChoice choice;
    choice.side = {false, s.world.fair};
    choice.period = {gui::PeriodName::custom, BusinessDate::of(2020, 1, 1), std::nullopt};
    s.presenter.choose(choice);
    BOOST_REQUIRE(s.presenter.rows() == 1U);
    BOOST_TEST(s.presenter.raw(0, s.column("sales-by-product.units")) == "2");
    BOOST_TEST(s.presenter.file_name(reports::ReportFormat::pdf) ==
               "sales-by-product-FAIR-2020-01-01.pdf");
    BOOST_TEST(s.presenter.notes().size() == 2U);
    choice.period.from = BusinessDate::of(2090, 1, 1);
    s.presenter.choose(choice);
    BOOST_CHECK(s.presenter.state() == State::empty);
    BOOST_TEST(s.presenter.footer().empty());
    // A period that ends before it begins is refused in words.
    choice.period.to = BusinessDate::of(2020, 1, 1);
    s.presenter.choose(choice);
    BOOST_CHECK(s.presenter.state() == State::failed);
    BOOST_TEST(!s.presenter.error().empty());
    choice.period = {};
    s.presenter.choose(choice);
    BOOST_CHECK(s.presenter.state() == State::ready);
    BOOST_TEST(s.presenter.error().empty());
  });
}

BOOST_AUTO_TEST_CASE(costs_are_there_for_those_who_may_know_them) {
  on_sqlite([](TestBook& tb) {
    InlineExecutor executor;
    ReportScreen s(tb, executor);
    const auto has = [&](const std::string& id) {
      return std::any_of(s.presenter.columns().begin(), s.presenter.columns().end(),
                         [&](const auto& column) { return column.id == id; });
    };
    s.presenter.open("sales-by-month", {});
    BOOST_TEST(has("sales-by-month.cost"));
    s.book->actor_of_test.permissions.erase(company::Permission::read_cost);
    s.presenter.run();
    BOOST_TEST(!has("sales-by-month.cost"));
    BOOST_TEST(has("sales-by-month.net_sales"));
    s.book->actor_of_test.permissions.erase(company::Permission::read_ledger);
    s.presenter.open("trial-balance", {});
    BOOST_CHECK(s.presenter.state() == State::failed);
    BOOST_TEST(!s.presenter.error().empty());
    BOOST_TEST(s.presenter.rows() == 0U);
  });
}

BOOST_AUTO_TEST_CASE(a_report_that_is_stopped_shows_nothing_of_a_part) {
  on_sqlite([](TestBook& tb) {
    SteppedExecutor executor;
    ReportScreen s(tb, executor);
    s.presenter.open("trial-balance", {});
    BOOST_CHECK(s.presenter.state() == State::running);
    BOOST_TEST(!s.presenter.activity().empty());
    s.presenter.stop();
    executor.finish();
    BOOST_CHECK(s.presenter.state() == State::stopped);
    BOOST_TEST(s.presenter.rows() == 0U);
    BOOST_TEST(!s.presenter.busy());
    s.presenter.run();
    executor.finish();
    BOOST_CHECK(s.presenter.state() == State::ready);
    // The newest choice counts, whichever ends last.
    gui::ReportChoice fair;
    fair.side = {false, s.world.fair};
    s.presenter.choose(fair);
    auto late = executor.work();
    s.presenter.choose({});
    executor.finish();
    const auto all = s.presenter.rows();
    if (late) late();
    BOOST_TEST(s.presenter.rows() == all);
  });
}

BOOST_AUTO_TEST_CASE(files_are_whole_and_told_once) {
  on_sqlite([](TestBook& tb) {
    InlineExecutor executor;
    ReportScreen s(tb, executor);
    const TempDir folder;
    s.presenter.open("trial-balance", {});
    const std::pair<reports::ReportFormat, const char*> forms[] = {
        {reports::ReportFormat::csv, "\xEF\xBB\xBF"},
        {reports::ReportFormat::xlsx, "PK"},
        {reports::ReportFormat::pdf, "%PDF-"}};
    for (const auto& [format, begin] : forms) {
      const auto path = folder / s.presenter.file_name(format);
      s.presenter.write(path.string(), format);
      const std::string written = content(path);
      BOOST_TEST(!written.empty());
      if (format != reports::ReportFormat::csv) BOOST_TEST(written.starts_with(begin));
      BOOST_TEST(s.view.files.back() == path.string());
      BOOST_TEST(s.view.written.back().find("rows were written to " + path.string()) !=
                 std::string::npos);
    }
    BOOST_TEST(s.view.files.size() == 3U);
    s.presenter.write((folder / "no such" / "a.csv").string(), reports::ReportFormat::csv);
    BOOST_TEST(s.view.files.size() == 3U);
    BOOST_TEST(!s.presenter.error().empty());
    BOOST_CHECK(s.presenter.state() == State::ready);  // what is shown stays
  });
}

BOOST_AUTO_TEST_CASE(pages_are_those_of_the_pdf_and_can_be_drawn_later) {
  on_sqlite([](TestBook& tb) {
    InlineExecutor executor;
    ReportScreen s(tb, executor, "ar");
    s.presenter.open("stock-value", {});
    BOOST_TEST(!s.presenter.pages());
    s.presenter.make_pages();
    BOOST_REQUIRE(s.presenter.pages());
    BOOST_TEST(s.presenter.pages()->count() == 1U);
    BOOST_TEST(s.presenter.pages()->table().rtl);
    const auto first = s.presenter.pages();
    s.presenter.make_pages();
    BOOST_TEST(s.presenter.pages() == first);
    s.presenter.run();
    BOOST_TEST(!s.presenter.pages());
  });
}

BOOST_AUTO_TEST_CASE(a_server_that_is_gone_leaves_what_is_shown_and_a_change_is_told) {
  on_sqlite([](TestBook& tb) {
    InlineExecutor executor;
    ReportScreen s(tb, executor);
    s.presenter.open("open-orders", {});
    s.presenter.open("trial-balance", {});
    const auto rows = s.presenter.rows();
    BOOST_TEST(!s.presenter.outdated());
    s.presenter.book_changed();
    BOOST_TEST(s.presenter.outdated());
    s.book->fail_with(FailureCode::database_lost);
    s.presenter.run();
    BOOST_TEST(s.presenter.rows() == rows);
    BOOST_TEST(!s.presenter.error().empty());
    s.book->fail_with(std::nullopt);
    s.presenter.run();
    BOOST_TEST(s.presenter.error().empty());
    BOOST_TEST(!s.presenter.outdated());
    s.presenter.open("no such report", {});
    BOOST_TEST(s.presenter.id() == "trial-balance");
  });
}

BOOST_AUTO_TEST_CASE(rows_are_read_in_any_order_and_no_more_than_fit_are_kept) {
  const auto texts = i18n::Catalogue::load("en", locale_dir());
  reports::ReportTable table(texts, 1000);
  reports::ReportHead head;
  head.fields = {{"name", "Name"}, {"n", "Number", reports::FieldType::count}};
  head.titles = {"Name", "Number"};
  table.begin(head);
  for (std::int64_t i = 0; i < 1500; ++i) table.row({"row " + std::to_string(i), i});
  table.total({std::string("Total"), std::int64_t{7}});
  table.end();
  BOOST_TEST(table.rows() == 1500);
  BOOST_TEST(table.kept() == 1000);
  for (const std::int64_t row : {0, 999, 127, 128, 500, 1, 998}) {
    BOOST_TEST(table.at(row)[0].shown == "row " + std::to_string(row));
    BOOST_TEST(table.at(row)[1].plain == std::to_string(row));
  }
  BOOST_TEST(table.totals().size() == 1U);
  BOOST_TEST(table.longest()[0] == "row 100");
}

BOOST_AUTO_TEST_CASE(a_row_leads_to_what_it_is_made_of) {
  for_each_engine([](TestBook& tb) {
    InlineExecutor executor;
    ReportScreen s(tb, executor);
    const auto leads = [&](const std::string& report, std::size_t row = 0) {
      s.presenter.open(report, {});
      BOOST_REQUIRE_MESSAGE(s.presenter.rows() > row, report);
      return s.presenter.leads_to(row);
    };
    for (const char* report : {"sales-by-product", "stock-value", "stock-flow", "abc"}) {
      const auto where = leads(report);
      BOOST_REQUIRE_MESSAGE(where.has_value(), report);
      BOOST_CHECK(where->area == gui::Area::stock);
      BOOST_TEST(std::get<gui::StockPageState>(where->shown).product.value == 201, report);
    }
    const auto document = leads("stock-movements");
    BOOST_REQUIRE(document.has_value());
    BOOST_CHECK(document->area == gui::Area::orders);
    BOOST_TEST(std::get<gui::OrdersPageState>(document->shown).document.value == 901);

    // A month leads to its products, and their sum is the month's.
    const auto month = leads("sales-by-month");
    BOOST_REQUIRE(month.has_value());
    const auto net = [&](std::size_t row) {
      return s.presenter.raw(row, s.column(s.presenter.id() + ".net_sales"));
    };
    const std::string of_month = net(0);
    const auto products = std::get<gui::ReportsPageState>(month->shown);
    BOOST_TEST(products.report == "sales-by-product");
    s.presenter.open(products.report, products.choice);
    BOOST_REQUIRE(s.presenter.rows() == 1U);
    BOOST_TEST(net(0) == of_month);

    // An account leads to its entries on that side.
    s.presenter.open("trial-balance", {});
    bool common = false, of_channel = false;
    for (std::size_t row = 0; row < s.presenter.rows(); ++row) {
      const auto where = s.presenter.leads_to(row);
      BOOST_REQUIRE(where.has_value());
      const auto books = std::get<gui::BooksPageState>(where->shown);
      BOOST_CHECK(books.view == gui::BooksView::entries);
      BOOST_TEST(static_cast<bool>(books.entries.account));
      BOOST_TEST(!books.entries.side.all);
      (books.entries.side.channel ? of_channel : common) = true;
    }
    BOOST_TEST(common);
    BOOST_TEST(of_channel);
    BOOST_TEST(!s.presenter.leads_to(s.presenter.rows()).has_value());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
