// Reports as files: CSV byte for byte, for programs and in languages; sheets and pages as programs
// that are not ours read them; and what is left when one fails.

#include <chrono>
#include <cstdlib>

#include "app/reports.h"
#include "domain/base/failure.h"
#include "i18n/mark.h"
#include "reports/report_files.h"
#include "tests/golden/cli_golden.h"
#include "tests/support/lamp_shop.h"
#include "tests/unit/formats/reading_programs.h"

namespace {

using kontor::FixedClock;
using kontor::Instant;
using kontor::formats::MemorySink;
using kontor::reports::ReportFormat;
using kontor::reports::ReportJob;
using kontor::reports::ReportReader;
using kontor::test::check_golden;
using kontor::test::said_by;
using kontor::test::Shop;
using kontor::test::TempDir;

/// The lamp shop with a broken import, on a day in March.
struct ReportedShop {
  ReportedShop()
      : shop(kontor::test::lamp_shop((dir / "lamps.kontor").string())),
        clock(*Instant::parse_iso("2026-03-20T09:00:00Z")) {
    kontor::test::write_broken_orders(dir / "broken.csv", 3);
    shop.expect(1, {"import", "shopify-orders", (dir / "broken.csv").string(), "--channel", "WEB"});
    book = kontor::test::take_open(shop.address(), clock);
    desk.emplace(*book);
  }

  ReportJob job(const std::string& id, const std::string& language) const {
    return {kontor::reports::report_named(id),
            {},
            kontor::i18n::Catalogue::load(language, kontor::test::locale_dir())};
  }
  std::string written(const std::string& id, const std::string& language, ReportFormat format,
                      ReportReader reader = ReportReader::person) {
    MemorySink sink;
    const auto source = desk->source();
    const auto result =
        kontor::reports::write_report(source, job(id, language), format, reader, sink);
    BOOST_REQUIRE(static_cast<bool>(result));
    return sink.bytes();
  }

