#include "gui/presenters/list_export.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "gui/presenters/orders_presenter.h"
#include "tests/contract/order_support.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"
#include "tests/unit/formats/reading_programs.h"

namespace kontor::test {

namespace list_export_test {

struct StillView : gui::ListView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
};

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A list of orders whose work is run step by step.
struct ExportScreen {
  explicit ExportScreen(TestBook& tb, int count)
      : world(tb.book),
        acts(tb),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(view, book, executor, english()),
        exporting(executor, english(), [this] { ++changes; }) {
    std::vector<orders::Order> all;
    for (int i = 0; i < count; ++i) {
      all.push_back(test_order(1000 + i, i));
      if (i % 2 == 1) all.back().channel = ChannelId(22);
    }
    if (count > 0) all[0].number = "=1+1";
    acts.add_documents(all, 1);
    acts.add(all, 1);
    presenter.load();
    executor.finish();
  }

  std::vector<std::size_t> columns(const std::vector<std::string>& ids) const {
    std::vector<std::size_t> found;
    for (const auto& id : ids) {
      for (std::size_t i = 0; i < presenter.columns().size(); ++i) {
        if (presenter.columns()[i].id == id) found.push_back(i);
      }
    }
    return found;
  }
  void start(const std::vector<std::string>& ids) {
    exporting.start(presenter,
                    {folder / "orders.csv", reports::ListFormat::csv, "Orders", columns(ids)});
  }
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }

  TempDir folder;
  ShopWorld world;
  OrderActs acts;
  std::shared_ptr<ShopBook> book;
  SteppedExecutor executor;
  StillView view;
  gui::OrdersPresenter presenter;
  int changes = 0;
  gui::ListExport exporting;
};

}  // namespace list_export_test

BOOST_AUTO_TEST_SUITE(list_export)

using namespace list_export_test;

BOOST_AUTO_TEST_CASE(all_rows_of_the_filters_in_the_columns_that_were_chosen) {
  for_each_engine([](TestBook& tb) {
    ExportScreen s(tb, 3000);
    s.presenter.choose_channel(ChannelId(21));
    s.executor.finish();
    s.start({"total", "number", "placed"});
    BOOST_TEST(s.exporting.busy());
    s.executor.finish();
    BOOST_TEST(!s.exporting.busy());
    BOOST_TEST(!s.exporting.went_wrong(), s.exporting.result());
    BOOST_TEST(s.exporting.result() == "1,500 rows were written to orders.csv");
    const std::string text = text_of(s.folder / "orders.csv");
    BOOST_TEST(std::count(text.begin(), text.end(), '\n') == 1501);
    BOOST_TEST(text.starts_with("Total,Order,Placed,Currency\n49.00,#3998,2026-09-21,EUR\n"));
    // What a spreadsheet would run is a text; what a program made is not touched.
    BOOST_TEST(text.ends_with("49.00,'=1+1,2026-09-21,EUR\n"));
  });
}

BOOST_AUTO_TEST_CASE(it_says_how_far_it_is_and_is_stopped_without_a_half_file) {
  on_sqlite([](TestBook& tb) {
    ExportScreen s(tb, 4000);
    s.start({"number"});
    for (int step = 0; step < 3; ++step) s.executor.step();  // the file, rows, their writing
    BOOST_TEST(s.exporting.percent() > 0);
    BOOST_TEST(s.exporting.percent() < 100);
    BOOST_TEST(s.exporting.activity().find("orders.csv") != std::string::npos);
    BOOST_TEST(s.files() == 1U);
    s.exporting.stop();
    s.executor.finish();
    BOOST_TEST(!s.exporting.busy());
    BOOST_TEST(!s.exporting.went_wrong());
    BOOST_TEST(!s.exporting.result().empty());
    BOOST_TEST(s.files() == 0U);
  });
}

BOOST_AUTO_TEST_CASE(a_lost_server_leaves_no_half_file_and_is_told) {
  on_sqlite([](TestBook& tb) {
    ExportScreen s(tb, 2500);
    s.start({"number"});
    for (int step = 0; step < 3; ++step) s.executor.step();
    s.book->fail_with(FailureCode::database_lost);
    s.executor.finish();
    BOOST_TEST(s.exporting.went_wrong());
    BOOST_TEST(!s.exporting.result().empty());
    BOOST_TEST(s.files() == 0U);
    s.book->fail_with(std::nullopt);
    s.start({"number"});
    s.executor.finish();
    BOOST_TEST(!s.exporting.went_wrong());
    BOOST_TEST(s.files() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(a_folder_that_cant_be_written_is_told_in_words) {
  on_sqlite([](TestBook& tb) {
    ExportScreen s(tb, 3);
    s.exporting.start(s.presenter, {s.folder / "none" / "orders.csv", reports::ListFormat::csv,
                                    "Orders", s.columns({"number"})});
    s.executor.finish();
    BOOST_TEST(s.exporting.went_wrong());
    BOOST_TEST(!s.exporting.result().empty());
    BOOST_TEST(!s.exporting.busy());
  });
}

BOOST_AUTO_TEST_CASE(a_sheet_is_a_whole_archive_of_numbers_and_dates) {
  on_sqlite([](TestBook& tb) {
    ExportScreen s(tb, 40);
    s.exporting.start(s.presenter,
                      {s.folder / "orders.xlsx", reports::ListFormat::xlsx, "Orders",
                       s.columns({"number", "total", "placed"}), BusinessDate::of(2026, 11, 22)});
    s.executor.finish();
    BOOST_TEST(!s.exporting.went_wrong(), s.exporting.result());
    // Read by a program that is not ours.
    const std::string said =
        said_by("/usr/bin/python3 -c \"import openpyxl; s = openpyxl.load_workbook('" +
                (s.folder / "orders.xlsx").string() +
                "').worksheets[0]; print([c.value for c in s[1]]); "
                "print([str(c.value) + '/' + c.data_type for c in s[41]], s.max_row)\"");
    BOOST_TEST(said ==
               "['Order', 'Total', 'Placed', 'Currency']\n"
               "['=1+1/s', '49/n', '2026-09-21 00:00:00/d', 'EUR/s'] 41\n");
    BOOST_TEST(s.files() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(an_empty_list_is_a_file_with_titles) {
  on_sqlite([](TestBook& tb) {
    ExportScreen s(tb, 0);
    s.start({"number", "channel"});
    s.executor.finish();
    BOOST_TEST(text_of(s.folder / "orders.csv") == "Order,Channel\n");
  });
}

BOOST_AUTO_TEST_CASE(rows_that_are_not_here_are_copied_too) {
  on_sqlite([](TestBook& tb) {
    ExportScreen s(tb, 2500);
    std::string copied;
    gui::ListCopy copy([&](std::string text) { copied = std::move(text); },
                       [](const Failure&) { BOOST_ERROR("failed"); });
    copy.start(s.presenter, {0, 1300, 2499}, s.columns({"number", "total"}));
    s.executor.finish();
    BOOST_TEST(copied == "Order\tTotal\n#3499\t49.00 EUR\n#2199\t49.00 EUR\n=1+1\t49.00 EUR\n");
    BOOST_TEST(!copy.busy());
    copied.clear();
    copy.start(s.presenter, {7}, s.columns({"number"}));
    copy.stop();
    s.executor.finish();
    BOOST_TEST(copied.empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
