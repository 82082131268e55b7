// Pages are read by pdftotext, which is not ours.

#include "formats/pages/table_pages.h"

#include <sstream>

#include "tests/support/kontor.h"
#include "tests/unit/formats/reading_programs.h"

namespace {

using kontor::BusinessDate;
using kontor::formats::MemorySink;
using kontor::formats::PageTable;
using kontor::formats::RowSpool;
using kontor::formats::TablePages;
using kontor::formats::TextRow;

/// A table and its rows, both to be changed by a test.
struct Table {
  PageTable head;
  std::vector<TextRow> rows;
};

Table sales_table(bool rtl, std::size_t rows) {
  Table made;
  PageTable& table = made.head;
  table.language = rtl ? "ar" : "en";
  table.rtl = rtl;
  table.letterhead = "Nordlicht";
  table.title = rtl ? "تقرير" : "Sales";
  table.notes = {"2026"};
  table.columns = {{rtl ? "زيت" : "Product"}, {"Amount", true}};
  for (std::size_t i = 0; i < rows; ++i) {
    made.rows.push_back({i % 2 == 0 ? "زيتون" : "橄榄油", std::to_string(1000 + i) + ".50"});
  }
  table.totals = {{"Total", "9,999.99"}};
  table.nothing = "Nothing here";
  table.page_text = [](std::size_t page, std::size_t pages) {
    return "Page " + std::to_string(page) + " of " + std::to_string(pages);
  };
  table.made_on = BusinessDate::of(2026, 11, 22);
  return made;
}

RowSpool spool_of(const std::vector<TextRow>& rows) {
  RowSpool spool;
  for (const TextRow& row : rows) spool.append(row);
  spool.finish();
  return spool;
}

std::string pdf_of(const TablePages& pages) {
  MemorySink sink;
  kontor::formats::write_pdf(sink, pages);
  return sink.bytes();
}

std::string pdf_of(const Table& table) {
  return pdf_of(TablePages(table.head, spool_of(table.rows)));
}

std::string text_of(const std::string& pdf) {
  const kontor::test::TempDir dir;
  kontor::test::write_file(dir / "a.pdf", pdf);
  return kontor::test::said_by("pdftotext -layout '" + (dir / "a.pdf").string() + "' -");
}

std::size_t times(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_table_pages)

BOOST_AUTO_TEST_CASE(every_row_stands_once_and_every_page_has_its_head_and_number) {
  const Table table = sales_table(false, 150);
  const TablePages pages(table.head, spool_of(table.rows));
  BOOST_REQUIRE(pages.count() > 2U);
  const std::string text = text_of(pdf_of(pages));
  for (std::size_t i = 0; i < 150; ++i) {
    BOOST_TEST(times(text, std::to_string(1000 + i) + ".50") == 1U);
  }
  const std::string all = std::to_string(pages.count());
  for (std::size_t page = 1; page <= pages.count(); ++page) {
    BOOST_TEST(times(text, "Page " + std::to_string(page) + " of " + all) == 1U);
  }
  BOOST_TEST(times(text, "Amount") == pages.count());
  BOOST_TEST(times(text, "9,999.99") == 1U);
}

BOOST_AUTO_TEST_CASE(words_of_every_script_come_out_whole) {
  const std::string text = text_of(pdf_of(sales_table(false, 4)));
  BOOST_TEST(times(text, "زيتون") == 2U);
  BOOST_TEST(times(text, "橄榄油") == 2U);
}

BOOST_AUTO_TEST_CASE(right_to_left_pages_are_mirrored) {
  const std::string left = text_of(pdf_of(sales_table(false, 1)));
  const std::string right = text_of(pdf_of(sales_table(true, 1)));
  BOOST_TEST(left.find("Total") < left.find("9,999.99"));
  BOOST_TEST(right.find("Total") > right.find("9,999.99"));
}

/// Where a word begins, in points from the left.
double place_of(const std::string& pdf, const std::string& word) {
  const kontor::test::TempDir dir;
  kontor::test::write_file(dir / "a.pdf", pdf);
  const std::string boxes =
      kontor::test::said_by("pdftotext -bbox '" + (dir / "a.pdf").string() + "' -");
  const std::size_t end = boxes.find(">" + word + "</word>");
  BOOST_REQUIRE_MESSAGE(end != std::string::npos, word);
  const std::string mark = "xMin=\"";
  return std::stod(boxes.substr(boxes.rfind(mark, end) + mark.size()));
}

BOOST_AUTO_TEST_CASE(texts_of_both_directions_begin_where_lines_begin) {
  constexpr double middle = 297;
  for (const bool rtl : {false, true}) {
    Table table = sales_table(rtl, 3);
    // pdftotext has Arabic words letter by letter here: the last word stands for the title.
    table.head.title = rtl ? "تقرير Zz" : "Sales Zz";
    table.head.notes = {"Latin", "زيت"};
    table.head.foot = "Foot";
    const std::string pdf = pdf_of(table);
    for (const std::string word : {"Zz", "Nordlicht", "Latin", "Foot"}) {
      BOOST_TEST_CONTEXT(word << rtl) BOOST_TEST((place_of(pdf, word) > middle) == rtl);
    }
    BOOST_TEST((place_of(pdf, "1000.50") < middle) == rtl);
  }
}

BOOST_AUTO_TEST_CASE(a_total_in_another_script_cuts_no_row) {
  Table table = sales_table(true, 3);
  table.head.columns[0].title = "m";
  for (int i = 0; i < 8; ++i) {
    table.head.columns.push_back({"Figure", true});
    for (auto& row : table.rows) row.push_back("1,234,567.89");
    table.head.totals[0].push_back("");
  }
  for (auto& row : table.rows) row[0] = "2016-01";
  table.head.totals[0][0] = "الإجمالي";
  BOOST_TEST(times(text_of(pdf_of(table)), "2016-01") == 3U);
}

BOOST_AUTO_TEST_CASE(no_rows_are_told_in_words) {
  Table empty = sales_table(false, 0);
  empty.head.totals.clear();
  BOOST_TEST(times(text_of(pdf_of(empty)), "Nothing here") == 1U);
}

BOOST_AUTO_TEST_CASE(many_columns_lie_on_their_side_and_figures_are_not_cut) {
  Table wide = sales_table(false, 1);
  for (int i = 0; i < 12; ++i) {
    wide.head.columns.push_back({"Figure", true});
    wide.rows[0].push_back("1,234,567.8" + std::to_string(i));
    wide.head.totals[0].push_back("");
  }
  const TablePages pages(wide.head, spool_of(wide.rows));
  BOOST_TEST(pages.width() > pages.height());
  const std::string text = text_of(pdf_of(pages));
  for (int i = 0; i < 12; ++i) {
    BOOST_TEST(times(text, "1,234,567.8" + std::to_string(i)) >= 1U);
  }
}

BOOST_AUTO_TEST_CASE(equal_tables_have_equal_bytes) {
  BOOST_TEST((pdf_of(sales_table(true, 60)) == pdf_of(sales_table(true, 60))));
}

BOOST_AUTO_TEST_CASE(every_font_is_in_the_file) {
  const kontor::test::TempDir dir;
  kontor::test::write_file(dir / "a.pdf", pdf_of(sales_table(true, 4)));
  const std::string fonts = kontor::test::said_by("pdffonts '" + (dir / "a.pdf").string() + "'");
  // Two lines of heads; then name, type, encoding, emb, sub, uni, object a font.
  std::istringstream lines(fonts);
  std::string line;
  int found = 0;
  for (int i = 0; std::getline(lines, line); ++i) {
    if (i < 2) continue;
    ++found;
    BOOST_TEST_CONTEXT(line) BOOST_TEST(times(line, " yes yes yes ") == 1U);
  }
  BOOST_TEST(found >= 3);
}

BOOST_AUTO_TEST_CASE(long_texts_take_several_lines_where_that_is_wanted) {
  Table table = sales_table(false, 3);
  table.head.columns[0].wrap = true;
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word" + std::to_string(100 + i) + " ";
  table.rows[1][0] = words;
  const std::string text = text_of(pdf_of(table));
  for (int i = 0; i < 60; ++i) BOOST_TEST(times(text, "word" + std::to_string(100 + i)) == 1U);
  BOOST_TEST(text.find("word159") < text.find("1002.50"));
}

BOOST_AUTO_TEST_CASE(pages_are_drawn_in_any_order) {
  const Table table = sales_table(false, 150);
  const TablePages pages(table.head, spool_of(table.rows));
  const std::string once = pdf_of(pages);
  BOOST_TEST((pdf_of(pages) == once));
}

BOOST_AUTO_TEST_CASE(rows_come_back_from_every_place) {
  RowSpool spool;
  const std::string large(100'000, 'x');
  for (int i = 0; i < 50; ++i) spool.append({std::to_string(i), i % 7 == 0 ? large : "", "زيت"});
  spool.finish();
  std::vector<std::int64_t> places;
  RowSpool::Reader reader(spool);
  TextRow row;
  for (int i = 0; i < 50; ++i) {
    places.push_back(reader.place());
    BOOST_REQUIRE(reader.next(row));
    BOOST_TEST((row == TextRow{std::to_string(i), i % 7 == 0 ? large : "", "زيت"}));
  }
  BOOST_TEST(!reader.next(row));
  for (std::size_t i = places.size(); i-- > 0;) {
    RowSpool::Reader again(spool, places[i]);
    BOOST_REQUIRE(again.next(row));
    BOOST_TEST(row[0] == std::to_string(i));
  }
}

BOOST_AUTO_TEST_SUITE_END()