  TempDir dir;
  Shop shop;
  FixedClock clock;
  std::unique_ptr<kontor::app::OpenBook> book;
  std::optional<kontor::app::BookReports> desk;
};

ReportedShop& reported_shop() {
  static ReportedShop shop;
  return shop;
}

std::string read_pdf(const std::string& bytes) {
  const TempDir dir;
  kontor::test::write_file(dir / "a.pdf", bytes);
  return said_by("pdftotext -layout '" + (dir / "a.pdf").string() + "' -");
}

/// Two rows, then the server is gone.
void failing_rows(kontor::reports::ReportRun& run) {
  run.row({std::string("first")});
  run.row({std::string("second")});
  throw kontor::Failure(kontor::FailureCode::database_lost);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_files)

BOOST_AUTO_TEST_CASE(each_report_as_csv_for_programs_and_in_languages) {
  for (const auto& report : kontor::reports::all_reports()) {
    const std::string id(report.id);
    auto& shop = reported_shop();
    check_golden("report_" + id + ".csv",
                 shop.written(id, "ar", ReportFormat::csv, ReportReader::program));
    for (const std::string language : {"en", "ar"}) {
      check_golden("report_" + id + "." + language + ".csv",
                   shop.written(id, language, ReportFormat::csv));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_sheet_has_typed_cells_and_stands_from_right_to_left) {
  const TempDir dir;
  kontor::test::write_file(dir / "a.xlsx",
                           reported_shop().written("sales-by-month", "ar", ReportFormat::xlsx));
  kontor::test::write_file(
      dir / "read.py",
      "import sys, openpyxl\n"
      "b = openpyxl.load_workbook(sys.argv[1])\n"
      "s = b.worksheets[0]\n"
      "print(s.title, s.sheet_view.rightToLeft, s.freeze_panes, len(b.worksheets))\n"
      "for r in list(s.iter_rows())[1:]:\n"
      "  print('|'.join(f'{c.data_type}:{c.value}:{c.number_format}' for c in r\n"
      "                 if c.value is not None))\n"
      "for r in b.worksheets[1].iter_rows():\n"
      "  print(r[0].value)\n");
  check_golden("report_sales-by-month.ar.xlsx.txt",
               said_by("/usr/bin/python3 '" + (dir / "read.py").string() + "' '" +
                       (dir / "a.xlsx").string() + "'"));
}

BOOST_AUTO_TEST_CASE(pages_speak_the_language_of_the_report) {
  auto& shop = reported_shop();
  const std::string chinese =
      read_pdf(shop.written("sales-by-product", "zh_CN", ReportFormat::pdf));
  for (const char* words : {"按商品和渠道的销售", "羊毛地毯", "第 1 页，共 1 页", "Lampen"}) {
    BOOST_TEST(chinese.find(words) != std::string::npos, words);
  }
  const std::string arabic = read_pdf(shop.written("trial-balance", "ar", ReportFormat::pdf));
  for (const char* words : {"المراجعة", "Lampen", "EUR"}) {
    BOOST_TEST(arabic.find(words) != std::string::npos, words);
  }
  const std::string romanian = read_pdf(shop.written("stock-value", "ro", ReportFormat::pdf));
  for (const char* words : {"Stoc pe gestiuni, cu valoarea lui", "Pagina 1 din 1", "Leselampe"}) {
    BOOST_TEST(romanian.find(words) != std::string::npos, words);
  }
}

BOOST_AUTO_TEST_CASE(equal_jobs_give_equal_bytes) {
  for (const ReportFormat format : {ReportFormat::csv, ReportFormat::xlsx, ReportFormat::pdf}) {
    auto& shop = reported_shop();
    BOOST_TEST(
        (shop.written("open-orders", "ar", format) == shop.written("open-orders", "ar", format)));
  }
}

BOOST_AUTO_TEST_CASE(a_preview_has_the_pages_of_the_file) {
  auto& shop = reported_shop();
  const auto source = shop.desk->source();
  const auto pages = kontor::reports::report_pages(source, shop.job("open-orders", "en"));
  BOOST_REQUIRE(static_cast<bool>(pages));
  MemorySink sink;
  kontor::formats::write_pdf(sink, **pages);
  BOOST_TEST((sink.bytes() == shop.written("open-orders", "en", ReportFormat::pdf)));
}

BOOST_AUTO_TEST_CASE(a_report_that_fails_leaves_no_file_and_no_older_one_is_touched) {
  auto& shop = reported_shop();
  const kontor::reports::Report broken{
      "broken",           "Broken",     "", {}, kontor::company::Permission::read_orders,
      {{"name", "Name"}}, &failing_rows};
  for (const char* ending : {"csv", "xlsx", "pdf"}) {
    const TempDir dir;
    const auto file = dir / (std::string("a.") + ending);
    for (const bool older : {false, true}) {
      if (older) kontor::test::write_file(file, "older");
      auto job = shop.job("open-orders", "en");
      job.report = &broken;
      const auto source = shop.desk->source();
      BOOST_CHECK_THROW(
          (void)kontor::reports::write_report_file(
              source, job, *kontor::reports::report_format_of(file), ReportReader::person, file),
          kontor::Failure);
      std::size_t files = 0;
      for (const auto& entry : std::filesystem::directory_iterator(dir.path())) {
        ++files;
        BOOST_TEST(kontor::test::read_file(entry.path()) == "older");
      }
      BOOST_TEST(files == (older ? 1U : 0U));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_command_writes_what_it_is_told) {
  const Shop& shop = reported_shop().shop;
  check_golden("report_list.table", shop.expect(0, {"report", "list", "--output", "table"}).out);
  const auto table = shop.expect(0, {"report", "run", "trial-balance", "--output", "table"}).out;
  BOOST_TEST(table.find("Total") != std::string::npos);
  const auto listed = shop.expect(0, {"report", "run", "trial-balance"}).out;
  BOOST_TEST(listed == shop.expect(0, {"report", "run", "trial-balance", "--format", "csv"}).out);
  BOOST_TEST(listed.find("Total") == std::string::npos);
  BOOST_TEST(shop.json({"report", "run", "trial-balance", "--limit", "2"}).size() == 2U);
  const TempDir dir;
  const std::string sheet = (dir / "a.XLSX").string();
  const auto said =
      shop.expect(0, {"report", "run", "trial-balance", "--to-file", sheet, "--language", "ar"});
  BOOST_TEST(said.out == "");
  BOOST_TEST(said.err.find("rows were written to") != std::string::npos);
  BOOST_TEST(kontor::test::read_file(sheet).starts_with("PK"));
  const auto pdf = shop.expect(0, {"report", "run", "open-orders", "--format", "pdf"}).out;
  BOOST_TEST(pdf.starts_with("%PDF-"));
}

BOOST_AUTO_TEST_CASE(a_schedule_writes_a_file_a_day_and_asks_nothing) {
  const Shop& shop = reported_shop().shop;
  const TempDir dir;
  const auto files = [&] {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(dir.path()))
      names.push_back(entry.path().filename().string());
    return names;
  };
  const std::string wanted = (dir / "trial-{date}.csv").string();
  const auto first = shop.expect(0, {"report", "run", "trial-balance", "--to-file", wanted});
  BOOST_TEST(first.out == "");  // nothing for cron to send by mail but what is said
  const auto names = files();
  BOOST_REQUIRE(names.size() == 1U);
  const std::string& name = names.front();
  BOOST_TEST(name.starts_with("trial-20"), name);
  const auto day = kontor::BusinessDate::parse_iso(name.substr(6, 10));
  BOOST_REQUIRE(day.has_value());
  // The day of the test may end while it runs.
  const auto now = std::chrono::system_clock::now().time_since_epoch() / std::chrono::hours(24);
  BOOST_TEST(std::abs(static_cast<long>(day->days) - static_cast<long>(now)) <= 1);
  const std::string content = kontor::test::read_file(dir / name);
  BOOST_TEST(content == shop.expect(0, {"report", "run", "trial-balance"}).out);
  // Run again on the same day it takes the file's place as a whole; no half file is left over.
  kontor::test::write_file(dir / name, "older");
  shop.expect(0, {"report", "run", "trial-balance", "--to-file", wanted});
  BOOST_TEST(kontor::test::read_file(dir / name) == content);
  BOOST_TEST(files().size() == 1U);
  // What it can't do it says by its status, and leaves the older file.
  shop.expect(1, {"report", "run", "trial-balance", "--from", "2026-03-02", "--to", "2026-03-01",
                  "--to-file", wanted});
  const Shop nowhere("sqlite://" + (dir / "no" / "book.kontor").string());
  nowhere.expect(2, {"report", "run", "trial-balance", "--to-file", wanted});
  BOOST_TEST(kontor::test::read_file(dir / name) == content);
  BOOST_TEST(files().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_period_is_counted_from_today) {
  const Shop& shop = reported_shop().shop;
  for (const char* period :
       {"yesterday", "last-7-days", "this-month", "last-month", "this-year", "last-year"}) {
    shop.expect(0, {"report", "run", "sales-by-month", "--period", period});
  }
  const auto head = [&](const char* period) {
    const TempDir dir;
    const auto pdf =
        shop.expect(0, {"report", "run", "sales-by-month", "--period", period, "--format", "pdf"})
            .out;
    kontor::test::write_file(dir / "a.pdf", pdf);
    return said_by("pdftotext -layout '" + (dir / "a.pdf").string() + "' -");
  };
  // The year as its first and last day.
  const auto now = std::chrono::system_clock::now().time_since_epoch() / std::chrono::hours(24);
  const int year = kontor::BusinessDate{static_cast<std::int32_t>(now)}.year() - 1;
  const std::string said = head("last-year");
  BOOST_TEST(said.find("Jan 1, " + std::to_string(year)) != std::string::npos, said);
  BOOST_TEST(said.find("Dec 31, " + std::to_string(year)) != std::string::npos, said);
  shop.expect(2, {"report", "run", "sales-by-month", "--period", "someday"});
  shop.expect(2,
              {"report", "run", "sales-by-month", "--period", "last-year", "--from", "2026-03-01"});
  BOOST_TEST(shop.expect(2, {"report", "run", "stock-value", "--period", "last-year"}).err ==
             "The report stock-value has no option --period.\n");
}

BOOST_AUTO_TEST_CASE(wrong_usage_is_told) {
  const Shop& shop = reported_shop().shop;
  const auto refused = [&](int status, const kontor::test::Arguments& options) {
    kontor::test::Arguments all = {"report", "run"};
    all.insert(all.end(), options.begin(), options.end());
    return shop.expect(status, all).err;
  };
  BOOST_TEST(refused(2, {"nothing"}).find("There is no report nothing") == 0U);
  BOOST_TEST(refused(2, {"trial-balance", "--location", "LADEN"}) ==
             "The report trial-balance has no option --location.\n");
  BOOST_TEST(refused(2, {"trial-balance", "--to-file", "/tmp/a.doc"}).find("/tmp/a.doc") !=
             std::string::npos);
  refused(1, {"sales-by-month", "--channel", "NOWHERE"});
  refused(1, {"sales-by-month", "--from", "2026-03-02", "--to", "2026-03-01"});
  refused(3, {"sales-by-month", "--to-file", "/nonexistent/a.csv"});
}

BOOST_AUTO_TEST_SUITE_END()
