#include "gui/presenters/compare_presenter.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "gui/presenters/compare_card.h"
#include "gui/presenters/list_export.h"
#include "tests/presenters/support/day_one.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/support/paths.h"

namespace kontor::test {

namespace compare_presenter_test {

using insight::ComparedFigure;
using State = gui::ListPresenter::State;

struct CompareViews : gui::ListView, gui::DetailView {
  int shown_rows = 0;
  void show_columns() override {}
  void show_rows(bool) override { ++shown_rows; }
  void show_more() override {}
  void show_state() override {}
  void show_detail() override {}
};

insight::ComparedRow compared(int day, const std::string& channel, ComparedFigure figure,
                              std::optional<std::int64_t> old, std::int64_t ours, bool agrees) {
  insight::ComparedRow row;
  const auto date = BusinessDate::of(2026, 3, day);
  row.key.period = {date, date, false};
  row.key.channel = channel;
  row.key.figure = figure;
  row.old_value = old;
  row.our_value = ours;
  row.agrees = agrees;
  return row;
}

struct CompareScreen : CompareViews {
  explicit CompareScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        day_one(*book, tb.clock),
        presenter(*this, book, executor, english()),
        card(*this, presenter, book, executor, english()) {
    book->day_one_of_test = &day_one;
    auto& rows = day_one.comparison.report.rows;
    rows = {compared(2, "WEB", ComparedFigure::net_sales, 180000, 180000, true),
            compared(2, "WEB", ComparedFigure::orders, 31000, 32000, false),
            compared(3, "WEB", ComparedFigure::net_sales, std::nullopt, 4200, false)};
    rows[1].documents = {"#10", "X-1"};
    day_one.comparison.report.differing = 2;
    presenter.load();
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  FakeDayOne day_one;
  InlineExecutor executor;
  gui::ComparePresenter presenter;
  gui::CompareCard card;
};

std::string whole_text(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace compare_presenter_test

BOOST_AUTO_TEST_SUITE(compare_presenter)

using namespace compare_presenter_test;

BOOST_AUTO_TEST_CASE(nothing_is_compared_before_files_are_chosen) {
  on_sqlite([](TestBook& tb) {
    CompareScreen s(tb);
    BOOST_CHECK(s.presenter.state() == State::empty);
    BOOST_TEST(s.day_one.compared.empty());
    BOOST_TEST(s.presenter.footer() == "");
    BOOST_TEST(!s.presenter.entities().empty());
  });
}

BOOST_AUTO_TEST_CASE(both_figures_and_their_difference_stand_beside_each_other) {
  on_sqlite([](TestBook& tb) {
    CompareScreen s(tb);
    auto& p = s.presenter;
    p.choose_files({"/old/march.csv", "/old/april.csv"});
    BOOST_TEST(p.file_names() == "march.csv, april.csv");
    BOOST_REQUIRE(s.day_one.compared.size() == 1U);
    BOOST_TEST(s.day_one.compared[0].files.size() == 2U);
    BOOST_REQUIRE(p.rows() == 3U);
    BOOST_TEST(p.raw(0, 0) == "2026-03-02");
    BOOST_TEST(p.cell(0, 2).text == "Net sales");
    BOOST_TEST(p.raw(0, 5) == "1800.00 EUR");
    BOOST_TEST(p.raw(0, 6) == "1800.00 EUR");
    BOOST_TEST(p.cell(0, 7).text == gui::Language::nothing());
    BOOST_TEST(p.raw(0, 7) == "0.00 EUR");
    BOOST_TEST(p.cell(0, 8).text == "agrees");
    BOOST_TEST(p.cell(1, 5).text == "31");  // orders are counted, not paid
    BOOST_TEST(p.raw(1, 7) == "1");
    BOOST_CHECK(p.cell(1, 8).tone == gui::Tone::problem);
    BOOST_TEST(p.cell(2, 5).text == gui::Language::nothing());  // the old system says nothing
    BOOST_TEST(p.raw(2, 7) == "42.00 EUR");
    BOOST_TEST(p.footer().find("3 figures were compared") != std::string::npos);
    BOOST_TEST(p.footer().find("2 figures differ") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(only_what_differs_may_be_shown_without_comparing_again) {
  on_sqlite([](TestBook& tb) {
    CompareScreen s(tb);
    auto& p = s.presenter;
    p.choose_files({"/old/march.csv"});
    p.show_only_differences(true);
    BOOST_TEST(p.rows() == 2U);
    BOOST_TEST(p.filtered());
    BOOST_REQUIRE(p.at(0));
    BOOST_CHECK(p.at(0)->key.figure == ComparedFigure::orders);
    BOOST_TEST(s.day_one.compared.size() == 1U);
    p.clear_filters();
    BOOST_TEST(p.rows() == 3U);
    s.day_one.comparison.report.rows.resize(1);
    s.day_one.comparison.report.differing = 0;
    p.show_only_differences(true);
    p.load();
    BOOST_CHECK(p.state() == State::nothing_found);
    BOOST_TEST(p.footer().find("all agree") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(the_tolerance_is_an_amount_with_either_mark_or_is_refused_where_it_stands) {
  on_sqlite([](TestBook& tb) {
    CompareScreen s(tb);
    auto& p = s.presenter;
    p.choose_files({"/old/march.csv"});
    p.choose_tolerance("0,05");
    BOOST_TEST(p.tolerance_error() == "");
    BOOST_TEST(s.day_one.compared.back().tolerance == "0.05");
    const auto asked = s.day_one.compared.size();
    for (const char* wrong : {"much", "-1"}) {
      p.choose_tolerance(wrong);
      BOOST_TEST(p.tolerance_error().find(wrong) != std::string::npos);
    }
    BOOST_TEST(s.day_one.compared.size() == asked);
    p.choose_tolerance("");
    BOOST_TEST(p.tolerance_error() == "");
    BOOST_TEST(s.day_one.compared.back().tolerance == "");
  });
}

BOOST_AUTO_TEST_CASE(refused_files_and_rows_are_said_in_words) {
  on_sqlite([](TestBook& tb) {
    CompareScreen s(tb);
    auto& p = s.presenter;
    s.day_one.comparison.refusals = {
        {7, "march.csv", {RefusalCode::value_not_date, {{"row", "7"}, {"column", "date"}}}}};
    p.choose_files({"/old/march.csv"});
    BOOST_REQUIRE(p.unread().size() == 1U);
    BOOST_TEST(p.unread()[0].find("7") != std::string::npos);
    s.day_one.refusal = Refusal{RefusalCode::channel_unknown, {{"channel", "STALL"}}};
    p.choose_files({"/old/stall.csv"});
    BOOST_CHECK(p.state() == State::empty);
    BOOST_TEST(p.refused().find("STALL") != std::string::npos);
    BOOST_TEST(p.rows() == 0U);
  });
}

BOOST_AUTO_TEST_CASE(all_rows_can_be_written_into_a_file) {
  on_sqlite([](TestBook& tb) {
    CompareScreen s(tb);
    s.presenter.choose_files({"/old/march.csv"});
    const TempDir dir;
    gui::ListExport out(s.executor, english(), [] {});
    out.start(s.presenter, {dir / "month.csv",
                            reports::ListFormat::csv,
                            "Parallel month",
                            {0, 1, 2, 5, 6, 7, 8},
                            BusinessDate::of(2026, 4, 1)});
    BOOST_TEST(!out.went_wrong(), out.result());
    const std::string text = whole_text(dir / "month.csv");
    BOOST_TEST(text.find("2026-03-02,Channel WEB,Net sales,1800.00,1800.00,0.00,agrees,EUR") !=
                   std::string::npos,
               text);
    BOOST_TEST(
        text.find("2026-03-03,Channel WEB,Net sales,,42.00,42.00,differs,EUR") != std::string::npos,
        text);
  });
}

BOOST_AUTO_TEST_CASE(a_row_opens_on_the_orders_that_make_our_figure) {
  on_sqlite([](TestBook& tb) {
    CompareScreen s(tb);
    auto& p = s.presenter;
    p.choose_files({"/old/march.csv"});
    s.card.show(*p.at(1));
    BOOST_TEST(s.card.open());
    BOOST_TEST(s.card.title().find("2026") != std::string::npos);
    BOOST_TEST(s.card.subtitle().find("Orders") != std::string::npos);
    BOOST_TEST(s.card.subtitle().find("31") != std::string::npos);
    BOOST_REQUIRE(s.card.documents().rows() == 2U);
    BOOST_TEST(s.card.documents().cell(0, 0).text == "#10");
    BOOST_TEST(!s.card.order_at(1));  // what is no order leads nowhere
    const auto first = s.card.shown();
    s.card.show(*p.at(0));
    BOOST_TEST(s.card.shown() != first);
    BOOST_TEST(s.card.documents().rows() == 0U);
    BOOST_TEST(s.card.nothing() == "The figures agree.");
    s.card.show(*p.at(2));
    BOOST_TEST(s.card.subtitle().find("nothing from the old system") != std::string::npos);
    s.card.close();
    BOOST_TEST(!s.card.open());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
