// Sheets are read by openpyxl, which is not ours.

#include "formats/xlsx/sheet.h"

#include "tests/support/kontor.h"
#include "tests/unit/formats/reading_programs.h"

namespace {

using kontor::BusinessDate;
using kontor::formats::MemorySink;
using kontor::formats::SheetCell;
using kontor::formats::SheetHead;
using kontor::formats::SheetMonth;
using kontor::formats::SheetNumber;
using kontor::formats::XlsxSheet;

std::string sheet_of(SheetHead head, const std::vector<std::vector<SheetCell>>& rows) {
  MemorySink sink;
  head.made_on = BusinessDate::of(2026, 11, 22);
  XlsxSheet sheet(sink, std::move(head));
  for (const auto& row : rows) sheet.row(row);
  sheet.row({std::string("Total"), {}, {}, SheetNumber{-1234, 2}, {}}, true);
  sheet.finish();
  return sink.bytes();
}

SheetHead figures_head(bool rtl) {
  SheetHead head;
  head.title = "Sales & [returns]";
  head.company = "Nord & Licht";
  head.rtl = rtl;
  head.columns = {{"名称"}, {"Day"}, {"Month"}, {"Amount", true}, {"Rate", true}};
  return head;
}

std::vector<std::vector<SheetCell>> figures() {
  return {{std::string("=1+1 زيت"), BusinessDate::of(2026, 2, 28),
           SheetMonth{BusinessDate::of(2026, 2, 1)}, SheetNumber{-1234, 2, false, "EUR"},
           SheetNumber{1255, 4, true}}};
}

std::string read_by_openpyxl(const std::string& bytes) {
  const kontor::test::TempDir dir;
  kontor::test::write_file(dir / "a.xlsx", bytes);
  kontor::test::write_file(
      dir / "read.py",
      "import sys, openpyxl\n"
      "for s in openpyxl.load_workbook(sys.argv[1]).worksheets:\n"
      "  print(s.title, bool(s.sheet_view.rightToLeft), s.freeze_panes)\n"
      "  for r in s.iter_rows():\n"
      "    print('|'.join(f'{c.data_type}:{c.value}:{c.number_format}:{int(bool(c.font.b))}'\n"
      "                   for c in r if c.value is not None))\n");
  return kontor::test::said_by("/usr/bin/python3 '" + (dir / "read.py").string() + "' '" +
                               (dir / "a.xlsx").string() + "'");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_sheet)

BOOST_AUTO_TEST_CASE(figures_are_figures_and_texts_are_texts) {
  BOOST_TEST(read_by_openpyxl(sheet_of(figures_head(false), figures())) ==
             "Sales &  returns  False A2\n"
             "s:名称:General:1|s:Day:General:1|s:Month:General:1|s:Amount:General:1|"
             "s:Rate:General:1\n"
             "s:=1+1 زيت:General:0|d:2026-02-28 00:00:00:yyyy-mm-dd:0|"
             "d:2026-02-01 00:00:00:yyyy-mm:0|n:-12.34:#,##0.00\\ [$EUR]:0|n:0.1255:0.00%:0\n"
             "s:Total:General:1|n:-12.34:#,##0.00:1\n");
}

BOOST_AUTO_TEST_CASE(a_sheet_stands_from_right_to_left) {
  const std::string read = read_by_openpyxl(sheet_of(figures_head(true), {}));
  BOOST_TEST(read.starts_with("Sales &  returns  True A2\n"));
}

BOOST_AUTO_TEST_CASE(what_a_spreadsheet_would_round_stays_exact) {
  const auto read = read_by_openpyxl(
      sheet_of(figures_head(false), {{{}, {}, {}, SheetNumber{9'007'199'254'740'993, 2}, {}}}));
  BOOST_TEST(read.find("s:90071992547409.93:") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(more_rows_than_a_sheet_holds_go_on_in_the_next) {
  SheetHead head = figures_head(false);
  head.rows_per_sheet = 2;
  const std::string read = read_by_openpyxl(sheet_of(std::move(head), figures()));
  BOOST_TEST(read.find("\nSales &  returns  2 False A2\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(equal_sheets_have_equal_bytes) {
  BOOST_TEST((sheet_of(figures_head(true), figures()) == sheet_of(figures_head(true), figures())));
}

BOOST_AUTO_TEST_CASE(what_was_asked_for_stands_in_a_sheet_of_its_own) {
  SheetHead head = figures_head(false);
  head.notes_title = "About";
  head.notes = {"October 2026", "=1+1"};
  const std::string read = read_by_openpyxl(sheet_of(std::move(head), figures()));
  BOOST_TEST(read.find("\nAbout False None\ns:Nord & Licht:General:0\n"
                       "s:Sales & [returns]:General:1\ns:October 2026:General:0\n"
                       "s:=1+1:General:0\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_spreadsheet_reads_the_same_figures) {
  const kontor::test::TempDir dir;
  kontor::test::write_file(dir / "a.xlsx", sheet_of(figures_head(true), figures()));
  // Field and text separator, UTF-8, from the first line on: cells as they are shown.
  kontor::test::said_by(
      "soffice --headless -env:UserInstallation=file://" + (dir / "profile").string() +
      " --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true'" + " --outdir '" +
      dir.path().string() + "' '" + (dir / "a.xlsx").string() + "'");
  BOOST_TEST(kontor::test::read_file(dir / "a.csv") ==
             "名称,Day,Month,Amount,Rate\n=1+1 زيت,2026-02-28,2026-02,-12.34 EUR,12.55%\n"
             "Total,,,-12.34,\n");
}

BOOST_AUTO_TEST_SUITE_END()
